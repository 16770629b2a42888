import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const payerScorecard = defineTemplate({
  name: 'payer_scorecard',
  version: 1,
  subject: 'payers',
  title: 'Payer scorecard',
  description:
    'Claims, charges, payments and variance of each payer over a period, with the total of all payers.',
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
      'total_claims',
      'total_charges',
      'total_payments',
      'payer_paid',
      'patient_paid',
      'net_variance',
      'variance_pct',
      'payer_paid_pct',
    ].map(metricColumn),
  ],
  primaryColumn: () => 'total_charges',
  synonyms: [
    'scorecard',
    'payer scorecard',
    'payer performance',
    'payer overview',
    'payer summary',
    'payer mix',
    'by payer',
    'per payer',
    'how are our payers doing',
    'payer breakdown',
  ],
  examples: [
    'Payer scorecard for last quarter',
    'How did our payers perform in 2025?',
    'Show charges and payments by payer for March 2025',
    'Scorecard for Medicaid and Medicare, year to date',
    'What did Humana bill and pay in the first half of 2025?',
  ],
  chart: { kind: 'grouped-bar', category: 'payer', values: ['total_charges', 'total_payments'] },
});
