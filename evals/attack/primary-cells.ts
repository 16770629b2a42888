import type { AttackPolicy } from './attack-policy.ts';
import { isSmallCount } from './attempt.ts';
import { type FactCells, valueAt } from './fact-cells.ts';
import { peopleMeasure } from './people-rows.ts';

/** Why a cell may not be shown, judged by the truth. */
export type Reason = 'count' | 'rest' | 'few-patients' | 'base' | 'dominated' | null;

/**
 * Why the true value of a measure may not be shown in a cell. `base` where only its claims or patients are too few;
 * null where it may be shown or the truth is not at hand.
 */
export function reasonToWithhold(
  cells: FactCells,
  measure: string,
  cell: number,
  policy: AttackPolicy,
): Reason {
  const { fact, truth } = cells;
  const value = valueAt(truth, measure, cell);
  const definition = fact.measures[measure]!;
  if (Number.isNaN(value)) return null;
  const isBaseSmall = smallCountOf(cells, cell, policy) !== null;
  switch (definition.kind) {
    case 'count': {
      if (isSmallCount(value, policy)) return 'count';
      if (definition.within !== undefined) {
        if (isSmallCount(valueAt(truth, definition.within, cell) - value, policy)) return 'rest';
      }
      if (measure === fact.base && isBaseSmall) return 'few-patients';
      // A count of few people's claims is theirs, however many they have.
      const behind = definition.by_person ? [`${measure}_people`, `${measure}_rest_people`] : [];
      if (behind.some((people) => isSmallCount(valueAt(truth, people, cell), policy))) return 'few-patients';
      return isBaseSmall ? 'base' : null;
    }
    case 'people':
      return isSmallCount(value, policy) ? 'count' : isBaseSmall ? 'base' : null;
    case 'dollars': {
      if (isBaseSmall) return 'base';
      const [first, second] = [
        valueAt(truth, `${measure}_top1`, cell),
        valueAt(truth, `${measure}_top2`, cell),
      ];
      return isDominated(value, first, second, policy) ? 'dominated' : null;
    }
    case 'total': {
      const count = valueAt(truth, definition.of, cell);
      return isBaseSmall || isSmallCount(count, policy) ? 'base' : null;
    }
  }
}

/** The small count behind a cell: its claims where these are few, else its patients; null where neither is. */
export function smallCountOf(cells: FactCells, cell: number, policy: AttackPolicy): number | null {
  const claims = valueAt(cells.truth, cells.fact.base, cell);
  if (isSmallCount(claims, policy)) return claims;
  const people = peopleMeasure(cells);
  const patients = people === undefined ? Number.NaN : valueAt(cells.truth, people, cell);
  return isSmallCount(patients, policy) ? patients : null;
}

/** (n, k) and p % rules on the amounts of the two largest people, against the absolute amount. */
export function isDominated(total: number, first: number, second: number, policy: AttackPolicy): boolean {
  const size = Math.abs(total);
  if (size === 0 && !(first > 0)) return false;
  if (Number.isNaN(first)) return true;
  const other = Number.isNaN(second) ? 0 : second;
  return (
    first > policy.single * size ||
    first + other > policy.pair * size ||
    size - first - other < policy.remainder * first
  );
}
