import { addCeilings, type Ceilings } from './above-limits.ts';
import type { Violation } from './attack-report.ts';
import { addDefinitions, addMarks, countMeasures } from './count-rows.ts';
import type { DollarSystem } from './dollar-system.ts';
import type { FactBlocks } from './fact-blocks.ts';
import { addFactColumns, type FactColumns } from './fact-columns.ts';
import { emptySystem, type LinearSystem } from './linear-system.ts';
import { addLinks } from './link-rows.ts';
import { addPeople, type PeopleColumns } from './people-rows.ts';
import { addPublished } from './published-rows.ts';
import { addReceivables } from './receivables-rows.ts';
import { addTotals } from './total-rows.ts';

/** A fact cut into blocks, with what is known of its amounts. */
export interface PreparedFact extends FactBlocks {
  readonly dollars: DollarSystem;
  /** What amounts tell of the counts that are above a limit of one. */
  readonly ceilings: Ceilings;
}

export interface CountSystem {
  readonly system: LinearSystem;
  readonly facts: readonly {
    readonly prepared: PreparedFact;
    readonly columns: FactColumns;
    readonly people: PeopleColumns | null;
    /** Rows of the system up to and including this fact's. */
    readonly rows: number;
  }[];
}

/** The claims that have money open, where the open balance decides (metrics.yml, `open_balance`). */
const OPEN_CLAIMS = ['underpaid_claims', 'zero_pay_claims'];

export interface CountOptions {
  readonly receivablesAmount: string;
  /** Period key of a snapshot → its dates. */
  readonly snapshots: ReadonlyMap<string, { readonly asOf: string; readonly dataFrom: string }>;
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
    return { prepared, columns, people, rows: system.reasons.length };
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
