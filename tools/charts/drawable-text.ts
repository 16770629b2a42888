import { fontOf } from '../fonts/bundled-fonts.ts';
import { inert } from '../inert.ts';

/** How many characters of a run the font lacks are told by their code points before the rest is left out. */
const CODES_SHOWN = 4;
const MARKS = /\p{M}/gu;

const drawn = (text: string): boolean =>
  [...text].every((character) => fontOf('regular').has(character.codePointAt(0)!));

/** The character itself, its nearest letters without marks (`Ｂ` → `B`), or null where there are none. */
function nearest(character: string): string | null {
  if (drawn(character)) return character;
  const plain = character.normalize('NFKD').replace(MARKS, '');
  return plain !== '' && drawn(plain) ? plain : null;
}

const codesOf = (run: readonly string[]): string => {
  const codes = run
    .slice(0, CODES_SHOWN)
    .map((character) => character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0'));
  return `‹${codes.join(' ')}${run.length > CODES_SHOWN ? ' …' : ''}›`;
};

/**
 * One line of text as the bundled font can draw it: inert (no control or steering characters), and never an empty
 * box. What the font lacks becomes its nearest letters, or its code points between angle quotes, so that two names
 * that differ still look different.
 *
 * @example drawableText('Ｂlue Cross') === 'Blue Cross'
 * @example drawableText('中国') === '‹4E2D 56FD›'
 */
export function drawableText(text: string): string {
  let result = '';
  let missing: string[] = [];
  const flush = (): void => {
    if (missing.length > 0) result += codesOf(missing);
    missing = [];
  };
  for (const character of inert(text.normalize('NFC'))) {
    const shown = nearest(character);
    if (shown === null) missing.push(character);
    else {
      flush();
      result += shown;
    }
  }
  flush();
  return result;
}
