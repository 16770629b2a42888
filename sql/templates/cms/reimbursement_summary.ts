import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const reimbursementSummary = defineTemplate({
  name: 'reimbursement_summary',
  version: 1,
  subject: 'cms',
  title: 'Medicare reimbursement',
  description:
    'Claims, beneficiaries, what Medicare reimbursed, deductibles and inpatient stays over a period by claim type, with the total of both types.',
  basis: 'service',
  fact: 'reimbursements',
  params: z.strictObject({ period: periodParam, claim_types: membersParam }),
  slots: {},
  bindings: {
    tiles: { kind: 'tiles', family: 'reimbursements_by_claim_type', param: 'period' },
    claim_types: { kind: 'members', param: 'claim_types' },
  },
  heldAgainstAll: ['claim_types'],
  tables: ['reimbursements_by_claim_type'],
  columns: () => [
    labelColumn('claim_type'),
    ...[
      'total_claims',
      'beneficiaries',
      'reimbursed_amount',
      'reimbursed_per_claim',
      'deductible_amount',
      'inpatient_days',
      'length_of_stay_avg',
    ].map(metricColumn),
  ],
  primaryColumn: () => 'reimbursed_amount',
  synonyms: [
    'reimbursement summary',
    'medicare reimbursement',
    'reimbursed by claim type',
    'inpatient and outpatient claims',
    'medicare claims',
  ],
  examples: [
    'What did Medicare reimburse for inpatient claims last quarter?',
    'Reimbursement by claim type in the last year',
    'How many beneficiaries had outpatient claims last quarter?',
  ],
  chart: { kind: 'bar', category: 'claim_type', values: ['reimbursed_amount'] },
});
