import { expect, test } from 'vitest';
import { printable } from './printable.ts';

test.each([
  ['Élan  Santé\n', 'Élan Santé'],
  ['Al\u200bp\u2060ha\u202e\ufeff', 'Alpha'],
  ['x\u{e0073}\u{e0077}y', 'xy'],
  ['\u001b[31mred\u0007', '[31mred'],
  ['中国', '‹4E2D 56FD›'],
])('%j is printed as %s', (given, shown) => {
  expect(printable(given)).toBe(shown);
});
