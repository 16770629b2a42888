import type { MeasureLevel } from '../../tools/disclosure/escalate.ts';
import type { FamilyTable, PublishedFamily } from '../../tools/disclosure/family-table.ts';
import { createHighsSolver } from '../../tools/disclosure/highs-solver.ts';
import type { KnownWitness } from '../../tools/disclosure/known-witness.ts';
import { type MaskedFact, maskFact } from '../../tools/disclosure/mask.ts';
import type { DisclosurePolicy } from '../../tools/disclosure/policy.ts';
import type { WitnessesOfFacts } from './keep-witnesses.ts';
import { monthConflicts } from './month-conflicts.ts';
import type { FamilyToPublish } from './publish-release.ts';
import type { FactFamilies } from './read-families.ts';
import { snapshotConflicts } from './snapshot-conflicts.ts';

/** Every family, masked. */
export interface MaskedFamilies {
  readonly families: readonly FamilyToPublish[];
  /** What this release rests on. */
  readonly witnesses: WitnessesOfFacts;
  readonly facts: ReadonlyMap<string, MaskedFact>;
}

/** Where something was found to be given away: fact → levels. */
export type GivenAway = ReadonlyMap<string, readonly MeasureLevel[]>;

/**
 * Masks every fact beside what the chain published before: periods through the ledger, snapshots by keeping
 * each far enough from the earlier ones.
 *
 * @param asOf last day of the release, `YYYY-MM-DD`
 * @param witnesses what the last release of the chain rests on
 * @param policy the thresholds in force, which the differences between snapshots keep to as well
 * @param before the result of masking the same families, where it gave something away
 * @throws PayerscopeError RELEASE_REFUSED on any doubt
 */
export async function maskFamilies({
  facts,
  ledger,
  witnesses,
  asOf,
  policy,
  tieKey,
  before,
}: {
  facts: readonly FactFamilies[];
  ledger: readonly PublishedFamily[];
  witnesses: WitnessesOfFacts;
  asOf: string;
  policy: DisclosurePolicy;
  tieKey: string;
  before?: { masked: MaskedFamilies; givenAway: GivenAway } | undefined;
}): Promise<MaskedFamilies> {
  const solver = await createHighsSolver();
  const results = new Map<string, MaskedFact>();
  const proven = new Map<string, readonly KnownWitness[]>();
  const done: FamilyToPublish[] = [];
  // Months first: snapshots must not tell what they withhold.
  let changed = before === undefined;
  for (const { fact, families } of [...facts].sort(monthsFirst)) {
    const own = ledger.filter(({ name }) => families.some((family) => family.name === name));
    const snapshot = (table: FamilyTable) => {
      const published = own.find(({ name }) => name === table.name);
      const earlier = snapshotConflicts(table, fact, asOf, published, policy);
      const months = monthConflicts(table, asOf, done);
      return earlier.map((flag, row) => flag | months[row]!);
    };
    const last = before?.masked.facts.get(fact.name);
    const givenAway = before?.givenAway.get(fact.name) ?? [];
    if (givenAway.length > 0) changed = true;
    const result =
      last && !changed
        ? last
        : maskFact({
            fact,
            families: [...families],
            policy,
            tieKey,
            solver,
            withdrawn: last?.withdrawn ?? [],
            givenAway,
            ...(fact.month === null
              ? { sensitive: new Map(families.map((table) => [table.name, snapshot(table)])) }
              : {
                  published: own,
                  known: witnesses.get(fact.name) ?? [],
                  found: own.length === 0 ? [] : (last?.witnesses ?? []),
                }),
          });
    results.set(fact.name, result);
    // A snapshot is not masked beside earlier ones, so it needs no proof of theirs.
    if (fact.month !== null) proven.set(fact.name, result.witnesses);
    done.push(...families.map((table, index) => ({ table, fact, masked: result.masked[index]! })));
  }
  return {
    families: facts.flatMap(({ fact }) => done.filter((one) => one.fact === fact)),
    witnesses: proven,
    facts: results,
  };
}

const monthsFirst = (a: FactFamilies, b: FactFamilies): number =>
  Number(a.fact.month === null) - Number(b.fact.month === null);
