import { existsSync } from 'node:fs';
import type { AttackedRelease } from '../../evals/attack/attack-input.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { Warehouse } from '../../tools/ports.ts';
import { releaseManifest } from '../../tools/release-manifest.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { readTables } from './read-tables.ts';

/**
 * Reads all that a release file holds, with the manifest inside it.
 *
 * @throws PayerscopeError RELEASE_UNAVAILABLE when the file is missing, damaged or of an unknown format
 */
export async function readRelease(path: string): Promise<Omit<AttackedRelease, 'truth'>> {
  const unreadable = (cause?: unknown) =>
    new PayerscopeError(
      'RELEASE_UNAVAILABLE',
      `The release file ${path} cannot be attacked: it is missing, damaged or of another version; name a release that "payerscope releases" lists.`,
      { cause },
    );
  if (!existsSync(path)) throw unreadable();
  const memory = await createDuckDbWarehouse({ path: ':memory:' });
  try {
    await memory.execute(`attach '${path.replaceAll("'", "''")}' as release (read_only)`);
    const tables = await readTables(memory, 'release', 'main');
    const [text] = tables['release_manifest']?.rows[0] ?? [];
    return { manifest: releaseManifest.parse(JSON.parse(String(text))), tables };
  } catch (cause) {
    throw unreadable(cause);
  } finally {
    await memory.close();
  }
}

/** Reads the unmasked families of a release from an open warehouse; null where it does not keep them. */
export async function readTruth(warehouse: Warehouse, schema: string, catalog: string | null = null) {
  const tables = await readTables(warehouse, catalog, schema);
  return Object.keys(tables).length === 0 ? null : tables;
}
