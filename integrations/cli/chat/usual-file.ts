import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PayerscopeError } from '../../../tools/errors.ts';

/**
 * Where a file goes that was given no name: a folder of the data directory, which is made when it is missing.
 * @throws PayerscopeError STORE_UNAVAILABLE when it cannot be made
 */
export async function usualFile(dataDirectory: string, folder: string, name: string): Promise<string> {
  const directory = join(dataDirectory, folder);
  try {
    await mkdir(directory, { recursive: true });
  } catch (cause) {
    throw new PayerscopeError(
      'STORE_UNAVAILABLE',
      `${directory} cannot be made; check that ${dataDirectory} is writable, or name a file.`,
      { cause },
    );
  }
  return join(directory, name);
}
