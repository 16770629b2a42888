import { afterAll, beforeAll, expect, it } from 'vitest';
import { templatesOn } from '../../sql/templates/index.ts';
import { openSmallCmsRelease, smallCmsManifest } from '../../sql/templates/testing/small-cms-release.ts';
import type { SmallRelease } from '../../sql/templates/testing/small-release.ts';
import { enumerateStatements } from '../../tools/enumerate-statements.ts';
import { createTemplateRunner, type RunTemplate } from '../../tools/run-template.ts';
import { checkText } from '../ground/check-text.ts';
import { resolveText } from '../ground/resolve-text.ts';
import { plan } from '../offline/plan.ts';
import type { TemplateCall } from '../plan.ts';
import { composeResults, evidenceFor } from './compose-results.ts';

let store: SmallRelease;
let run: RunTemplate;
beforeAll(async () => {
  store = await openSmallCmsRelease();
  run = createTemplateRunner({ store });
});
afterAll(() => store.close());

const y2025 = { from: '2025-01', to: '2025-12' };
const y2024 = { from: '2024-01', to: '2024-12' };

// Every template and option with withheld cells, over several cells, of all claims and of one type.
const calls: TemplateCall[] = templatesOn(smallCmsManifest.families)
  .flatMap(enumerateStatements)
  .flatMap(({ template, choices }, at) =>
    [{}, { claim_types: ['Inpatient'] }].map((filter) => ({
      template: template.name,
      params: {
        ...choices,
        ...(template.name.startsWith('chronic') && at % 2 === 0 ? { condition: 'diabetes' } : {}),
        ...(template.name === 'data_freshness'
          ? {}
          : { period: at % 3 === 0 ? { from: '2024-01', to: '2025-12' } : y2025, ...filter }),
        ...(template.name.endsWith('_comparison') ? { period: y2025, compare: y2024 } : {}),
        ...(template.name === 'reimbursement_changes' ? { period: y2024 } : {}),
      },
      valid: template.params,
    })),
  )
  .filter(({ valid, params }) => valid.safeParse(params).success)
  .map(({ template, params }) => ({ template, params }));

const compose = async (call: TemplateCall) => {
  const results = [await run(call.template, call.params)];
  const evidence = evidenceFor(results, store.manifest);
  return { composed: composeResults([call], results, store.manifest), evidence };
};

it(`the text of every one of ${calls.length} answers about Medicare claims passes the checks a model's would`, async () => {
  const failed: unknown[] = [];
  for (const call of calls) {
    const { composed, evidence } = await compose(call);
    const rejections = checkText(`${composed.headline}\n${composed.text}`, evidence);
    if (rejections.length > 0) failed.push([call, composed.headline, composed.text, rejections]);
    else expect(resolveText(composed.headline, evidence.tables)).not.toMatch(/\{\{|undefined|NaN|null/);
    expect(composed.caveats.at(-1)).toBe(
      'Medicare fee-for-service claims, counted in the month of their first day.',
    );
  }
  expect(failed).toEqual([]);
});

it.each<[string, TemplateCall]>([
  [
    'In all, Medicare reimbursed $2.1M for 600 claims in March 2025',
    { template: 'reimbursement_summary', params: { period: { from: '2025-03', to: '2025-03' } } },
  ],
  [
    'Inpatient claims in March 2025: average length of stay of 5.0 days',
    {
      template: 'reimbursement_summary',
      params: { period: { from: '2025-03', to: '2025-03' } },
      focus: ['length_of_stay_avg'],
    },
  ],
  [
    '960 of 1,800 claims in January–March 2025 (53.3%) are of beneficiaries with Diabetes',
    {
      template: 'chronic_condition_mix',
      params: { period: { from: '2025-01', to: '2025-03' }, condition: 'diabetes' },
    },
  ],
  [
    'Later loads changed 240 Inpatient claims of 2024: 80 raised and 160 lowered',
    { template: 'reimbursement_changes', params: { period: y2024 } },
  ],
  [
    '1001 (Inpatient, Flagged) and 1001 (Outpatient, Flagged) tie for the highest reimbursement per claim against peers of those shown in 2025, each with 20.0%',
    { template: 'reimbursed_provider_signals', params: { period: y2025 } },
  ],
])('%s', async (headline, call) => {
  const { composed, evidence } = await compose(call);
  expect(resolveText(composed.headline, evidence.tables)).toBe(headline);
});

it('what is suggested next is read by the planner as the call it was made from', async () => {
  const context = {
    ...{ dataFrom: '2024-01', dataThrough: '2025-12', asOf: '2025-12-31', monthsFrom: '2024-01' },
    ...{ fiscalYearStart: null, members: smallCmsManifest.members },
  };
  const asked = new Set<string>();
  for (const call of calls.filter((_, at) => at % 7 === 0))
    for (const question of (await compose(call)).composed.suggestions) asked.add(question);
  expect(asked.size).toBeGreaterThan(5);
  for (const question of asked)
    expect([question, plan(question, null, context).kind]).toEqual([question, 'run']);
});
