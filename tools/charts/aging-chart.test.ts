import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSmallRelease, type SmallRelease } from '../../sql/templates/testing/small-release.ts';
import type { Disclosed, ResultTable } from '../answer.ts';
import { createTemplateRunner } from '../run-template.ts';
import { buildChart } from './build-chart.ts';

let store: SmallRelease;
beforeAll(async () => {
  store = await openSmallRelease();
});
afterAll(() => store.close());

/** What a bar's parts add up to, by the bar's name; withheld parts are none. */
async function stacksOf(template: string, params: Record<string, unknown>): Promise<Record<string, number>> {
  const { table } = await createTemplateRunner({ store })(template, params);
  const { spec } = buildChart(table as Disclosed<ResultTable>, { manifest: store.manifest })!;
  const sums: Record<string, number> = {};
  for (const [, text] of JSON.stringify(spec['layer']).matchAll(/(\{[^{}]*"part":[^{}]*\})/g)) {
    const { category, part, value } = JSON.parse(text!) as { category: string; part: string; value: number };
    expect(part).toMatch(/^(0-30|31-60|61-90|90\+)$/);
    sums[category] = (sums[category] ?? 0) + value;
  }
  return sums;
}

test('bars of payers by age add up to their balances, with no margin among them', async () => {
  expect(await stacksOf('aging_by_payer', {})).toEqual({ Aetna: 7518.75, Humana: 6215.5 });
});

test('bars of organizations by age likewise, without what is withheld', async () => {
  expect(await stacksOf('aging_by_organization', {})).toEqual({
    'General Hospital': 73_225,
    // Of 6,300, where two ages are withheld.
    'Other organizations': 5000,
  });
});

test('ages that were chosen are all there is', async () => {
  const sums = await stacksOf('aging_by_payer', { age_buckets: ['90+'] });
  expect(Object.keys(sums)).toEqual(['Humana', 'Aetna']);
  expect(sums['Aetna']!).toBeLessThan(7518.75);
});
