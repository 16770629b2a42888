import { describe, expect, test } from 'vitest';
import type { ChartHint } from '../../sql/templates/define-template.ts';
import { templateNamed } from '../../sql/templates/index.ts';
import type { Disclosed, ResultTable } from '../answer.ts';
import { buildChart } from './build-chart.ts';
import { chartTable } from './chart-table.ts';
import { resolveHint } from './resolve-hint.ts';
import { chartManifest, chartResult, SPRING } from './testing/chart-result.ts';

const resolve = (hint: ChartHint, table: Disclosed<ResultTable>) =>
  resolveHint(hint, chartTable(table), templateNamed(table.template)!);

const trend = chartResult(
  'payments_trend',
  { ...SPRING, grain: 'quarter', metric: 'total_payments', split: 'payer' },
  ['quarter', 'payer', 'total_payments'],
  [
    ['2025-Q1', 'Aetna', 10],
    ['2025-Q1', 'Humana', 12],
    ['2025-Q2', 'Aetna', 14],
    ['2025-Q2', 'Humana', 11],
  ],
);
const aging = chartResult(
  'receivables_summary',
  {},
  ['payer', 'age_bucket', 'open_balance'],
  [
    ['Aetna', '0-30', 50],
    ['Aetna', '90+', 20],
    ['Aetna', 'All ages', 70],
    ['Humana', '0-30', 40],
    ['Humana', '90+', 30],
    ['Humana', 'All ages', 70],
    ['All payers', '0-30', 90],
    ['All payers', '90+', 50],
  ],
);

describe('what a hint leaves open', () => {
  test('lines are told apart by the members a period has several of', () => {
    expect(resolve({ kind: 'line' }, trend)).toEqual({
      category: null,
      series: 'payer',
      values: ['total_payments'],
    });
  });

  test('bubbles are placed by x and y and sized by size', () => {
    const hint: ChartHint = {
      kind: 'bubble',
      category: 'payer',
      x: 'total_charges',
      y: 'variance_pct',
      size: 'total_claims',
      values: ['variance_pct'],
    };
    expect(resolve(hint, trend).values).toEqual(['total_charges', 'variance_pct', 'total_claims']);
  });

  test('rows that share a member are named by all of their members', () => {
    expect(resolve({ kind: 'bar', category: 'age_bucket', values: ['open_balance'] }, aging).category).toBe(
      'payer+age_bucket',
    );
    expect(
      resolve(
        { kind: 'stacked-bar', category: 'payer', series: 'age_bucket', values: ['open_balance'] },
        aging,
      ),
    ).toEqual({ category: 'payer', series: 'age_bucket', values: ['open_balance'] });
  });
});

test('margins are no members: neither the last row nor those of one dimension', () => {
  const hint: ChartHint = {
    kind: 'stacked-bar',
    category: 'payer',
    series: 'age_bucket',
    values: ['open_balance'],
  };
  const chart = buildChart(aging, { manifest: chartManifest, hint })!;
  expect(chart.title).toBe('Humana has the most open balance 90+ days old: $30');
  expect(JSON.stringify(chart.spec)).not.toMatch(/All (ages|payers)/);
});
