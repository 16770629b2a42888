import { createInterface } from 'node:readline';
import type { Terminal } from '../streams.ts';

/** How a conversation meets its terminal. */
export interface Prompting {
  readonly prompt: string;
  /** Names that could stand where the line ends, and the part of the line that they would replace. */
  readonly complete: (line: string) => [string[], string];
  /** Ctrl-C: true when something was running and has been stopped. */
  readonly interrupt: () => boolean;
}

/**
 * The lines a person types, with the session's history, editing and completion. It prompts when the next line is
 * wanted, and keeps what is typed ahead. Ends with Ctrl-D, or with Ctrl-C at an empty prompt; Ctrl-C throws a
 * line that was begun away.
 */
export async function* promptedLines(
  { input, output }: Terminal,
  { prompt, complete, interrupt }: Prompting,
): AsyncGenerator<string> {
  const terminal = createInterface({
    ...{ input, output, prompt, terminal: true },
    completer: complete,
    removeHistoryDuplicates: true,
  });
  const typed: string[] = [];
  let closed = false;
  let wake = (): void => {};
  terminal.on('line', (line) => {
    typed.push(line);
    wake();
  });
  terminal.on('close', () => {
    closed = true;
    wake();
  });
  terminal.on('SIGINT', () => {
    if (interrupt()) return;
    if (terminal.line === '') return terminal.close();
    terminal.write(null, { ctrl: true, name: 'e' });
    terminal.write(null, { ctrl: true, name: 'u' });
  });
  try {
    for (;;) {
      if (typed.length === 0 && !closed) {
        output.write('\n');
        terminal.prompt();
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const line = typed.shift();
      if (line !== undefined) yield line;
      else if (closed) return;
    }
  } finally {
    if (closed) output.write('\n');
    terminal.close();
  }
}
