import { expect, test } from 'vitest';
import { completeLine } from './complete-line.ts';

const vocabulary = {
  commands: { brief: ['coverage', 'payers', 'executive'], chart: [], csv: [], define: ['payer_paid'] },
  names: ['Blue Cross Blue Shield', 'Medicaid', 'Medicare', '\u001b[2JEvil'],
};

test.each([
  ['/', [['/brief ', '/chart ', '/csv ', '/define '], '/']],
  ['/c', [['/chart ', '/csv '], '/c']],
  ['/brief ', [['coverage ', 'payers ', 'executive '], '']],
  ['/brief coverage E', [['executive '], 'E']],
  ['/brief payers for medica', [['Medicaid', 'Medicare'], 'medica']],
  ['/define pay', [['payer_paid '], 'pay']],
  ['/nothing x', [[], '']],
  ['Payer scorecard for blue c', [['Blue Cross Blue Shield'], 'blue c']],
  ['for MEDI', [['Medicaid', 'Medicare'], 'MEDI']],
  ['and for m', [[], '']],
  ['and for zz', [[], '']],
  ['', [[], '']],
])('%j', (line, offered) => {
  expect(completeLine(line, vocabulary)).toEqual(offered);
});

test('a name from data cannot steer the terminal it is completed on', () => {
  expect(completeLine('for ␛[', vocabulary)).toEqual([['␛[2JEvil'], '␛[']);
});
