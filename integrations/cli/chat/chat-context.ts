import type { CommandContext } from '../context.ts';
import { resizeScreen, type Screen } from '../render/screen.ts';
import type { Output } from '../streams.ts';

/**
 * The context inside a conversation: commands are shown as they are typed there, and lines are as wide as the
 * terminal is now, which may have changed since the last question.
 */
export function chatContext(context: CommandContext): CommandContext {
  const inChat = (screen: Screen, output: Output): Screen => ({
    ...resizeScreen(screen, output.columns),
    invocation: { ...screen.invocation, chat: true },
  });
  const { streams, screen, notices } = context;
  return {
    ...context,
    screen: inChat(screen, streams.stdout),
    notices: inChat(notices, streams.stderr),
  };
}

/**
 * For commands whose notices are their result: everything goes to stdout, or, where stdout carries JSON alone, to
 * stderr.
 */
export function tellingContext(context: CommandContext, json: boolean): CommandContext {
  const { streams, screen, notices } = context;
  const output = json ? streams.stderr : streams.stdout;
  const drawn = json ? notices : screen;
  return {
    ...context,
    streams: { ...streams, stdout: output, stderr: output },
    screen: drawn,
    notices: drawn,
  };
}
