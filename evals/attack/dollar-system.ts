import { addFloors } from './above-limits.ts';
import type { Violation } from './attack-report.ts';
import { addDefinitions } from './count-rows.ts';
import type { PreparedFact } from './count-system.ts';
import { addFactColumns, type FactColumns } from './fact-columns.ts';
import { emptySystem, type LinearSystem } from './linear-system.ts';
import { addLinks } from './link-rows.ts';
import { addPublished } from './published-rows.ts';

/** The amounts of one fact, in cents, those bound by an identity together. */
export function dollarSystem(
  { cells, blocks, relations }: Omit<PreparedFact, 'ceilings'>,
  violations: Violation[],
): { system: LinearSystem; columns: FactColumns; measures: readonly string[] } {
  const system = emptySystem();
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
  return { system, columns, measures };
}
