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
 * A demo may be so small that something is found in it; nobody is behind its numbers, so it is published with a warning.
 *
 * @throws PayerscopeError RELEASE_REFUSED when too much can be inferred: the message names the first place and no number
 */
export async function requireWithstood(input: {
  readonly warehouse: Warehouse;
  readonly file: string;
  /** Ids of earlier releases. */
  readonly earlier: readonly string[];
  readonly releasesDirectory: string;
  readonly facts: readonly FactDefinition[];
  /** Nobody's data: told instead of refused. */
  readonly isSynthetic: boolean;
  readonly progress: Progress;
}): Promise<void> {
  const { warehouse, file, earlier, releasesDirectory, facts, isSynthetic, progress } = input;
  const files = earlier.map((id) => join(releasesDirectory, id, 'release.duckdb'));
  const there = files.filter((path) => existsSync(path));
  if (there.length < files.length) {
    progress.step('attack', `${files.length - there.length} earlier releases are gone and were left out`);
  }
  const { report } = await attackBuilt({ releaseFiles: [file, ...there], warehouse, facts });
  const [first] = report.violations;
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
    `The attack on the new release found ${report.violations.length === 1 ? 'a number' : 'numbers'} that could be worked out (first: ${placeOf(first)}), so it was not published and the release in force stays; report this with the source at hand, or raise the thresholds and build again.`,
    { details: { violations: report.violations.length, kind: first.kind, place: placeOf(first) } },
  );
}

/** Where a violation stands: kind, measure, family and cell, and nothing of what was found there. */
function placeOf({ kind, fact, measure, family, cell }: Violation): string {
  // The text of a sum tells of how many parts it is one.
  return [kind, [fact, measure].filter((name) => name !== '').join(' '), family, kind === 'sum' ? '' : cell]
    .filter((part) => part !== '')
    .join(', ');
}
