import { expect, test } from 'vitest';
import { formatMonth } from './format-value.ts';
import { periodText } from './period-text.ts';

test.each([
  ['2025-03', '2025-03', 'March 2025'],
  ['2025-01', '2025-03', 'January–March 2025'],
  ['2024-11', '2025-02', 'November 2024–February 2025'],
  ['2025-01', '2025-12', '2025'],
  ['2023-01', '2024-12', '2023 and 2024'],
  ['2021-01', '2025-12', 'full years 2021–2025'],
])('%s to %s reads as %s', (from, to, text) => {
  expect(periodText({ from, to })).toBe(text);
});

test('a union names its ranges in order', () => {
  expect(
    periodText([
      { from: '2025-05', to: '2025-06' },
      { from: '2023-01', to: '2023-12' },
      { from: '2024-03', to: '2024-03' },
    ]),
  ).toBe('2023, March 2024 and May–June 2025');
});

test('keys of a trend read as people write them', () => {
  expect(['2025-03', '2025-Q1', '2025'].map(formatMonth)).toEqual(['Mar 2025', 'Q1 2025', '2025']);
});
