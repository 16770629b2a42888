import type { PreparedMeasure } from './eliminate.ts';
import type { MaskContext } from './mask-context.ts';
import { MINIMUM_WIDTH } from './targets.ts';

/** What amounts that are shown tell of a count of claims that are each above a limit. */
export interface AmountLimits {
  /** Per cell how many there are at most and at least. */
  readonly most: Float64Array;
  readonly least: Uint8Array;
  /** What lies within a cell beside those after it, see `Relations`, is at most so many. */
  readonly remainders: readonly { readonly relation: Int32Array; readonly most: number }[];
}

/** What such a count tells of amounts, in cents per cell. */
export interface CountBounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** What the amount must be able to be where it would tell how few there are; 0 elsewhere. */
  readonly reach: Float64Array;
}

/**
 * High-value claims are more than a limit each, so an amount bounds how many of them it can hold.
 *
 * Amounts are masked after counts: here those are taken for shown that the first steps of their mask would show, and the others
 * for uncertain enough, which their own proofs see to ({@link tellingAmounts}). What is shown all the same in the end, and what
 * several amounts together tell of several counts, is the attack's to find.
 *
 * @param withheld flags of the amounts as elimination leaves them
 * @returns per count that is `above` a limit of an amount without reversals
 */
export function limitsByAmount(
  { fact, cells }: MaskContext,
  prepared: ReadonlyMap<string, PreparedMeasure>,
  withheld: ReadonlyMap<string, Uint8Array>,
): Map<string, AmountLimits> {
  const limits = new Map<string, AmountLimits>();
  const hiddenClaims = withheld.get(fact.base)!;
  for (const { name, amount, each } of abovesOf(fact)) {
    const values = cells.values.get(amount)!;
    if (values.some((value) => value < 0)) continue;
    const { carried } = prepared.get(amount)!;
    const hidden = withheld.get(amount)!;
    const shown = carried.map((flag, cell) =>
      flag && !hidden[cell] && !Number.isNaN(values[cell]!) ? 1 : 0,
    );
    const holds = (cents: number) => Math.floor(cents / (each + 1));
    const claims = cells.values.get(fact.base)!;
    const remainders = prepared
      .get(name)!
      .relations.remainders.filter((relation) => relation.every((cell) => shown[cell]));
    limits.set(name, {
      most: values.map((value, cell) => (shown[cell] ? holds(value) : Number.POSITIVE_INFINITY)),
      least: shown.map((flag, cell) =>
        flag && !hiddenClaims[cell] && values[cell]! > each * claims[cell]! ? 1 : 0,
      ),
      remainders: remainders.map((relation) => {
        const [parent, ...children] = relation;
        return {
          relation,
          most: holds(children.reduce((left, cell) => left - values[cell]!, values[parent!]!)),
        };
      }),
    });
  }
  return limits;
}

/**
 * The other way round: an amount is more than the limit for each such claim that is known of and, where there are none, at
 * most the limit for each claim there is.
 *
 * @param withheld flags of counts, decided
 * @returns per amount
 */
export function boundsByCount(
  { fact, cells, policy }: MaskContext,
  prepared: ReadonlyMap<string, PreparedMeasure>,
  withheld: ReadonlyMap<string, Uint8Array>,
): Map<string, CountBounds> {
  const bounds = new Map<string, CountBounds>();
  const telling = tellingAmounts({ fact, cells, policy }, prepared);
  const [claims, hiddenClaims] = [cells.values.get(fact.base)!, withheld.get(fact.base)!];
  for (const { name, amount, each } of abovesOf(fact)) {
    const { carried, silent } = prepared.get(name)!;
    const [counts, hidden] = [cells.values.get(name)!, withheld.get(name)!];
    const lower = new Float64Array(counts.length);
    const upper = new Float64Array(counts.length).fill(Number.POSITIVE_INFINITY);
    for (let cell = 0; cell < counts.length; cell++) {
      if (!carried[cell] || hiddenClaims[cell]) continue;
      // Zeros are shown: what is withheld beside claims that are shown is 1 or more.
      if (hidden[cell]) lower[cell] = silent[cell] || counts[cell] === 0 ? 0 : each + 1;
      else if (counts[cell] === 0) upper[cell] = each * claims[cell]!;
      else lower[cell] = (each + 1) * counts[cell]!;
    }
    bounds.set(amount, { lower, upper, reach: telling.get(amount)! });
  }
  return bounds;
}

/**
 * What amounts must be able to be, at the cells where they would tell that a count is small: there the count must be able to be
 * as many as the threshold, and any of a span above the fewest it can be. Such cells are primaries of the amount too, except
 * where no release shows anything of the count's level: what is told of a level nobody sees is measured, as for all such
 * levels.
 *
 * @param counts the counts of a fact, prepared
 * @returns per amount and cell, in cents; 0 where the amount tells nothing
 */
export function tellingAmounts(
  { fact, cells, policy }: Pick<MaskContext, 'fact' | 'cells' | 'policy'>,
  counts: ReadonlyMap<string, PreparedMeasure>,
): Map<string, Float64Array> {
  return new Map(
    abovesOf(fact).flatMap(({ name, amount, each }) => {
      const count = counts.get(name);
      if (!count) return [];
      const [values, amounts] = [cells.values.get(name)!, cells.values.get(amount)!];
      const fewest = fewestOf(values, count);
      const reach = Float64Array.from(values, (value, cell) => {
        const isGuarded = count.carried[cell] && count.primary[cell] && !count.silent[cell];
        if (!isGuarded || value <= 0 || value >= policy.minimumCount) return 0;
        const needed = (each + 1) * Math.max(policy.minimumCount, fewest(cell) + MINIMUM_WIDTH);
        return amounts[cell]! < needed ? needed : 0;
      });
      return [[amount, reach]];
    }),
  );
}

/** How few a small count can be to an outsider: one for each part of it that is withheld and not nothing. */
function fewestOf(values: Float64Array, { relations }: PreparedMeasure): (cell: number) => number {
  const within = Map.groupBy(relations.sums, ([parent]) => parent!);
  const known = new Map<number, number>();
  const fewest = (cell: number): number => {
    const found = known.get(cell);
    if (found !== undefined) return found;
    const parts = (within.get(cell) ?? []).map((sum) =>
      sum.subarray(1).reduce((all, part) => all + fewest(part), 0),
    );
    const least = Math.max(values[cell]! > 0 ? 1 : 0, ...parts);
    known.set(cell, least);
    return least;
  };
  return fewest;
}

/** The counts of a fact that are above a limit, in cents each. */
export function abovesOf(fact: MaskContext['fact']): { name: string; amount: string; each: number }[] {
  return Object.entries(fact.measures).flatMap(([name, definition]) =>
    definition.kind === 'count' && definition.above
      ? [{ name, amount: definition.above.amount, each: Math.round(definition.above.limit * 100) }]
      : [],
  );
}
