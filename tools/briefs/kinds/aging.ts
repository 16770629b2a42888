import type { BriefTable } from '../brief-content.ts';
import type { BriefScope } from '../brief-scope.ts';
import { cellText } from '../brief-tables.ts';
import type { BriefCall } from '../define-brief.ts';
import { share } from '../derive.ts';
import type { Figure, Reading, RowReading } from '../read-result.ts';
import { say } from '../say.ts';

/** Age buckets from young to old, as they are called in a release. */
export const AGES = ['0-30', '31-60', '61-90', '90+'] as const;
/** The row of all ages in a result of members by age. */
export const ALL_AGES = 'All ages';
/** As many names as a filter takes. */
const MOST_MEMBERS = 100;

/** What a release counts as the receivables amount: open balances, or peak outstanding where all of those are 0. */
export const amountColumn = ({ manifest }: BriefScope): 'open_balance' | 'peak_outstanding' =>
  manifest.receivablesAmount;

export const amountName = (scope: BriefScope): string =>
  amountColumn(scope) === 'open_balance' ? 'Open balance' : 'Peak outstanding';

/** Every payer at every age, margins aside: what a chart can stack without counting anything twice. */
export function stackedCall({ filter, manifest }: BriefScope): Record<string, BriefCall> {
  const payers = filter.payers ?? (manifest.members['payer'] ?? []).slice(0, MOST_MEMBERS);
  if (payers.length === 0) return {};
  return { stacked: { template: 'aging_by_payer', params: { payers, age_buckets: AGES } } };
}

/** A segment's row at an age; undefined where the release has none. */
export function atAge(reading: Reading | undefined, segment: string, age: string): RowReading | undefined {
  const every = [...(reading?.rows ?? []), ...(reading?.total ? [reading.total] : [])];
  return every.find((row) => row.name === segment && row.word('age_bucket') === age);
}

/** Segments in the result's order, the total apart. */
export function segmentsOf(reading: Reading | undefined): { names: string[]; total: string | null } {
  const every = [...(reading?.rows ?? []), ...(reading?.total ? [reading.total] : [])];
  const names = [...new Set(every.map(({ name }) => name))];
  const total = names.find((name) => /^All( [a-z]+)?$/.test(name)) ?? null;
  return { names: names.filter((name) => name !== total), total };
}

/** One line per segment with its amount at every age, their sum, and how much of it is old. */
export function agingTable(reading: Reading | undefined, first: string, scope: BriefScope): BriefTable {
  const column = amountColumn(scope);
  const cellsOf = (segment: string): string[] => {
    const at = (age: string): Figure | undefined => atAge(reading, segment, age)?.figure(column);
    const text = (figure: Figure | undefined): string => (figure === undefined ? '–' : cellText(figure));
    const [old, all] = [at('90+'), at(ALL_AGES)];
    return [
      segment,
      ...AGES.map((age) => text(at(age))),
      text(all),
      old === undefined || all === undefined ? '–' : share(old, all).text,
      text(atAge(reading, segment, ALL_AGES)?.figure('open_claims')),
    ];
  };
  const { names, total } = segmentsOf(reading);
  const right = (label: string, width = 1) => ({ label, align: 'right' as const, share: width });
  return {
    title: `${amountName(scope)} by age`,
    columns: [
      { label: first, align: 'left', share: 2.2 },
      ...AGES.map((age) => right(`${age.replace('-', '–')} days`)),
      right(ALL_AGES),
      right('Over 90', 0.8),
      right('Open claims', 1.05),
    ],
    rows: names.map(cellsOf),
    total: total === null ? null : cellsOf(total),
    empty: 'No receivables can be shown.',
  };
}

/** Which priority holds most; undefined leaves the title to the chart. */
export function priorityTitle(priorities: Reading | undefined, column: string): string | null | undefined {
  const [most, next] = priorities?.ranked(column, 'highest') ?? [];
  if (most === undefined || next === undefined || most.figure(column).value === next.figure(column).value)
    return undefined;
  const first = { name: most.name };
  return say`${first}-priority claims hold ${{ name: priorities!.most('most', column) }}: ${most.figure(column)}`;
}
