import type { Answer } from '../../../tools/answer.ts';
import { PayerscopeError } from '../../../tools/errors.ts';
import type { Application } from '../../application.ts';
import { askWithProgress } from '../commands/ask-with-progress.ts';
import { failedAnswer } from '../commands/failed-answer.ts';
import { printAnswer } from '../commands/print-answer.ts';
import { type CommandContext, notice } from '../context.ts';
import { chatContext } from './chat-context.ts';

/** One conversation at the command line: what it remembers, and how it asks. */
export interface Session {
  readonly application: Application;
  /** Stdout carries JSON and nothing else. */
  readonly json: boolean;
  /** How to draw, now. */
  context(): CommandContext;
  /** The last answer of this conversation; null where nothing was asked in it since the program began. */
  last(): Answer | null;
  /** The last answer that is no brief: what a chart or a CSV is made of. */
  tabled(): Answer | null;
  /**
   * Asks in this conversation's thread, prints the answer and remembers it. Null when the question was stopped.
   * @throws whatever the application throws; with `json` its document is printed first
   */
  ask(question: string): Promise<Answer | null>;
  /** Stops the question that is running; false when none is. */
  interrupt(): boolean;
  /** Begins another conversation. */
  forget(): void;
}

/** Begins a conversation, or goes on with `thread`. */
export function createSession(options: {
  readonly application: Application;
  readonly context: CommandContext;
  readonly json: boolean;
  readonly thread: string | null;
}): Session {
  const { application, json } = options;
  const context = (): CommandContext => chatContext(options.context);
  let { thread } = options;
  let last: Answer | null = null;
  let tabled: Answer | null = null;
  let running: AbortController | null = null;

  async function answerOf(question: string, signal: AbortSignal): Promise<Answer | null> {
    try {
      const asked = { question, signal, ...(thread === null ? {} : { thread }) };
      return await askWithProgress(application, asked, context());
    } catch (failure) {
      if (signal.aborted) {
        notice(context(), ['Stopped.']);
        return null;
      }
      if (json && failure instanceof PayerscopeError)
        await printAnswer(failedAnswer(question, thread ?? '', failure.message), 'line', context());
      throw failure;
    }
  }

  /** What people need to know of an answer beyond what it says. */
  function tell(answer: Answer): void {
    if (json) return;
    const options = answer.clarification?.options.length ?? 0;
    if (options > 0) {
      const numbers = options === 1 ? '1' : `a number from 1 to ${options}`;
      notice(context(), [`Type ${numbers} to choose, or ask in other words.`]);
    }
    if (answer.thread !== thread)
      notice(context(), [
        `Thread ${answer.thread}: payerscope chat --thread ${answer.thread} goes on with it.`,
      ]);
  }

  return {
    application,
    json,
    context,
    last: () => last,
    tabled: () => tabled,
    ask: async (question) => {
      running = new AbortController();
      try {
        const answer = await answerOf(question, running.signal);
        if (answer === null) return null;
        await printAnswer(answer, json ? 'line' : 'text', context());
        tell(answer);
        thread = answer.thread;
        last = answer;
        if (answer.brief === null) tabled = answer;
        return answer;
      } finally {
        running = null;
      }
    },
    interrupt: () => {
      running?.abort();
      return running !== null;
    },
    forget: () => {
      thread = null;
      last = null;
      tabled = null;
    },
  };
}
