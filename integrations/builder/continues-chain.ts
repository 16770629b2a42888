import { PayerscopeError } from '../../tools/errors.ts';
import { isBillingChain, isImported } from './chain.ts';

/**
 * Whether a build goes on with the chain that stands in its data directory. A demo is synthetic: another source
 * may take its place, since no one is exposed. Nothing takes the place of imported files.
 *
 * @param standing name of the chain in the directory, null where there is none
 * @throws PayerscopeError USAGE for a demo, or files of another kind, over imported files
 */
export function continuesChain(standing: string | null, wanted: string, dataDirectory: string): boolean {
  if (standing === wanted) return true;
  // A billing chain without one of its files is another, and forgets the first.
  if (isBillingChain(standing) && isBillingChain(wanted)) return false;
  if (isImported(standing)) {
    throw new PayerscopeError(
      'USAGE',
      `The data directory ${dataDirectory} holds releases of imported files, and ${isImported(wanted) ? 'files of another kind' : 'a demo'} would lose what they published; name another with --data.`,
    );
  }
  return false;
}
