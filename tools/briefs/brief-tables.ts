import { formatValue } from '../format-value.ts';
import type { BriefTable } from './brief-content.ts';
import type { Reading, RowReading } from './read-result.ts';

export interface TableColumn {
  readonly label: string;
  /** Width relative to the others. */
  readonly share: number;
  readonly cell: (row: RowReading) => string;
}

/** A column of figures to the precision a printed page can use: dollars whole, the rest as everywhere. */
export const figureColumn = (label: string, column: string, share = 1): TableColumn => ({
  label,
  share,
  cell: (row) => {
    const { value, unit, withheld } = row.figure(column);
    const shown = value === null ? null : unit === 'usd' ? Math.round(value) : value;
    return formatValue(shown, unit, withheld)
      .replace(/\.00$/, '')
      .replace(/ days$/, '');
  },
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
      ...columns.map(({ label, share }) => ({ label, share, align: 'right' as const })),
    ],
    rows: rows.map(cells),
    total: reading?.total == null ? null : cells(reading.total),
    empty,
  };
}
