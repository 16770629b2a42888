import { z } from 'zod';
import { termNamed } from '../../read-metrics.ts';
import { defineTemplate, type Slot } from '../define-template.ts';
import { optionsOf } from '../metric-slots.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

/** Lines of payers with their published total, or of the releases that showed a decision first. */
const by = {
  payer: {
    member: 'payer',
    label: "case when member = '(all)' then 'All payers' else member end",
    column: 'payer',
    rows: "(:payers = '' or contains(:payers, '|' || payer || '|'))",
    first: 'later_paid_amount desc nulls last,',
  },
  change_month: {
    member: 'arrived',
    label:
      "left(member, 4) || case right(member, 2) when 'Q1' then '-03' when 'Q2' then '-06' when 'Q3' then '-09' else '-12' end",
    column: 'change_month',
    rows: "((:payers = '' and payer = '(all)') or contains(:payers, '|' || payer || '|'))",
    first: '',
  },
} as const satisfies Slot;

export const laterDecisions = defineTemplate({
  name: 'later_decisions',
  version: 1,
  subject: 'billing',
  title: 'Later decisions',
  description:
    'Claims decided after their quarter of service was published: how many changed, how many of them are newly paid or newly rejected, and what was paid later, for whole quarters of service, per payer or per month of change.',
  basis: 'service',
  fact: 'decisions',
  params: z.strictObject({
    period: periodParam,
    by: z.enum(optionsOf(by)).default('payer'),
    payers: membersParam,
  }),
  slots: { by },
  bindings: {
    tiles: { kind: 'tiles', family: 'later_decisions_by_payer', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
  },
  tables: ['later_decisions_by_payer'],
  columns: (params) => [
    params.by === 'payer'
      ? labelColumn('payer')
      : { name: 'change_month', label: termNamed('change_month').label, unit: 'month' },
    ...['changed_claims', 'newly_paid_claims', 'newly_rejected_claims', 'later_paid_amount'].map(
      metricColumn,
    ),
  ],
  primaryColumn: () => 'later_paid_amount',
  synonyms: [
    'later decisions',
    'what was decided since',
    'claims decided after the quarter was published',
    'late payments on claims',
    'newly paid',
    'newly rejected',
  ],
  examples: [
    'What was decided since?',
    'Later decisions on claims of Q3 2025',
    'Late payments for Medicare in H1 2025',
  ],
  chart: { kind: 'bar', values: ['later_paid_amount'] },
});
