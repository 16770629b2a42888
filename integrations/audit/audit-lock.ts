import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PayerscopeError } from '../../tools/errors.ts';

/** Writing an entry takes about a millisecond; this long is a process that hangs. */
const PATIENCE_MS = 5_000;

/**
 * Runs `work` while no other process writes the log. As with builds, the lock is the operating system's own on a
 * SQLite file: a killed process frees it by dying. `work` does not wait for anything, so that two writers in one
 * process cannot meet here either.
 *
 * @throws PayerscopeError STORE_UNAVAILABLE when another process keeps it; errors of the file system as they come
 */
export function withAuditLock<T>(directory: string, work: () => T): T {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(directory, 'lock'), { timeout: PATIENCE_MS });
  try {
    try {
      lock.exec('begin exclusive');
    } catch (cause) {
      if (!/locked|busy/i.test(String(cause))) throw cause;
      throw new PayerscopeError(
        'STORE_UNAVAILABLE',
        `Another process has kept the audit log in ${directory} for ${PATIENCE_MS / 1_000} seconds; wait until it is done, then ask again.`,
        { cause },
      );
    }
    return work();
  } finally {
    // Closing ends the transaction and frees the lock.
    lock.close();
  }
}
