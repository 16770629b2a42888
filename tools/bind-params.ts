import type { TemplateDefinition } from '../sql/templates/define-template.ts';
import { PayerscopeError } from './errors.ts';
import type { CalendarGrain, PeriodParam } from './period-keys.ts';
import { tileAtGrain, tilePeriod } from './periods.ts';
import { ALL, type FamilyInfo, type ReleaseManifest } from './release-manifest.ts';
import { renderStatement } from './render-statement.ts';

/** Filters are named by the dimension's plural. */
export const FILTER_DIMENSIONS: Readonly<Record<string, string>> = {
  payers: 'payer',
  organizations: 'organization',
  specialties: 'specialty',
  providers: 'provider',
  encounter_classes: 'encounter_class',
  medications: 'medication',
  age_buckets: 'age_bucket',
  priority_buckets: 'priority_bucket',
  locations: 'location',
  procedure_groups: 'procedure_group',
  diagnosis_groups: 'diagnosis_group',
  claim_types: 'claim_type',
  states: 'state',
  age_bands: 'age_band',
  fraud_flags: 'fraud_flag',
};

const delimited = (items: readonly string[]): string => `|${items.join('|')}|`;

function familyNamed(manifest: ReleaseManifest, name: string): FamilyInfo {
  const family = manifest.families.find((entry) => entry.name === name);
  if (family) return family;
  throw new PayerscopeError(
    'RELEASE_UNAVAILABLE',
    `Release ${manifest.id} has no table ${name}; build a new release with this version.`,
  );
}

function bindMembers(
  manifest: ReleaseManifest,
  param: string,
  members: readonly string[] | undefined,
): string {
  if (!members) return '';
  const dimension = FILTER_DIMENSIONS[param] ?? param;
  const known = new Set(manifest.members[dimension] ?? []);
  const unknown = members.find((member) => member === ALL || !known.has(member));
  if (unknown === undefined) return delimited(members);
  throw new PayerscopeError(
    'INVALID_PARAMS',
    `${param}: ${JSON.stringify(unknown)} is no ${dimension.replace('_', ' ')} of this release; use a full name from its list.`,
    { details: { param, dimension } },
  );
}

/**
 * The value of every bound parameter of a statement: period keys, member lists and numbers, as text or number.
 *
 * @param params validated and normalised by the template's schema
 * @throws PayerscopeError INVALID_PARAMS for a member the release does not have, PERIOD_NOT_PUBLISHED,
 *   RELEASE_UNAVAILABLE when the release lacks a family
 */
export function bindParams(
  template: Pick<TemplateDefinition, 'bindings' | 'slots'>,
  params: Readonly<Record<string, unknown>>,
  manifest: ReleaseManifest,
): Record<string, string | number> {
  const bound: Record<string, string | number> = {};
  for (const [name, binding] of Object.entries(template.bindings)) {
    switch (binding.kind) {
      case 'tiles':
      case 'grain-tiles': {
        const family = familyNamed(manifest, renderStatement(binding.family, template.slots, params));
        const period = params[binding.param] as PeriodParam;
        bound[name] = delimited(
          binding.kind === 'tiles'
            ? tilePeriod(family, period)
            : tileAtGrain(family, period, params[binding.grainParam] as CalendarGrain),
        );
        break;
      }
      case 'members':
        bound[name] = bindMembers(manifest, binding.param, params[binding.param] as string[] | undefined);
        break;
      case 'number':
        bound[name] = (params[binding.param] as number | undefined) ?? binding.default;
        break;
      case 'option':
        bound[name] = (params[binding.param] as string | undefined) ?? binding.default;
        break;
    }
  }
  return bound;
}
