import { inert } from '../../../tools/inert.ts';

/** What can be completed. */
export interface Vocabulary {
  /** Per command, the words that may follow it. */
  readonly commands: Readonly<Record<string, readonly string[]>>;
  /** Names within questions, as data gave them. */
  readonly names: readonly string[];
}

/** Fewer letters fit too many names. */
const SHORTEST_NAME = 2;

const begins = (name: string, typed: string): boolean => name.toLowerCase().startsWith(typed.toLowerCase());

/**
 * What Tab offers at the end of a line: commands, what may follow one, and payers' names, also those of several
 * words. Returns the offers and the part of the line that they would replace.
 */
export function completeLine(line: string, { commands, names }: Vocabulary): [string[], string] {
  const command = /^\/(\S*)$/.exec(line);
  if (command !== null) {
    const found = Object.keys(commands).filter((name) => begins(name, command[1]!));
    return [found.map((name) => `/${name} `), line];
  }
  const [, ofCommand = '', given = ''] = /^\/(\S+) +(.*)$/.exec(line) ?? [];
  const follows = commands[ofCommand] ?? [];
  const word = /\S*$/.exec(given)![0];
  const words = follows.filter((name) => begins(name, word));
  if (words.length > 0) return [words.map((name) => `${name} `), word];
  // From the longest end of the line to the shortest: `for blue cr` is about “Blue Cross”, not about “Cr…”.
  const starts = [...line.matchAll(/(?<!\S)\S/g)].map(({ index }) => line.slice(index));
  for (const typed of starts) {
    if (typed.length < SHORTEST_NAME) break;
    const found = names.map(inert).filter((name) => begins(name, typed));
    if (found.length > 0) return [found, typed];
  }
  return [[], ''];
}
