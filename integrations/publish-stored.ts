import type { Progress } from '../tools/ports.ts';
import type { PublishReport } from './application.ts';
import type { Config } from './config.ts';
import { openNamedRelease, openReleaseInForce } from './open-release.ts';
import { publishToSnowflake } from './warehouse/snowflake/publish/publish-to-snowflake.ts';
import { takeWarehouseLock } from './warehouse/snowflake/rows/warehouse-lock.ts';

/**
 * Publishes a release of the data directory to Snowflake; it is checked as if it were to be asked.
 *
 * @param release its id; the one in force here where it is left out
 * @throws PayerscopeError RELEASE_UNAVAILABLE, and what `publishToSnowflake` throws
 */
export async function publishStored(
  { dataDirectory, snowflake }: Config,
  release: string | undefined,
  progress: Progress,
): Promise<PublishReport> {
  const here = { dataDirectory, snowflake, warehouse: 'duckdb' } as const;
  const opened = await (release === undefined ? openReleaseInForce(here) : openNamedRelease(here, release));
  try {
    return await publishToSnowflake(opened.store, snowflake, progress);
  } finally {
    await opened.close();
  }
}

/**
 * The same while nobody builds or publishes there.
 * @throws PayerscopeError BUILD_RUNNING, and what `publishStored` throws
 */
export async function publishInTurn(
  config: Config,
  release: string | undefined,
  progress: Progress,
): Promise<PublishReport> {
  const lock = await takeWarehouseLock(config.snowflake);
  try {
    return await publishStored(config, release, progress);
  } finally {
    await lock.release();
  }
}
