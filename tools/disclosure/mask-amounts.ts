import { amountAudit } from './amount-audit.ts';
import { amountCompanions } from './amount-companions.ts';
import { tryBoxes } from './box-moves.ts';
import { CellLattice } from './cell-lattice.ts';
import { determined, eliminate, type PreparedMeasure } from './eliminate.ts';
import { type Escalation, escalate } from './escalate.ts';
import type { LinearSolver } from './linear-programme.ts';
import type { MaskContext } from './mask-context.ts';
import type { Masked } from './mask-counts.ts';
import { holds, protect } from './protect.ts';
import { type Candidate, publishAgain } from './publish-again.ts';
import { refuse } from './refuse.ts';
import { standByProof, wordProof, yieldToProof } from './stand-by-proof.ts';
import { targetsToProve } from './targets-to-prove.ts';
import { undecided } from './undecided.ts';

/**
 * Masks the dollars of a fact, those bound by an identity together, after its counts.
 *
 * @param counts the masked counts, whose flags those of the dollars are added to
 * @returns the flags of all measures, or levels to withdraw before masking anew
 * @throws PayerscopeError RELEASE_REFUSED
 */
export function maskAmounts(
  context: MaskContext,
  systems: readonly (readonly string[])[],
  prepared: ReadonlyMap<string, PreparedMeasure>,
  counts: Masked,
  solver: LinearSolver,
): Masked | { escalation: Escalation } {
  const { fact, cells } = context;
  const { flags } = counts;
  let { targets, programmes } = counts;
  const witnesses = [...counts.witnesses];
  eliminate(context, systems, prepared, flags, new Uint8Array(cells.keys.length));
  const open = undecided(prepared);
  const base = flags.get(fact.base)!;
  const lattice = new CellLattice(cells, prepared.get(fact.base)!.relations.sums);
  for (const names of systems) {
    const states = names.map((name) => ({
      ...prepared.get(name)!,
      forced: flags.get(name)!,
      finished: false,
    }));
    const audit = auditOf();
    const companions = amountCompanions(fact, audit.columnOf, audit.places);
    const measureOf = (column: number) => audit.places[column]?.measure;
    const earlier = {
      known: context.known,
      cellOf: context.cellOf,
      isSettled: (column: number) => settledAt(audit.places[column]),
    };
    const outcome = protect(audit.system, {
      solver,
      quickly: (search) => {
        standByProof(search, audit, earlier);
        tryBoxes(search, lattice, companions);
        yieldToProof(search, audit, earlier);
      },
      escalate: (unproven, onlyMany) =>
        escalate(cells, open, { system: audit.system, measureOf }, unproven, onlyMany),
      subject: names.join(', '),
    });
    if ('escalation' in outcome) return outcome;
    const { proof } = outcome;
    const isSafe = () => determined(context, [names], prepared, flags).length === 0;
    publishAgain([proof], flags, candidates(), isSafe);
    if (!isSafe()) refuse(names.join(', '), 0);
    if (!holds(auditOf().system, proof.witnesses)) refuse(names.join(', '), 0);
    const proven = new Set(audit.system.targets);
    const inherited = audit.all.filter((target) => !proven.has(target));
    witnesses.push(...wordProof(proof, inherited, audit, earlier, cells.keys));
    targets += audit.system.targets.length;
    programmes += proof.programmes;

    /** With the targets that this release must prove. */
    function auditOf() {
      const known = amountAudit(context, states, flags);
      const { system } = known;
      return {
        ...known,
        all: system.targets,
        system: { ...system, targets: targetsToProve(system, (column) => settledAt(known.places[column])) },
      };
    }

    function settledAt(place: { readonly measure: string; readonly cell: number } | undefined): boolean {
      return place !== undefined && prepared.get(place.measure)!.settled?.[place.cell] === 1;
    }

    function* candidates(): Generator<Candidate> {
      for (const { name, primary, withdrawn, settled } of states) {
        const columns = audit.columnOf.get(name)!;
        const own = flags.get(name)!;
        for (let cell = 0; cell < own.length; cell++) {
          if (!own[cell] || primary[cell] || withdrawn[cell] || settled?.[cell] || base[cell]) continue;
          if (columns[cell]! < 0) continue;
          const publish = () => {
            own[cell] = 0;
          };
          yield { columns: [columns[cell]!], publish };
        }
      }
    }
  }
  return { flags, targets, programmes, witnesses };
}
