import type { AttackedFact } from '../../evals/attack/attack-input.ts';
import { type AttackResult, attackRelease } from '../../evals/attack/attack-release.ts';
import type { Warehouse } from '../../tools/ports.ts';
import { truthSchema } from '../builder/keep-truth.ts';
import { attackedFacts } from './attacked-facts.ts';
import { readRelease, readTruth } from './read-release.ts';

/**
 * Attacks a release that a build has just written, before it is put in force, judged by the truth that the build's open
 * warehouse keeps.
 *
 * @param input.releaseFiles `release.duckdb` of the new release, then of earlier ones to combine it with
 * @param input.warehouse open, holding `truth_<id>` of each
 * @throws PayerscopeError RELEASE_UNAVAILABLE when a release file cannot be read
 */
export async function attackBuilt(input: {
  readonly releaseFiles: readonly string[];
  readonly warehouse: Warehouse;
  readonly facts?: readonly AttackedFact[];
  readonly elapsed?: () => number;
}): Promise<AttackResult> {
  const releases = [];
  for (const path of input.releaseFiles) {
    const release = await readRelease(path);
    const truth = await readTruth(input.warehouse, truthSchema(release.manifest.id));
    releases.push({ ...release, truth });
  }
  return attackRelease({
    releases,
    facts: input.facts ?? attackedFacts(),
    ...(input.elapsed ? { elapsed: input.elapsed } : {}),
  });
}
