import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PayerscopeError } from '../../tools/errors.ts';

/**
 * Takes the one build slot of a data directory. The lock is the operating system's own on a SQLite file, so a
 * killed build frees it by dying: there is no stale lock to clean up.
 *
 * @returns the release function
 * @throws PayerscopeError BUILD_RUNNING when another build holds it, STORE_UNAVAILABLE when the directory
 *   cannot be written
 */
export function takeBuildLock(dataDirectory: string): () => void {
  let lock: DatabaseSync;
  try {
    mkdirSync(dataDirectory, { recursive: true });
    lock = new DatabaseSync(join(dataDirectory, 'build.lock'));
  } catch (cause) {
    throw new PayerscopeError(
      'STORE_UNAVAILABLE',
      `The data directory ${dataDirectory} cannot be written; choose another with --data or fix its permissions.`,
      { cause },
    );
  }
  try {
    lock.exec('pragma busy_timeout = 0; begin exclusive');
  } catch (cause) {
    lock.close();
    if (/locked|busy/i.test(String(cause))) {
      throw new PayerscopeError(
        'BUILD_RUNNING',
        `Another build is already running in ${dataDirectory}; wait for it to finish, then run this one again.`,
        { cause },
      );
    }
    throw new PayerscopeError(
      'STORE_UNAVAILABLE',
      `The lock file build.lock in ${dataDirectory} cannot be used; fix its permissions or delete it.`,
      { cause },
    );
  }
  return () => {
    lock.exec('rollback');
    lock.close();
  };
}
