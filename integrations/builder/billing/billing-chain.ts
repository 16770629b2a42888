import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Warehouse } from '../../../tools/ports.ts';
import { processedFiles } from '../../intake/process/processed-file.ts';
import { intakeFolders } from '../../intake/store/intake-folders.ts';
import { createDuckDbWarehouse } from '../../warehouse/duckdb/duckdb-warehouse.ts';
import { BILLING_CHAIN, isBillingChain } from '../chain.ts';

/** Which chain a billing build belongs to. */
export interface BillingChain {
  readonly name: string;
  /** True where a file of the standing chain was removed: nothing of that chain may outlive this build. */
  readonly isStartedAnew: boolean;
}

/**
 * A billing chain goes on while every file it stood on is still there. Once one is removed, frozen months would keep
 * its claims for good: then a new chain begins, and the old one is forgotten.
 *
 * @param previous file of the standing warehouse
 */
export async function chooseBillingChain(dataDirectory: string, previous: string): Promise<BillingChain> {
  const first = { name: `${BILLING_CHAIN} 1`, isStartedAnew: false };
  if (!existsSync(previous)) return first;
  const memory = await createDuckDbWarehouse({ path: ':memory:' });
  try {
    await memory.execute(`attach '${previous.replaceAll("'", "''")}' as previous (read_only)`);
    const standing = await chainIn(memory);
    if (standing === null) return first;
    const processed = await processedFiles(intakeFolders(dataDirectory));
    if (standing.files.every((hash) => processed.has(hash)))
      return { name: standing.name, isStartedAnew: false };
    const next = 1 + Number(standing.name.slice(BILLING_CHAIN.length + 1));
    return { name: `${BILLING_CHAIN} ${next}`, isStartedAnew: true };
  } catch {
    // Whoever carries the chain over says what is wrong with the file.
    return first;
  } finally {
    await memory.close();
  }
}

async function chainIn(memory: Warehouse): Promise<{ name: string; files: string[] } | null> {
  const [row] = await memory.query('select name from previous.builder.chain');
  const name = String(row?.['name'] ?? '');
  if (!isBillingChain(name)) return null;
  const files = await memory.query('select hash from previous.builder.billing_files order by hash');
  return { name, files: files.map(({ hash }) => String(hash)) };
}

/** Deletes the releases that belong to no chain any more. */
export async function dropForgottenReleases(releases: string, kept: readonly string[]): Promise<void> {
  const names = await readdir(releases, { withFileTypes: true });
  const gone = names.filter((entry) => entry.isDirectory() && !kept.includes(entry.name));
  await Promise.all(gone.map(({ name }) => rm(join(releases, name), { recursive: true, force: true })));
}
