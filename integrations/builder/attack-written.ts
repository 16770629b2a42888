import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Violation } from '../../evals/attack/attack-report.ts';
import type { FactDefinition } from '../../tools/disclosure/family-definition.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { Progress, Warehouse } from '../../tools/ports.ts';
import { attackBuilt } from '../attack/attack-built.ts';

/**
 * Attacks a release that was written and is not in force yet, together with the earlier ones of its chain that are
 * still there, judged by the truth in the open warehouse.
 *
 * @returns what can be inferred too closely; empty where the release withstands
 */
export async function attackWritten(input: {
  readonly warehouse: Warehouse;
  readonly file: string;
  /** Ids of earlier releases. */
  readonly earlier: readonly string[];
  readonly releasesDirectory: string;
  readonly facts: readonly FactDefinition[];
  readonly progress: Progress;
}): Promise<readonly Violation[]> {
  const { warehouse, file, earlier, releasesDirectory, facts, progress } = input;
  const files = earlier.map((id) => join(releasesDirectory, id, 'release.duckdb'));
  const there = files.filter((path) => existsSync(path));
  if (there.length < files.length) {
    progress.step('attack', `${files.length - there.length} earlier releases are gone and were left out`);
  }
  const { report } = await attackBuilt({ releaseFiles: [file, ...there], warehouse, facts });
  return report.violations;
}

/**
 * What a build does about a release that gives something away however much is withheld: it is not published. A demo may
 * be so small that this happens; nobody is behind its numbers, so it is published with a warning.
 *
 * @throws PayerscopeError RELEASE_REFUSED, unless the patients are synthetic: the message names the first place and no
 *   number
 */
export function refuseOrTell(
  violations: readonly Violation[],
  { isSynthetic, progress }: { isSynthetic: boolean; progress: Progress },
): void {
  const [first] = violations;
  if (first === undefined) return;
  if (isSynthetic) {
    progress.step(
      'attack',
      `found numbers that can be worked out (first: ${placeOf(first)}); published since its patients are synthetic, a build of your own files would be refused`,
    );
    return;
  }
  throw new PayerscopeError(
    'RELEASE_REFUSED',
    `The attack on the new release found ${violations.length === 1 ? 'a number' : 'numbers'} that could be worked out (first: ${placeOf(first)}), so it was not published and the release in force stays; report this with the source at hand, or raise the thresholds and build again.`,
    { details: { violations: violations.length, kind: first.kind, place: placeOf(first) } },
  );
}

/** Where a violation stands: kind, measure, family and cell, and nothing of what was found there. */
function placeOf({ kind, fact, measure, family, cell }: Violation): string {
  // The text of a sum tells of how many parts it is one.
  return [kind, [fact, measure].filter((name) => name !== '').join(' '), family, kind === 'sum' ? '' : cell]
    .filter((part) => part !== '')
    .join(', ');
}
