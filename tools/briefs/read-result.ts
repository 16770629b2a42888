import type { ResultColumn, Unit } from '../../sql/templates/define-template.ts';
import type { TemplateResult } from '../answer.ts';
import { formatProse, formatValue } from '../format-value.ts';

/** One value of a result, or one computed from such: the only thing besides plain words a sentence can hold. */
export interface Figure {
  /** As a sentence says it; `‡` when withheld, `–` when there is none. */
  readonly text: string;
  /** Null when there is none to show. */
  readonly value: number | null;
  readonly unit: Unit;
  readonly withheld: boolean;
  readonly better: 'higher' | 'lower' | 'neutral';
}

/** A label from data or a period in words. */
export interface Name {
  readonly name: string;
}

export interface RowReading extends Name {
  figure(column: string): Figure;
  /** Text columns other than the first. */
  word(column: string): string;
}

/** One result with its rows by name, the total row set apart. */
export interface Reading {
  readonly result: TemplateResult;
  readonly rows: readonly RowReading[];
  readonly total: RowReading | null;
  has(column: string): boolean;
  /** Rows with a value there, largest or smallest first; ties keep the result's order. */
  ranked(column: string, order: 'highest' | 'lowest'): readonly RowReading[];
  /** `largest`, or `largest of those shown` where a row's value is withheld. */
  most(words: string, column: string): string;
}

const NONE: ResultColumn = { name: '', label: '', unit: 'text' };

/** True for the last row when it is the margin over all rows above it (`All payers`, `All`). */
const isTotal = (label: unknown): boolean => typeof label === 'string' && /^All( [a-z]+)?$/.test(label);

/** Reads one result by row and column names. */
export function readResult(result: TemplateResult): Reading {
  const { columns, rows, withheld } = result.table;
  const at = new Map(columns.map(({ name }, index) => [name, index]));
  const hidden = new Set(withheld.map(([row, name]) => `${row} ${name}`));
  const rowReading = (row: number): RowReading => {
    const raw = (column: string) => rows[row]?.[at.get(column) ?? -1] ?? null;
    return {
      name: String(rows[row]?.[0] ?? ''),
      word: (column) => String(raw(column) ?? ''),
      figure: (column) => {
        const { unit, better = 'neutral' } = columns[at.get(column) ?? -1] ?? NONE;
        const value = raw(column);
        const isHidden = hidden.has(`${row} ${column}`);
        const number = typeof value === 'number' && !isHidden ? value : null;
        const text =
          isHidden || number === null ? formatValue(null, unit, isHidden) : formatProse(number, unit);
        return { text, value: number, unit, withheld: isHidden, better };
      },
    };
  };
  const readings = rows.map((_, row) => rowReading(row));
  const total = readings.length > 1 && isTotal(rows.at(-1)?.[0]) ? readings.at(-1)! : null;
  const members = total === null ? readings : readings.slice(0, -1);
  return {
    result,
    rows: members,
    total,
    has: (column) => at.has(column),
    ranked: (column, order) =>
      members
        .filter((row) => row.figure(column).value !== null)
        .sort((a, b) => (a.figure(column).value! - b.figure(column).value!) * (order === 'highest' ? -1 : 1)),
    most: (words, column) =>
      members.some((row) => row.figure(column).withheld) ? `${words} of those shown` : words,
  };
}
