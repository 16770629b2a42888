import { createStatementCheck } from '../../tools/check-statement.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { createTemplateRunner, type RunTemplate } from '../../tools/run-template.ts';
import { openNamedRelease, type ReleasePlace } from '../open-release.ts';

/** A release that is asked again, whether in force or not. */
export interface AskedAgain {
  readonly manifest: ReleaseManifest;
  readonly runTemplate: RunTemplate;
  readonly close: () => Promise<void>;
}

/** @throws PayerscopeError RELEASE_UNAVAILABLE or STORE_UNAVAILABLE when the release is not there, or not whole */
export type OpenAgain = (releaseId: string) => Promise<AskedAgain>;

/** Opens releases by their id in the warehouse that is configured. */
export function createOpenAgain(place: ReleasePlace): OpenAgain {
  return async (releaseId) => {
    const { store, parse, close } = await openNamedRelease(place, releaseId);
    const runTemplate = createTemplateRunner({ store, checkStatement: createStatementCheck(parse) });
    return { manifest: store.manifest, runTemplate, close };
  };
}
