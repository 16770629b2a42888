import type { Violation } from './attack-report.ts';
import type { PreparedFact } from './count-system.ts';
import { isAcyclic } from './is-acyclic.ts';

/** Coarse to fine: a month tells its quarter, a quarter its year. */
const GRAINS = ['all', 'year', 'quarter', 'month'];

/**
 * Whether bounds found from a fact's families are all that can be inferred: tables that share margins in a circle
 * may rule out more together than any chain of them tells.
 */
export function checkAcyclic({ cells, blocks: byMeasure }: PreparedFact): Violation[] {
  const blocks = byMeasure.get(cells.fact.base) ?? [];
  const tables = blocks.map(({ family, dimensions }) => {
    const grains = new Set(family.cells.map((number) => cells.cells[number]!.grain));
    const finest = Math.max(...[...grains].map((grain) => GRAINS.indexOf(grain)));
    return [...dimensions, ...GRAINS.slice(0, finest + 1).map((grain) => `per ${grain}`)];
  });
  if (isAcyclic(tables)) return [];
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
