import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../sql/package-root.ts';
import { type Font, openFont } from './open-font.ts';

/** The faces that stand in this folder, unmodified, under the SIL Open Font License (`OFL.md`). */
export const FONT_FILES = {
  regular: 'SourceSans3-Regular.ttf',
  semibold: 'SourceSans3-Semibold.ttf',
  bold: 'SourceSans3-Bold.ttf',
  italic: 'SourceSans3-It.ttf',
} as const;

export type Face = keyof typeof FONT_FILES;

/** Absolute path of a face's file. */
export function fontPath(face: Face): string {
  return join(packageRoot(), 'tools', 'fonts', FONT_FILES[face]);
}

const opened = new Map<Face, Font>();

/** The face, read on first use and kept. */
export function fontOf(face: Face): Font {
  let font = opened.get(face);
  if (font === undefined) {
    font = openFont(readFileSync(fontPath(face)));
    opened.set(face, font);
  }
  return font;
}

/** The face that draws a CSS weight and style. */
export function faceFor(weight: string | number | undefined, style?: string): Face {
  if (style === 'italic') return 'italic';
  const number = weight === 'bold' ? 700 : weight === undefined || weight === 'normal' ? 400 : Number(weight);
  return number >= 700 ? 'bold' : number >= 600 ? 'semibold' : 'regular';
}
