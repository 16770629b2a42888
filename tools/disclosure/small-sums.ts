import type { CellSet } from './cells.ts';
import type { FactDefinition } from './family-definition.ts';
import type { DisclosurePolicy } from './policy.ts';
import { isDominated, isSmall } from './primary.ts';

/**
 * Virtual primaries: withheld neighbours whose sum is itself too small to be known (of 210 claims, 120, 64 and 23
 * shown leave 3 for the two withheld ones together).
 *
 * Persons do not add up: of the people behind several cells only the bounds max ≤ people ≤ sum are known,
 * so the sum counts as small unless one cell or the parent's remainder proves that it is not. A sum that is a cell of its
 * own (four of five years, where an earlier release summed those four) is judged as that cell.
 *
 * @param sums parent first, then children, as cells
 * @param primaries flags per cell for the measure
 * @returns per sum the sensitive children, two at least, whose total must stay unknown
 */
export function smallSums(
  cells: CellSet,
  fact: FactDefinition,
  measure: string,
  sums: readonly Int32Array[],
  primaries: Uint8Array,
  policy: DisclosurePolicy,
): number[][] {
  const definition = fact.measures[measure]!;
  const base = cells.values.get(fact.base)!;
  const people = cells.values.get(
    Object.keys(fact.measures).find((m) => fact.measures[m]!.kind === 'people') ?? '',
  );
  const values = cells.values.get(measure)!;
  const whole =
    definition.kind === 'count' && definition.within ? cells.values.get(definition.within) : undefined;
  const support = cells.support.get(measure);
  const top = definition.kind === 'dollars' ? support : undefined;
  const heads = definition.kind === 'count' ? (support ?? []) : [];
  const groupOf = (relation: Int32Array) => {
    const group: number[] = [];
    for (let k = 1; k < relation.length; k++) {
      if (primaries[relation[k]!] === 1 && values[relation[k]!] !== 0) group.push(relation[k]!);
    }
    return group;
  };
  /** Whether nothing but primaries and zeros makes up a sum. */
  const hasNoOther = (relation: Int32Array) => {
    for (let k = 1; k < relation.length; k++) {
      if (primaries[relation[k]!] !== 1 && values[relation[k]!] !== 0) return false;
    }
    return true;
  };
  const judged = new Set<string>();
  for (const relation of sums) {
    if (primaries[relation[0]!] === 1 || !hasNoOther(relation)) continue;
    const group = groupOf(relation);
    if (group.length > 1) judged.add(keyOf(group));
  }
  const result: number[][] = [];
  for (const relation of sums) {
    const group = groupOf(relation);
    if (group.length < 2 || judged.has(keyOf(group))) continue;
    const total = (of: Float64Array) => group.reduce((sum, cell) => sum + of[cell]!, 0);
    const small =
      isSmall(total(base), policy.minimumCount) ||
      isSmall(fewestPeople(relation, group, people), policy.minimumPeople) ||
      (definition.kind === 'count' && isSmall(total(values), policy.minimumCount)) ||
      (whole !== undefined && isSmall(total(whole) - total(values), policy.minimumCount)) ||
      heads.some((own) => isSmall(fewestPeople(relation, group, own), policy.minimumPeople)) ||
      (top !== undefined && dominatedTogether(group, total(values), top, policy));
    if (small) result.push(group);
  }
  return result;
}

function keyOf(group: readonly number[]): string {
  return [...group].sort((a, b) => a - b).join();
}

/** A lower bound of the distinct people behind a group of siblings. */
function fewestPeople(
  relation: Int32Array,
  group: readonly number[],
  people: Float64Array | undefined,
): number {
  if (!people) return Number.NaN;
  let others = 0;
  let most = 0;
  const inside = new Set(group);
  for (let k = 1; k < relation.length; k++) {
    const count = people[relation[k]!]!;
    if (inside.has(relation[k]!)) most = Math.max(most, count);
    else others += count;
  }
  return Math.max(most, people[relation[0]!]! - others);
}

/** Dominance of the sum when the cells share no person; who appears in several only weighs more. */
function dominatedTogether(
  group: readonly number[],
  total: number,
  [first, second]: readonly [Float64Array, Float64Array],
  policy: DisclosurePolicy,
): boolean {
  const amounts = group.flatMap((cell) => [first[cell]!, second[cell]!]).sort((a, b) => b - a);
  return isDominated(total, amounts[0]!, amounts[1]!, policy);
}
