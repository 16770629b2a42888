import type { FactDefinition } from '../../tools/disclosure/family-definition.ts';
import type { FamilyRow, FamilyTable, PublishedFamily } from '../../tools/disclosure/family-table.ts';
import { type DisclosurePolicy, MINIMUM_POLICY } from '../../tools/disclosure/policy.ts';
import { ALL } from '../../tools/release-manifest.ts';

const AGE = 'age_bucket';
/** First and last age of each bucket in days. */
const BUCKETS: Readonly<Record<string, readonly [number, number]>> = {
  '0-30': [0, 30],
  '31-60': [31, 60],
  '61-90': [61, 90],
  '90+': [91, Number.POSITIVE_INFINITY],
};
const LABELS = Object.keys(BUCKETS);
/** Months differ in length: buckets that far apart still hold nearly the same claims. */
const SLACK_DAYS = 3;

/**
 * Marks the cells of a snapshot that, beside an earlier one, would count 1–10 claims or patients: the same cell
 * then and now, and what an earlier snapshot held of the claims that have grown into a bucket since (all that was
 * open a quarter ago is 90+ today, but for what was closed in between).
 *
 * @param table the as-of family now, dense
 * @param asOf its date, `YYYY-MM-DD`
 * @param published the family in the ledger: earlier snapshots, each row's period its as-of date
 * @param policy the thresholds that a difference keeps to
 * @returns one flag per row of the table: 1 where the base may not be shown
 */
export function snapshotConflicts(
  table: FamilyTable,
  fact: FactDefinition,
  asOf: string,
  published: PublishedFamily | undefined,
  policy: DisclosurePolicy = MINIMUM_POLICY,
): Uint8Array {
  const flags = new Uint8Array(table.rows.length);
  if (published === undefined) return flags;
  const people = Object.keys(fact.measures).find((name) => fact.measures[name]?.kind === 'people');
  const at = table.definition.dimensions.indexOf(AGE);

  const snapshots = Map.groupBy(
    published.rows.map((row, index) => ({ row, index })).filter(({ row }) => row.period < asOf),
    ({ row }) => row.period,
  );
  for (const [then, entries] of snapshots) {
    const cells = new Map(entries.map(({ row, index }) => [keyOf(row.members), { row, index }]));
    const shownValue = (members: readonly string[], measure: string): number | undefined => {
      const cell = cells.get(keyOf(members));
      if (!cell || published.shown[measure]?.[cell.index] !== 1) return undefined;
      return cell.row.values[measure];
    };
    const days = (Date.parse(asOf) - Date.parse(then)) / 86_400_000;
    table.rows.forEach((row, i) => {
      for (const ages of at < 0 ? [[]] : agesThen(row.members[at]!, days)) {
        const before = at < 0 ? [row.members] : ages.map((age) => row.members.with(at, age));
        const claims = sum(before.map((members) => shownValue(members, fact.base)));
        if (isSmall(row, fact.base, claims, policy.minimumCount)) flags[i] = 1;
        // Distinct patients of two buckets do not add up: only a cell of its own can be compared.
        if (people === undefined || before.length > 1) continue;
        if (isSmall(row, people, shownValue(before[0]!, people), policy.minimumPeople)) flags[i] = 1;
      }
    });
  }
  return flags;
}

/** Lists of buckets whose claims an earlier snapshot compares with a bucket of today, the same one first. */
function agesThen(age: string, days: number): string[][] {
  const lists = [[age]];
  const bucket = BUCKETS[age];
  if (!bucket) return lists;
  if (age === '90+') lists.push([ALL]);
  const near = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= SLACK_DAYS;
  for (let first = 0; first < LABELS.length; first += 1) {
    for (let last = first; last < LABELS.length; last += 1) {
      const then = LABELS.slice(first, last + 1);
      const [from, to] = [BUCKETS[then[0]!]![0], BUCKETS[then.at(-1)!]![1]];
      if (near(bucket[0] - days, from) && near(bucket[1] - days, to)) lists.push(then);
    }
  }
  return lists;
}

function isSmall(row: FamilyRow, measure: string, before: number | undefined, least: number): boolean {
  const now = row.values[measure];
  if (before === undefined || now === undefined) return false;
  const difference = Math.abs(now - before);
  return difference > 0 && difference < least;
}

function sum(parts: readonly (number | undefined)[]): number | undefined {
  return parts.reduce((all, one) => (all === undefined || one === undefined ? undefined : all + one), 0);
}

const keyOf = (members: readonly string[]): string => JSON.stringify(members);
