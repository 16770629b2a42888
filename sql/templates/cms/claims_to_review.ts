import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const claimsToReview = defineTemplate({
  name: 'claims_to_review',
  version: 1,
  subject: 'cms',
  title: 'Claims to review',
  description:
    'Claims after death and the share of claims reimbursed above 10,000 USD by claim type, over whole years.',
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
    ...['claims_after_death', 'after_death_share', 'high_value_share', 'total_claims'].map(metricColumn),
  ],
  primaryColumn: () => 'claims_after_death',
  synonyms: [
    'claims to review',
    'claims after death by type',
    'high-value claims by type',
    'posthumous claims',
  ],
  examples: [
    'Claims after death last year',
    'Share of high-value claims by claim type last year',
    'Claims to review last year',
  ],
  chart: { kind: 'bar', category: 'claim_type', values: ['claims_after_death'] },
});
