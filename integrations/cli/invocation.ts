/** How this program was started: what a person must type to start it again. */
export interface Invocation {
  /** `payerscope`, or `npm start --` where npm started it. */
  readonly program: string;
  /** The data directory as given on the command line; null for the usual one. */
  readonly data: string | null;
}

export const PAYERSCOPE: Invocation = { program: 'payerscope', data: null };

const COMMAND =
  /\bpayerscope (ask|audit|brief|build|define|demo|doctor|releases|templates|verify|vet|why)\b/g;

/** One word for a POSIX shell. */
function shellWord(text: string): string {
  return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The beginning of a command that works when it is copied: `npm start -- ask --data hospital`. */
export function commandLine({ program, data }: Invocation, command: string): string {
  return `${program} ${command}${data === null ? '' : ` --data ${shellWord(data)}`}`;
}

/**
 * A sentence with the commands in it as they have to be typed here. Messages from below name them as
 * `payerscope build`, not knowing how the program was started.
 */
export function asTyped(text: string, invocation: Invocation): string {
  return text
    .replace(COMMAND, (_, command: string) => commandLine(invocation, command))
    .replaceAll('payerscope --help', `${invocation.program} --help`);
}
