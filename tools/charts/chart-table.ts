import type { ResultColumn } from '../../sql/templates/define-template.ts';
import type { ResultTable } from '../answer.ts';
import { formatMonth } from '../format-value.ts';
import { ALL_ROW, memberRows } from '../table-rows.ts';
import { drawableText } from './drawable-text.ts';

/** A value as a chart may draw it: `withheld` is its own thing, and so is a value that does not exist. */
export type ChartValue =
  | { readonly state: 'shown'; readonly value: number }
  | { readonly state: 'withheld' }
  | { readonly state: 'none' };

/**
 * A result as charts read it: members without the total row, labels ready to draw. `payer+age_bucket` is a column
 * of both labels.
 */
export interface ChartTable {
  readonly table: ResultTable;
  readonly rows: readonly number[];
  /** @throws Error when the result has no such column: a chart hint names what its template does not return */
  column(name: string): ResultColumn;
  has(name: string): boolean;
  /** The label as it is in the release: what a colour or a group goes by. */
  key(row: number, column: string): string;
  /** The label as it is drawn. */
  label(row: number, column: string): string;
  value(row: number, column: string): ChartValue;
}

/** Wraps a result for drawing. */
export function chartTable(table: ResultTable): ChartTable {
  const places = new Map(table.columns.map(({ name }, at) => [name, at]));
  const hidden = new Set(table.withheld.map(([row, name]) => `${row} ${name}`));
  const column = (name: string): ResultColumn => {
    if (name.includes('+')) {
      const labels = name.split('+').map((part) => column(part).label);
      return { name, label: labels.join(' and '), unit: 'text' };
    }
    const found = table.columns[places.get(name) ?? -1];
    if (found === undefined) throw new Error(`${table.template}: its chart wants ${name}, which it has not`);
    return found;
  };
  const cell = (row: number, name: string) => table.rows[row]?.[places.get(name) ?? -1] ?? null;
  const key = (row: number, name: string): string =>
    name
      .split('+')
      .map((part) => String(cell(row, part) ?? ''))
      .join(' · ');
  return {
    table,
    rows: membersOnly(table),
    column,
    has: (name) => places.has(name),
    key,
    label: (row, name) =>
      drawableText(column(name).unit === 'month' ? formatMonth(key(row, name)) : key(row, name)),
    value: (row, name) => {
      column(name);
      if (hidden.has(`${row} ${name}`)) return { state: 'withheld' };
      const value = cell(row, name);
      return typeof value === 'number' ? { state: 'shown', value } : { state: 'none' };
    },
  };
}

/** Rows of members: in a result of two dimensions the margin of one, such as `All ages`, is no member either. */
function membersOnly(table: ResultTable): number[] {
  const labels = table.columns.flatMap(({ unit }, at) => (unit === 'text' ? [at] : []));
  const rows = memberRows(table);
  const members = rows.filter(
    (row) => !labels.some((at) => ALL_ROW.test(String(table.rows[row]?.[at] ?? ''))),
  );
  return members.length === 0 ? rows : members;
}

/** The number, or null where there is none to show. */
export const shownValue = (value: ChartValue): number | null =>
  value.state === 'shown' ? value.value : null;

/** Labels of a column in the order they first come. */
export function labelsIn(view: ChartTable, column: string): string[] {
  return [...new Set(view.rows.map((row) => view.key(row, column)))];
}
