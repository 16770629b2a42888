import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const chargesAgainstVariance = defineTemplate({
  name: 'charges_against_variance',
  version: 1,
  subject: 'payers',
  title: 'Charges against variance',
  description:
    'Charges of each payer beside net variance and variance % over a period, largest charges first.',
  basis: 'service',
  fact: 'claims',
  params: z.strictObject({ period: periodParam, payers: membersParam }),
  slots: {},
  bindings: {
    tiles: { kind: 'tiles', family: 'claims_by_payer', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
  },
  tables: ['claims_by_payer'],
  columns: () => [
    labelColumn('payer'),
    ...[
      'total_charges',
      'variance_pct',
      'net_variance',
      'total_payments',
      'payer_paid_pct',
      'total_claims',
    ].map(metricColumn),
  ],
  primaryColumn: () => 'variance_pct',
  synonyms: [
    'charges against variance',
    'charges versus variance',
    'charges vs variance',
    'variance against charges',
    'variance versus charges',
    'variance vs charges',
    'variance by size',
    'size against variance',
    'bubble chart',
  ],
  examples: [
    'Charges against variance for 2025',
    'Variance against charges by payer in Q4 2025',
    'Plot charges vs variance by payer, last 12 months',
    'Charges versus variance for Medicare and Medicaid in Q3 2025',
  ],
  chart: {
    kind: 'bubble',
    category: 'payer',
    x: 'total_charges',
    y: 'variance_pct',
    size: 'total_claims',
    values: ['variance_pct'],
  },
});
