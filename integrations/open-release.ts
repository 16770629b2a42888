import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PayerscopeError } from '../tools/errors.ts';
import type { ReleaseStore } from '../tools/ports.ts';
import { checkSeal, requireNamed } from './builder/release-seal.ts';
import { currentReleaseFile, releasesDirectory } from './builder/releases.ts';
import type { Config } from './config.ts';
import type { SqlParser } from './warehouse/duckdb/parse-sql.ts';

/** A release that may be asked, and the parser its statements are checked with before they are sent. */
export interface OpenRelease {
  readonly store: ReleaseStore;
  readonly parse: SqlParser['parse'];
  close(): Promise<void>;
}

export type ReleasePlace = Pick<Config, 'dataDirectory' | 'warehouse' | 'snowflake'>;

const loadEngine = () =>
  Promise.all([
    import('./warehouse/duckdb/duckdb-release-store.ts'),
    import('./warehouse/duckdb/parse-sql.ts'),
  ]);

/** DuckDB opens the file on its own threads while its bytes are checked. */
async function openEmbedded(
  file: string,
  [{ openDuckDbRelease }, { parserOn }]: Awaited<ReturnType<typeof loadEngine>>,
): Promise<OpenRelease> {
  const [opened, sealed] = await Promise.allSettled([openDuckDbRelease(file), checkSeal(dirname(file))]);
  if (opened.status === 'rejected') throw opened.reason;
  const store = opened.value;
  try {
    if (sealed.status === 'rejected') throw sealed.reason;
    requireNamed(dirname(file), store.manifest.id);
  } catch (error) {
    await store.close();
    throw error;
  }
  return { store, parse: parserOn(store), close: () => store.close() };
}

/** Statements are the same text for both engines, so that one parser checks them. */
async function openInSnowflake({ snowflake }: ReleasePlace, id?: string): Promise<OpenRelease> {
  const [{ openSnowflakeRelease }, { openSqlParser }] = await Promise.all([
    import('./warehouse/snowflake/snowflake-release-store.ts'),
    import('./warehouse/duckdb/parse-sql.ts'),
  ]);
  const store = await openSnowflakeRelease(snowflake, id);
  const parser = await openSqlParser();
  return {
    store,
    parse: parser.parse,
    close: async () => {
      parser.close();
      await store.close();
    },
  };
}

/**
 * Begins to open the release in force, in the warehouse that is configured. When this resolves, the engine is at it
 * on threads of its own, and whoever has more to load may do so meanwhile.
 * @throws PayerscopeError RELEASE_UNAVAILABLE or STORE_UNAVAILABLE when it cannot be opened, from here or from `opened`
 */
export async function beginOpening(place: ReleasePlace): Promise<{ readonly opened: Promise<OpenRelease> }> {
  if (place.warehouse === 'snowflake') return { opened: openInSnowflake(place) };
  const file = await currentReleaseFile(place.dataDirectory);
  return { opened: openEmbedded(file, await loadEngine()) };
}

/**
 * The release in force, in the warehouse that is configured.
 * @throws PayerscopeError RELEASE_UNAVAILABLE or STORE_UNAVAILABLE when it cannot be opened
 */
export const openReleaseInForce = async (place: ReleasePlace): Promise<OpenRelease> =>
  (await beginOpening(place)).opened;

/**
 * A release by its id, whether in force or not, to be asked again.
 * @throws PayerscopeError RELEASE_UNAVAILABLE when it is not there, or not whole
 */
export async function openNamedRelease(place: ReleasePlace, id: string): Promise<OpenRelease> {
  if (place.warehouse === 'snowflake') return openInSnowflake(place, id);
  const file = join(releasesDirectory(place.dataDirectory), id, 'release.duckdb');
  if (existsSync(file)) return openEmbedded(file, await loadEngine());
  throw new PayerscopeError(
    'RELEASE_UNAVAILABLE',
    `Release ${id} is not in ${place.dataDirectory}; give the --data directory it was published in.`,
  );
}
