import { describe, expect, it } from 'vitest';
import type { Disclosed, ResultTable } from './answer.ts';
import { tableTitles } from './table-titles.ts';

const table = (template: string, params: Record<string, unknown>): Disclosed<ResultTable> =>
  ({
    template,
    version: 1,
    params,
    columns: [],
    rows: [],
    withheld: [],
  }) as unknown as Disclosed<ResultTable>;
const year = (y: number) => ({ from: `${y}-01`, to: `${y}-12` });

describe('tableTitles', () => {
  it.each([
    ['one table', [table('payer_share', { period: year(2025) })], ['payer share']],
    [
      'two templates',
      [table('payer_share', { period: year(2025) }), table('exception_mix', { period: year(2024) })],
      ['payer share', 'exception mix'],
    ],
    [
      'two periods of one template',
      [table('payer_share', { period: year(2025) }), table('payer_share', { period: year(2024) })],
      ['payer share, 2025', 'payer share, 2024'],
    ],
    [
      'two measures of one template',
      [
        table('payments_trend', { metric: 'total_charges', period: year(2025) }),
        table('payments_trend', { metric: 'total_payments', period: year(2025) }),
      ],
      ['payments trend, total charges', 'payments trend, total payments'],
    ],
  ])('%s', (_, tables, titles) => {
    expect(tableTitles(tables)).toEqual(titles);
  });
});
