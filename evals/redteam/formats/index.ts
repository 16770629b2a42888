import type { SourceFormatName } from '../../../sql/templates/source-formats.ts';
import type { ReleaseManifest } from '../../../tools/release-manifest.ts';
import { releaseSource } from '../../../tools/release-source.ts';
import type { AttackedFormat } from './attacked-format.ts';
import { BILLING_ATTACKS } from './billing.ts';
import { CMS_ATTACKS } from './cms.ts';
import { SYNTHEA_ATTACKS } from './synthea.ts';

const ATTACKS: Readonly<Record<SourceFormatName, AttackedFormat>> = {
  synthea: SYNTHEA_ATTACKS,
  cms: CMS_ATTACKS,
  billing: BILLING_ATTACKS,
};

/** How a release is attacked, by the files it stands on. */
export const attacksOn = (manifest: ReleaseManifest): AttackedFormat => ATTACKS[releaseSource(manifest)];
