import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enumerateStatements, sampleParams } from '../../../tools/enumerate-statements.ts';
import { createTemplateRunner, type RunTemplate } from '../../../tools/run-template.ts';
import { metricNamed } from '../../read-metrics.ts';
import { submissionMetrics } from '../billing-slots.ts';
import { templatesOn } from '../index.ts';
import { openSmallBillingRelease, smallBillingManifest } from '../testing/small-billing-release.ts';
import { openSmallRelease, type SmallRelease } from '../testing/small-release.ts';

let release: SmallRelease;
let run: RunTemplate;
beforeAll(async () => {
  release = await openSmallBillingRelease();
  run = createTemplateRunner({ store: release });
});
afterAll(() => release.close());

const ask = async (template: string, params: object) => {
  const { table } = await run(template, params);
  return { columns: table.columns.map(({ name }) => name), rows: table.rows, withheld: table.withheld };
};
const march = { from: '2025-03', to: '2025-03' };
const spring = { from: '2025-04', to: '2025-06' };
const first = { from: '2025-01', to: '2025-03' };

describe('submitted claims', () => {
  test('by payer: amounts, what was paid of them, and what became of the claims', async () => {
    const { columns, rows } = await ask('submission_scorecard', { period: march, metric: 'rejection_rate' });
    expect(columns).toEqual([
      ...['payer', 'total_claims', 'claimed_amount', 'paid_amount', 'outstanding_amount', 'rejected_amount'],
      ...['paid_pct', 'approval_rate', 'rejection_rate', 'pending_rate', 'claimed_per_claim'],
    ]);
    expect(rows).toEqual([
      ['Humana', 100, 10000, 7000, 0, 3000, 70, 60, 40, 0, 100],
      // Approved is 32 + 100 + 0 of 200.
      ['Aetna', 200, 20000, 12000, 4000, 3000, 60, 66, 20, 14, 100],
      ['All payers', 300, 30000, 19000, 4000, 6000, 63.3333, 64, 26.6667, 9.3333, 100],
    ]);
  });

  test('a withheld part takes its rates with it and comes last', async () => {
    const { rows, withheld } = await ask('submission_scorecard', {
      period: spring,
      metric: 'rejection_rate',
      order: 'lowest',
    });
    expect(rows.map(([payer]) => payer)).toEqual(['Aetna', 'Humana', 'All payers']);
    expect(withheld.map(([row, name]) => `${row} ${name}`)).toEqual([
      ...['1 rejected_amount', '1 approval_rate', '1 rejection_rate', '1 pending_rate'],
    ]);
  });

  test('by location, for locations; payers and locations together only as amounts', async () => {
    const { rows } = await ask('submission_scorecard', {
      period: first,
      by: 'location',
      locations: ['North Campus'],
    });
    // A quarter of three months of 300 claims.
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['North Campus', 225, 22500],
      ['All locations', 900, 90000],
    ]);
    await expect(
      ask('submission_scorecard', { period: first, by: 'location', payers: ['Aetna'] }),
    ).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
    const amounts = await ask('submission_amounts', { period: first, by: 'location', payers: ['Aetna'] });
    expect(amounts.rows[0]).toEqual(['Main Clinic', 450, 45000, 27000, 9000, 6750, 60]);
  });

  test('a limit leaves out rows by the metric it is on, never one that is withheld', async () => {
    const { rows } = await ask('submission_scorecard', {
      period: first,
      metric: 'rejection_rate',
      above: 30,
    });
    expect(rows.map(([payer]) => payer)).toEqual(['Humana', 'All payers']);
  });
});

test('the status mix adds up to all claims', async () => {
  const { rows } = await ask('status_mix', { period: first });
  expect(rows.at(-1)).toEqual(['All payers', 900, 96, 480, 0, 240, 84, 64, 26.6667, 9.3333]);
});

test('rejected amounts to work first: pairs, most first, withheld ones last', async () => {
  const { rows } = await ask('rejections_to_work', { period: first, by: 'procedure_group', limit: 3 });
  expect(rows).toEqual([
    ['Aetna', 'Imaging', 6750, 45000, 15, 450],
    ['Humana', 'Imaging', 6750, 22500, 30, 225],
    ['Aetna', 'Laboratory', 2250, 15000, 15, 150],
  ]);
  const hidden = await ask('rejections_to_work', { period: spring, by: 'location' });
  expect(hidden.rows.map(([payer, , amount]) => [payer, amount])).toEqual([
    ['Aetna', 6750],
    ['Aetna', 2250],
    ['Humana', null],
    ['Humana', null],
  ]);
});

test('trends and comparisons of any metric, of all claims or of each member', async () => {
  const trend = await ask('submission_trend', {
    ...{
      period: { from: '2025-04', to: '2025-05' },
      grain: 'month',
      metric: 'rejection_rate',
      split: 'payer',
    },
  });
  expect(trend.rows).toEqual([
    ['2025-04', 'Aetna', 20],
    ['2025-04', 'Humana', 40],
    ['2025-05', 'Aetna', 20],
    ['2025-05', 'Humana', null],
  ]);
  const compared = await ask('submission_comparison', {
    ...{ period: first, compare: { from: '2024-10', to: '2024-12' }, metric: 'claimed_per_claim' },
  });
  expect(compared.rows).toEqual([[100, 100, 0, 0]]);
});

test('providers by whole years', async () => {
  const { rows } = await ask('submission_providers', { period: { from: '2025-01', to: '2025-12' } });
  expect(rows.map((row) => row.slice(0, 3))).toEqual([
    ['Provider 1', 2700, 270000],
    ['Provider 2', 900, 90000],
  ]);
  await expect(ask('submission_providers', { period: first })).rejects.toMatchObject({
    code: 'PERIOD_NOT_PUBLISHED',
  });
});

describe('later decisions', () => {
  test('are added up over the releases that showed them; payments taken back are negative', async () => {
    const { columns, rows, withheld } = await ask('later_decisions', { period: first });
    expect(columns).toEqual([
      ...['payer', 'changed_claims', 'newly_paid_claims', 'newly_rejected_claims', 'later_paid_amount'],
    ]);
    expect(rows).toEqual([
      ['Aetna', 160, 100, 60, 10000.5],
      ['Humana', 110, null, null, -200.5],
      ['All payers', 270, null, null, 9800],
    ]);
    expect(withheld.map(([row, name]) => `${row} ${name}`)).toEqual([
      ...['1 newly_paid_claims', '1 newly_rejected_claims', '2 newly_paid_claims', '2 newly_rejected_claims'],
    ]);
  });

  test('by month of change, of all payers or of chosen ones together', async () => {
    const { rows } = await ask('later_decisions', { period: first, by: 'change_month' });
    expect(rows).toEqual([
      ['2025-06', 150, 90, 60, 9000],
      ['2025-09', 120, null, null, 800],
    ]);
    const aetna = await ask('later_decisions', { period: first, by: 'change_month', payers: ['Aetna'] });
    expect(aetna.rows).toEqual([
      ['2025-06', 110, 50, 60, 9500.5],
      ['2025-09', 50, 50, 0, 500],
    ]);
  });

  test('of a quarter that no release has followed there are none', async () => {
    const { rows } = await ask('later_decisions', { period: { from: '2025-10', to: '2025-12' } });
    expect(rows).toEqual([]);
  });
});

test('every statement of a billing release runs on one', async () => {
  const templates = templatesOn(smallBillingManifest.families);
  expect(templates.map(({ subject }) => subject)).toEqual([...Array(8).fill('billing'), 'catalog']);
  for (const { template, choices } of templates.flatMap(enumerateStatements)) {
    // Months are published of payers and of all claims; asked of others, the runner says so.
    if (choices['grain'] === 'month' && !['none', 'payer'].includes(choices['split'] ?? '')) continue;
    const params = sampleParams(template, choices);
    if (params['period'] !== undefined) params['period'] = { from: '2025-01', to: '2025-12' };
    const { table } = await run(template.name, params);
    expect(table.rows.length, template.name).toBeGreaterThan(0);
  }
});

test('a metric inherits the marks of exactly the parts the glossary names', () => {
  for (const slot of Object.values(submissionMetrics)) {
    const marks = slot.withheld.split(' or ').map((mark) => mark.replace(/_withheld$/, ''));
    expect(marks.sort(), slot.name).toEqual([...(metricNamed(slot.name).parts ?? [slot.name])].sort());
  }
});

test('a template of the other kind of files is not there, and that is said', async () => {
  await expect(run('payer_scorecard', { period: first })).rejects.toMatchObject({
    code: 'UNKNOWN_TEMPLATE',
    message: expect.stringContaining('billing files do not hold'),
  });
  const other = await openSmallRelease();
  await expect(createTemplateRunner({ store: other })('status_mix', { period: first })).rejects.toMatchObject(
    {
      code: 'UNKNOWN_TEMPLATE',
    },
  );
  await other.close();
});
