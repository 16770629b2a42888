import { type MaskSystem, withholdComplements } from './complement.ts';
import type { LinearSolver } from './linear-programme.ts';
import { type AuditResult, type AuditSystem, findWitnesses } from './witness.ts';

/** Times that more is withheld before the system counts as beyond repair. */
const ROUNDS = 24;

/**
 * Withholds complements until every target has witnesses: near each target without, the most dispensable number still
 * published is withheld for good, with complements of its own.
 *
 * Nothing withheld is published again on the way, so a witness found once holds to the end and only what has
 * none is sought anew.
 *
 * @param toAudit what an attacker sees when these columns are withheld
 * @returns the flags, and the last audit: where `unproven` is not empty nothing more could be withheld
 */
export function withholdUntilProven(
  system: MaskSystem,
  toAudit: (withheld: Uint8Array) => AuditSystem,
  solver: LinearSolver,
): { withheld: Uint8Array; audit: AuditResult; rounds: number } {
  const primary = system.primary.slice();
  const sumsOf = Array.from({ length: system.columns }, (): number[] => []);
  system.sums.forEach((sum, s) => {
    for (const c of sum) sumsOf[c]!.push(s);
  });
  let withheld = new Uint8Array(system.columns);
  let audit: AuditResult | undefined;
  for (let round = 0; ; round++) {
    const before = withheld;
    const anew = withholdComplements({ ...system, primary });
    withheld = anew.map((flag, c) => flag | before[c]! | system.primary[c]! | system.forced[c]!);
    const seen = toAudit(withheld);
    audit = findWitnesses(seen, solver, audit);
    if (audit.unproven.length === 0 || round === ROUNDS) return { withheld, audit, rounds: round };
    const more = new Set(
      audit.unproven
        .map((t) => dispensableNear(system, sumsOf, withheld, seen.targets[t]!.form))
        .filter((c) => c >= 0),
    );
    if (more.size === 0) return { withheld, audit, rounds: round };
    for (const c of more) primary[c] = 1;
  }
}

/** The most dispensable published number in the sums of the given columns or, failing that, in those next to them. */
function dispensableNear(
  { sums, known, tier, order, columns }: MaskSystem,
  sumsOf: readonly number[][],
  withheld: Uint8Array,
  form: readonly number[],
): number {
  let near = new Set(form.map((c) => (c < 0 ? ~c : c)).filter((c) => c < columns));
  let best = -1;
  for (let step = 0; step < 2 && best < 0; step++) {
    const next = new Set(near);
    for (const s of new Set([...near].flatMap((c) => sumsOf[c]!))) {
      for (const c of sums[s]!) {
        if (withheld[c]) next.add(c);
        if (known[c] || withheld[c]) continue;
        const later = best < 0 ? 1 : tier[c]! - tier[best]! || order[c]! - order[best]!;
        if (later > 0) best = c;
      }
    }
    near = next;
  }
  return best;
}
