import { readFileSync } from 'node:fs';
import { listSegments, segmentOf, segmentPath } from './segments.ts';
import { placeLines, walkChain } from './walk-chain.ts';

const DAY_MS = 86_400_000;

/** What a `pruned` entry says. `throughHash` is the hash of entry `through`: what was removed, if anybody kept it, ends in it. */
export interface Pruned {
  readonly event: 'pruned';
  readonly through: number;
  readonly throughHash: string;
  readonly from: string;
  readonly to: string;
  readonly segments: readonly string[];
  readonly retentionDays: number;
}

/**
 * The whole segments whose last entry is older than `retentionDays`, the one being written never among them; null
 * when there is none. A segment whose chain is broken is kept, and all after it: it is evidence.
 */
export function findPrunable(
  directory: string,
  current: string,
  now: Date,
  retentionDays: number,
): Pruned | null {
  const cutoff = new Date(now.getTime() - retentionDays * DAY_MS);
  const old = listSegments(directory).filter((segment) => segment < current && segment <= segmentOf(cutoff));
  let found: Pruned | null = null;
  const lines = [];
  const segments: string[] = [];
  for (const segment of old) {
    lines.push(...placeLines(segment, readFileSync(segmentPath(directory, segment), 'latin1')));
    segments.push(segment);
    const { fault, first, last } = walkChain(lines, 'anywhere');
    if (fault !== null || first === null || last === null) break;
    if (last.time >= cutoff.toISOString()) break;
    found = {
      event: 'pruned',
      through: last.seq,
      throughHash: last.hash,
      from: first.time,
      to: last.time,
      segments: [...segments],
      retentionDays,
    };
  }
  return found;
}
