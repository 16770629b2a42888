import type { AuditSystem } from './audit-system.ts';
import { ColumnIndex } from './column-index.ts';
import type { Escalation } from './escalate.ts';
import type { LinearSolver } from './linear-programme.ts';
import { refuse } from './refuse.ts';
import { isWitness, type Witness } from './witness.ts';
import { WitnessSearch } from './witness-search.ts';

/** Targets left by boxes that linear programming is given at most. */
const SWEPT = 250;
/** Programmes spent on targets one by one; what is left then is left to the withdrawal of levels. */
const PATIENCE = 600;

/** What shows that every target of a system stays uncertain. */
export interface Proof {
  /** Per target, the witnesses it rests on beside the truth. */
  readonly witnesses: readonly (readonly Witness[])[];
  readonly programmes: number;
}

/** How a system is to be protected. */
export interface Protection {
  readonly solver: LinearSolver;
  /** Looks for witnesses without linear programming first. */
  readonly quickly: (search: WitnessSearch) => void;
  /** Levels to withdraw for targets without witnesses; null where none help. */
  readonly escalate: (unproven: readonly number[], onlyMany: boolean) => Escalation | null;
  /** Names the measures in messages. */
  readonly subject: string;
}

/**
 * Step 5: finds witnesses for every target and, where there are none, withholds more, the cheapest first, until there are.
 *
 * Nothing withheld is published again on the way, so a witness found once holds to the end.
 *
 * @returns the proof, or levels without which there would be one: then all is to be masked anew
 * @throws PayerscopeError RELEASE_REFUSED where nothing is left to withhold
 */
export function protect(
  system: AuditSystem,
  { solver, quickly, escalate, subject }: Protection,
): { proof: Proof } | { escalation: Escalation } {
  const index = new ColumnIndex(system.truth.length, system.rows);
  const search = new WitnessSearch(system, index, solver);
  quickly(search);
  // Where many are left, whole levels are withdrawn rather than what surrounds each.
  if (search.unproven().length > SWEPT) {
    const crowded = escalate(search.unproven(), true);
    if (crowded) return { escalation: crowded };
  }
  search.sweep(search.unproven());
  const most = search.programmes + PATIENCE;
  for (const t of search.unproven()) {
    if (search.programmes > most) break;
    if (!search.seek(t, false)) search.seek(t, true);
  }
  const unproven = search.unproven();
  if (unproven.length > 0) {
    const escalation = escalate(unproven, false);
    if (escalation) return { escalation };
    refuse(subject, unproven.length);
  }
  return {
    proof: {
      witnesses: system.targets.map((_, t) => search.needed(t)),
      programmes: search.programmes,
    },
  };
}

/**
 * Whether witnesses found earlier show that every target stays uncertain in a system as it is now, by integer arithmetic
 * alone.
 */
export function holds(system: AuditSystem, witnesses: Proof['witnesses']): boolean {
  const index = new ColumnIndex(system.truth.length, system.rows);
  return system.targets.every(({ column, reach, fall, width }, t) => {
    const truth = system.truth[column]!;
    const values = [truth, ...witnesses[t]!.map((witness) => truth + (witness.get(column) ?? 0))];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return (
      high >= reach &&
      low <= fall &&
      high - low >= width &&
      witnesses[t]!.every((witness) => isWitness(system, index, witness))
    );
  });
}
