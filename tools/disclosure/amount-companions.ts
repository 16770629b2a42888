import type { Companion } from './box-moves.ts';
import type { FactDefinition } from './family-definition.ts';

/** What moves with an amount: within an identity, the total with one of its parts, and a part with the total. */
export function amountCompanions(
  fact: FactDefinition,
  columnOf: ReadonlyMap<string, Int32Array>,
  places: readonly ({ readonly measure: string } | undefined)[],
): (column: number) => readonly (readonly Companion[])[] {
  return (column) => {
    const measure = places[column]?.measure;
    if (measure === undefined) return [];
    const own = { columnOf: columnOf.get(measure)!, factor: 1 };
    const identity = fact.identities.find(({ total, parts }) => total === measure || parts.includes(measure));
    if (!identity) return [[own]];
    const beside = identity.total === measure ? identity.parts : [identity.total];
    return beside.map((name) => [own, { columnOf: columnOf.get(name)!, factor: 1 }]);
  };
}
