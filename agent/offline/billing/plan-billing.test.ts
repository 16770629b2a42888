import { describe, expect, test } from 'vitest';
import { smallBillingManifest } from '../../../sql/templates/testing/small-billing-release.ts';
import type { Plan, TemplateCall } from '../../plan.ts';
import { plan } from '../plan.ts';
import type { PlanContext } from '../plan-context.ts';
import { questionFor } from '../question-for.ts';

const context: PlanContext = {
  dataFrom: '2024-01',
  dataThrough: '2025-12',
  asOf: '2025-12-31',
  fiscalYearStart: null,
  members: smallBillingManifest.members,
  monthsFrom: '2024-01',
};
const ask = (question: string, previous: TemplateCall[] | null = null): Plan =>
  plan(question, previous, context);
const callOf = (question: string, previous: TemplateCall[] | null = null): TemplateCall => {
  const planned = ask(question, previous);
  if (planned.kind !== 'run') throw new Error(`${question}: ${JSON.stringify(planned)}`);
  return planned.calls[0]!;
};
const q4 = { from: '2025-10', to: '2025-12' };
const y2025 = { from: '2025-01', to: '2025-12' };

describe('questions about submitted claims', () => {
  test.each<[string, string, object]>([
    [
      'Rejection rate by payer last quarter',
      'submission_scorecard',
      { period: q4, by: 'payer', metric: 'rejection_rate' },
    ],
    [
      'which payers got worse',
      'submission_trend',
      { grain: 'quarter', metric: 'rejection_rate', split: 'payer' },
    ],
    [
      'biggest drop in payments Q4 2025 vs Q3 2025',
      'submission_comparison',
      { metric: 'paid_amount', split: 'payer' },
    ],
    [
      'is Humana rejecting more than last quarter',
      'submission_comparison',
      { metric: 'rejection_rate', split: 'none', payers: ['Humana'] },
    ],
    ['avg claim size by payer', 'submission_scorecard', { by: 'payer', metric: 'claimed_per_claim' }],
    [
      'is Aetna denying us more than they used to',
      'submission_comparison',
      {
        period: q4,
        compare: { from: '2024-10', to: '2024-12' },
        metric: 'rejection_rate',
        split: 'none',
        payers: ['Aetna'],
      },
    ],
    [
      'what do we get back from Humana per dollar billed, by quarter',
      'submission_trend',
      { grain: 'quarter', metric: 'paid_pct', split: 'none', payers: ['Humana'] },
    ],
    [
      'What is our denial rate in 2025?',
      'submission_scorecard',
      { period: y2025, by: 'payer', metric: 'rejection_rate' },
    ],
    [
      'Which payer denied us most in Q4 2025?',
      'submission_scorecard',
      { period: q4, by: 'payer', metric: 'rejection_rate', order: 'highest' },
    ],
    [
      'Worst approval rate by location in 2025',
      'submission_scorecard',
      { period: y2025, by: 'location', metric: 'approval_rate', order: 'lowest' },
    ],
    [
      'Outstanding by procedure group for Aetna in Q4 2025',
      'submission_amounts',
      { period: q4, by: 'procedure_group', metric: 'outstanding_amount', payers: ['Aetna'] },
    ],
    [
      'Average claim amount by payer',
      'submission_scorecard',
      { period: q4, by: 'payer', metric: 'claimed_per_claim' },
    ],
    [
      'Billed charges by facility in 2025',
      'submission_scorecard',
      { period: y2025, by: 'location', metric: 'claimed_amount' },
    ],
    ['How many claims were rejected in Q4 2025?', 'status_mix', { period: q4, by: 'payer' }],
    [
      'How much was rejected by diagnosis in 2025?',
      'submission_scorecard',
      { period: y2025, by: 'diagnosis_group', metric: 'rejected_amount' },
    ],
    [
      'Monthly trend of the rejection rate in 2025',
      'submission_trend',
      { period: y2025, grain: 'month', metric: 'rejection_rate', split: 'none' },
    ],
    [
      'Is the approval rate of Humana getting worse?',
      'submission_trend',
      { metric: 'approval_rate', payers: ['Humana'] },
    ],
    [
      'Compare paid amount in Q4 2025 with Q3 2025 by payer',
      'submission_comparison',
      { period: q4, compare: { from: '2025-07', to: '2025-09' }, metric: 'paid_amount', split: 'payer' },
    ],
    ['Which denials should we work first?', 'rejections_to_work', { period: q4, by: 'procedure_group' }],
    ['How old are our receivables?', 'submission_trend', { grain: 'quarter', metric: 'outstanding_amount' }],
    [
      'Top 3 providers by claims in 2025',
      'submission_providers',
      { period: y2025, metric: 'total_claims', order: 'highest', limit: 3 },
    ],
    [
      'Payers with a rejection rate above 25 % in 2025',
      'submission_scorecard',
      { period: y2025, metric: 'rejection_rate', above: 25 },
    ],
    [
      'Claims at Main Clinic in 2025',
      'submission_scorecard',
      { by: 'location', metric: 'total_claims', locations: ['Main Clinic'] },
    ],
    ['Share of claims rejected in 2025', 'submission_scorecard', { metric: 'rejection_rate' }],
    ['Which payer pays the largest share of what we claim?', 'submission_scorecard', { metric: 'paid_pct' }],
    ['What share of the claimed amount was paid in 2025?', 'submission_scorecard', { metric: 'paid_pct' }],
    ['When were claims of Q3 2025 decided?', 'later_decisions', { by: 'change_month' }],
    ['What was decided since?', 'later_decisions', { period: y2025, by: 'payer' }],
    [
      'Late payments on claims of Q1 2025',
      'later_decisions',
      { period: { from: '2025-01', to: '2025-03' }, by: 'payer' },
    ],
    [
      'How many claims of Humana were newly rejected in Q3 2025?',
      'later_decisions',
      { period: { from: '2025-07', to: '2025-09' }, payers: ['Humana'] },
    ],
    ['When were claims decided for Q3 2025?', 'later_decisions', { by: 'change_month' }],
    ['How fresh is the data?', 'data_freshness', {}],
  ])('%s', (question, template, params) => {
    const call = callOf(question);
    expect(call.template).toBe(template);
    expect(call.params).toMatchObject(params);
  });

  test('a fragment changes a part of the turn before', () => {
    const first = callOf('Rejection rate by payer in 2025');
    expect(callOf('and for Humana?', [first]).params).toMatchObject({
      period: y2025,
      metric: 'rejection_rate',
      payers: ['Humana'],
    });
    expect(callOf('compared with 2024', [first])).toMatchObject({
      template: 'submission_comparison',
      params: { period: y2025, compare: { from: '2024-01', to: '2024-12' }, split: 'payer' },
    });
    expect(callOf('by location', [first]).params).toMatchObject({
      period: y2025,
      by: 'location',
      metric: 'rejection_rate',
    });
    expect(callOf('by month', [first])).toMatchObject({
      template: 'submission_trend',
      params: { metric: 'rejection_rate' },
    });
    expect(callOf('and in Q4 2025?', [first]).params).toMatchObject({
      period: q4,
      by: 'payer',
      metric: 'rejection_rate',
    });
  });

  test('what was decided since is asked of as much of a year as there is', () => {
    const planned = plan('What was decided since?', null, {
      ...context,
      dataFrom: '2025-07',
      monthsFrom: '2025-07',
    });
    expect(planned).toMatchObject({
      calls: [{ template: 'later_decisions', params: { period: { from: '2025-07', to: '2025-12' } } }],
    });
  });

  test('whole years are not offered of data that hold none', () => {
    const young = { ...context, dataFrom: '2025-07', monthsFrom: '2025-07', dataThrough: '2025-09' };
    expect(plan('Which doctors bill the most?', null, young)).toMatchObject({
      kind: 'decline',
      reason: expect.stringContaining('none is complete yet: the data cover Q3 2025'),
    });
  });

  test('a number and an amount asked for together are both shown', () => {
    expect(callOf('How many claims did we submit in 2025 and how much was paid?')).toMatchObject({
      template: 'submission_scorecard',
      params: { period: y2025 },
      focus: ['total_claims', 'paid_amount'],
    });
  });

  test.each([
    ['Coverage rate by payer', /no medications/],
    ['Top medications by out-of-pocket', /no medications/],
    ['Settlement days by payer', /name no visits/],
    ['Why was it rejected: denial reason codes', /no reason for a rejection/],
    ['Rejection rate of Kaiser', /not among the payers/],
    ['Share of claims by payer in 2025', /Shares are published as/],
    ['Show me claim 12345', /masked totals only/],
    ['List the patients of Humana', /masked totals only/],
    ['Payers with fewer than 5 rejected claims', /masked totals only/],
    ['Rejection rate by location and by diagnosis for Main Clinic and Skin', /one at a time/],
    ['Rejection rate by payer and location', /one at a time/],
    ['Claimed amount by provider and procedure in 2025', /one at a time/],
    ['Amounts by provider and location', /one at a time/],
    ['Later decisions by location', /by payer or month of change/],
    ['Brief on coverage', /no medications/],
  ])('%s is declined', (question, reason) => {
    const planned = ask(question);
    expect(planned.kind === 'decline' ? planned.reason : planned).toMatch(reason);
    if (planned.kind === 'decline') expect(planned.nearest.length).toBeGreaterThan(0);
  });

  test.each(['Rejection rate of the flux capacitor', 'Rejection rate in fiscal 2025'])(
    '%s is asked about',
    (question) => {
      expect(ask(question).kind).toBe('clarify');
    },
  );

  test('briefs, definitions and help are read as on any release', () => {
    expect(ask('Two-page brief on receivables')).toMatchObject({ kind: 'brief', about: 'receivables' });
    expect(ask('Define rejection rate')).toEqual({ kind: 'define', terms: ['rejection_rate'] });
    expect(ask('What can I ask?')).toEqual({ kind: 'help' });
  });
});

describe('a question that is offered plans to the call it was made from', () => {
  const calls: TemplateCall[] = [
    ...['payer', 'location', 'procedure_group', 'diagnosis_group'].flatMap((by) => [
      { template: 'submission_scorecard', params: { period: q4, by } },
      {
        template: 'submission_scorecard',
        params: { period: y2025, by, metric: 'rejection_rate', order: 'highest' },
      },
      {
        template: 'submission_scorecard',
        params: { period: y2025, by, metric: 'paid_pct', order: 'lowest', limit: 3 },
      },
      { template: 'status_mix', params: { period: q4, by } },
      {
        template: 'submission_trend',
        params: { period: y2025, grain: 'quarter', metric: 'outstanding_amount', split: by },
      },
      {
        template: 'submission_comparison',
        params: {
          period: q4,
          compare: { from: '2025-07', to: '2025-09' },
          metric: 'rejected_amount',
          split: by,
        },
      },
    ]),
    {
      template: 'submission_trend',
      params: { period: y2025, grain: 'month', metric: 'approval_rate', split: 'none', payers: ['Aetna'] },
    },
    { template: 'submission_amounts', params: { period: q4, by: 'location', payers: ['Aetna'] } },
    {
      template: 'submission_amounts',
      params: {
        period: q4,
        by: 'procedure_group',
        metric: 'rejected_amount',
        order: 'highest',
        payers: ['Humana'],
      },
    },
    {
      template: 'submission_providers',
      params: { period: y2025, metric: 'total_claims', order: 'highest', limit: 5 },
    },
    { template: 'rejections_to_work', params: { period: q4, by: 'procedure_group' } },
    { template: 'rejections_to_work', params: { period: q4, by: 'location', payers: ['Humana'] } },
    { template: 'later_decisions', params: { period: q4, by: 'payer' } },
    { template: 'later_decisions', params: { period: y2025, by: 'change_month', payers: ['Humana'] } },
    { template: 'data_freshness', params: {} },
  ];
  test.each(calls.map((call) => [questionFor(call), call] as const))('%s', (question, call) => {
    expect(callOf(question)).toMatchObject(call);
    expect(Object.keys(callOf(question).params).sort()).toEqual(Object.keys(call.params).sort());
  });
});

describe('a fragment about the measure of the turn before', () => {
  const before = callOf('What % of claims got denied last quarter?');

  test('asks of everyone what nobody was named for', () => {
    expect(before).toMatchObject({ focus: ['rejection_rate'], params: { metric: 'rejection_rate' } });
    expect(callOf('How much did Aetna pay us in Q4 2025?').focus).toBeUndefined();
  });

  test('knows which way is worse by the measure', () => {
    expect(callOf('which payers got worse').seeks).toBe('rise');
    expect(callOf('which payers got worse', [before])).toMatchObject({
      params: { metric: 'rejection_rate' },
      seeks: 'rise',
    });
  });

  test('ranks by what is bad about it, and turns a rate into dollars', () => {
    const worst = callOf('which payer is worst', [before]);
    expect(worst.params).toMatchObject({ metric: 'rejection_rate', order: 'highest' });
    expect(callOf('and in dollars', [worst]).params).toMatchObject({ metric: 'rejected_amount' });
  });
});
