import { drawableText } from '../../charts/drawable-text.ts';

const CONTROL = /\p{Cc}/gu;
const SPACES = /[\s\p{Z}]+/gu;

/**
 * A text from data as a page can show it: without control, zero-width, bidirectional and tag characters, with one
 * space between words, and with something visible in the place of what the bundled font lacks (`drawableText`).
 */
export function printable(text: string): string {
  return drawableText(text.replace(SPACES, ' ').replace(CONTROL, '')).replace(SPACES, ' ').trim();
}
