import { fontOf } from '../../fonts/bundled-fonts.ts';
import type { FaceName } from './page.ts';

/** Measures text as it will be set. */
export interface Typefaces {
  /** Width in points. */
  width(text: string, face: FaceName, size: number): number;
}

/**
 * The bundled faces by their advances. Pages are set without kerning and ligatures (`paint-pages.ts`): shaping every
 * word costs a cold brief half a second, and charts are drawn the same way.
 */
export const typefaces: Typefaces = {
  width: (text, face, size) => (fontOf(face).advance(text) / fontOf(face).unitsPerEm) * size,
};
