import type { ChartHint } from '../../../sql/templates/define-template.ts';
import type { Disclosed, ResultTable } from '../../answer.ts';
import { chartResult, SPRING, YEAR } from './chart-result.ts';

export interface Example {
  readonly table: Disclosed<ResultTable>;
  readonly hint?: ChartHint;
}

const MEDICATIONS = ['insulin glargine 100 UNT/ML Injectable Solution', 'metformin 500 MG', 'apixaban 5 MG'];
const PAYERS = ['Aetna', 'Humana', 'Medicaid'] as const;

/** One result per kind of chart, each with a value that is withheld. `name` replaces the first payer's name. */
export function everyKind(name: string = PAYERS[0]): Readonly<Record<string, Example>> {
  const [, second, third] = PAYERS;
  return {
    'bars across': {
      table: chartResult(
        'payer_ranking',
        { ...YEAR, metric: 'net_variance', order: 'lowest' },
        ['payer', 'net_variance', 'total_claims'],
        [
          [name, -381_600, 2895],
          [second, -146_100, 1269],
          [third, '‡', '‡'],
        ],
      ),
    },
    'bars upright': {
      table: chartResult(
        'payer_ranking',
        { ...SPRING, metric: 'total_payments' },
        ['payer', 'total_payments', 'total_claims'],
        [
          [name, 812_000, 2895],
          [second, 640_000, 1269],
          [third, '‡', 120],
        ],
      ),
    },
    'grouped bars': {
      table: chartResult(
        'payer_scorecard',
        SPRING,
        ['payer', 'total_charges', 'total_payments'],
        [
          [name, 900_000, 700_000],
          [second, 500_000, 450_000],
          [third, 300_000, '‡'],
        ],
      ),
    },
    'stacked bars': {
      table: chartResult(
        'exception_mix',
        SPRING,
        ['payer', 'total_claims', 'underpaid_claims', 'zero_pay_claims', 'overpaid_claims', 'matched_claims'],
        [
          [name, 500, 120, 40, 40, 300],
          [second, 400, 60, 50, 90, 200],
          [third, 90, '‡', '‡', 12, 50],
        ],
      ),
      hint: {
        kind: 'stacked-bar',
        category: 'payer',
        values: ['underpaid_claims', 'zero_pay_claims', 'overpaid_claims', 'matched_claims'],
      },
    },
    'stacked ages': {
      table: chartResult(
        'receivables_summary',
        {},
        ['payer', 'age_bucket', 'open_balance'],
        PAYERS.flatMap((payer, at) =>
          ['0-30', '31-60', '61-90', '90+'].map((age, step) => [
            at === 0 ? name : payer,
            age,
            at === 2 && step === 1 ? '‡' : 1000 * (at + 1) * (step + 2),
          ]),
        ),
      ),
      hint: { kind: 'stacked-bar', category: 'payer', series: 'age_bucket', values: ['open_balance'] },
    },
    'lines by month': {
      table: chartResult(
        'payments_trend',
        { ...YEAR, grain: 'month', metric: 'total_payments', split: 'payer' },
        ['month', 'payer', 'total_payments'],
        Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, '0')}`).flatMap(
          (month, at) => [
            [month, name, 100_000 + at * 4000],
            [month, second, at === 4 ? '‡' : 90_000 - at * 1500],
          ],
        ),
      ),
    },
    donut: {
      table: chartResult(
        'coverage_summary',
        SPRING,
        ['prescriptions', 'payer_coverage', 'out_of_pocket'],
        [[420, 64_100, 35_900]],
      ),
    },
    bubbles: {
      table: chartResult(
        'payer_ranking',
        { ...SPRING, metric: 'net_variance' },
        ['payer', 'total_charges', 'variance_pct', 'total_claims'],
        [
          [name, 1_500_000, -24.9, 2895],
          [second, 900_000, -8.6, 1269],
          [third, 700_000, '‡', '‡'],
        ],
      ),
      hint: { kind: 'bubble', category: 'payer', values: ['total_charges', 'variance_pct', 'total_claims'] },
    },
    'heat map': {
      table: chartResult(
        'top_medications',
        SPRING,
        ['payer', 'medication', 'out_of_pocket'],
        PAYERS.flatMap((payer, at) =>
          MEDICATIONS.map((medication, to) => [
            at === 0 ? name : payer,
            medication,
            at === 1 && to === 2 ? '‡' : 1000 * (at + 2) * (to + 1),
          ]),
        ),
      ),
      hint: { kind: 'heatmap', category: 'payer', series: 'medication', values: ['out_of_pocket'] },
    },
    slope: {
      table: chartResult(
        'period_comparison',
        { ...SPRING, compare: { from: '2024-01', to: '2024-06' }, metric: 'total_payments', split: 'payer' },
        ['payer', 'total_payments', 'total_payments_prior', 'total_payments_change'],
        [
          [name, 900_000, 700_000, 200_000],
          [second, 500_000, 550_000, -50_000],
          [third, 300_000, '‡', '‡'],
        ],
      ),
    },
    dumbbells: {
      table: chartResult(
        'period_comparison',
        { ...SPRING, compare: { from: '2024-01', to: '2024-06' }, metric: 'total_payments', split: 'payer' },
        ['payer', 'total_payments', 'total_payments_prior', 'total_payments_change'],
        [
          [name, 900_000, 700_000, 200_000],
          [second, 500_000, 550_000, -50_000],
          [third, 300_000, '‡', '‡'],
          ['Medicare', 1_100_000, 1_000_000, 100_000],
          ['Anthem', 200_000, 210_000, -10_000],
          ['Cigna Health', 150_000, 160_000, -10_000],
        ],
      ),
    },
  };
}
