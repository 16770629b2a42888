import { describe, expect, test } from 'vitest';
import { describeTemplate, listTemplates } from './describe-templates.ts';

describe('templates, described', () => {
  test('the list names each with an example question', () => {
    const list = listTemplates();
    expect(list.map((entry) => entry.name)).toEqual([
      'payer_scorecard',
      'payments_trend',
      'payer_ranking',
      'period_comparison',
      'exception_mix',
      'charges_against_variance',
      'underpayment_rate',
      'settlement_days',
      'contract_review',
      'encounter_class_performance',
      'organization_performance',
      'group_trend',
      'group_comparison',
      'payer_share',
      'group_share',
      'late_payments',
      'reclassified_claims',
      'coverage_summary',
      'coverage_rate_by_payer',
      'coverage_ranking',
      'coverage_trend',
      'payer_patient_split',
      'top_medications',
      'medication_trend',
      'payer_medication_review',
      'medication_share',
      'receivables_summary',
      'aging_by_payer',
      'aging_by_organization',
      'priority_mix',
      'hotspots',
      'receivables_share',
      'provider_ranking',
      'provider_signals',
      'specialty_signals',
      'claims_after_death',
      'submission_scorecard',
      'status_mix',
      'rejections_to_work',
      'submission_trend',
      'submission_comparison',
      'submission_amounts',
      'submission_providers',
      'later_decisions',
      'reimbursement_summary',
      'reimbursement_trend',
      'reimbursement_comparison',
      'reimbursement_by_group',
      'reimbursement_group_trend',
      'reimbursement_group_comparison',
      'chronic_condition_mix',
      'chronic_condition_trend',
      'provider_costs',
      'reimbursed_provider_signals',
      'claims_to_review',
      'reimbursement_changes',
      'data_freshness',
    ]);
    expect(list.every((entry) => entry.example !== '')).toBe(true);
  });

  test('a template shows its parameters as people need them', () => {
    expect(describeTemplate('top_medications').params).toEqual([
      { name: 'period', type: 'period', options: [], required: true, default: null },
      { name: 'payers', type: 'list of payer names', options: [], required: false, default: null },
      { name: 'medications', type: 'list of medication names', options: [], required: false, default: null },
      {
        name: 'metric',
        type: 'one of',
        options: [
          'out_of_pocket',
          'total_medication_cost',
          'payer_coverage',
          'coverage_rate',
          'prescriptions',
          'dispenses',
        ],
        required: false,
        default: 'out_of_pocket',
      },
      { name: 'order', type: 'one of', options: ['highest', 'lowest'], required: false, default: 'highest' },
      { name: 'limit', type: 'number from 1 to 50', options: [], required: false, default: '10' },
    ]);
  });

  test('and its whole SQL with all that can stand in a slot', () => {
    const found = describeTemplate('coverage_rate_by_payer');
    expect(found.sql).toContain('{{ order.direction }}');
    expect(found.slots['order']).toEqual({
      highest: { direction: 'desc nulls last' },
      lowest: { direction: 'asc nulls last' },
    });
    expect(found.statements).toBe(2);
    expect(found.columns.map((column) => column.name)).toContain('coverage_rate');
  });

  test('an unknown name is one sentence', () => {
    expect(() => describeTemplate('patients')).toThrow(
      'There is no template "patients"; `payerscope templates` lists them.',
    );
  });
});
