import { inert } from '../../../tools/inert.ts';
import type { Screen } from './screen.ts';
import { words, wrap } from './wrap.ts';

/** SQL with its own line breaks; a line wider than the screen goes on below, further in. */
export function sqlLines(sql: string, { textColumns }: Screen): string[] {
  return sql
    .trimEnd()
    .split(/\r?\n/)
    .flatMap((line) => {
      if (line.trim() === '') return [''];
      const depth = Math.min(/^ */.exec(line)![0].length, Math.floor(textColumns / 2));
      const first = ' '.repeat(2 + depth);
      return wrap(words(inert(line)), textColumns, { first, rest: `${first}    ` });
    });
}
