import { programVersion } from '../program-version.ts';

/** Written in by the bundler: the name of the bundle, a hash of all it is made of. */
declare const BUNDLED_NAME: string | undefined;

/**
 * What tells one build of this program from another. From source nobody knows what changed since: then it is null,
 * and nothing that an earlier process did can be taken for this one's.
 */
export const programIdentity = (): string | null =>
  typeof BUNDLED_NAME === 'undefined' ? null : BUNDLED_NAME;

/** For reports: the version, and the build where it is known. */
export function programName(): string {
  const identity = programIdentity();
  return identity === null ? programVersion() : `${programVersion()} (${identity})`;
}
