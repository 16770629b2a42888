import type { CellSet } from './cells.ts';
import type { FactDefinition, MeasureDefinition } from './family-definition.ts';
import type { DisclosurePolicy } from './policy.ts';

/** 1 or more but fewer than the threshold; what is missing counts as small (fail closed). */
export function isSmall(count: number, minimum: number): boolean {
  return Number.isNaN(count) || (count > 0 && count < minimum);
}

/**
 * A dollar cell from which its largest contributor can be estimated: one person above the single share, two
 * above the pair share, or too little left without them. A net total below the absolute one, as reversals
 * make it, only makes the test stricter.
 *
 * @param total net amount of the cell
 * @param first @param second absolute amounts of its two largest persons
 */
export function isDominated(total: number, first: number, second: number, policy: DisclosurePolicy): boolean {
  const size = Math.abs(total);
  if (Number.isNaN(size) || Number.isNaN(first) || Number.isNaN(second)) return true;
  if (size === 0 && first === 0) return false;
  return (
    first > policy.singleShare * size ||
    first + second > policy.pairShare * size ||
    size - first - second < policy.remainderShare * first
  );
}

/** Cells with too few claims or people: nothing about them may be shown. One flag per cell. */
export function basePrimaries(cells: CellSet, fact: FactDefinition, policy: DisclosurePolicy): Uint8Array {
  const base = cells.values.get(fact.base);
  const persons = Object.keys(fact.measures).filter((name) => fact.measures[name]!.kind === 'people');
  const people = persons[0] === undefined ? undefined : cells.values.get(persons[0]);
  return Uint8Array.from(cells.keys, (_, cell) => {
    const [count, heads] = [base?.[cell] ?? Number.NaN, people?.[cell] ?? Number.NaN];
    if (count === 0 && heads === 0) return 0;
    const inconsistent = heads === 0 || count < heads;
    return isSmall(count, policy.minimumCount) || isSmall(heads, policy.minimumPeople) || inconsistent
      ? 1
      : 0;
  });
}

/**
 * The cells whose value of one measure may not be shown on its own account, base primaries included.
 *
 * @param base flags of {@link basePrimaries}
 */
export function measurePrimaries(
  cells: CellSet,
  measure: string,
  definition: MeasureDefinition,
  base: Uint8Array,
  policy: DisclosurePolicy,
): Uint8Array {
  const values = cells.values.get(measure)!;
  const missing = (cell: number) => Number.isNaN(values[cell]!);
  switch (definition.kind) {
    case 'count': {
      const whole = definition.within === undefined ? undefined : cells.values.get(definition.within);
      return base.map((flag, cell) => {
        if (flag || missing(cell) || isSmall(values[cell]!, policy.minimumCount)) return 1;
        if (definition.by_person && isOfFew(cells, measure, cell, policy)) return 1;
        if (definition.within === undefined) return 0;
        const rest = (whole?.[cell] ?? Number.NaN) - values[cell]!;
        return rest < 0 || isSmall(rest, policy.minimumCount) ? 1 : 0;
      });
    }
    case 'dollars': {
      const top = cells.support.get(measure)!;
      return base.map((flag, cell) =>
        flag || isDominated(values[cell]!, top[0][cell]!, top[1][cell]!, policy) ? 1 : 0,
      );
    }
    default:
      return base.map((flag, cell) => (flag || missing(cell) ? 1 : 0));
  }
}

/** Whether few people are behind a count by person, or behind the rest of what it is part of. */
export function isOfFew(cells: CellSet, measure: string, cell: number, policy: DisclosurePolicy): boolean {
  const people = cells.support.get(measure);
  return [0, 1].some((part) => isSmall(people?.[part]?.[cell] ?? Number.NaN, policy.minimumPeople));
}

/**
 * Cells an outsider knows to hold nothing: they can hide no other cell. Zeros are shown, except in a withdrawn level,
 * where one is known only as part of a cell that is.
 *
 * @param sums parent first, then children, as cells
 */
export function knownZeros(
  cells: CellSet,
  measure: string,
  withdrawn: Uint8Array,
  sums: readonly Int32Array[],
): Uint8Array {
  const values = cells.values.get(measure)!;
  const first = cells.support.get(measure)?.[0];
  const known = Uint8Array.from(values, (value, cell) =>
    value === 0 && (first?.[cell] ?? 0) === 0 && !withdrawn[cell] ? 1 : 0,
  );
  for (let changed = withdrawn.includes(1); changed; ) {
    changed = false;
    for (const sum of sums) {
      if (!known[sum[0]!]) continue;
      for (let k = 1; k < sum.length; k++) {
        if (known[sum[k]!]) continue;
        known[sum[k]!] = 1;
        changed = true;
      }
    }
  }
  return known;
}
