import { expect, test } from 'vitest';
import { splitWords } from './split-words.ts';

test.each([
  ['', []],
  ['coverage  operations', ['coverage', 'operations']],
  ['-o "my brief.pdf" payers', ['-o', 'my brief.pdf', 'payers']],
  ['-o my" "brief.pdf', ['-o', 'my brief.pdf']],
  ['""', ['']],
  ["C:\\briefs\\a.pdf payer’s o'clock", ['C:\\briefs\\a.pdf', 'payer’s', "o'clock"]],
  ['"never closed', ['never closed']],
])('%j', (text, words) => {
  expect(splitWords(text)).toEqual(words);
});
