import { readFileSync } from 'node:fs';
import { PayerscopeError } from '../../tools/errors.ts';
import { type AuditHead, readHead } from './audit-head.ts';
import { withAuditLock } from './audit-lock.ts';
import { listSegments, segmentPath } from './segments.ts';
import { type PlacedLine, placeLines } from './walk-chain.ts';

export interface AuditFiles {
  readonly head: AuditHead | null;
  /** All whole lines, oldest first. */
  readonly lines: readonly PlacedLine[];
  /** What stands after the last line break of the last segment. */
  readonly unfinished: string;
}

function readAll(directory: string, of: 'all' | 'last'): AuditFiles {
  const segments = listSegments(directory);
  const wanted = of === 'all' ? segments : segments.slice(-1);
  const lines = wanted.flatMap((segment) =>
    placeLines(segment, readFileSync(segmentPath(directory, segment), 'latin1')),
  );
  const final = wanted.at(-1);
  const text = final === undefined ? '' : readFileSync(segmentPath(directory, final), 'latin1');
  const unfinished = text.slice(text.lastIndexOf('\n') + 1);
  return {
    head: readHead(directory),
    lines: unfinished === '' ? lines : lines.slice(0, -1),
    unfinished,
  };
}

/**
 * The log as it stands between two entries; null where there is none. A copy that cannot be locked because it
 * cannot be written is read as it is: nobody is writing it either.
 *
 * @throws PayerscopeError STORE_UNAVAILABLE when it cannot be read or another process keeps it
 */
export function readAuditFiles(directory: string, of: 'all' | 'last'): AuditFiles | null {
  try {
    if (listSegments(directory).length === 0 && readHead(directory) === null) return null;
    let files: AuditFiles | null = null;
    try {
      withAuditLock(directory, () => {
        files = readAll(directory, of);
      });
    } catch (error) {
      if (error instanceof PayerscopeError) throw error;
    }
    return files ?? readAll(directory, of);
  } catch (cause) {
    if (cause instanceof PayerscopeError) throw cause;
    throw new PayerscopeError(
      'STORE_UNAVAILABLE',
      `The audit log in ${directory} cannot be read; check its permissions.`,
      { cause },
    );
  }
}
