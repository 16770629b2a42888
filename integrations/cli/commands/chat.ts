import { EXIT } from '../../../tools/errors.ts';
import { chatVocabulary } from '../chat/chat-vocabulary.ts';
import { completeLine } from '../chat/complete-line.ts';
import { pipedLines } from '../chat/piped-lines.ts';
import { promptedLines } from '../chat/prompted-lines.ts';
import { sayLine } from '../chat/say-line.ts';
import { createSession, type Session } from '../chat/session.ts';
import { spacedOutput } from '../chat/spaced-output.ts';
import { type CommandContext, notice } from '../context.ts';
import { describeFailure } from '../describe-failure.ts';
import { asTyped } from '../invocation.ts';
import type { Terminal } from '../streams.ts';
import { buildDemoFirst } from './build-demo-first.ts';
import { checkThread } from './check-thread.ts';

export interface ChatOptions {
  readonly thread?: string;
  readonly json?: boolean;
}

/** Lines as a person types them at a prompt on stderr. */
function linesTyped(terminal: Terminal, session: Session): AsyncGenerator<string> {
  const context = session.context();
  const vocabulary = chatVocabulary(session.application.payers());
  notice(context, ['Ask a question. /help lists what else you can type, Ctrl-D leaves.']);
  return promptedLines(terminal, {
    prompt: `${context.notices.palette.accent('>')} `,
    complete: (line) => completeLine(line, vocabulary),
    interrupt: session.interrupt,
  });
}

/** Says every line; what goes wrong with one is told, and the next is read. Returns the exit code. */
async function converse(lines: AsyncIterable<string>, session: Session, next: () => void): Promise<number> {
  let exitCode: number = EXIT.answered;
  for await (const line of lines) {
    next();
    try {
      if (!(await sayLine(line, session))) break;
    } catch (error) {
      const { streams, notices, config } = session.context();
      const { text, exitCode: told } = describeFailure(error, config.debug);
      streams.stderr.write(`${asTyped(text, notices.invocation)}\n`);
      if (told === EXIT.bug) exitCode = EXIT.bug;
    }
  }
  return exitCode;
}

/**
 * `payerscope chat`: a conversation with memory, at a prompt or line by line from standard input. It ends with 0
 * whatever was answered, with 1 where a bug came up.
 * @throws PayerscopeError USAGE for a bad thread; RELEASE_UNAVAILABLE when no release can be opened
 */
export async function chat(options: ChatOptions, context: CommandContext): Promise<number> {
  const { thread, json = false } = options;
  checkThread(thread);
  const workspace = await context.openWorkspace();
  await buildDemoFirst(workspace, context);
  const { streams } = context;
  const { terminal } = streams;
  const spaced = spacedOutput(streams.stdout);
  const spaces = terminal === undefined && !json;
  const application = await workspace.openApplication();
  try {
    const session = createSession({
      ...{ application, json, thread: thread ?? null },
      context: spaces ? { ...context, streams: { ...streams, stdout: spaced.output } } : context,
    });
    const lines = terminal === undefined ? pipedLines(streams.stdin) : linesTyped(terminal, session);
    return await converse(lines, session, spaced.next);
  } finally {
    await application.close();
  }
}
