import { describe, expect, it } from 'vitest';
import { templateNamed } from '../sql/templates/index.ts';
import { additiveClaims, additiveCoverage, additiveExceptions } from '../sql/templates/metric-slots.ts';
import { questionFor as asSuggested } from './compose/question-for.ts';
import { plan } from './offline/plan.ts';
import { questionFor as asOffered } from './offline/question-for.ts';
import { context } from './offline/testing/plan-context.ts';
import type { TemplateCall } from './plan.ts';

const year = { from: '2025-01', to: '2025-12' };
const quarter = { from: '2025-10', to: '2025-12' };
const some = { payers: ['Humana'] };
const inpatient = { encounter_classes: ['Inpatient'] };
const several = { payers: ['Medicaid', 'Medicare'] };

const calls: TemplateCall[] = [
  ...['charges_against_variance', 'contract_review', 'settlement_days', 'payer_patient_split'].flatMap(
    (template) => [
      { template, params: { period: year } },
      { template, params: { period: quarter, ...several } },
    ],
  ),
  { template: 'payer_patient_split', params: { period: year, of: 'claim_payments' } },
  { template: 'underpayment_rate', params: { period: quarter } },
  { template: 'underpayment_rate', params: { period: year, by: 'encounter_class' } },
  ...['organization_performance', 'encounter_class_performance'].flatMap((template) => [
    { template, params: { period: quarter, metric: 'total_charges' } },
    { template, params: { period: year, metric: 'variance_pct', order: 'lowest', ...some } },
    { template, params: { period: year, metric: 'payer_paid', above: 1000000 } },
  ]),
  {
    template: 'organization_performance',
    params: { period: year, organizations: ['STURDY MEMORIAL HOSPITAL'] },
  },
  { template: 'encounter_class_performance', params: { period: year, encounter_classes: ['Inpatient'] } },
  { template: 'coverage_ranking', params: { period: year, metric: 'out_of_pocket' } },
  { template: 'coverage_ranking', params: { period: year, metric: 'dispenses', order: 'lowest', limit: 3 } },
  { template: 'coverage_trend', params: { period: year, grain: 'quarter', metric: 'coverage_rate' } },
  {
    template: 'coverage_trend',
    params: { period: year, grain: 'month', metric: 'dispenses', split: 'payer' },
  },
  { template: 'medication_trend', params: { period: year, split: 'medication' } },
  {
    template: 'medication_trend',
    params: { period: year, metric: 'coverage_rate', medications: ['semaglutide 0.68 MG/ML Pen Injector'] },
  },
  { template: 'payer_medication_review', params: { period: year, metric: 'out_of_pocket' } },
  {
    template: 'payer_medication_review',
    params: { period: year, metric: 'coverage_gap', order: 'lowest', ...some },
  },
  { template: 'aging_by_payer', params: {} },
  { template: 'aging_by_payer', params: { age_buckets: ['90+'] } },
  { template: 'aging_by_organization', params: {} },
  { template: 'aging_by_organization', params: { age_buckets: ['90+'] } },
  { template: 'priority_mix', params: {} },
  { template: 'priority_mix', params: some },
  ...['payer', 'organization', 'priority'].map((by) => ({ template: 'hotspots', params: { by } })),
  { template: 'provider_ranking', params: { period: year, metric: 'total_claims' } },
  { template: 'provider_ranking', params: { period: year, metric: 'charge_per_claim', limit: 5 } },
  { template: 'provider_signals', params: { period: year } },
  { template: 'provider_signals', params: { period: year, specialties: ['CARDIOLOGY'] } },
  { template: 'specialty_signals', params: { period: year } },
  { template: 'claims_after_death', params: {} },
  ...['organization', 'encounter_class'].flatMap((by) => [
    { template: 'group_trend', params: { period: year, grain: 'quarter', metric: 'net_variance', by } },
    { template: 'group_trend', params: { period: year, grain: 'year', by, ...some } },
    {
      template: 'group_comparison',
      params: { period: year, compare: { from: '2024-01', to: '2024-12' }, metric: 'payer_paid', by },
    },
    { template: 'group_share', params: { period: year, metric: 'total_claims', by } },
    { template: 'group_share', params: { period: quarter, metric: 'payer_paid', by, ...some } },
  ]),
  {
    template: 'group_trend',
    params: { period: year, grain: 'quarter', metric: 'total_charges', by: 'encounter_class', ...inpatient },
  },
  {
    template: 'group_comparison',
    params: {
      period: quarter,
      compare: { from: '2025-07', to: '2025-09' },
      metric: 'variance_pct',
      by: 'encounter_class',
      ...inpatient,
      ...some,
    },
  },
  {
    template: 'group_share',
    params: { period: year, metric: 'total_charges', by: 'encounter_class', ...inpatient, ...several },
  },
  ...Object.keys({ ...additiveClaims, ...additiveExceptions, ...additiveCoverage }).map((metric) => ({
    template: 'payer_share',
    params: { period: year, metric },
  })),
  {
    template: 'payer_share',
    params: { period: quarter, metric: 'total_payments', order: 'highest', limit: 3 },
  },
  {
    template: 'payer_share',
    params: { period: quarter, metric: 'total_claims', order: 'lowest', ...several },
  },
  { template: 'payer_share', params: { period: year, metric: 'total_charges', order: 'highest', above: 10 } },
  ...Object.keys(additiveCoverage).map((metric) => ({
    template: 'medication_share',
    params: { period: year, metric, ...some },
  })),
  { template: 'medication_share', params: { period: year, order: 'highest', limit: 3 } },
  ...['payer', 'organization', 'age_bucket'].flatMap((by) =>
    ['open_balance', 'open_claims', 'peak_outstanding'].map((metric) => ({
      template: 'receivables_share',
      params: { by, metric },
    })),
  ),
  { template: 'receivables_share', params: { by: 'payer', age_buckets: ['90+'] } },
  { template: 'receivables_share', params: { by: 'payer', age_buckets: ['90+'], payers: ['Medicare'] } },
  { template: 'receivables_share', params: { by: 'age_bucket', age_buckets: ['90+'], ...some } },
];

const meant = ({ template, params }: TemplateCall) => [
  template,
  templateNamed(template)?.params.parse(params),
];

describe('a question made of a call of the catalogue', () => {
  it.each(calls.flatMap((call) => [asSuggested(call), asOffered(call)].map((text) => [text, call] as const)))(
    '“%s” is read as that call',
    (question, call) => {
      const read = plan(question, null, context);
      expect(read.kind === 'run' ? read.calls.map(meant) : read).toEqual([meant(call)]);
    },
  );
});
