import type { ReleaseManifest } from '../../../tools/release-manifest.ts';
import { releaseManifest } from '../../../tools/release-manifest.ts';
import { RELEASE_SCHEMA } from './release-names.ts';
import type { Session } from './session.ts';
import type { SnowflakeSettings } from './snowflake-settings.ts';

/** A release as the release database lists it. */
export interface RegisteredRelease {
  readonly id: string;
  readonly current: boolean;
  /** Null where it is of a format this program does not know. */
  readonly manifest: ReleaseManifest | null;
}

function readManifest(text: unknown): ReleaseManifest | null {
  try {
    return releaseManifest.parse(JSON.parse(String(text)));
  } catch {
    return null;
  }
}

/**
 * Every published release, oldest first, in one statement.
 *
 * @throws what the driver reports
 */
export async function readRegistry(
  session: Session,
  { releaseDatabase, statementSeconds }: SnowflakeSettings,
  signal?: AbortSignal,
): Promise<RegisteredRelease[]> {
  const schema = `${releaseDatabase}.${RELEASE_SCHEMA}`;
  const { rows } = await session.execute({
    sqlText:
      'select releases.release_id, in_force.release_id, releases.manifest' +
      ` from ${schema}.releases left join ${schema}.in_force on releases.release_id = in_force.release_id` +
      ' order by releases.release_id',
    seconds: statementSeconds,
    signal,
  });
  return rows.map(([id, inForce, manifest]) => ({
    id: String(id),
    current: inForce !== null,
    manifest: readManifest(manifest),
  }));
}
