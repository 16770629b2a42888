import { afterAll, beforeAll, expect, it } from 'vitest';
import { templateNamed, templatesOn } from '../../sql/templates/index.ts';
import { claimsMetrics, coverageMetrics } from '../../sql/templates/metric-slots.ts';
import { openSmallRelease, type SmallRelease } from '../../sql/templates/testing/small-release.ts';
import { enumerateStatements } from '../../tools/enumerate-statements.ts';
import { createTemplateRunner } from '../../tools/run-template.ts';
import { checkText } from '../ground/check-text.ts';
import { resolveText } from '../ground/resolve-text.ts';
import type { TemplateCall } from '../plan.ts';
import { composeResults, evidenceFor } from './compose-results.ts';

let store: SmallRelease;
beforeAll(async () => {
  store = await openSmallRelease();
});
afterAll(() => store.close());

// With withheld cells (Q1 2024, March and May 2025), without, one month and many.
const periods = [
  { from: '2025-10', to: '2025-12' },
  { from: '2024-01', to: '2024-03' },
  { from: '2025-03', to: '2025-05' },
  { from: '2024-01', to: '2025-12' },
];
const filters = [{}, { payers: ['Aetna', 'Humana'] }];
const compare = { from: '2024-01', to: '2024-06' };

const calls: TemplateCall[] = periods.flatMap((period) =>
  filters.flatMap((filter) => [
    ...['payer_scorecard', 'exception_mix', 'coverage_summary', 'coverage_rate_by_payer'].map((template) => ({
      template,
      params: { period, ...filter },
    })),
    ...Object.keys(claimsMetrics).flatMap((metric) => [
      { template: 'payer_ranking', params: { period, metric, order: 'lowest', ...filter } },
      { template: 'payer_ranking', params: { period, metric, order: 'highest', ...filter } },
      ...['none', 'payer'].map((split) => ({
        template: 'payments_trend',
        params: { period, grain: 'month', metric, split, ...filter },
      })),
    ]),
    ...[...Object.keys(claimsMetrics), ...Object.keys(coverageMetrics)].flatMap((metric) =>
      ['none', 'payer'].map((split) => ({
        template: 'period_comparison',
        params: { period, compare, metric, split, ...filter },
      })),
    ),
  ]),
);
for (const filter of filters) {
  calls.push({ template: 'receivables_summary', params: filter });
  for (const metric of ['out_of_pocket', 'coverage_rate', 'dispenses']) {
    for (const order of ['highest', 'lowest']) {
      calls.push({ template: 'top_medications', params: { period: periods[0], metric, order, ...filter } });
    }
  }
}
calls.push({ template: 'data_freshness', params: {} });

const wholeYears = [
  { from: '2025-01', to: '2025-12' },
  { from: '2024-01', to: '2025-12' },
  { from: '2023-01', to: '2025-12' },
];
const parts = [
  { from: '2025-04', to: '2025-06' },
  { from: '2025-07', to: '2025-12' },
];

/** Params that every other template is asked with: each slot option in each of its periods. */
const asked: Record<string, { periods?: readonly object[]; more?: readonly object[] }> = {
  charges_against_variance: { periods, more: [{}, { payers: ['Humana'] }] },
  settlement_days: { periods, more: [{}, { payers: ['Aetna', 'Humana'] }] },
  underpayment_rate: {
    periods: [...wholeYears, ...parts, periods[1]!],
    more: [{}, { by: 'encounter_class' }, { payers: ['Humana'] }],
  },
  contract_review: {
    periods,
    more: [{}, { payers: ['Humana', 'No insurance'] }, { strong_from: -6, stable_from: -30 }],
  },
  encounter_class_performance: {
    periods: [wholeYears[0]!, parts[0]!],
    more: [{}, { payers: ['Humana'] }, { below: 50000 }],
  },
  organization_performance: {
    periods: [wholeYears[1]!, parts[1]!],
    more: [{}, { organizations: ['General Hospital'] }],
  },
  payer_share: {
    periods: [periods[2]!],
    more: [{}, { payers: ['Humana'] }, { payers: ['Aetna', 'Humana'] }, { limit: 2 }],
  },
  group_share: {
    periods: [parts[0]!],
    more: [
      {},
      { payers: ['Humana'] },
      { organizations: ['General Hospital'] },
      { encounter_classes: ['Inpatient'] },
    ],
  },
  group_trend: {
    periods: [wholeYears[1]!],
    more: [{}, { organizations: ['General Hospital'] }, { encounter_classes: ['Inpatient'] }],
  },
  group_comparison: {
    periods: [parts[1]!],
    more: [{ compare }, { compare, encounter_classes: ['Inpatient'], payers: ['Humana'] }],
  },
  medication_share: { periods: [parts[1]!], more: [{}, { payers: ['Humana'] }, { limit: 3 }] },
  receivables_share: {
    more: [{}, { payers: ['Humana'] }, { age_buckets: ['61-90', '90+'] }],
  },
  coverage_ranking: { periods, more: [{}, { payers: ['Humana'] }, { below: 60 }] },
  coverage_trend: { periods: [parts[1]!], more: [{}, { payers: ['Humana'] }] },
  payer_patient_split: {
    periods: [...periods, ...parts],
    more: [{}, { payers: ['Humana'] }, { payers: ['Aetna', 'Humana'] }],
  },
  payer_medication_review: { periods: [wholeYears[0]!, parts[1]!], more: [{}, { payers: ['Humana'] }] },
  medication_trend: {
    periods: [wholeYears[1]!],
    more: [{}, { medications: ['Insulin'] }, { payers: ['Humana'] }],
  },
  aging_by_payer: { more: [{}, { payers: ['Humana'] }, { age_buckets: ['90+'] }] },
  aging_by_organization: {
    more: [{}, { organizations: ['Other organizations'] }, { age_buckets: ['61-90', '90+'] }],
  },
  priority_mix: { more: [{}, { payers: ['Humana'] }] },
  hotspots: { more: [{}, { age_buckets: ['90+'] }, { limit: 1 }] },
  provider_ranking: { periods: wholeYears, more: [{}, { specialties: ['Cardiology'] }] },
  provider_signals: {
    periods: [...wholeYears, { from: '2024-01', to: '2024-12' }],
    more: [{}, { providers: ['Dr Brook'] }],
  },
  specialty_signals: { periods: [...wholeYears, ...parts], more: [{}, { specialties: ['Cardiology'] }] },
  claims_after_death: { more: [{}, { specialties: ['Cardiology'] }] },
};
for (const [name, { periods: ranges = [{}], more = [{}] }] of Object.entries(asked)) {
  for (const { choices } of enumerateStatements(templateNamed(name)!)) {
    for (const period of ranges) {
      for (const filter of more) {
        const time = 'from' in period ? { period } : {};
        const params = { ...choices, ...time, ...filter };
        const grained = choices['grain'] !== 'year' || wholeYears.some((year) => year === period);
        const valid = templateNamed(name)!.params.safeParse(params).success;
        if (valid && grained) calls.push({ template: name, params });
      }
    }
  }
}

it('asks every template there is', () => {
  const named = new Set(calls.map(({ template }) => template));
  // The release is the first of its chain: nothing has changed since it.
  const all = templatesOn(store.manifest.families)
    .filter(({ fact }) => fact !== 'late')
    .map(({ name }) => name);
  expect([...named].sort()).toEqual(all.sort());
});

it(`the text of every one of ${calls.length} answers passes the checks a model's would`, async () => {
  const run = createTemplateRunner({ store });
  const failed: unknown[] = [];
  for (const call of calls) {
    const results = [await run(call.template, call.params)];
    const composed = composeResults([call], results, store.manifest);
    const evidence = evidenceFor(results, store.manifest);
    const rejections = checkText(`${composed.headline}\n${composed.text}`, evidence);
    if (rejections.length > 0) failed.push([call, composed.headline, composed.text, rejections]);
    else expect(resolveText(composed.headline, evidence.tables)).not.toMatch(/\{\{|undefined|NaN|null/);
    expect(composed.headline.length).toBeGreaterThan(10);
  }
  expect(failed).toEqual([]);
});
