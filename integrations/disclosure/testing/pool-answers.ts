import type { Period, ResultTable } from '../../../tools/answer.ts';
import {
  monthNumber,
  monthOf,
  monthsOfKey,
  normalisePeriods,
  type PeriodParam,
} from '../../../tools/period-keys.ts';
import type { CellSystem } from './read-cells.ts';

const monthsIn = (periods: readonly Period[]): string[] =>
  periods.flatMap(({ from, to }) =>
    Array.from({ length: monthNumber(to) - monthNumber(from) + 1 }, (_, i) => monthOf(monthNumber(from) + i)),
  );

/** The cell of one payer in one month: what every claims figure of an answer is a sum of. */
export const atom = (month: string, payer: string): string => `${month} ${payer}`;

/** What one figure of an answer is the sum of. */
function partsOf(
  table: ResultTable,
  row: ResultTable['rows'][number],
  prior: boolean,
  payers: readonly string[],
) {
  const valueIn = (name: string) => row[table.columns.findIndex((column) => column.name === name)];
  const key = ['month', 'quarter', 'year'].map(valueIn).find((value) => value !== undefined);
  const param = table.params[prior ? 'compare' : 'period'] as PeriodParam;
  const periods = key === undefined ? normalisePeriods(param) : [monthsOfKey(String(key))!];
  const named = valueIn('payer');
  const filtered = (table.params['payers'] as readonly string[] | undefined) ?? payers;
  const whose = named === undefined || named === 'All payers' ? filtered : [String(named)];
  return monthsIn(periods).flatMap((month) => whose.map((payer) => atom(month, payer)));
}

/**
 * All that a crowd knows of one measure after pooling its answers: each shown figure as a sum of months and payers.
 *
 * @param payers all there are: what a figure without a payer is summed over
 */
export function poolAnswers(
  tables: readonly ResultTable[],
  measure: string,
  payers: readonly string[],
): CellSystem {
  const cells = new Map<string, number | null>();
  const sums = new Map<string, { total: string; parts: string[] }>();
  for (const table of tables) {
    for (const row of table.rows) {
      for (const name of [measure, `${measure}_prior`]) {
        const value = row[table.columns.findIndex((column) => column.name === name)];
        if (typeof value !== 'number') continue;
        const parts = partsOf(table, row, name !== measure, payers);
        for (const part of parts) cells.set(part, null);
        const total = `sum of ${parts.join(', ')}`;
        cells.set(total, value);
        sums.set(total, { total, parts });
      }
    }
  }
  return { cells, sums: [...sums.values()] };
}
