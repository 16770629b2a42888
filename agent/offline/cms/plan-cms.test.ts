import { describe, expect, test } from 'vitest';
import { templates } from '../../../sql/templates/index.ts';
import { smallCmsManifest } from '../../../sql/templates/testing/small-cms-release.ts';
import type { Plan, TemplateCall } from '../../plan.ts';
import { plan } from '../plan.ts';
import type { PlanContext } from '../plan-context.ts';
import { questionFor } from '../question-for.ts';

const context: PlanContext = {
  dataFrom: '2024-01',
  dataThrough: '2025-12',
  asOf: '2025-12-31',
  fiscalYearStart: null,
  members: smallCmsManifest.members,
  monthsFrom: '2024-01',
};
const ask = (question: string, previous: TemplateCall[] | null = null): Plan =>
  plan(question, previous, context);
const callsOf = (question: string, previous: TemplateCall[] | null = null): TemplateCall[] => {
  const planned = ask(question, previous);
  if (planned.kind !== 'run') throw new Error(`${question}: ${JSON.stringify(planned)}`);
  return planned.calls;
};
const q3 = { from: '2025-07', to: '2025-09' };
const q4 = { from: '2025-10', to: '2025-12' };
const y2024 = { from: '2024-01', to: '2024-12' };
const y2025 = { from: '2025-01', to: '2025-12' };
const both = { from: '2024-01', to: '2025-12' };

describe('questions about Medicare claims', () => {
  test.each<[string, string, object]>([
    [
      'What did Medicare reimburse for inpatient last quarter?',
      'reimbursement_summary',
      { period: q4, claim_types: ['Inpatient'] },
    ],
    [
      'Claims in the second half of the year',
      'reimbursement_summary',
      { period: { from: '2025-07', to: '2025-12' } },
    ],
    ['Claims in the last quarter of the year', 'reimbursement_summary', { period: q4 }],
    [
      'Flagged providers vs the rest',
      'reimbursement_by_group',
      { by: 'fraud_flag', fraud_flags: ['Flagged', 'Not flagged'] },
    ],
    ['Did the numbers for 2024 change since?', 'reimbursement_changes', { period: y2024 }],
    ['How many hospitalizations in 2025?', 'reimbursement_summary', { claim_types: ['Inpatient'] }],
    ['How much did Medicare spend in 2025?', 'reimbursement_summary', { period: y2025 }],
    [
      'Compare inpatient and outpatient reimbursement in 2025',
      'reimbursement_summary',
      { period: y2025, claim_types: ['Inpatient', 'Outpatient'] },
    ],
    ['How long do people stay in hospital?', 'reimbursement_summary', { period: q4 }],
    [
      'monthly claims by type in 2025',
      'reimbursement_trend',
      { period: y2025, grain: 'month', metric: 'total_claims', split: 'claim_type' },
    ],
    [
      'average length of stay by year',
      'reimbursement_trend',
      { period: both, grain: 'year', metric: 'length_of_stay_avg' },
    ],
    ['high-value claims by quarter', 'reimbursement_trend', { grain: 'quarter', metric: 'high_value_share' }],
    [
      'Which month had the highest reimbursement in 2025?',
      'reimbursement_trend',
      { period: y2025, grain: 'month', metric: 'reimbursed_amount' },
    ],
    [
      'Is the reimbursement for outpatient claims growing?',
      'reimbursement_trend',
      { metric: 'reimbursed_amount', claim_types: ['Outpatient'] },
    ],
    [
      'How many beneficiaries were there in 2024 and 2025?',
      'reimbursement_trend',
      { period: both, grain: 'year', metric: 'beneficiaries' },
    ],
    [
      'Did Medicare reimburse more in 2025 than in 2024?',
      'reimbursement_comparison',
      { period: y2025, compare: y2024, metric: 'reimbursed_amount', split: 'none' },
    ],
    [
      'Compare the reimbursed amount in Q4 2025 with Q3 2025 by claim type',
      'reimbursement_comparison',
      { period: q4, compare: q3, split: 'claim_type' },
    ],
    [
      'Year over year change in reimbursement',
      'reimbursement_comparison',
      { period: q4, compare: { from: '2024-10', to: '2024-12' } },
    ],
    ['How many hospital admissions in 2025?', 'reimbursement_summary', { claim_types: ['Inpatient'] }],
    [
      'How much does an average inpatient claim cost?',
      'reimbursement_summary',
      { claim_types: ['Inpatient'] },
    ],
    ['Spending on people over 90 in 2025', 'reimbursement_by_group', { age_bands: ['90 and over'] }],
    ['Most common chronic condition in 2025', 'chronic_condition_mix', { period: y2025 }],
    ['Were more claims raised or lowered since the last load?', 'reimbursement_changes', {}],
    ['Busiest month in 2025', 'reimbursement_trend', { grain: 'month', metric: 'total_claims' }],
    [
      'reimbursement by state',
      'reimbursement_by_group',
      { period: q4, by: 'state', metric: 'reimbursed_amount' },
    ],
    ['Reimbursement in Ohio in 2025', 'reimbursement_by_group', { by: 'state', states: ['Ohio'] }],
    [
      'Claims of people 65 to 69 in 2025',
      'reimbursement_by_group',
      { by: 'age_band', metric: 'total_claims', age_bands: ['65–69'] },
    ],
    ['Claims by fraud flag in 2025', 'reimbursement_by_group', { by: 'fraud_flag', metric: 'total_claims' }],
    [
      'Trend of claims for Ohio in 2025',
      'reimbursement_group_trend',
      { by: 'state', grain: 'quarter', metric: 'total_claims', states: ['Ohio'] },
    ],
    [
      'Which age band grew most in claims in 2025?',
      'reimbursement_group_comparison',
      { period: y2025, compare: y2024, by: 'age_band', metric: 'total_claims' },
    ],
    [
      'which providers cost most',
      'provider_costs',
      { period: y2025, metric: 'reimbursed_amount', order: 'highest' },
    ],
    ['Do flagged providers cost more per claim?', 'provider_costs', { metric: 'reimbursed_per_claim' }],
    [
      'Providers with reimbursement above 5 million in 2025',
      'provider_costs',
      { metric: 'reimbursed_amount', above: 5_000_000 },
    ],
    [
      'which flagged providers bill far above peers',
      'reimbursed_provider_signals',
      { period: y2025, fraud_flags: ['Flagged'] },
    ],
    [
      'Providers with the longest stays in 2025',
      'reimbursed_provider_signals',
      { metric: 'length_of_stay_avg', order: 'highest' },
    ],
    ['How does provider 1001 compare to its peers?', 'reimbursed_provider_signals', { providers: ['1001'] }],
    [
      'how many claims come from people with diabetes',
      'chronic_condition_mix',
      { period: q4, condition: 'diabetes' },
    ],
    [
      'Share of inpatient claims with heart failure last quarter',
      'chronic_condition_mix',
      { condition: 'heart_failure', claim_types: ['Inpatient'] },
    ],
    [
      'Chronic conditions by claim type in 2025',
      'chronic_condition_mix',
      { period: y2025, split: 'claim_type' },
    ],
    [
      'Chronic condition mix in 2025 by claim type',
      'chronic_condition_mix',
      { period: y2025, split: 'claim_type' },
    ],
    [
      'Compare diabetes claims in 2025 with 2024',
      'chronic_condition_trend',
      { period: both, grain: 'year', condition: 'diabetes' },
    ],
    ['Claims after death in 2025', 'claims_to_review', { period: y2025 }],
    ['what changed since the last load?', 'reimbursement_changes', { period: both }],
    ['Changed inpatient claims in 2024', 'reimbursement_changes', { claim_types: ['Inpatient'] }],
    ['How fresh is the data?', 'data_freshness', {}],
  ])('%s', (question, template, params) => {
    const [call] = callsOf(question);
    expect(call!.template).toBe(template);
    expect(call!.params).toMatchObject(params);
  });

  test('two conditions are two answers', () => {
    const calls = callsOf('What share of claims is from people with depression or stroke in 2025?');
    expect(calls.map(({ params }) => params['condition'])).toEqual(['depression', 'stroke']);
  });

  test('every example of every template plans to that template', () => {
    for (const { name, examples } of templates.filter(({ subject }) => subject === 'cms'))
      for (const example of examples)
        expect([example, callsOf(example)[0]!.template]).toEqual([example, name]);
  });
});

describe('a fragment changes a part of the turn before', () => {
  test.each<[string, string, string, object]>([
    [
      'monthly claims by type in 2025',
      'and reimbursed per claim?',
      'reimbursement_trend',
      { grain: 'month', metric: 'reimbursed_per_claim', split: 'claim_type' },
    ],
    [
      'reimbursement by state in 2025',
      'for outpatient',
      'reimbursement_by_group',
      { by: 'state', claim_types: ['Outpatient'] },
    ],
    ['reimbursement by state in 2025', 'by age', 'reimbursement_by_group', { period: y2025, by: 'age_band' }],
    [
      'reimbursement by state in 2025',
      'by quarter',
      'reimbursement_group_trend',
      { by: 'state', grain: 'quarter' },
    ],
    [
      'which providers cost most in 2025',
      'only the flagged ones',
      'provider_costs',
      { order: 'highest', fraud_flags: ['Flagged'] },
    ],
    [
      'which providers cost most in 2025',
      'against their peers',
      'reimbursed_provider_signals',
      { period: y2025 },
    ],
    [
      'What did Medicare reimburse in Q4 2025?',
      'compared with Q3',
      'reimbursement_comparison',
      { period: q4, compare: q3 },
    ],
    [
      'Chronic conditions by year',
      'only diabetes',
      'chronic_condition_trend',
      { grain: 'year', condition: 'diabetes' },
    ],
  ])('%s → %s', (first, fragment, template, params) => {
    const [call] = callsOf(fragment, callsOf(first));
    expect(call!.template).toBe(template);
    expect(call!.params).toMatchObject(params);
  });
});

describe('what is not published is declined', () => {
  test.each([
    ['Which beneficiaries cost most?', /masked totals only/],
    ['List the patients with diabetes', /masked totals only/],
    ['Diagnosis codes by beneficiary', /masked totals only/],
    ['Who is beneficiary 00013D2EFD8E45D1?', /masked totals only/],
    ['What did beneficiary X cost in 2025?', /masked totals only/],
    ['Who are the beneficiaries of the costliest provider?', /masked totals only/],
    ['Who are their beneficiaries?', /masked totals only/],
    ['Reimbursed per beneficiary 2025', /Averages are published of/],
    ['Show claim 887', /masked totals only/],
    ['Providers with fewer than 5 claims', /masked totals only/],
    ['Claims by county', /by state and never smaller/],
    ['Claims by DRG', /codes are not published/],
    ['Top medications', /medications \(Part D\) are not/],
    ['Reimbursement by payer', /there is one payer/],
    ['Medicaid claims in 2025', /there is one payer/],
    ['Denial rate in 2025', /Every claim in these files is paid/],
    ['Total charges by provider', /not what was charged/],
    ['Claims by gender', /sex, race and entitlement are not/],
    ['Coinsurance in 2025', /only the deductible/],
    ['Average cost per beneficiary', /Averages are published of/],
    ['Average deductible by state', /Averages are published of/],
    ['Share of reimbursement by state', /Shares are published of/],
    ['Claims by state and age', /one at a time/],
    ['Providers in Ohio by cost', /not by state or age/],
    ['Length of stay by state', /the rest is by claim type/],
    ['How many people have diabetes?', /not beneficiaries, dollars or stays/],
    ['Trend of flagged providers by year', /by whole years/],
    ['Reimbursement in Wyoming', /not among the states of this release/],
    ['Two-page brief on payers', /which CMS claim files do not hold/],
  ])('%s', (question, reason) => {
    const planned = ask(question);
    expect(planned.kind === 'decline' ? planned.reason : planned).toMatch(reason);
    if (planned.kind === 'decline') expect(planned.nearest.length).toBeGreaterThan(0);
  });

  test.each(['Claims of the flux capacitor', 'Claims in fiscal 2025', 'Claims after death in Q2 2025'])(
    '%s is asked about',
    (question) => {
      expect(ask(question).kind).toBe('clarify');
    },
  );

  test('definitions and help are read as on any release', () => {
    expect(ask('Define length of stay')).toEqual({ kind: 'define', terms: ['length_of_stay_avg'] });
    expect(ask('What can I ask?')).toEqual({ kind: 'help' });
  });
});

describe('a question that is offered plans to the call it was made from', () => {
  const inpatient = { claim_types: ['Inpatient'] };
  const calls: TemplateCall[] = [
    { template: 'reimbursement_summary', params: { period: q4 } },
    { template: 'reimbursement_summary', params: { period: q4, ...inpatient } },
    ...['total_claims', 'reimbursed_per_claim', 'inpatient_days', 'deductible_amount'].map((metric) => ({
      template: 'reimbursement_trend',
      params: { period: y2025, grain: 'month', metric, split: 'claim_type' },
    })),
    ...['beneficiaries', 'claims_per_beneficiary', 'length_of_stay_avg', 'high_value_share'].map(
      (metric) => ({
        template: 'reimbursement_comparison',
        params: { period: y2025, compare: y2024, metric, split: 'none', ...inpatient },
      }),
    ),
    ...['state', 'age_band', 'fraud_flag'].flatMap((by) => [
      { template: 'reimbursement_by_group', params: { period: y2025, by } },
      {
        template: 'reimbursement_by_group',
        params: { period: y2025, by, metric: 'beneficiaries', order: 'lowest', limit: 3, ...inpatient },
      },
    ]),
    {
      template: 'reimbursement_group_trend',
      params: { period: y2025, by: 'state', grain: 'quarter', metric: 'reimbursed_amount', states: ['Ohio'] },
    },
    {
      template: 'reimbursement_group_comparison',
      params: { period: q4, compare: q3, by: 'age_band', metric: 'reimbursed_per_claim' },
    },
    {
      template: 'chronic_condition_mix',
      params: { period: q4, condition: 'alzheimers', split: 'claim_type' },
    },
    { template: 'chronic_condition_trend', params: { period: both, grain: 'year', ...inpatient } },
    { template: 'chronic_condition_trend', params: { period: both, grain: 'year', condition: 'arthritis' } },
    { template: 'provider_costs', params: { period: y2025 } },
    {
      template: 'provider_costs',
      params: {
        period: y2025,
        metric: 'inpatient_days',
        order: 'highest',
        limit: 5,
        fraud_flags: ['Flagged'],
      },
    },
    { template: 'reimbursed_provider_signals', params: { period: y2025, ...inpatient } },
    {
      template: 'reimbursed_provider_signals',
      params: { period: y2025, metric: 'reimbursed_vs_peers_pct', order: 'lowest', limit: 5 },
    },
    { template: 'claims_to_review', params: { period: y2025 } },
    { template: 'reimbursement_changes', params: { period: y2024, ...inpatient } },
  ];
  test.each(calls.map((call) => [questionFor(call), call] as const))('%s', (question, call) => {
    const [planned] = callsOf(question);
    expect(planned).toMatchObject(call);
    expect(Object.keys(planned!.params).sort()).toEqual(Object.keys(call.params).sort());
  });
});
