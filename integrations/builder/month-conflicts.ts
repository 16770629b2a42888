import type { FamilyTable, MaskedFamily } from '../../tools/disclosure/family-table.ts';
import { monthNumber, monthOf } from '../../tools/period-keys.ts';
import { ALL } from '../../tools/release-manifest.ts';

/** First and last age in days of the buckets that end. */
const BUCKETS: Readonly<Record<string, readonly [number, number]>> = {
  '0-30': [0, 30],
  '31-60': [31, 60],
  '61-90': [61, 90],
};
/** A claim has money open just where it is one of these (metrics.yml, `open_balance`). */
const OPEN_PARTS: readonly string[] = ['underpaid_claims', 'zero_pay_claims'];
const DAY = 86_400_000;

/**
 * Marks the cells of a snapshot that would tell withheld counts of months: where the ages of a bucket are just the days of
 * whole months (as of 31 December, 0–30 is December and 31–60 November), its open claims are the underpaid and the unpaid
 * claims of these months, and beside one of them tell the other. All buckets of such a payer are marked: what one of
 * them could hold more another must be able to hold less, and which one that is the withheld months decide.
 *
 * @param table an as-of family, dense
 * @param asOf its date, `YYYY-MM-DD`
 * @param claims the families of the claims by month, as masked
 * @returns one flag per row of the table: 1 where the base may not be shown
 */
export function monthConflicts(
  table: FamilyTable,
  asOf: string,
  claims: readonly { readonly table: FamilyTable; readonly masked: MaskedFamily }[],
): Uint8Array {
  const withheld = withheldMonths(claims);
  const { dimensions } = table.definition;
  const at = dimensions.indexOf('age_bucket');
  if (at < 0) return new Uint8Array(table.rows.length);
  const months = Object.values(BUCKETS).flatMap((ages) => monthsOf(ages, asOf));
  return Uint8Array.from(table.rows, ({ members }) => {
    if (members[at] === ALL) return 0;
    const key = namedMembers(
      dimensions.filter((_, d) => d !== at),
      members.filter((_, d) => d !== at),
    );
    return months.some((month) => withheld.has(`${month} ${key}`)) ? 1 : 0;
  });
}

/** Month and members of every cell of which a part with money open is withheld. */
function withheldMonths(claims: Parameters<typeof monthConflicts>[2]): Set<string> {
  const found = new Set<string>();
  for (const { table, masked } of claims) {
    const declared = OPEN_PARTS.filter((part) => masked.withheld[part]);
    table.rows.forEach(({ grain, period, members }, row) => {
      if (grain !== 'month') return;
      if (declared.some((part) => masked.withheld[part]![row])) {
        found.add(`${period} ${namedMembers(table.definition.dimensions, members)}`);
      }
    });
  }
  return found;
}

/** The months whose days are just the ages of a bucket; none where it cuts one. */
function monthsOf(ages: readonly [number, number], asOf: string): string[] {
  const [oldest, youngest] = [ages[1], ages[0]].map((days) => Date.parse(asOf) - days * DAY);
  const [first, after] = [oldest!, youngest! + DAY].map((time) => new Date(time).toISOString().slice(0, 10));
  if (!first!.endsWith('-01') || !after!.endsWith('-01')) return [];
  const [from, to] = [first!, after!].map((day) => monthNumber(day.slice(0, 7)));
  return Array.from({ length: to! - from! }, (_, n) => monthOf(from! + n));
}

const namedMembers = (dimensions: readonly string[], members: readonly string[]): string =>
  JSON.stringify(dimensions.flatMap((name, d) => (members[d] === ALL ? [] : [[name, members[d]!]])).sort());
