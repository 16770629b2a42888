import type { Disclosed, ResultTable } from '../tools/answer.ts';
import { buildChart } from '../tools/charts/build-chart.ts';
import type { ChartSpec } from '../tools/charts/chart-spec.ts';
import type { ReleaseManifest } from '../tools/release-manifest.ts';
import type { RunTemplate } from '../tools/run-template.ts';

const QUARTER = { period: { from: '2025-10', to: '2025-12' } };
const YEAR = { period: { from: '2025-01', to: '2025-12' } };
const TWO_YEARS = { period: { from: '2024-01', to: '2025-12' } };
const YEAR_BEFORE = { compare: { from: '2024-10', to: '2024-12' } };

/** As many as make all pairs with ten payers within the largest limit. */
const MEDICATIONS = [
  ...['apixaban 5 MG Oral Tablet', 'dulaglutide 1.5 MG/ML Pen Injector', 'empagliflozin 10 MG Oral Tablet'],
  ...['rivaroxaban 20 MG Oral Tablet', 'semaglutide 0.68 MG/ML Pen Injector'],
];

/** What the gallery asks of the demo's release: every kind of chart once, most kinds as people ask for them. */
const GALLERY: readonly (readonly [template: string, params: Readonly<Record<string, unknown>>])[] = [
  ['payer_ranking', { ...YEAR, metric: 'total_payments', limit: 6 }],
  ['payer_ranking', { ...QUARTER, metric: 'net_variance', order: 'lowest' }],
  ['payer_scorecard', { ...QUARTER, payers: ['Aetna', 'Blue Cross Blue Shield', 'Humana', 'Medicaid'] }],
  ['payments_trend', { ...YEAR, grain: 'month', metric: 'total_payments' }],
  ['payments_trend', { ...TWO_YEARS, grain: 'quarter', metric: 'underpayment_rate', split: 'payer' }],
  ['coverage_summary', QUARTER],
  ['charges_against_variance', YEAR],
  ['top_medications', QUARTER],
  ['aging_by_payer', {}],
  ['payer_medication_review', { ...YEAR, limit: 50, medications: MEDICATIONS }],
  ['exception_mix', YEAR],
  ['contract_review', YEAR],
  [
    'period_comparison',
    {
      ...QUARTER,
      ...YEAR_BEFORE,
      metric: 'total_payments',
      split: 'payer',
      payers: ['Aetna', 'Humana', 'Medicaid'],
    },
  ],
  ['period_comparison', { ...QUARTER, ...YEAR_BEFORE, metric: 'net_variance', split: 'payer' }],
];

/** Every chart of the gallery at one size, from the release that is given. */
export async function galleryCharts(
  run: RunTemplate,
  manifest: ReleaseManifest,
  size: { readonly width: number; readonly height: number },
): Promise<ChartSpec[]> {
  const specs: ChartSpec[] = [];
  for (const [template, params] of GALLERY) {
    const { table } = (await run(template, params)) as { table: Disclosed<ResultTable> };
    const chart = buildChart(table, { manifest, size });
    if (chart === null) throw new Error(`the gallery has no ${template}: the release shows too little`);
    specs.push(chart.spec);
  }
  return specs;
}
