import { amountAudit } from './amount-audit.ts';
import { amountCompanions } from './amount-companions.ts';
import { tryBoxes } from './box-moves.ts';
import { determined, eliminate, type PreparedMeasure } from './eliminate.ts';
import { type Escalation, escalate } from './escalate.ts';
import type { FinishedSystems, MaskedAmounts } from './finished-systems.ts';
import { wordWitness } from './known-witness.ts';
import { boundsByCount } from './limits-by-amount.ts';
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
 * @param finished what earlier attempts finished of the dollars; what this one does is added
 * @param counts the masked counts
 * @returns the flags of all measures, or levels to withdraw before masking anew
 * @throws PayerscopeError RELEASE_REFUSED
 */
export function maskAmounts(
  context: MaskContext,
  systems: readonly (readonly string[])[],
  prepared: ReadonlyMap<string, PreparedMeasure>,
  counts: Masked,
  finished: FinishedSystems['amounts'],
  solver: LinearSolver,
): Masked | { escalation: Escalation } {
  const { fact, cells, lattice } = context;
  const flags = new Map(counts.flags);
  const left = systems.filter((names) => !finished.has(keyOf(names)));
  eliminate(context, left, prepared, flags, new Uint8Array(cells.keys.length));
  const open = undecided(prepared);
  const base = flags.get(fact.base)!;
  const bounds = boundsByCount(context, prepared, counts.flags);
  for (const names of left) {
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
      found: context.found,
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
        escalate(cells, open, fact, { system: audit.system, measureOf }, unproven, onlyMany),
      continued: context.continued,
      subject: names.join(', '),
    });
    if ('escalation' in outcome) {
      if (context.continued)
        context.found.push(...outcome.found.map((one) => wordWitness(one, audit, cells.keys)));
      return outcome;
    }
    const { proof } = outcome;
    const isSafe = () => determined(context, [names], prepared, flags).length === 0;
    if (!publishAgain([proof], flags, candidates(), isSafe)) refuse(names.join(', '), 0);
    if (!holds(auditOf().system, proof.witnesses)) refuse(names.join(', '), 0);
    const proven = new Set(audit.system.targets);
    const inherited = audit.all.filter((target) => !proven.has(target));
    finished.set(keyOf(names), {
      names,
      flags: names.map((name) => flags.get(name)!),
      targets: audit.system.targets.length,
      programmes: proof.programmes,
      witnesses: wordProof(proof, inherited, audit, earlier, cells.keys),
    });

    /** With the targets that this release must prove. */
    function auditOf() {
      const known = amountAudit(context, states, flags, bounds);
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
  const amounts = systems.map((names) => finished.get(keyOf(names))!);
  for (const { names, flags: own } of amounts) {
    names.forEach((name, k) => {
      flags.set(name, own[k]!);
    });
  }
  const sum = (of: (one: Masked | MaskedAmounts) => number) =>
    amounts.reduce((total, one) => total + of(one), of(counts));
  return {
    flags,
    targets: sum((one) => one.targets),
    programmes: sum((one) => one.programmes),
    witnesses: [counts, ...amounts].flatMap((one) => one.witnesses),
  };
}

function keyOf(names: readonly string[]): string {
  return names.join(' ');
}
