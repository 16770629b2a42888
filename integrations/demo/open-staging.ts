import { existsSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PayerscopeError } from '../../tools/errors.ts';

/**
 * Creates a folder beside `to`, to be renamed to it when it is complete.
 *
 * @param what is to be written, for the message: `the changed copy`
 * @throws PayerscopeError STORE_UNAVAILABLE where it cannot be created
 */
export async function openStaging(to: string, what: string): Promise<string> {
  try {
    await mkdir(dirname(to), { recursive: true });
    return await mkdtemp(`${to}.partial-`);
  } catch (cause) {
    throw new PayerscopeError(
      'STORE_UNAVAILABLE',
      `${what} cannot be written to ${to}; check that the folder may be created and written.`,
      { cause },
    );
  }
}

/** @throws PayerscopeError USAGE for a folder that is there: nothing is written over */
export function requireNew(folder: string): void {
  if (!existsSync(folder)) return;
  throw new PayerscopeError('USAGE', `The folder ${folder} exists; name one that does not.`);
}
