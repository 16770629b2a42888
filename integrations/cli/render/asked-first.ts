import type { ResultTable } from '../../../tools/answer.ts';

const isLabel = (unit: string): boolean => unit === 'text' || unit === 'month';

/**
 * Columns in the order in which panels show them: names, then the measure the table was asked for, then the rest, so that
 * the answer does not stand in the second panel.
 *
 * @param laid one per column of the table
 */
export function askedFirst<Laid>({ columns, params }: ResultTable, laid: readonly Laid[]): readonly Laid[] {
  const asked = columns.findIndex(({ name }) => name === params['metric']);
  if (asked < 0) return laid;
  const names = columns.findIndex(({ unit }) => !isLabel(unit));
  return [...laid.slice(0, names), laid[asked]!, ...laid.filter((_, at) => at >= names && at !== asked)];
}
