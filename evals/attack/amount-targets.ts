import type { AttackPolicy } from './attack-policy.ts';
import { type Attempt, isSmallCount } from './attempt.ts';
import { describeCell, isWithdrawn, levelIn, valueAt } from './fact-cells.ts';
import type { FactColumns } from './fact-columns.ts';
import { reasonToWithhold, smallCountOf } from './primary-cells.ts';

/** Withheld amounts and sums that would tell a small count or a large contributor. */
export function amountTargets(
  columns: FactColumns,
  measures: readonly string[],
  policy: AttackPolicy,
): Attempt[] {
  const { cells } = columns;
  const found: Attempt[] = [];
  for (const measure of measures) {
    const definition = cells.fact.measures[measure]!;
    for (const [number, cell] of cells.cells.entries()) {
      if (!Number.isNaN(valueAt(cells.shown, measure, number))) continue;
      const amount = valueAt(cells.truth, measure, number);
      const reason = reasonToWithhold(cells, measure, number, policy);
      // Nothing can be worked out about an amount of nothing.
      if (reason === null || amount === 0) continue;
      const leaves = columns.columnsOf(number, measure);
      if (leaves === null || leaves.length === 0) continue;
      const isDollars = definition.kind === 'dollars';
      const demand =
        reason === 'dominated'
          ? dominated(cells, measure, number, amount, policy)
          : unitPriced(amount, smallCount(columns, measure, number, policy), policy);
      found.push({
        kind: reason === 'dominated' ? 'dominated' : isDollars ? 'dollars' : 'total',
        fact: cells.fact.name,
        measure,
        family: cell.family,
        cell: describeCell(cell),
        level: levelIn(cell),
        isDollars,
        group: `${cells.fact.name} ${measure}`,
        columns: leaves,
        coefficients: null,
        isMeasuredOnly: isWithdrawn(cells, measure, number),
        ...demand,
      });
    }
  }
  return found;
}

/** The count that an amount gives away at known unit prices. */
function smallCount({ cells }: FactColumns, measure: string, cell: number, policy: AttackPolicy): number {
  const definition = cells.fact.measures[measure]!;
  const averaged = definition.kind === 'total' ? valueAt(cells.truth, definition.of, cell) : Number.NaN;
  return isSmallCount(averaged, policy) ? averaged : smallCountOf(cells, cell, policy)!;
}

/** The amount must be able to belong to as many as the minimum, and to counts ten apart. */
function unitPriced(amount: number, count: number, policy: AttackPolicy) {
  const size = Math.abs(amount);
  const reach = Math.ceil(amount + size * Math.max(policy.share, policy.minimum / count - 1));
  return {
    reach,
    width: Math.ceil((policy.width * size) / count),
    floor: Number.POSITIVE_INFINITY,
    required: `must reach ${Math.max(1 + policy.share, policy.minimum / count).toFixed(2)} times the truth and span ${(policy.width / count).toFixed(2)} times`,
  };
}

/** A tenth in both directions, and the largest contributor not known within a tenth by the second. */
function dominated(
  cells: FactColumns['cells'],
  measure: string,
  cell: number,
  amount: number,
  policy: AttackPolicy,
) {
  const [first, second] = ['_top1', '_top2'].map((top) => valueAt(cells.truth, measure + top, cell) || 0);
  const tenth = Math.ceil(Math.abs(amount) * policy.share);
  return {
    reach: Math.max(amount + tenth, Math.ceil(first! * (1 + policy.share)) + second!),
    width: 2 * tenth,
    floor: amount - tenth,
    required:
      'must span a tenth of the truth upwards and downwards and leave the largest contributor uncertain by a tenth',
  };
}
