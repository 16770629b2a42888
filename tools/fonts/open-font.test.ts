import { readFileSync } from 'node:fs';
import { create, type Font as Reference } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { type Face, FONT_FILES, fontOf, fontPath } from './bundled-fonts.ts';

describe.each(Object.keys(FONT_FILES) as Face[])('%s', (face) => {
  const reference = create(readFileSync(fontPath(face))) as Reference;
  const font = fontOf(face);

  test('knows the characters the font library knows, and their widths', () => {
    expect(font.unitsPerEm).toBe(reference.unitsPerEm);
    for (const codePoint of reference.characterSet) {
      const glyph = reference.glyphForCodePoint(codePoint);
      expect([codePoint, font.has(codePoint)]).toEqual([codePoint, glyph.id !== 0]);
      expect(font.advance(String.fromCodePoint(codePoint))).toBe(glyph.advanceWidth);
    }
    expect(font.has(0x4e2d)).toBe(false);
  });

  test('draws every character within the box the font library gives it', () => {
    for (const codePoint of reference.characterSet) {
      const { minX, minY, maxX, maxY } = reference.glyphForCodePoint(codePoint).cbox;
      const numbers = [...font.outline(codePoint).matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
      if (numbers.length === 0) continue;
      const xs = numbers.filter((_, at) => at % 2 === 0);
      const ys = numbers.filter((_, at) => at % 2 === 1);
      const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
      [minX, minY, maxX, maxY].forEach((edge, at) => {
        expect(Math.abs(box[at]! - edge), `U+${codePoint.toString(16)}`).toBeLessThan(2);
      });
    }
  });
});

test('a space has no outline, a letter has, and an accented letter has both parts', () => {
  const font = fontOf('regular');
  const contours = (text: string): number => font.outline(text.codePointAt(0)!).split('M').length - 1;
  expect(font.outline(0x20)).toBe('');
  expect(['I', 'o', 'é', 'Å'].map(contours)).toEqual([1, 2, 3, 4]);
});
