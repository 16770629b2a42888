import { templates } from '../sql/templates/index.ts';
import type { Answer } from '../tools/answer.ts';
import { threadIdFor } from './answer-id.ts';
import { createGraph } from './graph.ts';
import { visible } from './nodes/admit.ts';
import { createPlanTools } from './plan-tools.ts';
import type { AgentDeps, ProgressEvent } from './ports.ts';

export interface Question {
  readonly question: string;
  /** Conversation to go on with; without it the question stands alone, under an id made of it. */
  readonly thread?: string;
  /** Forget the thread's earlier turns first; by default so where no thread is named. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
}

export type AgentEvent = ProgressEvent | { readonly type: 'answer'; readonly answer: Answer };

export interface Agent {
  /**
   * Answers one question. What cannot be answered is an answer too (`status`).
   * @throws anything that is not a PayerscopeError inside: a bug
   */
  ask(question: Question): Promise<Answer>;
  /** The same with progress on the way; the last event is the answer. */
  stream(question: Question): AsyncGenerator<AgentEvent>;
}

/** Builds the agent over one release. Tools for the offline planner come from `createPlanTools` alike. */
export function createAgent(deps: AgentDeps): Agent {
  const graph = createGraph(deps, createPlanTools(deps.manifest, templates));

  const open = async ({ question, thread, fresh = thread === undefined, signal }: Question) => {
    const id = thread ?? threadIdFor(deps.manifest.id, visible(question));
    if (fresh) await deps.checkpointer?.deleteThread(id);
    const config = {
      configurable: { thread_id: id },
      // One write per turn: a turn is answered whole or not at all.
      durability: 'exit' as const,
      ...(signal === undefined ? {} : { signal }),
    };
    return { input: { question, thread: id }, config };
  };

  return {
    ask: async (question) => {
      const { input, config } = await open(question);
      const { answer } = await graph.invoke(input, config);
      if (!answer) throw new Error('the graph ended without an answer');
      return answer;
    },
    stream: async function* (question) {
      const { input, config } = await open(question);
      let answer: Answer | null = null;
      for await (const [mode, event] of await graph.stream(input, {
        ...config,
        streamMode: ['custom', 'values'],
      })) {
        if (mode === 'custom') yield event as ProgressEvent;
        else answer = event.answer ?? answer;
      }
      if (answer === null) throw new Error('the graph ended without an answer');
      yield { type: 'answer', answer };
    },
  };
}
