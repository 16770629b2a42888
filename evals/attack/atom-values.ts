import type { Block } from './blocks.ts';
import type { FactCells } from './fact-cells.ts';

/**
 * A value per leaf of a block from a value per published cell: an atom that no period stands for alone is a period less
 * its other atoms. NaN where that leads nowhere.
 */
export function leafValues(fact: FactCells, block: Block, values: readonly number[]): Float64Array {
  const atoms = block.time.months.length;
  const found = new Float64Array(block.leaves).fill(Number.NaN);
  const plan = planOf(block);
  block.combinations.forEach((members, c) => {
    for (const { atom, period, others } of plan) {
      const leaf = c * atoms + atom;
      if (block.absent[leaf]) {
        found[leaf] = 0;
        continue;
      }
      const number = fact.index.get(JSON.stringify([period, ...[...members].flat()]));
      const whole = number === undefined ? Number.NaN : (values[number] ?? Number.NaN);
      found[leaf] = others.reduce((rest, other) => rest - found[c * atoms + other]!, whole);
    }
  });
  return found;
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
