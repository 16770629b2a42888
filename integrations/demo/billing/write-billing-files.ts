import { rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PayerscopeError } from '../../../tools/errors.ts';
import { labelOf } from '../hostile-labels.ts';
import { openStaging, requireNew } from '../open-staging.ts';
import { dirtyFile } from './dirty-file.ts';
import { cleanFile, type InventedClaim, inventedClaims } from './invented-claims.ts';

/** Rows of each kind of dirt, where a file is to be dirty. */
const EACH = 10;
/** Every kind of dirt takes rows of its own. */
const LEAST_DIRTY = 400;

/** What was written. */
export interface WrittenBillingFiles {
  readonly file: string;
  /** Rows below the header. */
  readonly rows: number;
}

/**
 * Writes an invented export of a billing system: one file in the columns of the contract. The same options write the
 * same bytes.
 *
 * @param options.directory folder to create; must not exist
 * @param options.from first month, `YYYY-MM`
 * @param options.dirty whether every kind of dirt is among the rows
 * @param options.hostile whether a payer, a location and a provider are called what an attacker likes
 * @throws PayerscopeError USAGE for a folder that exists and for too few claims to be dirty, STORE_UNAVAILABLE where it cannot be written
 */
export async function writeBillingFiles(options: {
  readonly directory: string;
  readonly claims: number;
  readonly months?: number;
  readonly from?: string;
  readonly seed?: number;
  readonly dirty?: boolean;
  readonly hostile?: boolean;
}): Promise<WrittenBillingFiles> {
  const { claims: count, months = 24, from = '2024-01', seed = 1, dirty = false, hostile = false } = options;
  const directory = resolve(options.directory);
  requireNew(directory);
  const invented = inventedClaims({ count, months, from, seed });
  const claims = invented.map(
    (claim): InventedClaim => ({
      ...claim,
      payer: labelOf(claim.payer, hostile),
      location: labelOf(claim.location, hostile),
      provider: labelOf(claim.provider, hostile),
    }),
  );
  if (dirty && count < LEAST_DIRTY)
    throw new PayerscopeError('USAGE', `--claims is ${count}: a dirty file needs ${LEAST_DIRTY} or more.`);
  const text = dirty ? dirtyFile(claims, EACH).text : cleanFile(claims);
  const staging = await openStaging(directory, 'The billing file');
  try {
    await writeFile(join(staging, 'claims.csv'), text);
    await rename(staging, directory);
    return { file: join(directory, 'claims.csv'), rows: text.trimEnd().split('\n').length - 1 };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
