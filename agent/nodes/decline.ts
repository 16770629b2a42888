import type { AgentState, AgentUpdate } from '../state.ts';

/** Says what cannot be answered and what comes nearest. */
export function decline(state: AgentState): AgentUpdate {
  if (state.plan?.kind !== 'decline') throw new Error('decline was reached without a reason');
  const { reason, nearest } = state.plan;
  return {
    outcome: {
      status: 'declined',
      headline: reason,
      text: '',
      readAs: '',
      clarification: null,
      declined: { reason, nearest },
      suggestions: nearest.map(({ example }) => example),
    },
  };
}
