import type { Block } from './blocks.ts';
import type { FactCells } from './fact-cells.ts';

/**
 * A value per leaf of a block from a value per published cell: an atom that no period stands for alone is a period less
 * its other atoms. NaN where that leads nowhere.
 */
export function leafValues(fact: FactCells, block: Block, values: readonly number[]): Float64Array {
  const atoms = block.time.months.length;
  const found = new Float64Array(block.leaves).fill(Number.NaN);
  const { plan, cells } = readingOf(fact, block);
  for (let c = 0; c < block.combinations.length; c++) {
    plan.forEach(({ atom, others }, step) => {
      const leaf = c * atoms + atom;
      if (block.absent[leaf]) {
        found[leaf] = 0;
        return;
      }
      let rest = values[cells[c * plan.length + step]!] ?? Number.NaN;
      for (const other of others) rest -= found[c * atoms + other]!;
      found[leaf] = rest;
    });
  }
  return found;
}

interface Reading {
  readonly plan: readonly Step[];
  /** Combination · steps + step → the cell it is read from; −1 where there is none. */
  readonly cells: Int32Array;
}

/** All measures of a block are read from the same cells. */
const readings = new WeakMap<Block, Reading>();

function readingOf(fact: FactCells, block: Block): Reading {
  const known = readings.get(block);
  if (known) return known;
  const plan = planOf(block);
  const cells = Int32Array.from(
    block.combinations.flatMap((members) => {
      const named = [...members].flat();
      return plan.map(({ period }) => fact.index.get(JSON.stringify([period, ...named])) ?? -1);
    }),
  );
  const reading = { plan, cells };
  readings.set(block, reading);
  return reading;
}

interface Step {
  readonly atom: number;
  readonly period: string;
  readonly others: readonly number[];
}

function planOf({ time }: Block): Step[] {
  const plan: Step[] = [];
  const known = new Set<number>();
  for (let before = -1; before < known.size; ) {
    before = known.size;
    for (const [period, list] of time.of) {
      const open = list.filter((atom) => !known.has(atom));
      if (open.length !== 1) continue;
      plan.push({ atom: open[0]!, period, others: list.filter((atom) => atom !== open[0]) });
      known.add(open[0]!);
    }
  }
  return plan;
}
