import { explainAnswer } from '../commands/explain-answer.ts';
import { notice } from '../context.ts';
import { tellingContext } from './chat-context.ts';
import { requireAnswer } from './require-answer.ts';
import type { Session } from './session.ts';

/** A command inside a conversation. */
export interface ChatCommand {
  /** What may follow its name; empty where nothing does. */
  readonly usage: string;
  readonly does: string;
  run(given: string, session: Session): Promise<void>;
}

const telling = ({ context, json }: Session) => tellingContext(context(), json);

/** The commands of a conversation, in the order people are shown them. What one does is loaded when it runs. */
export const CHAT_COMMANDS: Readonly<Record<string, ChatCommand>> = {
  brief: {
    usage: '[coverage|payers|receivables] [executive|operations] [-o FILE]',
    does: 'a two-page PDF of what you are talking about: its period and payers, or others that you name',
    run: async (given, session) => (await import('./order-brief.ts')).orderBrief(given, session),
  },
  chart: {
    usage: '[FILE.png|.svg]',
    does: 'draw the last answer',
    run: async (given, session) => (await import('./save-chart.ts')).saveChart(given, session),
  },
  csv: {
    usage: '[FILE]',
    does: 'write the last answer’s tables',
    run: async (given, session) => (await import('./save-csv.ts')).saveCsv(given, session),
  },
  why: {
    usage: '[ANSWER_ID]',
    does: 'where the last answer came from: release, statements, parameters, hashes',
    run: async (given, session) => {
      const id = given === '' ? requireAnswer(session.last(), 'why').answerId : given;
      await explainAnswer(id, session.application, telling(session));
    },
  },
  define: {
    usage: '[TERM]',
    does: 'what a term means; without one, all of them',
    run: async (given, session) => {
      await (await import('../commands/define.ts')).define([given], telling(session));
    },
  },
  new: {
    usage: '',
    does: 'begin another conversation',
    run: async (_given, session) => {
      session.forget();
      notice(session.context(), ['A new conversation: nothing of the one before is kept in mind.']);
    },
  },
  help: {
    usage: '',
    does: 'this list',
    run: async (_given, session) =>
      (await import('./show-help.ts')).showHelp(CHAT_COMMANDS, telling(session)),
  },
  quit: { usage: '', does: 'leave, as Ctrl-D does', run: async () => {} },
};
