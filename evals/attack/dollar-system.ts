import { addFloors } from './above-limits.ts';
import { agreeWithTruth } from './agree-with-truth.ts';
import type { Violation } from './attack-report.ts';
import { addDefinitions } from './count-rows.ts';
import type { FactBlocks } from './fact-blocks.ts';
import { addFactColumns, type FactColumns } from './fact-columns.ts';
import { emptySystem, type LinearSystem } from './linear-system.ts';
import { addLinks } from './link-rows.ts';
import { type Presolved, presolve } from './presolve.ts';
import { addPublished } from './published-rows.ts';

/** The amounts of one fact and all that is known of them. */
export interface DollarSystem {
  /** Of it is taken back already what the truth does not keep. */
  readonly system: LinearSystem;
  readonly columns: FactColumns;
  readonly measures: readonly string[];
  /** Margins that do not add up. */
  readonly violations: readonly Violation[];
  /** Why what was taken back was thought to hold, with how often. */
  readonly takenBack: ReadonlyMap<string, number>;
  readonly known: Presolved;
}

/**
 * The amounts of one fact, in cents, those bound by an identity together. Built once: they limit the counts, and are
 * attacked themselves.
 */
export function dollarSystem({ cells, blocks, relations }: FactBlocks): DollarSystem {
  const system = emptySystem();
  const violations: Violation[] = [];
  const measures = Object.keys(cells.fact.measures).filter(
    (name) => cells.fact.measures[name]!.kind === 'dollars',
  );
  const columns = addFactColumns(system, cells, blocks, measures);
  for (const measure of measures) {
    addPublished(system, columns, measure, relations, violations);
    addLinks(system, columns, measure);
  }
  addDefinitions(system, columns);
  addFloors(system, columns);
  // A mark may stand for nothing where a level was withheld as a whole once: then what it seems to cost limits nothing.
  const takenBack = agreeWithTruth(system);
  return { system, columns, measures, violations, takenBack, known: presolve(system) };
}
