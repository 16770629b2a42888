import type { Block } from './blocks.ts';
import type { FactColumns } from './fact-columns.ts';
import { addRow, type LinearSystem } from './linear-system.ts';
import { commonStretches } from './time-atoms.ts';

/**
 * Equates what two families share: per combination of the dimensions they have in common and per stretch of time that
 * both can tell apart, the sums of their leaves are one number.
 *
 * @returns how many shared margins there are, published ones included
 */
export function addLinks(system: LinearSystem, columns: FactColumns, measure: string): number {
  const { cells } = columns;
  const blocks = columns.blocksOf(measure);
  let links = 0;
  for (const [i, a] of blocks.entries()) {
    const firstA = columns.first(a, measure);
    for (const b of blocks.slice(i + 1)) {
      const firstB = columns.first(b, measure);
      const stretches = (cells.isAsOf ? sameDates(a, b) : commonStretches(a.time, b.time)).map(
        ([atomsA, atomsB]) => ({ atomsA, atomsB, periods: periodsOf(a, atomsA) }),
      );
      const values = cells.shown.get(measure) ?? [];
      /** Whether the shared margin is a published cell of both: then each side has its own equation. */
      const isShownInBoth = (period: string, named: readonly string[]): boolean => {
        const cell = cells.index.get(JSON.stringify([period, ...named]));
        if (cell === undefined || !a.cells.has(cell) || !b.cells.has(cell)) return false;
        return !Number.isNaN(values[cell] ?? Number.NaN);
      };
      for (const members of sharedCombinations(a, b)) {
        const named = [...members].flat();
        for (const { atomsA, atomsB, periods } of stretches) {
          links += 1;
          if (periods.some((period) => isShownInBoth(period, named))) continue;
          const inA = a.leavesIn(members, atomsA).map((leaf) => firstA + leaf);
          const inB = b.leavesIn(members, atomsB).map((leaf) => firstB + leaf);
          addRow(
            system,
            [
              [inA, 1],
              [inB, -1],
            ],
            0,
            0,
            `shared ${measure}`,
          );
        }
      }
    }
  }
  return links;
}

function sameDates(a: Block, b: Block): [number[], number[]][] {
  return [...a.time.of].flatMap(([key, atoms]): [number[], number[]][] => {
    const other = b.time.of.get(key);
    return other ? [[[...atoms], [...other]]] : [];
  });
}

/** Combinations of the dimensions two blocks share, as either has them. */
function sharedCombinations(a: Block, b: Block): ReadonlyMap<string, string>[] {
  const shared = a.dimensions.filter((dimension) => b.dimensions.includes(dimension));
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const combination of [...a.combinations, ...b.combinations]) {
    const members = new Map(shared.map((dimension) => [dimension, combination.get(dimension)!]));
    found.set(JSON.stringify([...members.values()]), members);
  }
  return [...found.values()];
}

/** The periods of a block that are exactly these atoms. */
function periodsOf({ time }: Block, atoms: readonly number[]): string[] {
  return [...time.of]
    .filter(([, list]) => list.length === atoms.length && list.every((atom) => atoms.includes(atom)))
    .map(([key]) => key);
}
