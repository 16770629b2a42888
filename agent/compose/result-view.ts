import type { ResultColumn } from '../../sql/templates/define-template.ts';
import { measureInWords } from '../../tools/measure-in-words.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { memberRows } from '../../tools/table-rows.ts';
import { inertMarkdown } from '../inert-markdown.ts';
import type { ReferableTable } from '../resolve-reference.ts';
import { isActive } from '../table-activity.ts';

/** One row as a composer writes about it: values are looked at to choose words, and told by reference only. */
export interface RowView {
  readonly index: number;
  readonly hasLabel: boolean;
  /** Label as it is, to choose words by; told through `label` only. */
  text(column: string): string;
  /** Reference to the label of the row, by default its first column. */
  label(column?: string): string;
  /** Reference to a value. */
  ref(column: string): string;
  /** Reference to a signed value's magnitude; the sentence says the direction. */
  abs(column: string): string;
  /** Bare address, for use inside `change(…)` and `share(…)`. */
  at(column: string): string;
  /** The number, or null when it is withheld or does not exist. */
  value(column: string): number | null;
}

/** One result as a composer sees it. */
export interface ResultView {
  readonly index: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly manifest: ReleaseManifest;
  /** Template title. */
  readonly title: string;
  /** The column the answer talks about first. */
  readonly primary: string;
  /** The column that names the members. */
  readonly memberColumn: string;
  /** Rows of members or periods in the result's order. */
  readonly members: readonly RowView[];
  /** Members with anything to speak of: those whose count is a published zero aside. */
  readonly active: readonly RowView[];
  /** The margin over all members, when the result carries one. */
  readonly total: RowView | null;
  /** Reference to the period in words. */
  readonly period: string;
  readonly compare: string;
  readonly hasPeriod: boolean;
  /** Columns that were asked for by name, where the result shows more. */
  readonly focus: readonly string[];
  /** The direction a comparison was asked for. */
  readonly seeks: 'rise' | 'fall' | null;
  /** The point of a trend that was asked for. */
  readonly extreme: 'highest' | 'lowest' | null;
  column(name: string): ResultColumn | undefined;
  /** `Total charges` as it reads inside a sentence: `total charges`. */
  measure(name: string): string;
  /** Active members whose value is shown, largest first or smallest first, ties in the result's order. */
  ranked(column: string, order: 'highest' | 'lowest'): readonly RowView[];
  /** `largest shortfall`, or `largest shortfall of those shown` where a member's value is withheld. */
  most(words: string, column: string): string;
  /** Members asked for by name, inert and joined: `Medicaid and Humana`; null when everyone was. */
  readonly only: string | null;
}

const FILTERS = [
  'payers',
  'medications',
  'organizations',
  'specialties',
  'providers',
  'encounter_classes',
  'age_buckets',
  'locations',
  'procedure_groups',
  'diagnosis_groups',
  'claim_types',
  'states',
  'age_bands',
  'fraud_flags',
];

/** `A`, `A and B`, `A, B and C`. */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Members named in a call's filters, as they are called in the release. */
export function namedMembers(params: Readonly<Record<string, unknown>>): string[] {
  return FILTERS.flatMap((filter) => (Array.isArray(params[filter]) ? (params[filter] as string[]) : []));
}

/** Whether a table lists only who is above or below a limit. */
export const isLimited = ({ params }: Pick<ResultView, 'params'>): boolean =>
  ['above', 'at_least', 'below', 'at_most'].some((name) => params[name] !== undefined);

/** Wraps one result for composing; `index` is its place among the answer's results. */
export function createResultView(
  { table, period }: ReferableTable,
  options: {
    index: number;
    manifest: ReleaseManifest;
    title: string;
    primary: string;
    focus?: readonly string[];
    seeks?: 'rise' | 'fall' | undefined;
    extreme?: 'highest' | 'lowest' | undefined;
  },
): ResultView {
  const { index } = options;
  const columnAt = new Map(table.columns.map(({ name }, at) => [name, at]));
  const hidden = new Set(table.withheld.map(([row, name]) => `${row} ${name}`));
  const labelled = table.columns[0]?.unit === 'text' || table.columns[0]?.unit === 'month';
  const rowView = (row: number): RowView => ({
    index: row,
    hasLabel: labelled,
    text: (column) => String(table.rows[row]?.[columnAt.get(column) ?? -1] ?? ''),
    label: (column = table.columns[0]?.name ?? '') => `{{t${index}[#${row}].${column}}}`,
    ref: (column) => `{{t${index}[#${row}].${column}}}`,
    abs: (column) => `{{abs(t${index}[#${row}].${column})}}`,
    at: (column) => `t${index}[#${row}].${column}`,
    value: (column) => {
      const value = table.rows[row]?.[columnAt.get(column) ?? -1] ?? null;
      return typeof value === 'number' && !hidden.has(`${row} ${column}`) ? value : null;
    },
  });
  const memberIndices = memberRows(table);
  const members = memberIndices.map(rowView);
  const active = members.filter(({ index: row }) => isActive(table, row));
  const totalRow = table.rows.length > memberIndices.length ? rowView(table.rows.length - 1) : null;
  const withheldMember = (column: string) => memberIndices.some((row) => hidden.has(`${row} ${column}`));
  const named = namedMembers(table.params);
  return {
    ...options,
    params: table.params,
    memberColumn: table.columns[0]?.name ?? '',
    members,
    active,
    focus: options.focus ?? [],
    seeks: options.seeks ?? null,
    extreme: options.extreme ?? null,
    total: totalRow,
    period: `{{period(t${index})}}`,
    compare: `{{compare(t${index})}}`,
    hasPeriod: period !== null,
    column: (name) => table.columns[columnAt.get(name) ?? -1],
    measure: (name) => measureInWords(name, table.columns[columnAt.get(name) ?? -1]?.label),
    ranked: (column, order) =>
      active
        .filter((row) => row.value(column) !== null)
        .sort((a, b) => (a.value(column)! - b.value(column)!) * (order === 'highest' ? -1 : 1)),
    most: (words, column) => (withheldMember(column) ? `${words} of those shown` : words),
    only: named.length === 0 ? null : joinWords(named.map(inertMarkdown)),
  };
}
