import { PayerscopeError } from '../../tools/errors.ts';
import { SOURCE_CHAIN } from './chain.ts';

/**
 * Whether a build goes on with the chain that stands in its data directory. A demo is synthetic: another source
 * may take its place, since no one is exposed. Nothing takes the place of imported files.
 *
 * @param standing name of the chain in the directory, null where there is none
 * @throws PayerscopeError USAGE for a demo over imported files
 */
export function continuesChain(standing: string | null, wanted: string, dataDirectory: string): boolean {
  if (standing === wanted) return true;
  if (standing === SOURCE_CHAIN) {
    throw new PayerscopeError(
      'USAGE',
      `The data directory ${dataDirectory} holds releases of imported files, and a demo would lose what they published; name another with --data.`,
    );
  }
  return false;
}
