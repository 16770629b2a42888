import type { Block } from './blocks.ts';
import type { FactCells } from './fact-cells.ts';
import type { Relation } from './published-rows.ts';

/** A fact cut into blocks, with the relations of each. */
export interface FactBlocks {
  readonly cells: FactCells;
  /** Measure → its blocks; measures that live at the same levels share them. */
  readonly blocks: ReadonlyMap<string, readonly Block[]>;
  readonly relations: ReadonlyMap<Block, readonly Relation[]>;
}
