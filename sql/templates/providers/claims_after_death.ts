import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { membersParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const claimsAfterDeath = defineTemplate({
  name: 'claims_after_death',
  version: 1,
  subject: 'providers',
  title: 'Claims after death',
  description: 'Claims dated after the patient’s death by specialty, over all published years only.',
  basis: 'service',
  fact: 'claims',
  params: z.strictObject({ specialties: membersParam }),
  slots: {},
  bindings: { specialties: { kind: 'members', param: 'specialties' } },
  tables: ['claims_by_organization_specialty'],
  columns: () => [labelColumn('specialty'), ...['claims_after_death', 'total_claims'].map(metricColumn)],
  primaryColumn: () => 'claims_after_death',
  synonyms: [
    'claims after death',
    'claims dated after death',
    'posthumous claims by specialty',
    'claims of deceased patients',
    'billed after death',
    'billing after death',
    'dead patients billed',
  ],
  examples: [
    'Claims after death by specialty',
    'Do we bill for patients who have died?',
    'Posthumous claims in cardiology',
  ],
  chart: { kind: 'bar', category: 'specialty', values: ['claims_after_death'] },
});
