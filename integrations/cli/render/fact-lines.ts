import { inert } from '../../../tools/inert.ts';
import type { Screen } from './screen.ts';
import { words, wrap } from './wrap.ts';

const LABEL_WIDTH = 14;

/** `Label         value`, the value wrapped in a column of its own. */
export function factLines(label: string, value: string, { palette, textColumns }: Screen): string[] {
  const [first = '', ...rest] = wrap(words(inert(value)), textColumns - LABEL_WIDTH);
  const indent = ' '.repeat(LABEL_WIDTH);
  return [palette.dim(label.padEnd(LABEL_WIDTH)) + first, ...rest.map((line) => indent + line)];
}
