import type { Violation } from './attack-report.ts';
import type { Block } from './blocks.ts';
import { describeCell, type FactCells, valueAt } from './fact-cells.ts';
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
  const byMembers = new Map<string, { cell: number; atoms: readonly number[] }[]>();
  const inBlock = [...block.cells];
  for (const number of inBlock) {
    const { members, period } = cells.cells[number]!;
    const key = JSON.stringify([...members].flat());
    const list = byMembers.get(key) ?? [];
    if (list.length === 0) byMembers.set(key, list);
    list.push({ cell: number, atoms: block.time.of.get(period.key)! });
  }
  for (const list of byMembers.values()) {
    for (const parent of list) {
      const inside = list.filter(
        (one) => one.atoms.length < parent.atoms.length && one.atoms.every((a) => parent.atoms.includes(a)),
      );
      // The largest published periods inside, so that a year is the sum of quarters and not of months.
      const children = inside.filter(
        (one) =>
          !inside.some(
            (other) =>
              other.atoms.length > one.atoms.length && one.atoms.every((a) => other.atoms.includes(a)),
          ),
      );
      const tiled = children.flatMap((one) => one.atoms);
      if (tiled.length === parent.atoms.length && new Set(tiled).size === tiled.length && atoms > 1) {
        found.push({ along: 'time', parent: parent.cell, children: children.map(({ cell }) => cell) });
      }
    }
  }
  for (const parent of inBlock) {
    const { members, period } = cells.cells[parent]!;
    for (const dimension of block.dimensions) {
      if (members.has(dimension)) continue;
      const names = new Set(block.matching(members).map((c) => block.combinations[c]!.get(dimension)!));
      const children: number[] = [];
      for (const name of [...names].sort()) {
        const refined = [...members, [dimension, name] as const].sort((a, b) => (a[0] < b[0] ? -1 : 1));
        const child = cells.index.get(JSON.stringify([period.key, ...refined.flat()]));
        if (child !== undefined && block.cells.has(child)) children.push(child);
        else if (!isAbsent(block, new Map(refined), period.key)) break;
        else names.delete(name);
      }
      if (children.length > 0 && children.length === names.size)
        found.push({ along: dimension, parent, children });
    }
  }
  return found;
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
  const shown = (cell: number) => valueAt(cells.shown, measure, cell);
  for (const block of columns.blocksOf(measure)) {
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
      const whole = columns.columnsIn(block, cell, measure);
      if (!whole || whole.length === 0) continue;
      if (whole.length === 1) {
        tighten(system, whole[0]!, value, value);
        continue;
      }
      let rest = { columns: whole, value };
      for (const { children } of byParent.get(number) ?? []) {
        const open: number[] = [];
        let left = value;
        for (const child of children) {
          const part = shown(child);
          if (Number.isNaN(part)) open.push(...columns.columnsIn(block, cells.cells[child]!, measure)!);
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
        if (open.length < rest.columns.length) rest = { columns: open, value: left };
      }
      if (rest.columns.length > 0) {
        addRow(system, [[rest.columns, 1]], rest.value, rest.value, `published ${measure}`);
      }
    }
  }
}
