import { auditedStatement } from '../../tools/audited-statement.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import { answerIdFor } from '../answer-id.ts';
import { inertMarkdown } from '../inert-markdown.ts';
import type { AgentDeps } from '../ports.ts';
import type { AgentState, AgentUpdate, Outcome } from '../state.ts';

const plain = (status: Outcome['status'], headline: string): Outcome => ({
  status,
  headline,
  text: '',
  readAs: '',
  clarification: null,
  declined: status === 'declined' ? { reason: headline, nearest: [] } : null,
  suggestions: [],
});

/** Has the brief made that was planned, and says where it is. The turn before stays what a follow-up refers to. */
export function createMakeBrief({ manifest, makeBrief }: AgentDeps) {
  return async (state: AgentState): Promise<AgentUpdate> => {
    if (state.plan?.kind !== 'brief') throw new Error('make-brief was reached without a brief');
    if (makeBrief === undefined)
      return {
        outcome: plain('declined', 'Briefs cannot be written here; payerscope brief writes them to a file.'),
      };
    const { thread, turn, question, calls } = state;
    const { kind: _kind, ...order } = state.plan;
    const answerId = answerIdFor({ releaseId: manifest.id, thread, turn, question, calls });
    try {
      const { path, title, headline, results } = await makeBrief(order, answerId);
      const { about, audience } = order;
      return {
        brief: {
          made: { kind: about, audience, path },
          statements: results.map(({ statement }) => statement),
        },
        tried: [...state.tried, ...results.map((result) => auditedStatement(result, true))],
        outcome: { ...plain('answered', inertMarkdown(headline)), readAs: `${title}, as a two-page brief` },
      };
    } catch (error) {
      if (!(error instanceof PayerscopeError)) throw error;
      const status =
        error.code === 'PERIOD_NOT_PUBLISHED' || error.code === 'INVALID_PARAMS' ? 'declined' : 'failed';
      return { outcome: { ...plain(status, error.message), error: error.code } };
    }
  };
}
