import { leafValues } from './atom-values.ts';
import type { AttackPolicy } from './attack-policy.ts';
import { type Attempt, countDemand, isSmallCount } from './attempt.ts';
import type { Block } from './blocks.ts';
import { countMeasures } from './count-rows.ts';
import { type Cell, describeCell, levelIn, valueAt } from './fact-cells.ts';
import type { FactColumns } from './fact-columns.ts';
import type { Relation } from './published-rows.ts';

const GRAINS: readonly string[] = ['month', 'quarter', 'year', 'all'];

/**
 * Small sums that no published cell stands for: the small withheld cells under one parent together, runs of
 * consecutive months or quarters, and what a period has beside its published parts.
 */
export function sumTargets(
  columns: FactColumns,
  relations: ReadonlyMap<Block, readonly Relation[]>,
  policy: AttackPolicy,
): Attempt[] {
  const { cells } = columns;
  const found: Attempt[] = [];
  const seen = new Set<string>();
  for (const measure of countMeasures(columns)) {
    const add = (numbers: readonly number[], cell: string): void => {
      const key = `${measure} ${[...numbers].sort((a, b) => a - b).join()}`;
      if (seen.has(key)) return;
      seen.add(key);
      const sums = numbers.map((number) => columns.columnsOf(number, measure));
      if (sums.some((sum) => sum === null)) return;
      found.push({
        kind: 'sum',
        fact: cells.fact.name,
        measure,
        family: cells.cells[numbers[0]!]!.family,
        cell,
        level: levelIn(cells.cells[numbers[0]!]!),
        isDollars: false,
        group: `${cells.fact.name} ${measure} sums`,
        columns: sums.flatMap((sum) => [...sum!]),
        coefficients: null,
        ...countDemand(policy),
      });
    };
    // Levels that are withheld wholly are bounded cell by cell only.
    const smallHidden = (number: number): boolean =>
      Number.isNaN(valueAt(cells.shown, measure, number)) &&
      valueAt(cells.living, measure, number) === 1 &&
      isSmallCount(valueAt(cells.truth, measure, number), policy);
    const total = (numbers: readonly number[]) =>
      numbers.reduce((sum, number) => sum + valueAt(cells.truth, measure, number), 0);
    for (const block of columns.blocksOf(measure)) {
      for (const { parent, along, children } of relations.get(block)!) {
        const small = children.filter(smallHidden);
        if (small.length < 2 || !isSmallCount(total(small), policy)) continue;
        add(small, `${describeCell(cells.cells[parent]!)}: ${small.length} withheld parts along ${along}`);
      }
      for (const run of consecutive(columns, block)) {
        for (let start = 0; start < run.length; start++) {
          if (!smallHidden(run[start]!)) continue;
          const taken = [run[start]!];
          for (let end = start + 1; end < run.length; end++) {
            const value = valueAt(cells.truth, measure, run[end]!);
            if (value === 0) continue;
            taken.push(run[end]!);
            if (!smallHidden(run[end]!) || !isSmallCount(total(taken), policy)) break;
            const [first, last] = [cells.cells[run[start]!]!, cells.cells[run[end]!]!];
            add(taken, `${describeCell(first)} to ${last.period.key}`);
          }
        }
      }
      found.push(...remainders(columns, block, measure, policy));
    }
  }
  return found;
}

/** Cells of equal grain and members in order of time. */
function consecutive({ cells }: FactColumns, block: Block): number[][] {
  if (cells.isAsOf) return [];
  const runs = new Map<string, number[]>();
  for (const number of block.cells) {
    const { grain, members } = cells.cells[number]!;
    if (grain === 'all') continue;
    const key = JSON.stringify([grain, ...[...members].flat()]);
    const run = runs.get(key);
    if (run) run.push(number);
    else runs.set(key, [number]);
  }
  const from = (number: number) => cells.cells[number]!.period.from;
  return [...runs.values()].map((run) => run.sort((a, b) => from(a) - from(b)));
}

/** Atoms no period stands for alone, such as the two unpublished months of a quarter, at every level. */
function remainders(columns: FactColumns, block: Block, measure: string, policy: AttackPolicy): Attempt[] {
  const { cells } = columns;
  const named = new Set(
    [...block.time.of.values()].filter((list) => list.length === 1).map(([atom]) => atom),
  );
  const atoms = block.time.months.flatMap((_, atom) => (named.has(atom) ? [] : [atom]));
  if (atoms.length === 0) return [];
  const first = columns.first(block, measure);
  const values = leafValues(cells, block, cells.truth.get(measure) ?? []);
  // Of each combination of members the cell of the finest grain.
  const levels = new Map<string, Cell>();
  for (const number of block.cells) {
    const cell = cells.cells[number]!;
    const key = JSON.stringify([...cell.members].flat());
    const finest = levels.get(key);
    if (!finest || GRAINS.indexOf(cell.grain) < GRAINS.indexOf(finest.grain)) levels.set(key, cell);
  }
  return atoms.flatMap((atom) =>
    [...levels.values()].flatMap(({ grain, members }): Attempt[] => {
      const leaves = block.leavesIn(members, [atom]);
      const value = leaves.reduce((sum, leaf) => sum + values[leaf]!, 0);
      if (!isSmallCount(value, policy)) return [];
      const key = `${block.time.months[atom]!.length} months that no cell stands for`;
      return [
        {
          kind: 'sum',
          fact: cells.fact.name,
          measure,
          family: block.family.name,
          cell: describeCell({ period: { key, from: 0, to: 0 }, members }),
          level: levelIn({ grain, members }),
          isDollars: false,
          group: `${cells.fact.name} ${measure} sums`,
          columns: leaves.map((leaf) => first + leaf),
          coefficients: null,
          ...countDemand(policy),
        },
      ];
    }),
  );
}
