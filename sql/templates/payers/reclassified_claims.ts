import { z } from 'zod';
import { termNamed } from '../../read-metrics.ts';
import { defineTemplate } from '../define-template.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { metricColumn } from '../result-columns.ts';

export const reclassifiedClaims = defineTemplate({
  name: 'reclassified_claims',
  version: 1,
  subject: 'payers',
  title: 'Reclassified claims',
  description:
    'Claims that moved to another exception category after their quarter of service was published, by month of change, for all payers or chosen ones together.',
  basis: 'service',
  fact: 'late',
  params: z.strictObject({ period: periodParam, payers: membersParam }),
  slots: {},
  bindings: {
    tiles: { kind: 'tiles', family: 'reclassified_claims_by_payer', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
  },
  tables: ['reclassified_claims_by_payer'],
  columns: () => [
    { name: 'change_month', label: termNamed('change_month').label, unit: 'month' },
    ...['late_claims', 'reclassified_claims', 'reclassified_share'].map(metricColumn),
  ],
  primaryColumn: () => 'reclassified_claims',
  synonyms: [
    'reclassified claims',
    'claims that changed status',
    'claims that changed category',
    'status changes',
    'reclassification',
  ],
  examples: [
    'Reclassified claims for 2025',
    'Claims that changed status in Q3 2025',
    'Reclassified claims for Medicare in H1 2025',
  ],
  chart: { kind: 'bar', category: 'change_month', values: ['reclassified_claims'] },
});
