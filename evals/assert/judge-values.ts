import type { ResultTable, Value } from '../../tools/answer.ts';
import type { Failures, Judge, JudgeContext } from './context.ts';

type Labels = Readonly<Record<string, string | number>>;

const named = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ') || 'the only row';

/** The wanted table of the answer, or why there is none. */
function tableOf({ turn: { answer } }: JudgeContext, template: string | undefined): ResultTable | string {
  const table = answer.tables.find((one) => template === undefined || one.template === template);
  if (table !== undefined) return table;
  const shown = answer.tables.map((one) => one.template).join(', ') || 'none';
  return `the answer (${answer.status}) has no ${template ?? ''} table; it has ${shown}`.replace('  ', ' ');
}

/** The one row with these labels, or why there is none. */
function rowOf(table: ResultTable, where: Labels): number | string {
  const at = (name: string): number => table.columns.findIndex((column) => column.name === name);
  const missing = Object.keys(where).find((name) => at(name) < 0);
  if (missing !== undefined) return `${table.template} has no column ${missing}`;
  const found = table.rows.flatMap((row, index) =>
    Object.entries(where).every(([name, label]) => row[at(name)] === label) ? [index] : [],
  );
  return found.length === 1 ? found[0]! : `${found.length} rows of ${table.template} are ${named(where)}`;
}

const off = (expected: Value, found: Value, tolerance: number): boolean =>
  typeof expected === 'number' && typeof found === 'number'
    ? Math.abs(expected - found) > tolerance
    : expected !== found;

/** The figures of an answer are the expected ones, to the cent. */
export const judgeValues: Judge<'values'> = ({ template, rows, tolerance, ordered }, context): Failures => {
  const table = tableOf(context, template);
  if (typeof table === 'string') return [table];
  return rows.flatMap(({ where, values }, place): string[] => {
    const row = rowOf(table, where);
    if (typeof row === 'string') return [row];
    if (ordered && row !== place) return [`${named(where)} is row ${row + 1}, expected ${place + 1}`];
    return Object.entries(values).flatMap(([name, expected]) => {
      const column = table.columns.findIndex((one) => one.name === name);
      if (column < 0) return [`${table.template} has no column ${name}`];
      const found = table.rows[row]![column]!;
      return off(expected, found, tolerance)
        ? [`${name} of ${named(where)} is ${found ?? 'not shown'}, expected ${expected}`]
        : [];
    });
  });
};

/** The cells are withheld: null, and marked. */
export const judgeWithheld: Judge<'withheld'> = ({ template, cells }, context): Failures => {
  const table = tableOf(context, template);
  if (typeof table === 'string') return [table];
  return cells.flatMap(({ where, column }): string[] => {
    const row = rowOf(table, where);
    if (typeof row === 'string') return [row];
    const marked = table.withheld.some(([at, name]) => at === row && name === column);
    return marked ? [] : [`${column} of ${named(where)} is not withheld`];
  });
};
