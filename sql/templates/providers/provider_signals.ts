import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { limitParam, membersParam, orderParam, periodParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

const metrics = {
  charge_vs_peers_pct: { name: 'charge_vs_peers_pct' },
  charge_per_claim: { name: 'charge_per_claim' },
  claims_per_patient: { name: 'claims_per_patient' },
};

export const providerSignals = defineTemplate({
  name: 'provider_signals',
  version: 1,
  subject: 'providers',
  title: 'Provider signals',
  description:
    'Tracked providers against all claims of their specialty over whole years: charge per claim and claims per patient.',
  basis: 'service',
  fact: 'claims',
  params: z.strictObject({
    period: periodParam,
    metric: z.enum(optionsOf(metrics)).default('charge_vs_peers_pct'),
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
  tables: ['claims_by_provider', 'claims_by_organization_specialty'],
  columns: () => [
    ...['provider', 'specialty', 'organization'].map(labelColumn),
    ...[
      'charge_vs_peers_pct',
      'charge_per_claim',
      'peer_charge_per_claim',
      'total_claims',
      'patients',
      'claims_per_patient',
    ].map(metricColumn),
  ],
  primaryColumn: ({ metric }) => metric,
  synonyms: [
    'provider signals',
    'provider signal',
    'providers against peers',
    'providers versus peers',
    'providers vs peers',
    'against specialty peers',
    'compared with peers',
    'compared to peers',
    'outlier providers',
    'provider outliers',
    'outliers',
    'unusual providers',
    'providers who charge more than their peers',
    'billing outliers',
  ],
  examples: [
    'Provider signals for 2025',
    'Which providers charge more than their specialty peers?',
    'Outlier providers in cardiology, 2024',
    'Who has the most claims per patient against peers in 2025?',
  ],
  chart: {
    kind: 'bubble',
    category: 'provider',
    series: 'specialty',
    x: 'claims_per_patient',
    y: 'charge_vs_peers_pct',
    size: 'total_claims',
    values: ['charge_vs_peers_pct'],
  },
});
