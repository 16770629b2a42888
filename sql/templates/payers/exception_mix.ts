import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

const CATEGORIES = [
  'underpaid_claims',
  'zero_pay_claims',
  'overpaid_claims',
  'no_charge_claims',
  'matched_claims',
];

export const exceptionMix = defineTemplate({
  name: 'exception_mix',
  version: 1,
  subject: 'payers',
  title: 'Exception mix',
  description:
    'Claims by exception category (underpaid, zero-pay, overpaid, no charge, matched) and underpayment rate per payer.',
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
    ...['total_claims', ...CATEGORIES, 'underpayment_rate'].map(metricColumn),
  ],
  primaryColumn: () => 'underpaid_claims',
  synonyms: [
    'exception mix',
    'exceptions',
    'exception categories',
    'exceptions by payer',
    'underpaid and zero-pay claims',
    'payment exceptions',
    'claim outcomes',
    'claims without charge',
    'claim status',
  ],
  examples: [
    'Show the exception mix by payer for last quarter',
    'How many claims were underpaid, zero-paid or overpaid in 2025?',
    'Exception mix for UnitedHealthcare, last 6 months',
  ],
  chart: { kind: 'stacked-bar', category: 'payer', values: CATEGORIES },
});
