import { auditSystem } from '../audit-system.ts';
import { linkCells } from '../cells.ts';
import type { FactDefinition } from '../family-definition.ts';
import type { FamilyTable } from '../family-table.ts';
import type { LinearSolver } from '../linear-programme.ts';
import { buildSystem, type MaskContext } from '../mask-system.ts';
import { createPolicy } from '../policy.ts';
import { basePrimaries } from '../primary.ts';
import { cellTiers, tieBreakers } from '../publication-order.ts';
import { linkRelations } from '../relations.ts';
import { withholdUntilProven } from '../repair.ts';
import type { AuditSystem } from '../witness.ts';

/** The base count of one fact, masked and audited: what is withheld, and what can be found out about each primary. */
export function auditBase(fact: FactDefinition, families: readonly FamilyTable[], solver: LinearSolver) {
  const cells = linkCells(fact, families);
  const policy = createPolicy();
  const context: MaskContext = {
    fact,
    cells,
    policy,
    tiers: cellTiers(cells),
    tie: tieBreakers(cells, 'k'),
  };
  const everywhere = new Uint8Array(cells.keys.length).fill(1);
  const state = {
    name: fact.base,
    carried: everywhere,
    relations: linkRelations(cells, new Uint8Array(cells.nodes.length).fill(1), [fact.base]),
    primary: basePrimaries(cells, fact, policy),
    forced: new Uint8Array(cells.keys.length),
    finished: false,
  };
  const system = buildSystem(context, [state]);
  const seenWith = (withheld: Uint8Array): AuditSystem =>
    auditSystem(context, [state], system.sums, () => withheld);
  const { withheld, audit, rounds } = withholdUntilProven(system, seenWith, solver);
  const { targets } = seenWith(withheld);
  const label = (cell: number) =>
    [cells.periods[cell]!, ...cells.members[cell]!].filter((part) => part !== '(all)').join('/');
  return {
    system,
    seen: seenWith(withheld),
    audit,
    rounds,
    withheld: [...withheld.keys()]
      .filter((c) => withheld[c])
      .map(label)
      .sort(),
    /** Primary → smallest and largest value it was shown to be able to take. */
    intervals: Object.fromEntries(
      targets.map(({ form }, t) => [label(form[0]!), [audit.lowest[t]!, audit.highest[t]!]]),
    ),
  };
}
