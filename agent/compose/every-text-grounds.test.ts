import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimsMetrics, coverageMetrics } from '../../sql/templates/metric-slots.ts';
import { openSmallRelease, type SmallRelease } from '../../sql/templates/testing/small-release.ts';
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
