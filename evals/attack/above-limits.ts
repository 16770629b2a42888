import { type FactCells, valueAt } from './fact-cells.ts';
import type { FactColumns } from './fact-columns.ts';
import { addRow, type LinearSystem } from './linear-system.ts';

/** Measure → groups of cells that together are at most so many. */
export type Ceilings = ReadonlyMap<
  string,
  readonly { readonly cells: readonly number[]; readonly most: number }[]
>;

interface Above {
  readonly measure: string;
  readonly amount: string;
  /** Cents that each claim has more than. */
  readonly limit: number;
}

/** Counts of claims that are each above a limit of an amount which no cell shows to be negative. */
export function abovesOf({ fact, shown, truth }: FactCells): Above[] {
  return Object.entries(fact.measures).flatMap(([measure, definition]): Above[] => {
    if (definition.kind !== 'count' || definition.above === undefined) return [];
    const { amount, limit } = definition.above;
    const isNegative = [shown, truth].some((map) => map.get(amount)?.some((value) => value < 0));
    return isNegative ? [] : [{ measure, amount, limit: Math.round(limit * 100) }];
  });
}

/** Notes what amounts tell of counts; and that a claim is above its limit where all of them together are above all limits. */
export function addCeilings(system: LinearSystem, columns: FactColumns, ceilings: Ceilings): void {
  const { cells } = columns;
  for (const [measure, groups] of ceilings) {
    for (const { cells: group, most } of groups) bound(system, columns, group, measure, [0, most]);
  }
  for (const { measure, amount, limit } of abovesOf(cells)) {
    for (const cell of cells.cells.keys()) {
      const [cents, claims] = [amount, cells.fact.base].map((name) => valueAt(cells.shown, name, cell));
      if (cents! > limit * claims!) bound(system, columns, [cell], measure, [1, Number.POSITIVE_INFINITY]);
    }
  }
}

/**
 * The other way round: claims known to be above the limit cost more than that each, and where there are none, all claims
 * together cost at most the limit each. A mark beside claims that are shown tells of at least one.
 */
export function addFloors(system: LinearSystem, columns: FactColumns): void {
  const { cells } = columns;
  for (const { measure, amount, limit } of abovesOf(cells)) {
    for (const cell of cells.cells.keys()) {
      const [count, claims] = [measure, cells.fact.base].map((name) => valueAt(cells.shown, name, cell));
      if (Number.isNaN(claims!)) continue;
      const least = Number.isNaN(count!) ? valueAt(cells.living, measure, cell) || 0 : count!;
      const most = count === 0 ? limit * claims! : Number.POSITIVE_INFINITY;
      bound(system, columns, [cell], amount, [(limit + 1) * least, most]);
    }
  }
}

/**
 * Bounds cells of a measure together. Always by a row: bounds that meet would look like a published number, which
 * `agreeWithTruth` would not take back where a mark stands for nothing.
 */
function bound(
  system: LinearSystem,
  columns: FactColumns,
  cells: readonly number[],
  measure: string,
  [least, most]: readonly [number, number],
): void {
  const leaves = cells.map((cell) => columns.columnsOf(cell, measure));
  if (leaves.includes(null) || (least <= 0 && !Number.isFinite(most))) return;
  const all = leaves.flatMap((list) => [...list!]);
  if (all.length > 0) addRow(system, [[all, 1]], least, most, 'claims above a limit');
}
