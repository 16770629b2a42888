import type { Font } from 'fontkit';
import type { FaceName } from './page.ts';

/** Measures text as it will be set: by the font's own metrics, kerning included. */
export interface Typefaces {
  /** Width in points. */
  width(text: string, face: FaceName, size: number): number;
}

const KEPT_WORDS = 20_000;

/** Metrics of the two cuts; what was measured once is kept. */
export function createTypefaces(fonts: Readonly<Record<FaceName, Font>>): Typefaces {
  const known = new Map<string, number>();
  // Word by word with its trailing space, as the page is set: kerning does not reach across a space, and words come
  // again and again where lines do not.
  const wordWidth = (word: string, face: FaceName): number => {
    const key = `${face} ${word}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const width = fonts[face].layout(word).advanceWidth / fonts[face].unitsPerEm;
    if (known.size >= KEPT_WORDS) known.clear();
    known.set(key, width);
    return width;
  };
  return {
    width: (text, face, size) => {
      const words = text.match(/[^ ]* |[^ ]+$/g) ?? [];
      return words.reduce((sum, word) => sum + wordWidth(word, face), 0) * size;
    },
  };
}
