import { type Block, blocksOf } from './blocks.ts';
import { ceilingsOf } from './ceilings.ts';
import type { PreparedFact } from './count-system.ts';
import { dollarSystem } from './dollar-system.ts';
import type { FactCells } from './fact-cells.ts';
import { relationsOf } from './published-rows.ts';

/** Cuts a fact into the blocks of each measure, with the relations of each block, and gathers what is known of its amounts. */
export function prepareFact(cells: FactCells): PreparedFact {
  const blocks = new Map<string, readonly Block[]>();
  const shared = new Map<string, readonly Block[]>();
  for (const measure of Object.keys(cells.fact.measures)) {
    const signature = JSON.stringify(
      cells.families.map(({ living }) => [...(living.get(measure) ?? [])].sort()),
    );
    const found = shared.get(signature) ?? blocksOf(cells, measure);
    shared.set(signature, found);
    blocks.set(measure, found);
  }
  const all = new Set([...shared.values()].flat());
  const relations = new Map([...all].map((block) => [block, relationsOf(cells, block)]));
  const prepared = { cells, blocks, relations };
  const dollars = dollarSystem(prepared);
  return { ...prepared, dollars, ceilings: ceilingsOf(prepared, dollars) };
}
