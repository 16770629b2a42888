/** How this program was started: what a person must type to start it again. */
export interface Invocation {
  /** `payerscope`, or `npm start --` where npm started it. */
  readonly program: string;
  /** The data directory as given on the command line; null for the usual one. */
  readonly data: string | null;
  /** The warehouse as given on the command line; without it the usual one, or the environment's. */
  readonly warehouse?: string | undefined;
  /** True inside a conversation, where its own commands and plain questions are typed. */
  readonly chat?: boolean;
}

export const PAYERSCOPE: Invocation = { program: 'payerscope', data: null };

/** A command in a sentence, and the warehouse where the sentence names one itself. */
const COMMAND =
  /\bpayerscope (ask|audit|brief|build|chat|define|demo|doctor|publish|releases|templates|verify|vet|why)\b( --warehouse \w+)?/g;

/** Commands that a conversation has as well. */
const IN_CHAT = new Set(['brief', 'define', 'why']);

/** One word for a POSIX shell. */
function shellWord(text: string): string {
  return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The beginning of a command that works when it is copied: `npm start -- ask --data hospital`, in chat `/why`. */
export function commandLine({ program, data, warehouse, chat = false }: Invocation, command: string): string {
  if (chat && IN_CHAT.has(command)) return `/${command}`;
  const options = { data: data ?? undefined, warehouse };
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [` --${name} ${shellWord(value)}`],
  );
  return `${program} ${command}${given.join('')}`;
}

/**
 * A sentence with the commands in it as they have to be typed here. Messages from below name them as
 * `payerscope build`, not knowing how the program was started.
 */
export function asTyped(text: string, invocation: Invocation): string {
  return text
    .replace(COMMAND, (_, command: string, named?: string) =>
      named === undefined
        ? commandLine(invocation, command)
        : `${commandLine({ ...invocation, warehouse: undefined }, command)}${named}`,
    )
    .replaceAll('payerscope --help', `${invocation.program} --help`);
}
