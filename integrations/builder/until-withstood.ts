import type { Violation } from '../../evals/attack/attack-report.ts';
import type { MeasureLevel } from '../../tools/disclosure/escalate.ts';
import type { Progress } from '../../tools/ports.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import type { GivenAway, MaskedFamilies } from './mask-families.ts';
import type { WrittenRelease } from './publish-release.ts';

/** How often a release is masked and attacked at most. */
const ROUNDS = 6;

/**
 * Masks, writes and attacks a release; what the attack finds is withheld as well, level by level, and all is done anew,
 * until it finds nothing or nothing is left to withhold there.
 *
 * @param attack null leaves the attack out
 * @param forget what the warehouse keeps of a release that is masked anew
 * @returns the release as it was written last, and what the attack finds in it still
 */
export async function untilWithstood({
  mask,
  write,
  attack,
  forget,
  progress,
}: {
  mask: (before?: { masked: MaskedFamilies; givenAway: GivenAway }) => Promise<MaskedFamilies>;
  write: (masked: MaskedFamilies) => Promise<WrittenRelease>;
  attack: ((written: WrittenRelease) => Promise<readonly Violation[]>) | null;
  forget: (manifest: ReleaseManifest) => Promise<void>;
  progress: Progress;
}): Promise<{ masked: MaskedFamilies; written: WrittenRelease; violations: readonly Violation[] }> {
  let masked = await mask();
  for (let round = 1; ; round++) {
    const written = await write(masked);
    const violations = attack === null ? [] : await attack(written);
    const givenAway = round < ROUNDS ? givenAwayBy(violations) : null;
    if (violations.length === 0 || givenAway === null) return { masked, written, violations };
    progress.step('attack', 'found numbers that can be worked out: more is withheld');
    const more = await mask({ masked, givenAway });
    if (!withholdsMore(more, masked)) return { masked, written, violations };
    await forget(written.manifest);
    masked = more;
  }
}

/**
 * Where to withhold more so that nothing of this is given away.
 *
 * @returns null where withholding does not help: rows are missing, what is shown is not the truth
 */
function givenAwayBy(violations: readonly Violation[]): GivenAway | null {
  const byFact = new Map<string, MeasureLevel[]>();
  for (const { fact, measure, level } of violations) {
    if (!level) return null;
    const levels = byFact.get(fact) ?? [];
    byFact.set(fact, levels);
    levels.push({ measure, ...level });
  }
  return byFact;
}

/** Whether masking anew withheld more than before. */
function withholdsMore(now: MaskedFamilies, before: MaskedFamilies): boolean {
  return [...now.facts].some(
    ([name, { withdrawn }]) => withdrawn.length > (before.facts.get(name)?.withdrawn.length ?? 0),
  );
}
