import { afterAll, beforeAll, expect, it } from 'vitest';
import { templatesOn } from '../../sql/templates/index.ts';
import {
  openSmallBillingRelease,
  smallBillingManifest,
} from '../../sql/templates/testing/small-billing-release.ts';
import type { SmallRelease } from '../../sql/templates/testing/small-release.ts';
import { enumerateStatements } from '../../tools/enumerate-statements.ts';
import { createTemplateRunner } from '../../tools/run-template.ts';
import { checkText } from '../ground/check-text.ts';
import { resolveText } from '../ground/resolve-text.ts';
import { plan } from '../offline/plan.ts';
import type { TemplateCall } from '../plan.ts';
import { composeResults, evidenceFor } from './compose-results.ts';

let store: SmallRelease;
beforeAll(async () => {
  store = await openSmallBillingRelease();
});
afterAll(() => store.close());

const compare = { from: '2024-01', to: '2024-12' };
// With withheld cells (Q2 2025 and the year) and without, of everyone and of one payer.
const periods = [
  { from: '2025-01', to: '2025-12' },
  { from: '2024-01', to: '2024-12' },
];
const calls: TemplateCall[] = templatesOn(smallBillingManifest.families)
  .flatMap(enumerateStatements)
  .filter(({ choices }) => choices['grain'] !== 'month' || ['none', 'payer'].includes(choices['split'] ?? ''))
  .flatMap(({ template, choices }) =>
    periods.flatMap((period) =>
      [{}, { payers: ['Humana'] }].map((filter) => ({
        template: template.name,
        params: {
          ...choices,
          ...(template.name === 'data_freshness' ? {} : { period, ...filter }),
          ...(template.name === 'submission_comparison' ? { compare } : {}),
        },
        valid: template.params,
      })),
    ),
  )
  .filter(({ valid, params }) => valid.safeParse(params).success)
  .map(({ template, params }) => ({ template, params }))
  // Every template, metric and dimension is among them; not every one of each with every other.
  .filter((_, at) => at % 3 === 0);

it(`the text of every one of ${calls.length} answers about submitted claims passes the checks a model's would`, async () => {
  const run = createTemplateRunner({ store });
  const failed: unknown[] = [];
  for (const call of calls) {
    const results = [await run(call.template, call.params)];
    const composed = composeResults([call], results, store.manifest);
    const evidence = evidenceFor(results, store.manifest);
    const rejections = checkText(`${composed.headline}\n${composed.text}`, evidence);
    if (rejections.length > 0) failed.push([call, composed.headline, composed.text, rejections]);
    else expect(resolveText(composed.headline, evidence.tables)).not.toMatch(/\{\{|undefined|NaN|null/);
    expect(composed.caveats.at(-1)).toBe(
      'The billing files name no patient: a claim stands for a person, and nothing is shown of fewer than 30 claims.',
    );
  }
  expect(failed).toEqual([]);
});

it('what is suggested next is read by the planner', async () => {
  const run = createTemplateRunner({ store });
  const context = {
    ...{ dataFrom: '2024-01', dataThrough: '2025-12', asOf: '2025-12-31', monthsFrom: '2024-01' },
    ...{ fiscalYearStart: null, members: smallBillingManifest.members },
  };
  const asked = new Set<string>();
  for (const call of calls.filter((_, at) => at % 5 === 0)) {
    const results = [await run(call.template, call.params)];
    for (const question of composeResults([call], results, store.manifest).suggestions) asked.add(question);
  }
  expect(asked.size).toBeGreaterThan(5);
  for (const question of asked)
    expect([question, plan(question, null, context).kind]).toEqual([question, 'run']);
});
