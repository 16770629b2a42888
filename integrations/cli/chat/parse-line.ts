import { inert } from '../../../tools/inert.ts';

/** What one line of a conversation is. */
export type Line =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'option'; readonly number: number }
  | { readonly kind: 'command'; readonly name: string; readonly given: string };

const COMMAND = /^\/([^\s/]*)(?:\s+(.*))?$/;
/** Three digits and more are a year or an amount, and a question of their own. */
const NUMBER = /^\d{1,2}[.)]?$/;
/** How people leave programs like this one. */
const LEAVES = new Set(['exit', 'quit']);

/**
 * Reads one line: `/name …` is a command, a small number picks one of the options where there are any, and the
 * rest are questions.
 *
 * @param options how many options the last answer offers
 */
export function parseLine(line: string, options: number): Line {
  const text = line.trim();
  if (text === '') return { kind: 'nothing' };
  if (LEAVES.has(text.toLowerCase())) return { kind: 'command', name: 'quit', given: '' };
  const command = COMMAND.exec(inert(text));
  if (command !== null) {
    const [, name = '', given = ''] = command;
    return { kind: 'command', name: name.toLowerCase(), given: given.trim() };
  }
  if (options > 0 && NUMBER.test(text)) return { kind: 'option', number: Number.parseInt(text, 10) };
  return { kind: 'question', question: text };
}
