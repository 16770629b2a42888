import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

export const reimbursementChanges = defineTemplate({
  name: 'reimbursement_changes',
  version: 1,
  subject: 'cms',
  title: 'Changes between loads',
  description:
    'What later loads changed of claims whose quarter was published before: claims raised and lowered and the change of what was reimbursed, by claim type, for whole quarters of service.',
  basis: 'service',
  fact: 'changed_reimbursements',
  params: z.strictObject({ period: periodParam, claim_types: membersParam }),
  slots: {},
  bindings: {
    tiles: { kind: 'tiles', family: 'reimbursement_changes_by_claim_type', param: 'period' },
    claim_types: { kind: 'members', param: 'claim_types' },
  },
  tables: ['reimbursement_changes_by_claim_type'],
  columns: () => [
    labelColumn('claim_type'),
    ...['restated_claims', 'raised_claims', 'lowered_claims', 'amount_change'].map(metricColumn),
  ],
  primaryColumn: () => 'amount_change',
  synonyms: [
    'changes between loads',
    'what changed since the last load',
    'changed claims',
    'restated claims',
    'adjusted claims',
  ],
  examples: [
    'What changed since the last load?',
    'Changed inpatient claims last year',
    'How many claims were lowered by later loads?',
  ],
  chart: { kind: 'bar', category: 'claim_type', values: ['amount_change'] },
});
