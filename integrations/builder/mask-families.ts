import type { FamilyTable, PublishedFamily } from '../../tools/disclosure/family-table.ts';
import { createHighsSolver } from '../../tools/disclosure/highs-solver.ts';
import { maskFact } from '../../tools/disclosure/mask.ts';
import type { DisclosurePolicy } from '../../tools/disclosure/policy.ts';
import { monthConflicts } from './month-conflicts.ts';
import type { FamilyToPublish } from './publish-release.ts';
import type { FactFamilies } from './read-families.ts';
import { snapshotConflicts } from './snapshot-conflicts.ts';

/**
 * Masks every fact beside what the chain published before: periods through the ledger, snapshots by keeping
 * each far enough from the earlier ones.
 *
 * @param asOf last day of the release, `YYYY-MM-DD`
 * @param policy the thresholds in force, which the differences between snapshots keep to as well
 * @throws PayerscopeError RELEASE_REFUSED on any doubt
 */
export async function maskFamilies({
  facts,
  ledger,
  asOf,
  policy,
  tieKey,
}: {
  facts: readonly FactFamilies[];
  ledger: readonly PublishedFamily[];
  asOf: string;
  policy: DisclosurePolicy;
  tieKey: string;
}): Promise<FamilyToPublish[]> {
  const solver = await createHighsSolver();
  const done: FamilyToPublish[] = [];
  // Months first: snapshots must not tell what they withhold.
  for (const { fact, families } of [...facts].sort(monthsFirst)) {
    const own = ledger.filter(({ name }) => families.some((family) => family.name === name));
    const snapshot = (table: FamilyTable) => {
      const published = own.find(({ name }) => name === table.name);
      const earlier = snapshotConflicts(table, fact, asOf, published, policy);
      const months = monthConflicts(table, asOf, done);
      return earlier.map((flag, row) => flag | months[row]!);
    };
    const { masked } = maskFact({
      fact,
      families: [...families],
      policy,
      tieKey,
      solver,
      ...(fact.month === null
        ? { sensitive: new Map(families.map((table) => [table.name, snapshot(table)])) }
        : { published: own }),
    });
    done.push(...families.map((table, index) => ({ table, fact, masked: masked[index]! })));
  }
  return facts.flatMap(({ fact }) => done.filter((one) => one.fact === fact));
}

const monthsFirst = (a: FactFamilies, b: FactFamilies): number =>
  Number(a.fact.month === null) - Number(b.fact.month === null);
