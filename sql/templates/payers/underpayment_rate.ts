import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { membersParam, orderParam, periodParam } from '../param-schemas.ts';
import { orderSlot } from '../reading-slots.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

const by = {
  payer: {
    label: 'payer',
    family: 'claims_by_payer',
    total: 'All payers',
    payers: "(:payers = '' or contains(:payers, '|' || payer || '|'))",
    encounter_classes: ":encounter_classes = ''",
  },
  // Underpaid claims are published by class for all payers together only.
  encounter_class: {
    label: 'encounter_class',
    family: 'claims_by_payer_class',
    total: 'All encounter classes',
    payers: ":payers = '' and payer = '(all)'",
    encounter_classes:
      "(:encounter_classes = '' or contains(:encounter_classes, '|' || encounter_class || '|'))",
  },
};

export const underpaymentRate = defineTemplate({
  name: 'underpayment_rate',
  version: 1,
  subject: 'payers',
  title: 'Underpayment rate',
  description:
    'Underpaid claims as a share of claims per payer or per encounter class over a period (by class: whole years).',
  basis: 'service',
  fact: 'claims',
  params: z
    .strictObject({
      period: periodParam,
      by: z.enum(optionsOf(by)).default('payer'),
      order: orderParam,
      payers: membersParam,
      encounter_classes: membersParam,
    })
    .refine(
      (params) => (params.by === 'payer' ? !params.encounter_classes : !params.payers),
      'underpaid claims are published by payer or by encounter class, not by both',
    ),
  slots: { by, order: orderSlot },
  bindings: {
    tiles: { kind: 'tiles', family: '{{ by.family }}', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
    encounter_classes: { kind: 'members', param: 'encounter_classes' },
  },
  tables: ['claims_by_payer', 'claims_by_payer_class'],
  columns: (params) => [
    labelColumn(by[params.by].label),
    ...['underpayment_rate', 'underpaid_claims', 'total_claims'].map(metricColumn),
  ],
  primaryColumn: () => 'underpayment_rate',
  synonyms: [
    'underpayment rate by payer',
    'underpayment rates',
    'underpayment rate by encounter class',
    'rate of underpayment',
    'share of claims underpaid by payer',
    'how often are we underpaid',
    'how often do payers underpay',
    'who underpays most often',
  ],
  examples: [
    'Underpayment rate by payer for 2025',
    'How often does each payer underpay?',
    'Underpayment rate by encounter class in 2025',
    'Underpayment rate per payer, last 12 months',
  ],
  chart: { kind: 'bar', values: ['underpayment_rate'] },
});
