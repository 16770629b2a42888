import type { FactColumns } from './fact-columns.ts';
import { addRow, type LinearSystem } from './linear-system.ts';

/**
 * Points of the priority score (metrics.yml, `priority_score`): by amount 5, 3 or 1, by complexity 0 to 3, by age 0 to
 * 3. So a sum of scores lies between 1 and 11 per claim.
 */
const POINTS: Readonly<Record<string, readonly [number, number]>> = { priority_score: [1, 11] };

/** Bounds sums by the counts they are averaged over, leaf by leaf. */
export function addTotals(system: LinearSystem, columns: FactColumns): void {
  const { fact } = columns.cells;
  for (const measure of Object.keys(fact.measures)) {
    const definition = fact.measures[measure]!;
    const points = POINTS[measure];
    if (definition.kind !== 'total' || points === undefined) continue;
    for (const block of columns.blocksOf(measure)) {
      for (let leaf = 0; leaf < block.leaves; leaf++) {
        if (block.absent[leaf]) continue;
        const sum = [columns.first(block, measure) + leaf];
        const number = columns.columnsAt(definition.of, block, leaf);
        if (number === null) continue;
        addRow(
          system,
          [
            [sum, 1],
            [number, -points[0]],
          ],
          0,
          Number.POSITIVE_INFINITY,
          `${measure} per claim`,
        );
        addRow(
          system,
          [
            [number, points[1]],
            [sum, -1],
          ],
          0,
          Number.POSITIVE_INFINITY,
          `${measure} per claim`,
        );
      }
    }
  }
}
