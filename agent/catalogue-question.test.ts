import { describe, expect, it } from 'vitest';
import { templateNamed } from '../sql/templates/index.ts';
import { questionFor as asSuggested } from './compose/question-for.ts';
import { plan } from './offline/plan.ts';
import { questionFor as asOffered } from './offline/question-for.ts';
import { context } from './offline/testing/plan-context.ts';
import type { TemplateCall } from './plan.ts';

const year = { from: '2025-01', to: '2025-12' };
const quarter = { from: '2025-10', to: '2025-12' };
const some = { payers: ['Humana'] };
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
