import type { Companion } from './box-moves.ts';
import type { CountAudit } from './count-audit.ts';
import { type MaskContext, peopleOf } from './mask-context.ts';

/** What a claim that moves contributes, in multiples of what claims contribute on average. */
const FACTORS: readonly number[] = [1, 0.5, 1.5, 2.5];

/**
 * What moves with a count when boxes of cells move: for claims everything that every claim contributes to; for a part of them,
 * where the claims are shown, the last other part the other way.
 */
export function countCompanions(
  { fact, cells }: MaskContext,
  { system, columnOf, places }: CountAudit,
): (column: number) => readonly (readonly Companion[])[] {
  const people = peopleOf(fact)!;
  const of = (name: string, factor: number): Companion => ({ columnOf: columnOf.get(name)!, factor });
  const identity = fact.identities.find(({ total }) => total === fact.base);
  const last = identity?.parts.at(-1);
  // What every claim contributes to moves with claims; how much a claim contributes is tried out, since it has bounds.
  const perClaim = FACTORS.map((factor) =>
    [...columnOf.keys()].flatMap((name): Companion[] => {
      const definition = fact.measures[name]!;
      if ((definition.kind !== 'count' && definition.kind !== 'total') || definition.least === undefined)
        return [];
      if (definition.kind === 'total' && definition.of !== fact.base) return [];
      const [sum, count] = [name, fact.base].map((one) =>
        cells.values.get(one)!.reduce((a, b) => a + (b || 0), 0),
      );
      const usual = definition.most === undefined ? definition.least : sum! / Math.max(1, count!);
      return [of(name, Math.max(definition.least, Math.round(usual * factor)))];
    }),
  );
  const contributions = [
    ...new Map(perClaim.map((list) => [list.map((one) => one.factor).join(), list])).values(),
  ];
  const withClaims = (name: string) =>
    contributions.flatMap((each) =>
      [true, false].map((withPeople) => [
        ...(name === fact.base ? [] : [of(name, 1)]),
        of(fact.base, 1),
        ...(last && name !== last && !identity!.parts.includes(name) ? [of(last, 1)] : []),
        ...each,
        ...(withPeople && name !== people ? [of(people, 1)] : []),
      ]),
    );
  const isPerClaim = (name: string) =>
    contributions[0]!.some(({ columnOf: own }) => own === columnOf.get(name));
  const cache = new Map<string, readonly (readonly Companion[])[]>();
  return (column) => {
    const place = places[column];
    if (!place) return [];
    const { measure, cell } = place;
    const shown = !system.open[columnOf.get(fact.base)![cell]!];
    const key = `${measure} ${shown}`;
    const known = cache.get(key);
    if (known) return known;
    const isPart = identity?.parts.includes(measure) ?? false;
    const others = identity?.parts.filter((name) => name !== measure) ?? [];
    const result =
      measure === fact.base || measure === people || (isPart && !shown)
        ? withClaims(measure)
        : isPart
          ? others.map((other) => [of(measure, 1), of(other, -1)])
          : [...(shown || !isPerClaim(measure) ? [] : withClaims(fact.base)), [of(measure, 1)]];
    cache.set(key, result);
    return result;
  };
}
