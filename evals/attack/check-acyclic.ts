import type { Violation } from './attack-report.ts';
import type { Block } from './blocks.ts';
import type { PreparedFact } from './count-system.ts';
import { type FactCells, valueAt } from './fact-cells.ts';
import { isAcyclic } from './is-acyclic.ts';

/** Coarse to fine: a month tells its quarter, a quarter its year. */
const GRAINS = ['all', 'year', 'quarter', 'month'];

/**
 * Whether bounds found from a fact's families are all that can be inferred: tables that share margins in a circle
 * may rule out more together than any chain of them tells.
 */
export function checkAcyclic({ cells, blocks: byMeasure }: PreparedFact): Violation[] {
  const blocks = byMeasure.get(cells.fact.base) ?? [];
  const all = cells.isAsOf ? tablesOfSnapshots(cells) : [tablesOf(cells, blocks)];
  if (all.every(isAcyclic)) return [];
  const families = [...new Set(blocks.map(({ family }) => family.name))].join(', ');
  return [
    {
      kind: 'cyclic',
      fact: cells.fact.name,
      measure: '',
      family: families,
      cell: '',
      interval: null,
      required:
        'the families of a fact must form an acyclic set, or what can be inferred from them is not bounded',
    },
  ];
}

function tablesOf(cells: FactCells, blocks: readonly Block[]): string[][] {
  return blocks.map(({ family, dimensions }) => {
    const grains = new Set(family.cells.map((number) => cells.cells[number]!.grain));
    const finest = Math.max(...[...grains].map((grain) => GRAINS.indexOf(grain)));
    return [...dimensions, ...GRAINS.slice(0, finest + 1).map((grain) => `per ${grain}`)];
  });
}

/** Each date has its own numbers, and may show other levels than the one before. */
function tablesOfSnapshots(cells: FactCells): string[][][] {
  const byDate = new Map<string, Map<string, string[]>>();
  for (const [number, { period, members }] of cells.cells.entries()) {
    if (Number.isNaN(valueAt(cells.shown, cells.fact.base, number))) continue;
    const tables = byDate.get(period.key) ?? new Map<string, string[]>();
    const dimensions = [...members.keys()];
    byDate.set(period.key, tables.set(dimensions.join(), dimensions));
  }
  return [...byDate.values()].map((tables) => [...tables.values()]);
}
