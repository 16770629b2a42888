import { abovesOf, type Ceilings } from './above-limits.ts';
import { agreeWithTruth } from './agree-with-truth.ts';
import type { PreparedFact } from './count-system.ts';
import { dollarSystem } from './dollar-system.ts';
import { valueAt } from './fact-cells.ts';
import { presolve } from './presolve.ts';

/**
 * How many claims above a limit the amounts leave room for: cell by cell, whether the amount is shown or can only be bounded,
 * and for the parts of a whole of which the amounts together are known.
 */
export function ceilingsOf(prepared: Omit<PreparedFact, 'ceilings'>): Ceilings {
  const { cells, blocks, relations } = prepared;
  const aboves = abovesOf(cells);
  if (aboves.length === 0) return new Map();
  const { system, columns } = dollarSystem(prepared, []);
  // A mark may stand for nothing where a level was withheld as a whole once: then what it seems to cost limits nothing.
  agreeWithTruth(system);
  const { upper } = presolve(system);
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
