import type { AuditSystem } from './audit-system.ts';
import { indexOf } from './column-index.ts';
import type { Escalation } from './escalate.ts';
import type { LinearSolver } from './linear-programme.ts';
import { refuse } from './refuse.ts';
import { isWitness, type Witness } from './witness.ts';
import { WitnessSearch } from './witness-search.ts';

/** Targets left by boxes that linear programming is given at most. */
const SWEPT = 250;
/** Fewer where they are more than this share of all numbers: little would be left to show after each is protected. */
const CROWDED = { targets: 100, share: 0.12 };
/** Effort spent on targets one by one; what is left then is left to the withdrawal of levels. */
const PATIENCE = 150;
/** And so many more for every number of the system. */
const PATIENCE_PER_COLUMN = 0.03;
/** The same for numbers of levels withdrawn as a whole, of which no proof is demanded. */
const PATIENCE_WITHDRAWN = 50;
/**
 * So many times as much where earlier releases are published: they leave little to withdraw, and withdrawing levels does not
 * stop before all that is new is withheld.
 */
const PATIENCE_IN_CHAIN = 4;

/** What shows that every target of a system stays uncertain. */
export interface Proof {
  /** Per target, the witnesses it rests on beside the truth; null for a number of a withdrawn level without proof. */
  readonly witnesses: readonly (readonly Witness[] | null)[];
  readonly programmes: number;
}

/** How a system is to be protected. */
export interface Protection {
  readonly solver: LinearSolver;
  /** Looks for witnesses without linear programming first. */
  readonly quickly: (search: WitnessSearch) => void;
  /** Levels to withdraw for targets without witnesses; null where none help. */
  readonly escalate: (unproven: readonly number[], onlyMany: boolean) => Escalation | null;
  /** Whether earlier releases published some of the numbers. */
  readonly continued: boolean;
  /** Names the measures in messages. */
  readonly subject: string;
}

/**
 * Step 5: finds witnesses for every target and, where there are none, withholds more, the cheapest first, until there are.
 *
 * Nothing withheld is published again on the way, so a witness found once holds to the end.
 *
 * Of levels withdrawn as a whole nothing is published, and elimination sees to it that nothing of them follows. That they
 * cannot be narrowed down either is proven where a proof is found, and repaired, but no further levels are withdrawn
 * for their sake.
 *
 * @returns the proof, or levels without which there would be one, and the witnesses found on the way: then all is to be
 *   masked anew
 * @throws PayerscopeError RELEASE_REFUSED where nothing is left to withhold
 */
export function protect(
  system: AuditSystem,
  { solver, quickly, escalate, continued, subject }: Protection,
): { proof: Proof } | { escalation: Escalation; found: readonly Witness[] } {
  const index = indexOf(system);
  const search = new WitnessSearch(system, index, solver);
  const withdrawn = system.targets.map((target) => target.withdrawn === true);
  quickly(search);
  const left = (ofWithdrawn: boolean) => search.unproven().filter((t) => withdrawn[t] === ofWithdrawn);
  // Where many are left, whole levels are withdrawn rather than what surrounds each.
  const most = Math.min(SWEPT, Math.max(CROWDED.targets, CROWDED.share * system.truth.length));
  if (left(false).length > most) {
    const crowded = escalate(left(false), true);
    if (crowded) return { escalation: crowded, found: search.found() };
  }
  search.sweep(search.unproven());
  const seekAll = (targets: readonly number[], patience: number) => {
    const most = search.effort + patience;
    for (const t of targets) {
      if (search.effort > most) break;
      if (!search.seek(t, false)) search.seek(t, true);
    }
  };
  const patience = PATIENCE + PATIENCE_PER_COLUMN * system.truth.length;
  seekAll(left(false), continued ? PATIENCE_IN_CHAIN * patience : patience);
  seekAll(left(true), PATIENCE_WITHDRAWN);
  if (left(false).length > 0) {
    const escalation = escalate(left(false), false);
    if (escalation) return { escalation, found: search.found() };
    refuse(subject, left(false).length);
  }
  return {
    proof: {
      witnesses: system.targets.map((_, t) => (search.isProven(t) ? search.needed(t) : null)),
      programmes: search.programmes,
    },
  };
}

/**
 * Whether witnesses found earlier show that every target stays uncertain in a system as it is now, by integer arithmetic
 * alone.
 */
export function holds(system: AuditSystem, witnesses: Proof['witnesses']): boolean {
  const index = indexOf(system);
  return system.targets.every(({ column, reach, fall, width }, t) => {
    const truth = system.truth[column]!;
    const own = witnesses[t];
    if (!own) return system.targets[t]!.withdrawn === true;
    const values = [truth, ...own.map((witness) => truth + (witness.get(column) ?? 0))];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return (
      high >= reach &&
      low <= fall &&
      high - low >= width &&
      own.every((witness) => isWitness(system, index, witness))
    );
  });
}
