import { describe, expect, test } from 'vitest';
import { buildChart } from './build-chart.ts';
import { renderSvg } from './render-svg.ts';
import { chartManifest, chartResult, YEAR } from './testing/chart-result.ts';

const PAYERS = chartManifest.members['payer']!;

describe('ten lines', () => {
  const table = chartResult(
    'payments_trend',
    { ...YEAR, grain: 'quarter', metric: 'total_payments', split: 'payer' },
    ['quarter', 'payer', 'total_payments'],
    ['2025-Q1', '2025-Q2', '2025-Q3'].flatMap((quarter, at) =>
      PAYERS.map((payer, place) => [quarter, payer, 100_000 + at * place * 1000]),
    ),
  );
  const chart = buildChart(table, { manifest: chartManifest })!;
  const text = JSON.stringify(chart.spec['layer']);
  const named = ['UnitedHealthcare', 'No insurance', 'Medicare', 'Medicaid', 'Humana'];

  test('keep name and colour where they moved most, the title’s among them', () => {
    expect(chart.title).toMatch(/^UnitedHealthcare moved most/);
    for (const payer of named) expect(text).toContain(`"text":"${payer} $`);
    for (const payer of PAYERS.filter((one) => !named.includes(one)))
      expect(text).not.toContain(`"text":"${payer} $`);
  });

  test('lie in grey where they did not, and are named beneath', () => {
    expect(text).toContain('In grey: Aetna, Anthem, Blue Cross Blue Shield, Cigna Health, Dual Eligible.');
    const colors = (payer: string) =>
      new Set(
        [...text.matchAll(new RegExp(`"series":"${payer}"[^}]*"color":"(#[0-9a-f]+)"`, 'g'))].map(
          ([, color]) => color,
        ),
      );
    expect(colors('Aetna')).toEqual(colors('Anthem'));
    expect(colors('Humana')).not.toEqual(colors('Medicaid'));
    expect(chart.spec['description']).toContain('Anthem: Q1 2025 $100.0K');
  });
});

describe('a pair that has no cell in a heat map', () => {
  const heat = (limit: number | undefined) =>
    buildChart(
      chartResult(
        'payer_medication_review',
        { ...YEAR, metric: 'coverage_rate', ...(limit === undefined ? {} : { limit }) },
        ['payer', 'medication', 'coverage_rate'],
        [
          ['Aetna', 'metformin', 60],
          ['Aetna', 'apixaban', 55],
          ['Humana', 'apixaban', 40],
        ],
      ),
      { manifest: chartManifest },
    )!;

  test('is marked and explained: the release has none', async () => {
    const svg = await renderSvg(heat(undefined).spec);
    expect(svg).toContain('• The release has no such pair.');
    expect(JSON.stringify(heat(undefined).spec['layer']).match(/"absent":true/g)).toHaveLength(1);
  });

  test('or the list was cut before it', async () => {
    expect(await renderSvg(heat(3).spec)).toContain('• Not among the 3 pairs asked for.');
  });

  test('is not there where all have one', () => {
    const table = chartResult(
      'payer_medication_review',
      { ...YEAR, metric: 'coverage_rate' },
      ['payer', 'medication', 'coverage_rate'],
      [
        ['Aetna', 'metformin', 60],
        ['Humana', 'metformin', '‡'],
      ],
    );
    const layers = JSON.stringify(buildChart(table, { manifest: chartManifest })!.spec['layer']);
    expect(layers).not.toContain('"absent":true');
    expect(layers).toContain('"withheld":true');
  });
});

test('column names of a heat map are never cut to what they share', async () => {
  const table = chartResult(
    'payer_medication_review',
    { ...YEAR, metric: 'coverage_rate' },
    ['payer', 'medication', 'coverage_rate'],
    PAYERS.map((payer, at) => [payer, 'metformin', 50 + at]),
  );
  const svg = await renderSvg(buildChart(table, { manifest: chartManifest })!.spec);
  for (const payer of PAYERS) expect(svg).toContain(`>${payer}</text>`);
});

test('bubbles without room for a name are named beneath', async () => {
  const table = chartResult(
    'charges_against_variance',
    YEAR,
    ['payer', 'total_charges', 'variance_pct', 'total_claims'],
    PAYERS.map((payer, at) => [payer, 1_000_000 + at, -10 - at / 1000, 1000]),
  );
  const size = { width: 300, height: 150 };
  const svg = await renderSvg(buildChart(table, { manifest: chartManifest, size })!.spec);
  expect(svg).toContain('No room to name:');
  const large = await renderSvg(buildChart(table, { manifest: chartManifest })!.spec);
  for (const payer of PAYERS) expect(large).toContain(`>${payer}</text>`);
});
