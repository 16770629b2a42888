import type { QuestionEvent } from '../../../tools/audit-event.ts';

/** A question event for tests of the log itself; `changes` replaces what a test is about. */
export function sampleEvent(changes: Partial<QuestionEvent> = {}): QuestionEvent {
  return {
    event: 'question',
    asker: 'ana',
    thread: 't_0123456789ab',
    answerId: 'a_0123456789ab',
    release: '2025-12-31-1a2b3c4d',
    question: 'Payer scorecard for 2025',
    planner: 'offline',
    plan: { kind: 'run', templates: ['payer_scorecard'] },
    statements: [],
    status: 'answered',
    error: null,
    ...changes,
  };
}
