import type { Workspace } from '../application.ts';
import type { Config, ImageProtocol, TerminalSettings } from '../config.ts';
import { asTyped, type Invocation } from './invocation.ts';
import { createScreen, type Screen } from './render/screen.ts';
import type { Output, Streams } from './streams.ts';

/** What a command is given: streams, how to draw on each, settings, and the way to the data directory. */
export interface CommandContext {
  readonly streams: Streams;
  /** Drawing on stdout. */
  readonly screen: Screen;
  /** Drawing on stderr. */
  readonly notices: Screen;
  /** True where stderr can rewrite its last line. */
  readonly live: boolean;
  /** How the terminal behind stdout shows images; null where it does not. */
  readonly images: ImageProtocol | null;
  readonly config: Config;
  /** Opens the data directory's workspace; commands that only explain never do. */
  readonly openWorkspace: () => Promise<Workspace>;
  /** Milliseconds of a clock that only runs forward, for timings shown to people. */
  readonly elapsed: () => number;
}

/** Runs one command with its context and keeps the exit code it returns. */
export type Run = (command: (context: CommandContext) => Promise<number>) => Promise<void>;

/** Styles and width of one stream. */
export function screenOf(output: Output, terminal: TerminalSettings, invocation: Invocation): Screen {
  const color = !terminal.noColor && (terminal.forceColor || (output.isTTY && !terminal.dumb));
  return createScreen({
    columns: output.columns ?? terminal.columns,
    color,
    dumb: terminal.dumb,
    invocation,
  });
}

/** A sentence for people beside the result, wrapped, on stderr. */
export function notice({ streams, notices }: CommandContext, lines: readonly string[]): void {
  for (const line of lines)
    streams.stderr.write(`${notices.palette.dim(asTyped(line, notices.invocation))}\n`);
}
