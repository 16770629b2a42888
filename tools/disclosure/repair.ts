import { type MaskSystem, withholdComplements } from './complement.ts';
import type { LinearSolver } from './linear-programme.ts';
import { type AuditResult, type AuditSystem, findWitnesses } from './witness.ts';

/** Times that more is withheld before the system counts as beyond repair. */
const ROUNDS = 8;

/**
 * Withholds complements until every target has witnesses: around each target without, the most dispensable number still
 * published in each of its sums is withheld for good, and the complements are made anew.
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
  for (let round = 0; ; round++) {
    const withheld = withholdComplements({ ...system, primary });
    for (let c = 0; c < withheld.length; c++) if (system.primary[c] || system.forced[c]) withheld[c] = 1;
    const seen = toAudit(withheld);
    const audit = findWitnesses(seen, solver);
    if (audit.unproven.length === 0 || round === ROUNDS) return { withheld, audit, rounds: round };
    const more = dispensableNear(
      system,
      withheld,
      audit.unproven.flatMap((t) => [...seen.targets[t]!.form]),
    );
    if (more.size === 0) return { withheld, audit, rounds: round };
    for (const c of more) primary[c] = 1;
  }
}

/** The most dispensable published number in each sum of the given columns, or in the sums next to them. */
function dispensableNear(
  { sums, known, tier, order, columns }: MaskSystem,
  withheld: Uint8Array,
  form: readonly number[],
): Set<number> {
  const sumsOf = Array.from({ length: columns }, (): number[] => []);
  sums.forEach((sum, s) => {
    for (const c of sum) sumsOf[c]!.push(s);
  });
  const found = new Set<number>();
  let near = new Set(form.map((c) => (c < 0 ? ~c : c)).filter((c) => c < columns));
  for (let step = 0; step < 2 && found.size === 0; step++) {
    const next = new Set(near);
    for (const s of new Set([...near].flatMap((c) => sumsOf[c]!))) {
      let best = -1;
      for (const c of sums[s]!) {
        if (withheld[c]) next.add(c);
        if (known[c] || withheld[c]) continue;
        const later = best < 0 ? 1 : tier[c]! - tier[best]! || order[c]! - order[best]!;
        if (later > 0) best = c;
      }
      if (best >= 0) found.add(best);
    }
    near = next;
  }
  return found;
}
