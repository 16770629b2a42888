import { formatValue } from '../../../tools/format-value.ts';
import { inert } from '../../../tools/inert.ts';
import type { IntakeLog } from '../process/intake-log.ts';
import { FIELD_NAMES, type KeyField } from '../recognise/key-fields.ts';

/** A column of text; every column of a section has as many cells. */
export interface ReportColumn {
  readonly header: string;
  readonly align: 'left' | 'right';
  readonly cells: readonly string[];
}

/** One table of the report of a billing file. */
export interface ReportSection {
  readonly title: string;
  readonly columns: readonly ReportColumn[];
}

export interface IntakeReport {
  readonly title: string;
  readonly subtitle: string;
  /** Only those that have anything to say. */
  readonly sections: readonly ReportSection[];
}

const count = (value: number): string => formatValue(value, 'count');
const usd = (value: number): string => value.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
const fieldName = (field: string): string => FIELD_NAMES[field as KeyField] ?? field;

const table = <T>(
  title: string,
  rows: readonly T[],
  ...columns: readonly (readonly [string, 'left' | 'right', (row: T) => string])[]
): ReportSection => ({
  title,
  columns: columns.map(([header, align, of]) => ({ header, align, cells: rows.map(of) })),
});

const REPAIRED: Readonly<Record<string, string>> = {
  spaces: 'spaces taken out',
  formulas: 'marks of a formula taken off',
  dates: 'dates written in another form',
  amounts: 'amounts with symbols, groups or brackets',
  statuses: 'statuses in other words',
  payers: 'payers in another spelling',
  locations: 'locations in another spelling',
  codes: 'codes in another form',
};

/** What happened to every row of one billing file: counts, sums and the file's own headers, no value of a row. */
export function intakeReport(log: IntakeLog): IntakeReport {
  const { read, rows, totals, duplicates } = log;
  const fates = [
    { name: 'Read', ...totals.before },
    { name: 'Loaded', ...totals.loaded },
    { name: 'Quarantined', ...totals.quarantined },
    { name: 'Duplicates', ...totals.duplicates },
    // Files with a row per claim have none.
    ...(rows.merged > 0 ? [{ name: 'Summed into their claim', ...totals.merged }] : []),
  ];
  const positive = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).filter(([, n]) => n > 0);
  const sections = [
    table(
      'Rows',
      fates,
      ['', 'left', ({ name }) => name],
      ['Rows', 'right', (fate) => count(fate.rows)],
      ['Claimed (USD)', 'right', ({ claimed }) => usd(claimed)],
      ['Paid (USD)', 'right', ({ paid }) => usd(paid)],
    ),
    table(
      'Quarantined',
      log.quarantined,
      ['Reason', 'left', ({ reason }) => reason],
      ['Rows', 'right', (one) => count(one.rows)],
      ['First lines', 'left', ({ lines }) => lines.join(', ')],
    ),
    table(
      'Duplicates',
      positive({
        'the same row again': duplicates.exact,
        'the same claim written in another way': duplicates.near,
        'superseded by a later version': duplicates.superseded,
      }),
      ['Kind', 'left', ([kind]) => kind],
      ['Rows', 'right', ([, n]) => count(n)],
    ),
    table(
      'Repaired',
      positive(log.repaired),
      ['Kind', 'left', ([kind]) => REPAIRED[kind] ?? kind],
      ['Rows', 'right', ([, n]) => count(n)],
    ),
    table(
      'Columns',
      Object.entries(read.columns),
      ['Field', 'left', ([field]) => fieldName(field)],
      ['Header', 'left', ([, { header }]) => inert(header).slice(0, 40)],
      [
        'Match',
        'left',
        ([, { how, confidence }]) => (how === 'fuzzy' ? `fuzzy, ${Math.round(confidence * 100)} %` : how),
      ],
      ['Empty', 'right', ([field]) => count(log.nulls[field] ?? 0)],
    ),
    table(
      'To look at',
      positive({
        'claims whose lines differ in status': log.lines?.mixedStatuses ?? 0,
        'rows taken as earlier versions that look like lines of their claim': log.suspectedLines,
        'claims that agree with another in everything but their id': log.suspected,
        'payers that nobody is sure of': log.unsurePayers,
      }),
      ['What', 'left', ([what]) => what],
      ['How many', 'right', ([, n]) => count(n)],
    ),
  ];
  const decimal = read.decimal === '.' ? 'point' : 'comma';
  const dates = { DMY: 'day first', MDY: 'month first' }[read.dates] ?? read.dates;
  return {
    title: `${inert(log.file)}: ${count(rows.read)} rows read, ${count(rows.loaded)} loaded`,
    subtitle: `${read.encoding}, ${read.delimiter}-separated, header in line ${read.headerLine}, dates ${dates}, decimal ${decimal}`,
    sections: sections.filter(({ columns }) => columns[0]!.cells.length > 0),
  };
}
