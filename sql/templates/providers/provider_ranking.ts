import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { limitParam, membersParam, orderParam, periodParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

const metrics = {
  total_claims: { name: 'total_claims' },
  total_charges: { name: 'total_charges' },
  charge_per_claim: { name: 'charge_per_claim' },
  patients: { name: 'patients' },
  claims_per_patient: { name: 'claims_per_patient' },
};

export const providerRanking = defineTemplate({
  name: 'provider_ranking',
  version: 1,
  subject: 'providers',
  title: 'Provider ranking',
  description:
    'Tracked providers ranked by claims, charges, charge per claim, patients or claims per patient, over whole years.',
  basis: 'service',
  fact: 'claims',
  params: z.strictObject({
    period: periodParam,
    metric: z.enum(optionsOf(metrics)).default('total_claims'),
    order: orderParam,
    limit: limitParam,
    providers: membersParam,
    specialties: membersParam,
    organizations: membersParam,
  }),
  slots: { metric: metrics, order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: 'claims_by_provider', param: 'period' },
    providers: { kind: 'members', param: 'providers' },
    specialties: { kind: 'members', param: 'specialties' },
    organizations: { kind: 'members', param: 'organizations' },
    row_limit: { kind: 'number', param: 'limit', default: 10 },
  },
  tables: ['claims_by_provider'],
  columns: () => [
    ...['provider', 'specialty', 'organization'].map(labelColumn),
    ...optionsOf(metrics).map(metricColumn),
  ],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'provider ranking',
    'rank providers',
    'top providers',
    'top doctors',
    'top physicians',
    'busiest providers',
    'busiest doctors',
    'which provider',
    'which providers',
    'which doctor',
    'which doctors',
    'which physician',
    'providers by claims',
    'providers by charges',
  ],
  examples: [
    'Top 10 providers by claims in 2025',
    'Which doctors have the highest charges per claim in 2025?',
    'Rank cardiology providers by patients in 2024',
    'Busiest providers of all years',
  ],
  chart: { kind: 'bar', category: 'provider' },
});
