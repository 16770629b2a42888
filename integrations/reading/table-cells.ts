import type { ResultColumn, Unit } from '../../sql/templates/define-template.ts';
import type { ResultTable, Value } from '../../tools/answer.ts';
import { formatValue } from '../../tools/format-value.ts';
import { inert } from '../../tools/inert.ts';

/** One column ready to be laid out. */
export interface CellColumn {
  /** Label and, where the cells leave it out, the unit. */
  readonly header: string;
  readonly align: 'left' | 'right';
  readonly cells: readonly string[];
}

const UNIT_IN_HEADER: Partial<Record<Unit, string>> = { usd: 'USD', percent: '%', days: 'days' };
/** From here on cents are noise in a column read by eye; CSV and JSON keep them. */
const WHOLE_DOLLARS_FROM = 10_000;

const isText = ({ unit }: ResultColumn): boolean => unit === 'text' || unit === 'month';

function header({ label, unit }: ResultColumn): string {
  const name = UNIT_IN_HEADER[unit];
  const text = inert(label);
  return name === undefined || text.toLowerCase().includes(name.toLowerCase()) ? text : `${text} (${name})`;
}

function bare(value: Value, unit: Unit, withheld: boolean, wholeDollars: boolean): string {
  const rounded =
    wholeDollars && typeof value === 'number' ? Math.sign(value) * Math.round(Math.abs(value)) : value;
  const text = inert(formatValue(rounded, unit, withheld));
  if (typeof value !== 'number' || withheld) return text;
  if (unit === 'usd') return text.replace('$', '').replace(wholeDollars ? /\.00$/ : /$^/, '');
  if (unit === 'percent') return text.replace(/%$/, '');
  return unit === 'days' ? text.replace(/ days$/, '') : text;
}

/** `row column` of every withheld cell. */
function withheldCells(table: ResultTable): ReadonlySet<string> {
  return new Set(table.withheld.map(([row, column]) => `${row} ${column}`));
}

/** The table's columns as text: units in the header, ‡ where withheld, – where there is no value. */
export function tableCells(table: ResultTable): CellColumn[] {
  const withheld = withheldCells(table);
  return table.columns.map((column, at) => {
    const values = table.rows.map((row) => row[at] ?? null);
    const largest = Math.max(0, ...values.map((value) => (typeof value === 'number' ? Math.abs(value) : 0)));
    const whole = column.unit === 'usd' && largest >= WHOLE_DOLLARS_FROM;
    return {
      header: header(column),
      align: isText(column) ? 'left' : 'right',
      cells: values.map((value, row) =>
        bare(value, column.unit, withheld.has(`${row} ${column.name}`), whole),
      ),
    };
  });
}

/** The same for one value per line: each cell carries its unit, so that headers are the bare labels. */
export function recordCells(table: ResultTable): CellColumn[] {
  const withheld = withheldCells(table);
  return table.columns.map((column, at) => ({
    header: inert(column.label),
    align: isText(column) ? 'left' : 'right',
    cells: table.rows.map((row, index) =>
      inert(formatValue(row[at] ?? null, column.unit, withheld.has(`${index} ${column.name}`))),
    ),
  }));
}

/** True where the last row sums up the ones before it (`All payers`, `All`, `Total`). */
export function hasTotalRow(table: ResultTable): boolean {
  const first = table.columns.findIndex(({ unit }) => unit === 'text');
  const label = table.rows.at(-1)?.[first];
  return table.rows.length > 1 && typeof label === 'string' && /^(all|total)\b/i.test(label);
}
