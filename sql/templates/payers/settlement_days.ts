import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { membersParam, orderParam, periodParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const settlementDays = defineTemplate({
  name: 'settlement_days',
  version: 1,
  subject: 'payers',
  title: 'Settlement days',
  description:
    'Average days from first charge to last payment per payer over a period, with the claims settled.',
  basis: 'service',
  fact: 'claims',
  params: z.strictObject({ period: periodParam, order: orderParam, payers: membersParam }),
  slots: { order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: 'claims_by_payer', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
  },
  tables: ['claims_by_payer'],
  columns: () => [
    labelColumn('payer'),
    ...['settlement_days_avg', 'settled_claims', 'total_claims'].map(metricColumn),
  ],
  primaryColumn: () => 'settlement_days_avg',
  synonyms: [
    'settlement days by payer',
    'settlement time by payer',
    'days to pay by payer',
    'payment speed by payer',
    'how long do payers take to pay',
    'how long payers take',
    'how fast do payers pay',
    'how quickly do payers pay',
    'time to payment by payer',
    'payment turnaround',
  ],
  examples: [
    'Settlement days by payer for 2025',
    'How long do payers take to pay us?',
    'How fast do payers pay, H1 2024?',
    'Settlement time by payer last quarter',
  ],
  chart: { kind: 'bar', category: 'payer', values: ['settlement_days_avg'] },
});
