import { expect, test } from 'vitest';
import { splitClauses } from './split-clauses.ts';
import { splitConjuncts } from './split-conjuncts.ts';

const isYear = (clause: string): boolean => /^(?:20\d\d|by month)\W*$/.test(clause);

test('a message is cut into its questions', () => {
  expect(splitClauses('Which payer pays least? How old is our AR?', isYear)).toEqual([
    'Which payer pays least?',
    'How old is our AR?',
  ]);
  expect(splitClauses('Who underpaid us, and is it getting worse?', isYear)).toEqual([
    'Who underpaid us',
    'is it getting worse?',
  ]);
});

test('what only narrows a question stays with the one beside it', () => {
  expect(splitClauses('Which payer pays least? 2024', isYear)).toEqual(['Which payer pays least, 2024']);
  expect(splitClauses('2024. Charges for Aetna; by month', isYear)).toEqual([
    '2024, Charges for Aetna, by month',
  ]);
});

test('two ends of a gap are not cut apart', () => {
  const gap = 'The gap between what we bill and what we get';
  expect(splitClauses(gap, isYear)).toEqual([gap]);
});

test('every joint is a way to take one sentence for two', () => {
  expect(splitConjuncts('the scorecard, plus the aging')).toEqual([
    { left: 'the scorecard', right: 'the aging' },
  ]);
  expect(splitConjuncts('charges and claims, by month').map(({ right }) => right)).toEqual([
    'claims, by month',
    'by month',
  ]);
  expect(splitConjuncts('brandy')).toEqual([]);
});
