import { expect, test } from 'vitest';
import { isMisspeltFiller, mendWord } from './mend-word.ts';

const words = new Map<string, readonly string[]>([
  ['payment', ['metric:total_payments']],
  ['spent', ['metric:total_medication_cost']],
  ['execute', ['refused']],
  ['patient', ['refused']],
  ['story', ['topic:1']],
  ['aetna', ['payer:Aetna']],
  ['medicare', ['payer:Medicare']],
  ['medicaid', ['payer:Medicaid']],
]);
const read = (word: string) => mendWord(word, words)?.readAs ?? null;

test('a slip toward one word is mended, and named', () => {
  expect(read('paymnet')).toBe('payment');
  expect(read('Aenta'.toLowerCase())).toBe('Aetna');
});

test('two payers equally near are asked about', () => {
  expect(mendWord('medicaie', words)).toEqual({ tags: ['tie:Medicare', 'tie:Medicaid'], readAs: null });
});

test('short words, other first letters and everyday words are left alone', () => {
  expect(read('sent')).toBeNull();
  expect(read('rayment')).toBeNull();
  expect(mendWord('covert', new Map([['cover', ['verb:covered']]]))).toBeNull();
});

test('a word that ends the question takes a clear slip', () => {
  expect(mendWord('patinet', words)?.tags).toEqual(['refused']);
  expect(mendWord('executive', words)).toBeNull();
  expect(mendWord('stroy', words)).toBeNull();
});

test('a misspelt word of no weight is known as such', () => {
  expect(isMisspeltFiller('sumary', new Set(['summary']))).toBe(true);
  expect(isMisspeltFiller('shw', new Set(['show']))).toBe(false);
});
