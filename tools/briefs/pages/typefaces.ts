import type { Font } from 'fontkit';
import type { FaceName } from './page.ts';

/** Measures text as it will be set: by the font's own metrics, kerning included. */
export interface Typefaces {
  /** Width in points. */
  width(text: string, face: FaceName, size: number): number;
}

const KEPT_WIDTHS = 20_000;

/** Metrics of the two cuts; what was measured once is kept. */
export function createTypefaces(fonts: Readonly<Record<FaceName, Font>>): Typefaces {
  const known = new Map<string, number>();
  const measure = (text: string, face: FaceName): number => {
    // Word by word with its trailing space, as the page is set: kerning does not reach across a space.
    const parts = text.match(/[^ ]* |[^ ]+$/g) ?? [];
    const font = fonts[face];
    return parts.reduce((sum, part) => sum + font.layout(part).advanceWidth, 0) / font.unitsPerEm;
  };
  return {
    width: (text, face, size) => {
      const key = `${face} ${text}`;
      let width = known.get(key);
      if (width === undefined) {
        width = measure(text, face);
        if (known.size >= KEPT_WIDTHS) known.clear();
        known.set(key, width);
      }
      return width * size;
    },
  };
}
