import type { Companion } from './box-moves.ts';
import type { CountAudit } from './count-audit.ts';
import { type MaskContext, peopleOf } from './mask-context.ts';

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
  const perClaim = [...columnOf.keys()].flatMap((name): Companion[] => {
    const definition = fact.measures[name]!;
    if ((definition.kind !== 'count' && definition.kind !== 'total') || definition.least === undefined)
      return [];
    if (definition.kind === 'total' && definition.of !== fact.base) return [];
    // About what a claim contributes on the whole, and never less than every claim does.
    const [sum, count] = [name, fact.base].map((one) =>
      cells.values.get(one)!.reduce((a, b) => a + (b || 0), 0),
    );
    const usual = definition.most === undefined ? definition.least : Math.round(sum! / Math.max(1, count!));
    return [of(name, Math.max(definition.least, usual))];
  });
  const withClaims = (name: string, withPeople: boolean) => [
    ...(name === fact.base ? [] : [of(name, 1)]),
    of(fact.base, 1),
    ...(last && name !== last && !identity!.parts.includes(name) ? [of(last, 1)] : []),
    ...perClaim,
    ...(withPeople && name !== people ? [of(people, 1)] : []),
  ];
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
        ? [withClaims(measure, true), withClaims(measure, false)]
        : isPart
          ? others.map((other) => [of(measure, 1), of(other, -1)])
          : [[of(measure, 1)]];
    cache.set(key, result);
    return result;
  };
}
