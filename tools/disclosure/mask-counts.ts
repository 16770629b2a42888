import { asKnowingTheAlgorithm } from './algorithm-aware.ts';
import { tryBoxes } from './box-moves.ts';
import { type CountAudit, countAudit } from './count-audit.ts';
import { countCompanions } from './count-companions.ts';
import { determined, eliminate, type Flags, type PreparedMeasure } from './eliminate.ts';
import { type Escalation, escalate } from './escalate.ts';
import { type KnownWitness, wordWitness } from './known-witness.ts';
import { abovesOf, limitsByAmount } from './limits-by-amount.ts';
import type { LinearSolver } from './linear-programme.ts';
import { type MaskContext, peopleOf } from './mask-context.ts';
import { measureSystems } from './measure-systems.ts';
import { holds, type Proof, protect } from './protect.ts';
import { type Candidate, publishAgain } from './publish-again.ts';
import { refuse } from './refuse.ts';
import { standByProof, wordProof, yieldToProof } from './stand-by-proof.ts';
import { targetsToProve } from './targets-to-prove.ts';
import { undecided } from './undecided.ts';

/** What was decided, and what it took. */
export interface Masked {
  readonly flags: Flags;
  readonly targets: number;
  readonly programmes: number;
  /** What the proof rests on, for the next release of the chain. */
  readonly witnesses: readonly KnownWitness[];
}

/**
 * Masks the counts of a fact, its totals and its people: complements by elimination, witnesses for everything that
 * must stay uncertain, also to somebody who knows the algorithm, and what no witness needs published again.
 *
 * @returns flags of every measure but dollars, or levels to withdraw before masking anew
 * @throws PayerscopeError RELEASE_REFUSED
 */
export function maskCounts(
  context: MaskContext,
  systems: readonly (readonly string[])[],
  prepared: ReadonlyMap<string, PreparedMeasure>,
  solver: LinearSolver,
): Masked | { escalation: Escalation } {
  const { fact, cells, lattice } = context;
  let flags: Flags = new Map();
  for (let extra: Uint8Array | null = new Uint8Array(cells.keys.length); extra; ) {
    flags = new Map();
    extra = eliminate(context, systems, prepared, flags, extra);
  }
  const people = peopleOf(fact)!;
  flags.set(people, flags.get(fact.base)!.slice());

  const states = [...new Set(systems.flat())].map((name) => ({
    ...prepared.get(name)!,
    forced: flags.get(name)!,
    finished: false,
  }));
  const limits = limitsByAmount(context, prepared, withAmounts());
  const audit = countAudit(context, states, flags, limits);
  const companions = countCompanions(context, audit);
  const measureOf = (column: number) => {
    const measure = audit.places[column]?.measure;
    return measure === people ? fact.base : measure;
  };
  const open = undecided(prepared);
  const isSettled = (column: number) => {
    const measure = measureOf(column);
    return measure !== undefined && prepared.get(measure)!.settled?.[audit.places[column]!.cell] === 1;
  };
  const earlier = { known: context.known, found: context.found, cellOf: context.cellOf, isSettled };
  /** Both views of an audit, with what this release must prove. */
  const viewsOf = (known: CountAudit) =>
    [() => known.system, () => asKnowingTheAlgorithm(context, states, known)].map((view) => () => {
      const system = view();
      return { ...system, targets: targetsToProve(system, isSettled), all: system.targets };
    });
  const witnesses: KnownWitness[] = [];
  const proofs: Proof[] = [];
  let targets = 0;
  for (const view of viewsOf(audit)) {
    const system = view();
    const outcome = protect(system, {
      solver,
      quickly: (search) => {
        standByProof(search, audit, earlier);
        tryBoxes(search, lattice, companions);
        yieldToProof(search, audit, earlier);
      },
      escalate: (unproven, onlyMany) =>
        escalate(cells, open, fact, { system, measureOf }, unproven, onlyMany),
      continued: context.continued,
      subject: fact.name,
    });
    if ('escalation' in outcome) {
      if (context.continued)
        context.found.push(...outcome.found.map((one) => wordWitness(one, audit, cells.keys)));
      return outcome;
    }
    proofs.push(outcome.proof);
    const proven = new Set(system.targets);
    const inherited = system.all.filter((target) => !proven.has(target));
    witnesses.push(...wordProof(outcome.proof, inherited, audit, earlier, cells.keys));
    targets += system.targets.length;
  }

  const isSafe = () => determined(context, systems, prepared, flags).length === 0;
  if (!publishAgain(proofs, flags, candidates(), isSafe)) refuse(fact.name, 0);
  const final = countAudit(context, states, flags, limits);
  if (!viewsOf(final).every((view, k) => holds(view(), proofs[k]!.witnesses))) refuse(fact.name, 0);
  return {
    flags,
    targets,
    witnesses,
    programmes: proofs.reduce((sum, { programmes }) => sum + programmes, 0),
  };

  /** Flags of amounts too, as elimination leaves them. */
  function withAmounts(): Flags {
    const all = new Map(flags);
    const above = new Set(abovesOf(fact).map(({ amount }) => amount));
    const amounts = measureSystems(fact).filter((names) => names.some((name) => above.has(name)));
    eliminate(context, amounts, prepared, all, new Uint8Array(cells.keys.length));
    return all;
  }

  /** The base first: a part is shown only beside it. */
  function* candidates(): Generator<Candidate> {
    const all = [...states.map(({ name }) => name), people];
    for (const { name, primary, withdrawn, settled } of states) {
      const columns = audit.columnOf.get(name)!;
      const own = flags.get(name)!;
      const isBase = name === fact.base;
      const definition = fact.measures[name]!;
      const beside = definition.kind === 'total' ? definition.of : fact.base;
      for (let cell = 0; cell < own.length; cell++) {
        if (!own[cell] || primary[cell] || withdrawn[cell] || settled?.[cell] || columns[cell]! < 0) continue;
        if (!isBase && (flags.get(fact.base)![cell] || flags.get(beside)![cell])) continue;
        const touched = isBase ? all.map((one) => audit.columnOf.get(one)![cell]!) : [columns[cell]!];
        const publish = () => {
          own[cell] = 0;
          if (isBase) flags.get(people)![cell] = 0;
        };
        yield { columns: touched, publish };
      }
    }
  }
}
