import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Face, FONT_FILES, fontOf } from '../fonts/bundled-fonts.ts';
import { drawableText } from './drawable-text.ts';

test.each([
  ['Blue Cross Blue Shield', 'Blue Cross Blue Shield'],
  ['Ｂｌｕｅ Ⓒ', 'Blue C'],
  ['Αθήνα, Москва, Łódź', 'Αθήνα, Москва, Łódź'],
  ['中国人寿', '‹4E2D 56FD 4EBA 5BFF›'],
  ['中国人寿保险公司', '‹4E2D 56FD 4EBA 5BFF …›'],
  ['שלום', '‹05E9 05DC 05D5 05DD›'],
  ['Al\u200bpha\u202e\ufeff', 'Alpha'],
  ['a\nb\u001b[31m', 'a b‹241B›[31m'],
])('%j is drawn as %j', (text, drawn) => {
  expect(drawableText(text)).toBe(drawn);
});

test('whatever comes, every character of what is drawn is in every face, and drawing it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const drawn = drawableText(text);
      for (const character of drawn) {
        for (const face of Object.keys(FONT_FILES) as Face[]) {
          if (face === 'italic') continue;
          expect(fontOf(face).has(character.codePointAt(0)!)).toBe(true);
        }
      }
      expect(drawableText(drawn)).toBe(drawn);
    }),
    { numRuns: 400 },
  );
});

test('names that differ still look different', () => {
  expect(drawableText('中国')).not.toBe(drawableText('日本'));
});
