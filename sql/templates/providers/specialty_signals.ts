import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { membersParam, orderParam, periodParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

const metrics = {
  high_value_share: { name: 'high_value_share' },
  charge_per_claim: { name: 'charge_per_claim' },
  total_claims: { name: 'total_claims' },
  claims_per_patient: { name: 'claims_per_patient' },
};

export const specialtySignals = defineTemplate({
  name: 'specialty_signals',
  version: 1,
  subject: 'providers',
  title: 'Specialty signals',
  description:
    'Share of high-value claims, charge per claim and claims per patient of each specialty, over whole years.',
  basis: 'service',
  fact: 'claims',
  params: z.strictObject({
    period: periodParam,
    metric: z.enum(optionsOf(metrics)).default('high_value_share'),
    order: orderParam,
    specialties: membersParam,
  }),
  slots: { metric: metrics, order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: 'claims_by_organization_specialty', param: 'period' },
    specialties: { kind: 'members', param: 'specialties' },
  },
  tables: ['claims_by_organization_specialty'],
  columns: () => [
    labelColumn('specialty'),
    ...['high_value_share', 'charge_per_claim', 'total_claims', 'patients', 'claims_per_patient'].map(
      metricColumn,
    ),
  ],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'specialty signals',
    'by specialty',
    'per specialty',
    'high-value claims by specialty',
    'high value share by specialty',
    'specialties',
    'which specialty',
    'which specialties',
    'specialty ranking',
    'specialty comparison',
  ],
  examples: [
    'Specialty signals for 2025',
    'Which specialty has the most high-value claims?',
    'Charge per claim by specialty in 2024',
    'Claims per patient by specialty, 2025',
  ],
  chart: { kind: 'bar', category: 'specialty', values: ['high_value_share'] },
});
