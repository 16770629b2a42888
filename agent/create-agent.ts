import { templatesOn } from '../sql/templates/index.ts';
import type { Answer } from '../tools/answer.ts';
import type { AuditedError } from '../tools/audit-event.ts';
import { auditedError } from '../tools/audited-error.ts';
import { threadIdFor } from './answer-id.ts';
import { createGraph } from './graph.ts';
import { visible } from './nodes/admit.ts';
import type { Plan } from './plan.ts';
import { createPlanTools } from './plan-tools.ts';
import type { AgentDeps, ProgressEvent } from './ports.ts';
import { type AuditedTurn, NO_TURN, questionEvent } from './question-event.ts';

export interface Question {
  readonly question: string;
  /** Conversation to go on with; without it the question stands alone, under an id made of it. */
  readonly thread?: string;
  /** Forget the thread's earlier turns first; by default so where no thread is named. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
  /** Who asks, for the audit log: whatever the surface knows people by. It never changes an answer. */
  readonly asker?: string;
}

export type AgentEvent =
  | ProgressEvent
  /** The answer, and the plan behind it; null where the question never came to one. */
  | { readonly type: 'answer'; readonly answer: Answer; readonly plan: Plan | null };

export interface Agent {
  /**
   * Answers one question. What cannot be answered is an answer too (`status`).
   * @throws anything that is not a PayerscopeError inside: a bug
   */
  ask(question: Question): Promise<Answer>;
  /** The same with progress on the way; the last event is the answer. */
  stream(question: Question): AsyncGenerator<AgentEvent>;
}

/** Stands for an asker whom the surface does not know. */
const UNKNOWN_ASKER = 'unknown';

/** Builds the agent over one release. Tools for the offline planner come from `createPlanTools` alike. */
export function createAgent(deps: AgentDeps): Agent {
  const { manifest, audit, checkpointer } = deps;
  const graph = createGraph(deps, createPlanTools(manifest, templatesOn(manifest.families)));

  async function* stream(input: Question): AsyncGenerator<AgentEvent> {
    const { question, thread: named, fresh = named === undefined, signal } = input;
    const thread = named ?? threadIdFor(manifest.id, visible(question));
    const asked = { asker: input.asker ?? UNKNOWN_ASKER, question };
    const config = {
      configurable: { thread_id: thread },
      // One write per turn: a turn is answered whole or not at all.
      durability: 'exit' as const,
      streamMode: ['custom', 'values'] as ['custom', 'values'],
      ...(signal === undefined ? {} : { signal }),
    };
    let turn: AuditedTurn = NO_TURN;
    let answer: Answer | null = null;
    const record = (status: Answer['status'], error: AuditedError | null): Promise<void> => {
      const end = { answerId: answer?.answerId ?? '', status, error };
      return audit.append(questionEvent({ ...asked, thread, release: manifest.id }, turn, end));
    };
    let running = true;
    try {
      if (fresh) await checkpointer?.deleteThread(thread);
      for await (const [mode, event] of await graph.stream({ question, thread }, config)) {
        if (mode === 'custom') yield event as ProgressEvent;
        // The last state holds the answer and nothing of the turn any more.
        else if (event.answer) answer = event.answer;
        else turn = event;
      }
      running = false;
      if (answer === null) throw new Error('the graph ended without an answer');
    } catch (failure) {
      running = false;
      // What went wrong first is what people must hear, even where it cannot be recorded either.
      await record('failed', signal?.aborted ? 'ABANDONED' : auditedError(failure)).catch(() => {});
      throw failure;
    } finally {
      // Still running: the caller stopped listening.
      if (running) await record('failed', 'ABANDONED');
    }
    // Outside the graph: a log that cannot be written is no node's failure, and leaves the thread's turn whole.
    await record(answer.status, turn.outcome?.error ?? null);
    yield { type: 'answer', answer, plan: turn.plan };
  }

  return {
    ask: async (question) => {
      for await (const event of stream(question)) if (event.type === 'answer') return event.answer;
      throw new Error('the graph ended without an answer');
    },
    stream,
  };
}
