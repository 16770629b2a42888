import { leafValues } from './atom-values.ts';
import type { Block } from './blocks.ts';
import type { Cell, FactCells } from './fact-cells.ts';
import { addColumn, type LinearSystem } from './linear-system.ts';

/** Where the leaves of a fact's measures stand in a system. */
export interface FactColumns {
  readonly cells: FactCells;
  /** The blocks of a measure; none where it is shown nowhere. */
  blocksOf(measure: string): readonly Block[];
  /** First column of a measure's leaves in one of its blocks. */
  first(block: Block, measure: string): number;
  /** The columns a cell is the sum of, in the block where they are fewest; null where no block has the measure. */
  columnsOf(cell: number, measure: string): readonly number[] | null;
  /** The same in one block. */
  columnsIn(block: Block, cell: Pick<Cell, 'period' | 'members'>, measure: string): readonly number[] | null;
  /** The columns that make up a leaf of another measure's block; null where no block tells them apart. */
  columnsAt(measure: string, of: Block, leaf: number): readonly number[] | null;
}

/** Adds a column per leaf of every measure named, at least 0 unless amounts of it can be negative. */
export function addFactColumns(
  system: LinearSystem,
  cells: FactCells,
  blocks: ReadonlyMap<string, readonly Block[]>,
  measures: readonly string[],
): FactColumns {
  const starts = new Map<string, Map<Block, number>>();
  for (const measure of measures) {
    const places = new Map<Block, number>();
    starts.set(measure, places);
    const least = hasNegative(cells, measure) ? Number.NEGATIVE_INFINITY : 0;
    for (const block of blocks.get(measure) ?? []) {
      places.set(block, system.lower.length);
      const truth = leafValues(cells, block, cells.truth.get(measure) ?? []);
      for (let leaf = 0; leaf < block.leaves; leaf++) {
        const absent = block.absent[leaf] === 1;
        addColumn(system, absent ? 0 : least, absent ? 0 : Number.POSITIVE_INFINITY, truth[leaf]!);
      }
    }
  }
  const blocksOf = (measure: string): readonly Block[] => [...(starts.get(measure)?.keys() ?? [])];
  const first = (block: Block, measure: string): number => starts.get(measure)!.get(block)!;
  const columnsIn: FactColumns['columnsIn'] = (block, cell, measure) => {
    const leaves = block.leavesOf(cell);
    return leaves === null ? null : leaves.map((leaf) => first(block, measure) + leaf);
  };
  const fewest = (lists: readonly (readonly number[] | null)[]): readonly number[] | null =>
    lists.reduce((best, list) => (list && (best === null || list.length < best.length) ? list : best), null);
  const stretches = new Map<Block, Map<Block, readonly (readonly number[] | null)[]>>();
  const stretchIn = (of: Block, atom: number, block: Block): readonly number[] | null => {
    const ofBlock = stretches.get(of) ?? new Map<Block, readonly (readonly number[] | null)[]>();
    stretches.set(of, ofBlock);
    const all = ofBlock.get(block) ?? of.time.months.map((_, one) => sameStretch(of, one, block));
    ofBlock.set(block, all);
    return all[atom]!;
  };
  const asked = new Map<string, Map<Block, (readonly number[] | null)[]>>();
  const columnsOfLeaf: FactColumns['columnsAt'] = (measure, of, leaf) => {
    const atoms = of.time.months.length;
    const members = of.combinations[Math.floor(leaf / atoms)]!;
    return fewest(
      blocksOf(measure).map((block) => {
        if (!of.dimensions.every((dimension) => block.dimensions.includes(dimension))) return null;
        const within = stretchIn(of, leaf % atoms, block);
        return within && block.leavesIn(members, within).map((one) => first(block, measure) + one);
      }),
    );
  };
  return {
    cells,
    blocksOf,
    first,
    columnsIn,
    columnsOf: (cell, measure) =>
      fewest(blocksOf(measure).map((block) => columnsIn(block, cells.cells[cell]!, measure))),
    // The same leaf is asked for in every run of buckets or years that holds it.
    columnsAt: (measure, of, leaf) => {
      const blocksAsked = asked.get(measure) ?? new Map<Block, (readonly number[] | null)[]>();
      asked.set(measure, blocksAsked);
      const known = blocksAsked.get(of) ?? [];
      blocksAsked.set(of, known);
      if (known[leaf] === undefined) known[leaf] = columnsOfLeaf(measure, of, leaf);
      return known[leaf];
    },
  };
}

/** The atoms of a block that make up one of another block; null where they do not tile it. */
function sameStretch(of: Block, atom: number, block: Block): readonly number[] | null {
  const months = of.time.months[atom]!;
  if (months.length === 0) {
    const period = [...of.time.of].find(([, list]) => list.includes(atom))![0];
    return block.time.of.get(period) ?? null;
  }
  const wanted = new Set(months);
  const inside = block.time.months.flatMap((list, other) =>
    list.every((month) => wanted.has(month)) ? [other] : [],
  );
  const covered = inside.reduce((sum, other) => sum + block.time.months[other]!.length, 0);
  return covered === months.length ? inside : null;
}

/** Reversals make amounts negative: then nobody can assume that a withheld one is not. */
function hasNegative({ shown, truth }: FactCells, measure: string): boolean {
  return [shown, truth].some((map) => map.get(measure)?.some((value) => value < 0) === true);
}
