import { inert } from '../../../tools/inert.ts';
import { commandLine } from '../invocation.ts';
import { displayWidth, eachGrapheme } from './display-width.ts';
import type { Screen } from './screen.ts';
import { words, wrap } from './wrap.ts';

const INDENT = '  ';
const CONTINUED = ' \\';

/**
 * A text in double quotes, in pieces that may not be torn apart: `"`, `\`, `$` and the backquote are the
 * shell's there, and `!` recalls history and must stand in single quotes.
 */
function quotedAtoms(text: string): string[] {
  const atoms = [...eachGrapheme(text)].map((character) => {
    if (character === '!') return `"'!'"`;
    return /^["\\$`]$/.test(character) ? `\\${character}` : character;
  });
  return ['"', ...atoms, '"'];
}

/** Fills lines of at most `width` cells; all but the last end in a backslash, after a space where one is near. */
function fill(atoms: readonly string[], width: number): string[] {
  const widths = atoms.map(displayWidth);
  const sum = (from: number, to: number): number => widths.slice(from, to).reduce((all, one) => all + one, 0);
  const lines: string[] = [];
  let start = 0;
  while (sum(start, atoms.length) > width) {
    let end = start + 1;
    while (end < atoms.length && sum(start, end + 1) < width) end += 1;
    const space = atoms.slice(start, end).lastIndexOf(' ');
    if (space > (end - start) / 2) end = start + space + 1;
    lines.push(`${atoms.slice(start, end).join('')}\\`);
    start = end;
  }
  return [...lines, atoms.slice(start).join('')];
}

/**
 * The command that asks `question`, ready to be copied into a shell; in a conversation the question alone. Where it is wider than the screen, lines
 * end in a backslash, which the shell joins again to the very same words.
 *
 * @param thread continues that conversation; null begins a new one
 */
export function askCommand(
  question: string,
  thread: string | null,
  { columns: width, invocation }: Pick<Screen, 'columns' | 'invocation'>,
): string[] {
  if (invocation.chat === true) {
    return wrap(words(inert(question).trim()), width, { first: INDENT, rest: INDENT + INDENT });
  }
  const start = `${INDENT}${commandLine(invocation, 'ask')}${thread === null ? '' : ` --thread ${thread}`}`;
  const text = quotedAtoms(inert(question).trim());
  const whole = `${start} ${text.join('')}`;
  if (displayWidth(whole) <= width) return [whole];
  const indented = `${INDENT}${INDENT}${text.join('')}`;
  if (displayWidth(indented) <= width && displayWidth(start + CONTINUED) <= width) {
    return [start + CONTINUED, indented];
  }
  return fill([...eachGrapheme(`${start} `), ...text], width);
}
