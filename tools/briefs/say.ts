import { PayerscopeError } from '../errors.ts';
import type { Figure, Name } from './read-result.ts';

/**
 * A sentence of plain words, figures and names: null when a figure in it cannot be shown, so that nothing is said
 * about it. The words themselves may hold no digit: a number stands in a brief only because a result has it.
 *
 * @example say`${payer} stands ${size(variance)} below charges.`
 * @throws PayerscopeError CHECK_FAILED when the plain words hold a digit
 */
export function say(words: TemplateStringsArray, ...parts: readonly (Figure | Name)[]): string | null {
  if (words.some((text) => /\p{N}/u.test(text)))
    throw new PayerscopeError('CHECK_FAILED', 'A brief’s own words hold a digit; figures come from results.');
  if (parts.some((part) => 'value' in part && part.value === null)) return null;
  return words
    .map((text, at) => {
      const part = parts[at];
      return part === undefined ? text : text + ('name' in part ? part.name : part.text);
    })
    .join('');
}
