import type { Violation } from './attack-report.ts';
import type { Block } from './blocks.ts';
import { describeCell, type FactCells } from './fact-cells.ts';
import type { FactColumns } from './fact-columns.ts';
import { addRow, type LinearSystem, tighten } from './linear-system.ts';

/** Children whose sum a cell is, along one dimension or along time. */
export interface Relation {
  readonly along: string;
  readonly parent: number;
  readonly children: readonly number[];
}

/**
 * Every relation parent = Σ children among the cells of a block: one per cell and dimension that is rolled up in it,
 * and one over time where published periods tile its period.
 */
export function relationsOf(cells: FactCells, block: Block): Relation[] {
  const found: Relation[] = [];
  const atoms = block.time.months.length;
  const byMembers = new Map<string, { periods: string[]; cells: number[] }>();
  const inBlock = [...block.cells];
  for (const number of inBlock) {
    const { members, period } = cells.cells[number]!;
    const key = JSON.stringify([...members].flat());
    const list = byMembers.get(key) ?? { periods: [], cells: [] };
    if (list.cells.length === 0) byMembers.set(key, list);
    list.periods.push(period.key);
    list.cells.push(number);
  }
  // Nearly all members have the same periods.
  const tiled = new Map<string, readonly Tiling[]>();
  for (const { periods, cells: numbers } of byMembers.values()) {
    const key = JSON.stringify(periods);
    const tilings = tiled.get(key) ?? tilingsOf(periods.map((period) => block.time.of.get(period)!));
    tiled.set(key, tilings);
    for (const { whole, parts } of atoms > 1 ? tilings : []) {
      found.push({ along: 'time', parent: numbers[whole]!, children: parts.map((part) => numbers[part]!) });
    }
  }
  const finer = new Map<string, readonly Refinement[]>();
  for (const parent of inBlock) {
    const { members, period } = cells.cells[parent]!;
    const key = JSON.stringify([...members].flat());
    const refinements = finer.get(key) ?? refinementsOf(block, members);
    finer.set(key, refinements);
    const written = JSON.stringify(period.key);
    for (const { dimension, parts } of refinements) {
      const children: number[] = [];
      let missing = 0;
      for (const part of parts) {
        const child = cells.index.get(`[${written},${part.written}`);
        if (child !== undefined && block.cells.has(child)) children.push(child);
        else if (isAbsent(block, part.members, period.key)) missing += 1;
        else break;
      }
      if (children.length > 0 && children.length + missing === parts.length)
        found.push({ along: dimension, parent, children });
    }
  }
  return found;
}

/** One of several periods and those that it is the sum of, by their place. */
interface Tiling {
  readonly whole: number;
  readonly parts: readonly number[];
}

function tilingsOf(periods: readonly (readonly number[])[]): Tiling[] {
  const isWithin = (part: readonly number[], whole: readonly number[]) =>
    part.length < whole.length && part.every((atom) => whole.includes(atom));
  return [...periods.entries()].flatMap(([whole, atoms]) => {
    const inside = [...periods.keys()].filter((one) => isWithin(periods[one]!, atoms));
    // The largest published periods inside, so that a year is the sum of quarters and not of months.
    const parts = inside.filter((one) => !inside.some((other) => isWithin(periods[one]!, periods[other]!)));
    const covered = parts.flatMap((part) => periods[part]!);
    const isTiled = covered.length === atoms.length && new Set(covered).size === covered.length;
    return isTiled ? [{ whole, parts }] : [];
  });
}

/** What members are the sum of along a dimension that they roll up. */
interface Refinement {
  readonly dimension: string;
  readonly parts: readonly {
    readonly members: ReadonlyMap<string, string>;
    /** The members as they end a cell's key. */
    readonly written: string;
  }[];
}

function refinementsOf(block: Block, members: ReadonlyMap<string, string>): Refinement[] {
  return block.dimensions
    .filter((dimension) => !members.has(dimension))
    .map((dimension) => {
      const names = new Set(block.matching(members).map((c) => block.combinations[c]!.get(dimension)!));
      const parts = [...names].sort().map((name) => {
        const refined = [...members, [dimension, name] as const].sort((a, b) => (a[0] < b[0] ? -1 : 1));
        return { members: new Map(refined), written: JSON.stringify(refined.flat()).slice(1) };
      });
      return { dimension, parts };
    });
}

function isAbsent(block: Block, members: ReadonlyMap<string, string>, period: string): boolean {
  return block.leavesIn(members, block.time.of.get(period)!).length === 0;
}

/**
 * One equation per published cell of a measure. A cell of which all children along some relation are published adds
 * nothing but a check; else the relation that leaves the fewest leaves open is written.
 */
export function addPublished(
  system: LinearSystem,
  columns: FactColumns,
  measure: string,
  relations: ReadonlyMap<Block, readonly Relation[]>,
  violations: Violation[],
): void {
  const { cells } = columns;
  const values = cells.shown.get(measure) ?? [];
  const shown = (cell: number) => values[cell] ?? Number.NaN;
  for (const block of columns.blocksOf(measure)) {
    const first = columns.first(block, measure);
    const byParent = new Map<number, Relation[]>();
    for (const relation of relations.get(block)!) {
      const list = byParent.get(relation.parent);
      if (list) list.push(relation);
      else byParent.set(relation.parent, [relation]);
    }
    for (const number of block.cells) {
      const cell = cells.cells[number]!;
      const value = shown(number);
      if (Number.isNaN(value)) continue;
      const leaves = block.leavesOf(cell);
      if (!leaves || leaves.length === 0) continue;
      if (leaves.length === 1) {
        tighten(system, first + leaves[0]!, value, value);
        continue;
      }
      let rest = { leaves, value };
      for (const { children } of byParent.get(number) ?? []) {
        const open: number[] = [];
        let left = value;
        for (const child of children) {
          const part = shown(child);
          if (Number.isNaN(part)) open.push(...block.leavesOf(cells.cells[child]!)!);
          else left -= part;
        }
        if (open.length === 0 && left !== 0) {
          violations.push({
            kind: 'margin',
            fact: cells.fact.name,
            measure,
            family: block.family.name,
            cell: describeCell(cell),
            interval: null,
            required: `it must equal the sum of its ${children.length} published parts`,
          });
        }
        if (open.length < rest.leaves.length) rest = { leaves: open, value: left };
      }
      if (rest.leaves.length > 0) {
        const terms = rest.leaves.map((leaf) => first + leaf);
        addRow(system, [[terms, 1]], rest.value, rest.value, `published ${measure}`);
      }
    }
  }
}
