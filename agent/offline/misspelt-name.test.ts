import { expect, test } from 'vitest';
import { misspeltName } from './misspelt-name.ts';
import { tokenise } from './tokenise.ts';

const names = [
  { name: 'Blue Cross', stems: ['blue', 'cross'], tags: [] },
  { name: 'Blue Cross Blue Shield', stems: ['blue', 'cross', 'blue', 'shield'], tags: [] },
];
const read = (text: string) => misspeltName(tokenise(text), 0, names)?.name ?? null;

test('a slip in each of some words is read, the longest name first', () => {
  expect(read('blu cross charges')).toBe('Blue Cross');
  expect(read('blu cross blue sheild')).toBe('Blue Cross Blue Shield');
});

test('no name is read where it is right, where most words are wrong, or where a word is another one', () => {
  expect(read('blue cross charges')).toBeNull();
  expect(read('blu crss charges')).toBeNull();
  expect(read('blue coat')).toBeNull();
});
