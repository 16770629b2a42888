import { basename } from 'node:path';
import { PayerscopeError } from '../../../tools/errors.ts';
import type { StoredFile } from './stored-file.ts';

const SHORTEST_PREFIX = 6;

/**
 * The added file a person means: by name (a path's last part counts) or by the start of its hash.
 *
 * @throws PayerscopeError USAGE when there is none, AMBIGUOUS when there are several
 */
export function findFile(files: readonly StoredFile[], wanted: string): StoredFile {
  const isHash = /^[0-9a-f]+$/.test(wanted) && wanted.length >= SHORTEST_PREFIX;
  const byHash = isHash ? files.filter(({ hash }) => hash.startsWith(wanted)) : [];
  const found = byHash.length > 0 ? byHash : files.filter(({ name }) => name === basename(wanted));
  const [file, ...others] = found;
  if (file === undefined) {
    throw new PayerscopeError(
      'USAGE',
      `No added file is called ${wanted}; payerscope intake list shows those there are.`,
    );
  }
  if (others.length > 0) {
    const hashes = found.map(({ hash }) => hash.slice(0, 12)).join(', ');
    throw new PayerscopeError(
      'AMBIGUOUS',
      `${found.length} added files are called ${wanted}; name one by its hash: ${hashes}.`,
    );
  }
  return file;
}
