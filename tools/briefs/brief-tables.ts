import { formatValue } from '../format-value.ts';
import type { BriefTable } from './brief-content.ts';
import type { Figure, Reading, RowReading } from './read-result.ts';

export interface TableColumn {
  readonly label: string;
  /** Width relative to the others. */
  readonly share: number;
  readonly align?: 'left';
  readonly cell: (row: RowReading) => string;
}

/** Dollars whole, the rest as everywhere. */
export function cellText({ value, unit, withheld }: Figure): string {
  const shown = value === null ? null : unit === 'usd' ? Math.round(value) : value;
  return formatValue(shown, unit, withheld)
    .replace(/\.00$/, '')
    .replace(/ days$/, '');
}

/** A column of figures to the precision a printed page can use. */
export const figureColumn = (label: string, column: string, share = 1): TableColumn => ({
  label,
  share,
  cell: (row) => cellText(row.figure(column)),
});

/** A column of figures from another result with the same first column; `–` where it has no such row. */
export const joinedColumn = (
  label: string,
  column: string,
  reading: Reading | undefined,
  share = 1,
): TableColumn => {
  const rows = new Map(reading?.rows.map((row) => [row.name, row]));
  return {
    label,
    share,
    cell: (row) => {
      const found = rows.get(row.name);
      return found === undefined ? '–' : cellText(found.figure(column));
    },
  };
};

/** A further column of labels. */
export const textColumn = (label: string, column: string, share = 1): TableColumn => ({
  label,
  share,
  align: 'left',
  cell: (row) => row.word(column),
});

/** A column of words from another result with the same first column, such as a rating; `–` where it has no such row. */
export const wordColumn = (
  label: string,
  column: string,
  reading: Reading | undefined,
  share = 1,
): TableColumn => {
  const words = new Map(reading?.rows.map((row) => [row.name, row.word(column)]));
  return { label, share, cell: (row) => words.get(row.name) || '–' };
};

/** A table of one result, its first column the row's name. */
export function tableOf(
  reading: Reading | undefined,
  {
    title,
    first,
    columns,
    empty,
  }: { title: string; first: string; columns: readonly TableColumn[]; empty: string },
): BriefTable {
  const rows = reading?.rows ?? [];
  const cells = (row: RowReading): string[] => [row.name, ...columns.map(({ cell }) => cell(row))];
  return {
    title,
    columns: [
      { label: first, align: 'left', share: 2.2 },
      ...columns.map(({ label, share, align = 'right' as const }) => ({ label, share, align })),
    ],
    rows: rows.map(cells),
    total: reading?.total == null ? null : cells(reading.total),
    empty,
  };
}
