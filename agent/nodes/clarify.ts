import type { AgentState, AgentUpdate } from '../state.ts';

/** Asks back, with the options the planner found. */
export function clarify(state: AgentState): AgentUpdate {
  if (state.plan?.kind !== 'clarify') throw new Error('clarify was reached without a question');
  const { question, options } = state.plan;
  return {
    outcome: {
      status: 'clarification',
      headline: question,
      text: '',
      readAs: '',
      clarification: { question, options },
      declined: null,
      suggestions: [],
    },
  };
}
