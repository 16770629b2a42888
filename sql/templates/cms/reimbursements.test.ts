import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enumerateStatements, sampleParams } from '../../../tools/enumerate-statements.ts';
import { createTemplateRunner, type RunTemplate } from '../../../tools/run-template.ts';
import { metricNamed } from '../../read-metrics.ts';
import { CONDITIONS, reimbursementMetrics } from '../cms-slots.ts';
import { templatesOn } from '../index.ts';
import { openSmallCmsRelease, smallCmsManifest } from '../testing/small-cms-release.ts';
import type { SmallRelease } from '../testing/small-release.ts';

let release: SmallRelease;
let run: RunTemplate;
beforeAll(async () => {
  release = await openSmallCmsRelease();
  run = createTemplateRunner({ store: release });
});
afterAll(() => release.close());

const ask = async (template: string, params: object) => {
  const { table } = await run(template, params);
  return { columns: table.columns.map(({ name }) => name), rows: table.rows, withheld: table.withheld };
};
const march = { from: '2025-03', to: '2025-03' };
const spring = { from: '2025-04', to: '2025-06' };
const y2025 = { from: '2025-01', to: '2025-12' };

describe('what Medicare reimbursed', () => {
  test('by claim type, with the total; a stay is an inpatient one', async () => {
    const { columns, rows } = await ask('reimbursement_summary', { period: march });
    expect(columns).toEqual([
      ...['claim_type', 'total_claims', 'beneficiaries', 'reimbursed_amount', 'reimbursed_per_claim'],
      ...['deductible_amount', 'inpatient_days', 'length_of_stay_avg'],
    ]);
    expect(rows).toEqual([
      ['Inpatient', 200, 100, 2_000_000, 10_000, 200_000, 1000, 5],
      ['Outpatient', 400, 160, 120_000, 300, 8000, 0, null],
      ['All claims', 600, 260, 2_120_000, 3533.33, 208_000, 1000, null],
    ]);
  });

  test('beneficiaries are shown for one published cell, never added up', async () => {
    const { rows, withheld } = await ask('reimbursement_summary', {
      period: { from: '2025-03', to: '2025-04' },
      claim_types: ['Inpatient'],
    });
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['Inpatient', 400, null],
      ['All claims', 1200, null],
    ]);
    expect(withheld).toEqual([]);
  });

  test('a month without claims is a month of 0', async () => {
    const { rows } = await ask('reimbursement_trend', {
      period: { from: '2024-01', to: '2024-03' },
      grain: 'month',
      metric: 'total_claims',
      split: 'claim_type',
    });
    expect(rows.filter(([, type]) => type === 'Inpatient')).toEqual([
      ['2024-01', 'Inpatient', 200],
      ['2024-02', 'Inpatient', 0],
      ['2024-03', 'Inpatient', 200],
    ]);
  });

  test('the average stay of all claims is that of inpatient ones', async () => {
    const years = { period: { from: '2024-01', to: '2025-12' }, grain: 'year' };
    const stays = await ask('reimbursement_trend', { ...years, metric: 'length_of_stay_avg' });
    expect(stays.rows).toEqual([
      ['2024', 5],
      ['2025', 5],
    ]);
    const died = await ask('reimbursement_trend', { ...years, metric: 'claims_after_death' });
    expect(died.rows.at(-1)).toEqual(['2025', 480]);
    const compared = await ask('reimbursement_comparison', {
      ...{ period: y2025, compare: { from: '2024-01', to: '2024-12' }, metric: 'inpatient_days' },
    });
    // Eleven months against twelve.
    expect(compared.rows).toEqual([[12_000, 11_000, 1000, 9.0909]]);
  });

  test('by state, age and flag, with the published total of everyone', async () => {
    const states = await ask('reimbursement_by_group', {
      ...{ period: y2025, by: 'state', claim_types: ['Inpatient'] },
    });
    expect(states.rows).toEqual([
      ['Indiana', 1800, 900, 2, 21_600_000, 12_000, 2_160_000],
      ['Ohio', 600, 300, 2, 2_400_000, 4000, 240_000],
      ['All states', 2400, 1200, 2, 24_000_000, 10_000, 2_400_000],
    ]);
    const ages = await ask('reimbursement_by_group', {
      ...{ period: spring, by: 'age_band', age_bands: ['90 and over'], metric: 'total_claims' },
    });
    expect(ages.rows.map(([age, claims]) => [age, claims])).toEqual([
      ['90 and over', 450],
      ['All ages', 1800],
    ]);
    const flags = await ask('reimbursement_by_group', { period: y2025, by: 'fraud_flag' });
    expect(flags.rows.map(([flag, claims]) => [flag, claims])).toEqual([
      ['Flagged', 5400],
      ['Not flagged', 1800],
      ['All providers', 7200],
    ]);
    await expect(ask('reimbursement_by_group', { period: spring, by: 'fraud_flag' })).rejects.toMatchObject({
      code: 'PERIOD_NOT_PUBLISHED',
    });
    await expect(
      ask('reimbursement_by_group', { period: y2025, by: 'state', age_bands: ['90 and over'] }),
    ).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });
});

describe('providers', () => {
  test('by what they were reimbursed, over both types or one', async () => {
    const { rows } = await ask('provider_costs', { period: y2025 });
    expect(rows.map((row) => row.slice(0, 6))).toEqual([
      ['1001', 'Flagged', 5400, 2340, 2.3077, 22_896_000],
      ['2002', 'Not flagged', 1800, 780, 2.3077, 2_544_000],
    ]);
    const few = await ask('provider_costs', { period: y2025, fraud_flags: ['Not flagged'], above: 1e6 });
    expect(few.rows.map(([provider]) => provider)).toEqual(['2002']);
  });

  test('against all claims of the same type; a withheld part comes last', async () => {
    const { columns, rows, withheld } = await ask('reimbursed_provider_signals', { period: y2025 });
    expect(columns.slice(0, 6)).toEqual([
      ...['provider', 'claim_type', 'fraud_flag', 'reimbursed_vs_peers_pct'],
      ...['reimbursed_per_claim', 'peer_reimbursed_per_claim'],
    ]);
    expect(rows).toEqual([
      ['1001', 'Inpatient', 'Flagged', 20, 12_000, 10_000, 1800, 900, 2, 5, 5, 40],
      ['1001', 'Outpatient', 'Flagged', 20, 360, 300, 3600, 1440, 2.5, null, null, 0],
      ['2002', 'Outpatient', 'Not flagged', -60, 120, 300, 1200, 480, 2.5, null, null, 0],
      ['2002', 'Inpatient', 'Not flagged', null, null, 10_000, 600, null, null, 5, 5, 40],
    ]);
    expect(withheld).toEqual([
      [3, 'reimbursed_vs_peers_pct'],
      [3, 'reimbursed_per_claim'],
      [3, 'beneficiaries'],
      [3, 'claims_per_beneficiary'],
    ]);
  });
});

describe('chronic conditions', () => {
  test('as parts of all claims, the most frequent first', async () => {
    const { rows } = await ask('chronic_condition_mix', { period: { from: '2025-01', to: '2025-03' } });
    expect(rows).toHaveLength(11);
    // 320 of 600 claims a month.
    expect(rows[0]).toEqual(['Diabetes', 53.3333, 960, 1800]);
    expect(rows.at(-1)).toEqual(['Stroke', 6.6667, 120, 1800]);
  });

  test('a withheld count takes its share with it', async () => {
    const { rows, withheld } = await ask('chronic_condition_mix', {
      ...{ period: spring, condition: 'diabetes', split: 'claim_type' },
    });
    expect(rows).toEqual([
      ['Diabetes', 'Inpatient', 60, 360, 600],
      ['Diabetes', 'Outpatient', null, null, 1200],
    ]);
    expect(withheld.map(([row, column]) => `${row} ${column}`)).toEqual([
      '1 condition_share',
      '1 condition_claims',
    ]);
  });

  test('over time, of one condition or of each', async () => {
    const { rows } = await ask('chronic_condition_trend', {
      ...{ period: { from: '2024-01', to: '2025-12' }, grain: 'year', condition: 'stroke' },
      claim_types: ['Inpatient'],
    });
    expect(rows).toEqual([
      ['2024', 'Stroke', 10, 220, 2200],
      ['2025', 'Stroke', 10, 240, 2400],
    ]);
  });

  test('each is the measure that the glossary defines under its name', () => {
    for (const [name, label] of Object.entries(CONDITIONS))
      expect(metricNamed(`${name}_claims`).label).toBe(label);
  });
});

test('claims to review over whole years: after death, and above 10,000 USD', async () => {
  const { rows } = await ask('claims_to_review', { period: y2025, claim_types: ['Inpatient'] });
  expect(rows).toEqual([
    ['Inpatient', 240, 10, 40, 2400],
    ['All claims', 480, 6.6667, 13.3333, 7200],
  ]);
});

test('what later loads changed of published quarters', async () => {
  const { rows } = await ask('reimbursement_changes', { period: { from: '2024-01', to: '2024-06' } });
  expect(rows).toEqual([
    ['Inpatient', 120, 40, 80, -18_001],
    ['All claims', 120, 40, 80, -18_001],
  ]);
});

test('every statement of a release of CMS claims runs on one', async () => {
  const templates = templatesOn(smallCmsManifest.families);
  expect(templates.map(({ subject }) => subject)).toEqual([...Array(12).fill('cms'), 'catalog']);
  for (const { template, choices } of templates.flatMap(enumerateStatements)) {
    const params = sampleParams(template, choices);
    if (params['period'] !== undefined) params['period'] = { from: '2024-01', to: '2024-12' };
    const { table } = await run(template.name, params);
    expect(table.rows.length, template.name).toBeGreaterThan(0);
  }
});

test('a metric inherits the marks of exactly the parts the glossary names', () => {
  for (const slot of Object.values(reimbursementMetrics)) {
    const marks = slot.withheld.split(' or ').map((mark) => mark.replace(/_withheld$/, ''));
    expect(marks.sort(), slot.name).toEqual([...(metricNamed(slot.name).parts ?? [slot.name])].sort());
  }
});
