import type { Unit } from '../sql/templates/define-template.ts';
import type { Disclosed, ResultTable, Value } from './answer.ts';

const UNIT_IN_HEADER: Record<Unit, string | null> = {
  text: null,
  month: null,
  count: 'count',
  usd: 'USD',
  percent: 'percent',
  ratio: 'ratio',
  days: 'days',
  score: 'score',
};

// A cell that opens with one of these is run as a formula by spreadsheets.
const FORMULA_START = /^[=+\-@\t\r]/;

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return field(FORMULA_START.test(value) ? `'${value}` : value);
}

/**
 * One result as RFC 4180 CSV (CRLF, header line): labels with units, full-precision values, months as `2025-03`.
 * A withheld cell reads `withheld`, a value that does not exist is empty, and text that a spreadsheet would
 * run as a formula is led by an apostrophe.
 */
export function toCsv(table: Disclosed<ResultTable>): string {
  const withheld = new Set(table.withheld.map(([row, column]) => `${row} ${column}`));
  const header = table.columns.map(({ label, unit }) => {
    const name = UNIT_IN_HEADER[unit];
    return field(name === null ? label : `${label} (${name})`);
  });
  const lines = table.rows.map((row, index) =>
    table.columns.map((column, at) =>
      withheld.has(`${index} ${column.name}`) ? 'withheld' : cell(row[at] ?? null),
    ),
  );
  return `${[header, ...lines].map((fields) => fields.join(',')).join('\r\n')}\r\n`;
}
