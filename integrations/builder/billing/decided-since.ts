import { monthsOfKey, periodKey } from '../../../tools/period-keys.ts';
import type { ReleaseManifest } from '../../../tools/release-manifest.ts';
import type { FamilyToPublish } from '../publish-release.ts';

const FAMILY = 'later_decisions_by_payer';

/**
 * Marks the frozen periods that later decisions are published of. Only what the release shows anyway decides: a count
 * above 0, or one that is withheld.
 *
 * @param asOf of this release: what it publishes first has no later decision
 */
export function markDecidedSince(
  frozen: ReleaseManifest['frozen'],
  families: readonly FamilyToPublish[],
  asOf: string,
): ReleaseManifest['frozen'] {
  const family = families.find(({ table }) => table.name === FAMILY);
  if (family === undefined) return frozen;
  const hidden = family.masked.withheld['changed_claims'];
  const decided = new Set(
    family.table.rows.flatMap(({ grain, period, values }, at) =>
      grain === 'quarter' && (hidden?.[at] !== 0 || values['changed_claims'] !== 0) ? [period] : [],
    ),
  );
  return frozen.map((entry) =>
    entry.asOf < asOf && decided.has(periodKey(monthsOfKey(entry.period)!.from, 'quarter'))
      ? { ...entry, decidedSince: true as const }
      : entry,
  );
}
