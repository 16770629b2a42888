import { describe, expect, test } from 'vitest';
import { buildChart } from './build-chart.ts';
import { renderSvg } from './render-svg.ts';
import { chartManifest, chartResult, YEAR } from './testing/chart-result.ts';
import { textsOutside } from './testing/texts-outside.ts';

type Rows = Parameters<typeof chartResult>[3];

const build = (rows: Rows, params = {}) =>
  buildChart(
    chartResult(
      'payer_share',
      { ...YEAR, metric: 'total_charges', order: 'highest', limit: 50, ...params },
      ['payer', 'total_charges', 'share_of_total'],
      rows,
    ),
    { manifest: chartManifest },
  )!;
const TOTAL = ['All payers', 1000, 100] as const;
const isDonut = (chart: ReturnType<typeof build>): boolean =>
  String(chart.spec['description']).startsWith('Donut chart');

describe('parts of a total', () => {
  test('few of them, all shown, are a ring of the amounts', () => {
    const chart = build([['Medicare', 600, 60], ['Aetna', 300, 30], ['Humana', 100, 10], TOTAL]);
    expect(isDonut(chart)).toBe(true);
    expect(chart.title).toBe('Medicare is 60.0% of $1.0K total charges');
  });

  test('a withheld part makes bars of them: no ring could be true', () => {
    const chart = build([['Medicare', 600, 60], ['Aetna', 300, 30], ['Humana', '‡', '‡'], TOTAL]);
    expect(isDonut(chart)).toBe(false);
    expect(chart.title).toBe('Medicare has the highest share of total charges of those shown: 60.0%');
    expect(String(chart.spec['description'])).toContain('Humana withheld');
  });

  test('some of the members, chosen or cut off, are no whole', () => {
    const chart = build(
      [
        ['Medicare', 600, 60],
        ['Aetna', 300, 30],
      ],
      { limit: 2 },
    );
    expect(isDonut(chart)).toBe(false);
    expect(JSON.stringify(chart.spec)).toContain('Share of total charges (%) by payer');
  });

  test.each<[string, Rows]>([
    ['more than five', [30, 25, 15, 10, 10, 10].map((share, at) => [`Payer ${at}`, share * 10, share])],
    [
      'thinner ones than a name has room for',
      [
        ['Medicare', 990, 99],
        ['Aetna', 10, 1],
      ],
    ],
  ])('%s are bars', (_, rows) => {
    expect(isDonut(build([...rows, TOTAL]))).toBe(false);
  });

  test('names and values of the ring lie inside the drawing, at the bottom too', async () => {
    const thirds: Rows = [['Medicare', 340, 34], ['Aetna', 330, 33], ['Humana', 330, 33], TOTAL];
    for (const rows of [
      thirds,
      [['Aetna', 400, 40], ['Medicare', 200, 20], ['Humana', 400, 40], TOTAL] as Rows,
    ]) {
      const chart = build(rows);
      expect(isDonut(chart)).toBe(true);
      expect(textsOutside(await renderSvg(chart.spec))).toEqual([]);
    }
  });
});
