import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createStatementCheck } from '../../tools/check-statement.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { ReleaseStore } from '../../tools/ports.ts';
import { createTemplateRunner, type RunTemplate } from '../../tools/run-template.ts';
import { checkSeal, requireNamed } from '../builder/release-seal.ts';
import { openDuckDbRelease } from '../warehouse/duckdb/duckdb-release-store.ts';
import { parserOn } from '../warehouse/duckdb/parse-sql.ts';

/**
 * A release by its id, whether in force or not, to be asked again.
 * @throws PayerscopeError RELEASE_UNAVAILABLE when it is not in this data directory, or not whole
 */
export async function openNamedRelease(
  dataDirectory: string,
  id: string,
): Promise<{ store: ReleaseStore; runTemplate: RunTemplate }> {
  const folder = join(dataDirectory, 'releases', id);
  if (!existsSync(join(folder, 'release.duckdb'))) {
    throw new PayerscopeError(
      'RELEASE_UNAVAILABLE',
      `Release ${id} is not in ${dataDirectory}; give the --data directory it was published in.`,
    );
  }
  await checkSeal(folder);
  const store = await openDuckDbRelease(join(folder, 'release.duckdb'));
  try {
    requireNamed(folder, store.manifest.id);
  } catch (error) {
    await store.close();
    throw error;
  }
  return {
    store,
    runTemplate: createTemplateRunner({ store, checkStatement: createStatementCheck(parserOn(store)) }),
  };
}
