import { describeFailure } from './describe-failure.ts';
import { logIn } from './log-in.ts';
import { type RegisteredRelease, readRegistry } from './read-registry.ts';
import type { SnowflakeSettings } from './snowflake-settings.ts';

/**
 * All releases published to Snowflake, oldest first, the one in force marked.
 *
 * @throws PayerscopeError STORE_UNAVAILABLE or USAGE when Snowflake cannot be asked
 */
export async function listSnowflakeReleases(
  settings: SnowflakeSettings,
): Promise<(RegisteredRelease & { readonly problem?: string })[]> {
  try {
    const session = await logIn({ settings, database: settings.releaseDatabase });
    try {
      return (await readRegistry(session, settings)).map((release) =>
        release.manifest === null ? { ...release, problem: 'of another version' } : release,
      );
    } finally {
      await session.close();
    }
  } catch (failure) {
    throw describeFailure(failure, settings);
  }
}
