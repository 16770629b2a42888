import type { QuestionEvent } from '../tools/audit-event.ts';
import { auditedStatement } from '../tools/audited-statement.ts';
import type { AgentState } from './state.ts';

/** What a turn had come to when it is recorded. */
export type AuditedTurn = Pick<AgentState, 'plan' | 'planner' | 'results' | 'tried' | 'outcome'>;

/** A turn that failed before it was admitted. */
export const NO_TURN: AuditedTurn = { plan: null, planner: '', results: [], tried: [], outcome: null };

/**
 * A turn as the audit log keeps it: the plan by template names, every statement that was sent (those tried for
 * suggestions too) by parameters, counts and hashes. What the planner or the composer wrote is left out.
 */
export function questionEvent(
  asked: Pick<QuestionEvent, 'asker' | 'question' | 'thread' | 'release'>,
  { plan, planner, results, tried }: AuditedTurn,
  end: Pick<QuestionEvent, 'answerId' | 'status' | 'error'>,
): QuestionEvent {
  return {
    event: 'question',
    asker: asked.asker,
    thread: asked.thread,
    answerId: end.answerId,
    release: asked.release,
    question: asked.question,
    planner,
    plan:
      plan === null
        ? null
        : { kind: plan.kind, templates: plan.kind === 'run' ? plan.calls.map((call) => call.template) : [] },
    statements: [...results.map((result) => auditedStatement(result, true)), ...tried],
    status: end.status,
    error: end.error,
  };
}
