import { medications } from '../../integrations/demo/medications.ts';
import { organizations } from '../../integrations/demo/organizations.ts';
import { smallManifest } from '../../sql/templates/testing/small-release.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';

const firstOf = (sql: string, pattern: RegExp, count: number): string[] =>
  [...sql.matchAll(pattern)].slice(0, count).map((match) => match[1]!);

/** As many members, under the same names, as the release of the default demo has. */
export const demoSizedManifest: ReleaseManifest = {
  ...smallManifest,
  members: {
    payer: [
      ...['Medicare', 'Blue Cross Blue Shield', 'UnitedHealthcare', 'Medicaid', 'Humana', 'Aetna', 'Anthem'],
      ...['Dual Eligible', 'Cigna Health', 'No insurance'],
    ],
    encounter_class: [
      ...['Ambulatory', 'Outpatient', 'Wellness', 'Urgent care', 'Emergency', 'Inpatient', 'Virtual', 'Home'],
      ...['Hospice', 'SNF (skilled nursing)'],
    ],
    organization: [...firstOf(organizations, /^\(\d+, '([^']+)'/gm, 19), 'Other organizations'],
    specialty: firstOf(
      organizations,
      /\('([A-Z/ ]+)', 'hospital', '(?:primary|pediatric|specialist|emergency)'/g,
      12,
    ),
    provider: [
      ...Array.from({ length: 40 }, (_, at) => `Alma${100 + at} Becker${200 + at}`),
      'Other providers',
    ],
    medication: [...firstOf(medications, /^\('\d+', '([^']+)'/gm, 40), 'Other medications'],
    age_bucket: ['0-30', '31-60', '61-90', '90+'],
    priority_bucket: ['High', 'Medium', 'Low'],
  },
};
