import { abovesOf, type Ceilings } from './above-limits.ts';
import type { DollarSystem } from './dollar-system.ts';
import type { FactBlocks } from './fact-blocks.ts';
import { valueAt } from './fact-cells.ts';

/**
 * How many claims above a limit the amounts leave room for: cell by cell, whether the amount is shown or can only be bounded,
 * and for the parts of a whole of which the amounts together are known.
 */
export function ceilingsOf(
  { cells, blocks, relations }: FactBlocks,
  { columns, known: { upper } }: DollarSystem,
): Ceilings {
  const aboves = abovesOf(cells);
  if (aboves.length === 0) return new Map();
  return new Map(
    aboves.map(({ measure, amount, limit }) => {
      const shown = (cell: number) => valueAt(cells.shown, amount, cell);
      const most = (cents: number) => Math.floor(cents / (limit + 1));
      const found: { cells: readonly number[]; most: number }[] = [];
      for (const cell of cells.cells.keys()) {
        const leaves = Number.isNaN(shown(cell)) ? columns.columnsOf(cell, amount) : [];
        if (leaves === null) continue;
        const cents = leaves.reduce((sum, leaf) => sum + upper[leaf]!, 0);
        found.push({ cells: [cell], most: most(leaves.length > 0 ? cents : shown(cell)) });
      }
      for (const block of blocks.get(measure) ?? []) {
        for (const { parent, children } of relations.get(block)!) {
          const open = children.filter((child) => Number.isNaN(shown(child)));
          if (open.length < 2 || open.length === children.length) continue;
          const rest = children.reduce((left, child) => left - (shown(child) || 0), shown(parent));
          found.push({ cells: open, most: most(rest) });
        }
      }
      return [measure, found.filter((one) => Number.isFinite(one.most))];
    }),
  );
}
