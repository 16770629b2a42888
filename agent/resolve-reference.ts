import type { ResultColumn, Unit } from '../sql/templates/define-template.ts';
import type { ResultTable, Value } from '../tools/answer.ts';
import { formatMonth, formatProse } from '../tools/format-value.ts';
import { memberRows } from '../tools/table-rows.ts';
import { inertMarkdown } from './inert-markdown.ts';
import type { CellReference, Reference, SumReference } from './references.ts';
import { isActive } from './table-activity.ts';

/** A result with its periods in words, as text may refer to it. */
export interface ReferableTable {
  readonly table: ResultTable;
  readonly period: string | null;
  readonly compare: string | null;
}

export interface Resolved {
  readonly ok: true;
  readonly kind: 'value' | 'label' | 'period';
  /** As people read it. */
  readonly text: string;
  readonly value: Value;
  /** Where the sign carries meaning: a variance stands above or below, a change goes up or down. */
  readonly signed: 'level' | 'change' | null;
  /** Told without its sign: the words must give it. */
  readonly absolute: boolean;
  readonly better: 'higher' | 'lower' | 'neutral';
  /** Rows the value belongs to; empty for aggregates. The first one governs the wording. */
  readonly rows: readonly { readonly table: number; readonly row: number }[];
  readonly column: string;
}

export interface Unresolved {
  readonly ok: false;
  readonly reason: string;
}

const SIGNED_LEVEL = /^(net_variance|variance_pct)$/;
const SIGNED_CHANGE = /_change(_pct)?$/;
const ADDITIVE: readonly Unit[] = ['count', 'usd'];
// Distinct persons are never summed, whatever their unit.
const NEVER_SUMMED = new Set(['patients']);
// Of percentages only the parts of one total add up.
const isSummed = ({ name, unit }: ResultColumn): boolean =>
  name === 'share_of_total' || (ADDITIVE.includes(unit) && !NEVER_SUMMED.has(name));

const TIME_COLUMNS = new Set(['month', 'quarter', 'year']);

const fail = (reason: string): Unresolved => ({ ok: false, reason });

interface Cell {
  readonly column: ResultColumn;
  /** null for a sum over rows. */
  readonly row: number | null;
  readonly table: number;
  readonly value: Value;
}

function findRow(table: ResultTable, cell: CellReference): number {
  if (cell.row.kind === 'only') return table.rows.length === 1 ? 0 : -1;
  if (cell.row.kind === 'index') return cell.row.index < table.rows.length ? cell.row.index : -1;
  const wanted = Object.entries(cell.row.labels).map(([key, label]) => ({
    at: table.columns.findIndex(({ name }) => name === key),
    label,
  }));
  const matches = table.rows.flatMap((row, index) =>
    wanted.every(({ at, label }) => at >= 0 && (row[at] === label || formatMonth(String(row[at])) === label))
      ? [index]
      : [],
  );
  return matches.length === 1 ? matches[0]! : -1;
}

function readCell(tables: readonly ReferableTable[], cell: CellReference): Cell | Unresolved {
  const table = tables[cell.table]?.table;
  if (table === undefined) return fail(`there is no table t${cell.table}`);
  const at = table.columns.findIndex(({ name }) => name === cell.column);
  const column = table.columns[at];
  if (column === undefined) return fail(`t${cell.table} has no column ${cell.column}`);
  const row = findRow(table, cell);
  if (row < 0) return fail(`no single row of t${cell.table} fits the reference`);
  if (table.withheld.some(([r, name]) => r === row && name === column.name))
    return fail('the value is withheld');
  const value = table.rows[row]?.[at] ?? null;
  return value === null ? fail('there is no value there') : { column, row, table: cell.table, value };
}

function readSum(tables: readonly ReferableTable[], reference: SumReference): Cell | Unresolved {
  const table = tables[reference.table]?.table;
  if (table === undefined) return fail(`there is no table t${reference.table}`);
  const at = table.columns.findIndex((column) => column.name === reference.column);
  const column = table.columns[at];
  if (column === undefined) return fail(`t${reference.table} has no column ${reference.column}`);
  if (!isSummed(column)) return fail(`${column.name} cannot be summed`);
  const { through } = reference;
  const rows = memberRows(table);
  if (through !== null && through >= rows.length) return fail(`t${reference.table} has no row #${through}`);
  const values = rows
    .filter((row) => through === null || row <= through)
    .map((row) => table.rows[row]?.[at] ?? null);
  if (!values.every((value) => typeof value === 'number'))
    return fail('a value in it is withheld or missing');
  const value = Math.round(values.reduce((total, part) => total + part, 0) * 100) / 100;
  return { column, row: null, table: reference.table, value };
}

const isCell = (cell: Cell | Unresolved): cell is Cell => !('ok' in cell);

/** A difference of percentages is told in points, or it reads as a relative change. */
const formatChange = (value: Value, unit: Unit): string =>
  unit === 'percent' ? formatProse(value, unit).replace(/%$/, ' points') : formatProse(value, unit);

const rowsOf = (cells: readonly Cell[]) =>
  cells.flatMap(({ table, row }) => (row === null ? [] : [{ table, row }]));

function resolveCell(
  tables: readonly ReferableTable[],
  reference: CellReference | SumReference,
): Resolved | Unresolved {
  const cell = reference.kind === 'sum' ? readSum(tables, reference) : readCell(tables, reference);
  if (!isCell(cell)) return cell;
  const { column, value } = cell;
  const label = typeof value === 'string';
  const change = column.name.endsWith('_change');
  return {
    ok: true,
    kind: label ? 'label' : 'value',
    text: label
      ? inertMarkdown(TIME_COLUMNS.has(column.name) ? formatMonth(value) : formatProse(value, column.unit))
      : (change ? formatChange : formatProse)(value, column.unit),
    value,
    signed: label
      ? null
      : SIGNED_LEVEL.test(column.name)
        ? 'level'
        : SIGNED_CHANGE.test(column.name)
          ? 'change'
          : null,
    absolute: false,
    better: column.better ?? 'neutral',
    rows: rowsOf([cell]),
    column: column.name,
  };
}

type TwoCells = Extract<Reference, { kind: 'change' | 'change_pct' | 'share' }>;

function resolveTwoCells(tables: readonly ReferableTable[], reference: TwoCells): Resolved | Unresolved {
  const first = readCell(tables, reference.first);
  const second =
    reference.second.kind === 'sum' ? readSum(tables, reference.second) : readCell(tables, reference.second);
  if (!isCell(first)) return first;
  if (!isCell(second)) return second;
  if (typeof first.value !== 'number' || typeof second.value !== 'number') return fail('not a number');
  if (first.column.unit !== second.column.unit) return fail('mixed units');
  const measure = (cell: Cell) => cell.column.name.replace(/_prior$/, '');
  if (measure(first) !== measure(second)) return fail('two different measures');
  const { kind } = reference;
  if (kind === 'share' && !ADDITIVE.includes(first.column.unit))
    return fail('a share of something not additive');
  const base = kind === 'share' ? second.value : first.value;
  if (kind !== 'change' && base === 0) return fail('a percentage of nothing');
  const value =
    kind === 'share'
      ? (first.value / base) * 100
      : kind === 'change_pct'
        ? ((second.value - base) / Math.abs(base)) * 100
        : Math.round((second.value - base) * 100) / 100;
  return {
    ok: true,
    kind: 'value',
    text: kind === 'change' ? formatChange(value, first.column.unit) : formatProse(value, 'percent'),
    value,
    signed: kind === 'share' ? null : 'change',
    absolute: false,
    better: first.column.better ?? 'neutral',
    rows: rowsOf([first, second]),
    column: first.column.name,
  };
}

type CountReference = Extract<Reference, { kind: 'count' }>;

function resolveCount(tables: readonly ReferableTable[], reference: CountReference): Resolved | Unresolved {
  const table = tables[reference.table]?.table;
  if (table === undefined) return fail(`there is no table t${reference.table}`);
  const { where } = reference;
  const at = table.columns.findIndex(({ name }) => name === where?.column);
  if (where !== null && at < 0) return fail(`t${reference.table} has no column ${where.column}`);
  // Whoever has a published zero of everything is listed, and is not there.
  const present = memberRows(table).filter((row) => where !== null || isActive(table, row));
  const values = present.map((row) => (where === null ? 1 : (table.rows[row]?.[at] ?? null)));
  if (!values.every((value) => typeof value === 'number'))
    return fail('a value in it is withheld or missing');
  const count = values.filter((value) => (where?.sign === '<' ? value < 0 : value > 0)).length;
  return { ...PLAIN, kind: 'value', text: formatProse(count, 'count'), value: count };
}

const PLAIN = { ok: true, signed: null, absolute: false, better: 'neutral', rows: [], column: '' } as const;

/**
 * Looks a reference up among the results, computes and formats it.
 * A withheld or missing value, an unknown row, mixed units or a percentage of nothing does not resolve.
 */
export function resolveReference(
  tables: readonly ReferableTable[],
  reference: Reference,
): Resolved | Unresolved {
  switch (reference.kind) {
    case 'cell':
    case 'sum':
      return resolveCell(tables, reference);
    case 'change':
    case 'change_pct':
    case 'share':
      return resolveTwoCells(tables, reference);
    case 'count':
      return resolveCount(tables, reference);
    case 'abs': {
      const of = resolveReference(tables, reference.of);
      if (!of.ok || typeof of.value !== 'number') return of.ok ? fail('not a number') : of;
      return { ...of, text: of.text.replace(/^−/, ''), absolute: of.signed !== null };
    }
    default: {
      const text = tables[reference.table]?.[reference.kind] ?? null;
      if (text === null) return fail(`t${reference.table} has no such period`);
      return { ...PLAIN, kind: 'period', text, value: text };
    }
  }
}
