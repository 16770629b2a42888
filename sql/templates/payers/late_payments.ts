import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const latePayments = defineTemplate({
  name: 'late_payments',
  version: 1,
  subject: 'payers',
  title: 'Late payments',
  description:
    'Charges and payments that arrived after their quarter of service was published, per payer, for whole quarters of service.',
  basis: 'service',
  fact: 'late',
  params: z.strictObject({ period: periodParam, payers: membersParam }),
  slots: {},
  bindings: {
    tiles: { kind: 'tiles', family: 'late_payments_by_payer', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
  },
  tables: ['late_payments_by_payer'],
  columns: () => [
    labelColumn('payer'),
    ...['late_claims', 'late_charges', 'late_payments'].map(metricColumn),
  ],
  primaryColumn: () => 'late_payments',
  synonyms: [
    'late payments',
    'late arrivals',
    'payments that arrived after the quarter was published',
    'payments that arrived after the quarter was frozen',
    'late charges',
    'late changes',
  ],
  examples: [
    'Late payments for Q3 2025',
    'Payments that arrived after the quarter was frozen, for 2025',
    'Late payments for Medicare in H1 2025',
  ],
  chart: { kind: 'bar', category: 'payer', values: ['late_payments'] },
});
