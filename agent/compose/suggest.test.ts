import { describe, expect, it } from 'vitest';
import { templateNamed } from '../../sql/templates/index.ts';
import { claimsMetrics, coverageMetrics } from '../../sql/templates/metric-slots.ts';
import { smallManifest } from '../../sql/templates/testing/small-release.ts';
import { plan } from '../offline/plan.ts';
import type { TemplateCall } from '../plan.ts';
import { questionFor } from './question-for.ts';
import { suggest, suggestLonger } from './suggest.ts';

const { dataFrom, dataThrough, asOf, members } = smallManifest;
const context = { dataFrom, dataThrough, asOf, members, fiscalYearStart: null, monthsFrom: '2024-01' };

// Of medications only quarters are published: the last two are not for them.
const periods = [
  { from: '2025-10', to: '2025-12' },
  { from: '2025-01', to: '2025-12' },
  { from: '2025-03', to: '2025-03' },
  { from: '2024-05', to: '2025-02' },
];
const filters = [{}, { payers: ['Humana'] }, { payers: ['No insurance'] }];

const calls: TemplateCall[] = periods.flatMap((period) => [
  ...filters.flatMap((filter) => [
    ...['payer_scorecard', 'exception_mix', 'coverage_summary'].map((template) => ({
      template,
      params: { period, ...filter },
    })),
    ...Object.keys(claimsMetrics).map((metric) => ({
      template: 'payments_trend',
      params: { period, grain: 'month', metric, ...filter },
    })),
  ]),
  ...Object.keys(claimsMetrics).map((metric) => ({
    template: 'payments_trend',
    params: { period, grain: 'month', metric, split: 'payer' },
  })),
  ...Object.keys(claimsMetrics).flatMap((metric) =>
    ['highest', 'lowest'].map((order) => ({ template: 'payer_ranking', params: { period, metric, order } })),
  ),
  { template: 'coverage_rate_by_payer', params: { period, order: 'lowest' } },
]);
const byQuarter = periods.slice(0, 2).flatMap((period) =>
  filters.flatMap((filter): TemplateCall[] => [
    { template: 'top_medications', params: { period, metric: 'coverage_rate', order: 'lowest', ...filter } },
    { template: 'top_medications', params: { period, limit: 5, ...filter } },
  ]),
);
calls.push(
  ...byQuarter,
  { template: 'receivables_summary', params: {} },
  { template: 'receivables_summary', params: { payers: ['Humana'] } },
  { template: 'data_freshness', params: {} },
  ...[...Object.keys(claimsMetrics), ...Object.keys(coverageMetrics)].flatMap((metric) =>
    [{}, { split: 'payer' }].map((split) => ({
      template: 'period_comparison',
      params: { period: periods[0], compare: { from: '2025-07', to: '2025-09' }, metric, ...split },
    })),
  ),
);

const organization = { by: 'organization', organizations: ['General Hospital'] };
const inpatient = { by: 'encounter_class', encounter_classes: ['Inpatient'] };
calls.push(
  ...[
    [periods[0], { from: '2025-07', to: '2025-09' }],
    [periods[1], { from: '2024-01', to: '2024-12' }],
  ].flatMap(([period, earlier]): TemplateCall[] => [
    ...['total_claims', 'underpaid_claims', 'out_of_pocket'].map((metric) => ({
      template: 'payer_share',
      params: { period, metric },
    })),
    { template: 'medication_share', params: { period, metric: 'total_medication_cost', payers: ['Humana'] } },
    ...[{ by: 'organization' }, organization, { by: 'encounter_class' }, inpatient].flatMap((group) => [
      { template: 'group_share', params: { period, metric: 'total_charges', ...group } },
      { template: 'group_trend', params: { period, grain: 'quarter', metric: 'net_variance', ...group } },
      {
        template: 'group_comparison',
        params: { period, compare: earlier, metric: 'payer_paid', ...group },
      },
    ]),
  ]),
  { template: 'payer_share', params: { period: periods[2], metric: 'total_payments' } },
  ...['payer', 'organization', 'age_bucket'].map((by) => ({
    template: 'receivables_share',
    params: { by, metric: 'open_balance' },
  })),
);

/** A call as the runner would take it, defaults filled in. */
const meant = ({ template, params }: TemplateCall) => [
  template,
  templateNamed(template)?.params.parse(params),
];

describe('a question made of a call', () => {
  it.each(calls.map((call) => [questionFor(call), call] as const))(
    '“%s” is read as that call',
    (question, call) => {
      const read = plan(question, null, context);
      expect(read.kind === 'run' ? read.calls.map(meant) : read).toEqual([meant(call)]);
    },
  );
});

describe('a suggestion', () => {
  it('is always understood, and never the question just asked', () => {
    for (const call of calls) {
      const suggestions = [...suggest(call, 'Humana', smallManifest), ...suggestLonger(call, smallManifest)];
      expect(suggestions.length).toBeGreaterThan(0);
      expect(suggestions).not.toContain(questionFor(call));
      for (const question of suggestions)
        expect([question, plan(question, null, context).kind]).toEqual([question, 'run']);
    }
  });
});
