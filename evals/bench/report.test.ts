import { expect, test } from 'vitest';
import { overBound, toMarkdown } from './report.ts';

const chapters = [
  {
    title: 'A build',
    figures: [
      { name: 'build', value: 30.04, unit: 's', limit: 60, floor: { name: 'DuckDB alone', value: 10 } },
      { name: 'memory', value: 1_400, unit: 'MiB', limit: 1_000 },
    ],
  },
  { title: 'Sizes', figures: [{ name: 'claims', value: 1_000_000, unit: 'rows' }] },
] as const;

test('a table a chapter, with the columns that say something', () => {
  expect(toMarkdown(chapters)).toBe(`## A build

|  | Payerscope | bound | floor, ratio to it |
| --- | --: | --: | --: |
| build | 30.0 s | 60.0 s | 10.0 s (DuckDB alone), 3.0 × |
| memory | 1,400 MiB | 1,000 MiB **over** |  |

## Sizes

|  | Payerscope |
| --- | --: |
| claims | 1,000,000 rows |`);
});

test('what is over its bound is known', () => {
  expect(overBound(chapters).map(({ name }) => name)).toEqual(['memory']);
});
