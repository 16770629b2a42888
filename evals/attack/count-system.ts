import { addCeilings, type Ceilings } from './above-limits.ts';
import type { AttackPolicy } from './attack-policy.ts';
import type { Violation } from './attack-report.ts';
import { isSmallCount } from './attempt.ts';
import type { Block } from './blocks.ts';
import { addDefinitions, addMarks, boundCell, countMeasures } from './count-rows.ts';
import { type FactCells, valueAt } from './fact-cells.ts';
import { addFactColumns, type FactColumns } from './fact-columns.ts';
import { emptySystem, type LinearSystem, tighten } from './linear-system.ts';
import { addLinks } from './link-rows.ts';
import { addPeople, type PeopleColumns } from './people-rows.ts';
import { addPublished, type Relation } from './published-rows.ts';
import { addReceivables } from './receivables-rows.ts';
import { addTotals } from './total-rows.ts';

/** A fact cut into blocks, with the relations of each. */
export interface PreparedFact {
  readonly cells: FactCells;
  /** Measure → its blocks; measures that live at the same levels share them. */
  readonly blocks: ReadonlyMap<string, readonly Block[]>;
  readonly relations: ReadonlyMap<Block, readonly Relation[]>;
  /** What amounts tell of the counts that are above a limit of one. */
  readonly ceilings: Ceilings;
}

export interface CountSystem {
  readonly system: LinearSystem;
  readonly facts: readonly {
    readonly prepared: PreparedFact;
    readonly columns: FactColumns;
    readonly people: PeopleColumns | null;
  }[];
}

/** The claims that have money open, where the open balance decides (metrics.yml, `open_balance`). */
const OPEN_CLAIMS = ['underpaid_claims', 'zero_pay_claims'];

export interface CountOptions {
  readonly receivablesAmount: string;
  /** Period key of a snapshot → its dates. */
  readonly snapshots: ReadonlyMap<string, { readonly asOf: string; readonly dataFrom: string }>;
  readonly policy: AttackPolicy;
  /** Given which withheld cells are small and which are not. */
  readonly isAware: boolean;
}

/** All counts, patients and sums of all facts, with all that is known of them, as one system. */
export function countSystem(
  facts: readonly PreparedFact[],
  options: CountOptions,
  violations: Violation[],
): CountSystem {
  const system = emptySystem();
  const built = facts.map((prepared) => {
    const { cells, blocks, relations, ceilings } = prepared;
    const totals = Object.keys(cells.fact.measures).filter(
      (name) => cells.fact.measures[name]!.kind === 'total',
    );
    const counts = countMeasures({ cells });
    const columns = addFactColumns(system, cells, blocks, [...counts, ...totals]);
    for (const measure of [...counts, ...totals]) {
      addPublished(system, columns, measure, relations, violations);
      addLinks(system, columns, measure);
    }
    addDefinitions(system, columns);
    addMarks(system, columns);
    addTotals(system, columns);
    addCeilings(system, columns, ceilings);
    const people = addPeople(system, columns, relations);
    if (options.isAware) addAwareness(system, columns, people, options.policy);
    return { prepared, columns, people };
  });
  const claims = built.find(({ columns }) => columns.cells.fact.name === 'claims');
  if (claims) {
    for (const { columns } of built) {
      if (!columns.cells.families.some(({ dimensions }) => dimensions.includes('age_bucket'))) continue;
      addReceivables(system, {
        open: columns,
        openMeasure: columns.cells.fact.base,
        claims: claims.columns,
        exactly: options.receivablesAmount === 'open_balance' ? OPEN_CLAIMS : [],
        all: claims.columns.cells.fact.base,
        snapshots: options.snapshots,
      });
    }
  }
  return { system, facts: built };
}

/** Withheld counts of 11 or more are complements: then an attacker takes them to be 11 or more, and the rest 1 to 10. */
function addAwareness(
  system: LinearSystem,
  columns: FactColumns,
  people: PeopleColumns | null,
  policy: AttackPolicy,
): void {
  const { cells } = columns;
  const highest = policy.minimum - 1;
  const patients = (cell: number) =>
    people === null ? Number.NaN : valueAt(cells.truth, people.measure, cell);
  for (const measure of countMeasures(columns)) {
    for (const cell of cells.cells.keys()) {
      if (!Number.isNaN(valueAt(cells.shown, measure, cell))) continue;
      if (valueAt(cells.living, measure, cell) !== 1) continue;
      const value = valueAt(cells.truth, measure, cell);
      if (isSmallCount(value, policy)) boundCell(system, columns, cell, measure, 0, highest, 'a primary');
      else if (value >= policy.minimum && !isSmallCount(patients(cell), policy)) {
        boundCell(system, columns, cell, measure, policy.minimum, Number.POSITIVE_INFINITY, 'a complement');
      }
    }
  }
  if (people === null) return;
  for (const [cell, column] of people.columnOf) {
    if (valueAt(cells.living, people.measure, cell) !== 1) continue;
    if (isSmallCount(patients(cell), policy)) tighten(system, column, 0, highest);
    else if (patients(cell) >= policy.minimum)
      tighten(system, column, policy.minimum, Number.POSITIVE_INFINITY);
  }
}
