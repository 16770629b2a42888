import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('payer × medication review', () => {
  test('pairs by out-of-pocket, beside the coverage rate of all payers for the same medication', async () => {
    const { columns, rows } = await ask('payer_medication_review', { period: year, limit: 4 });
    expect(columns).toEqual([
      'payer',
      'medication',
      'out_of_pocket',
      'total_medication_cost',
      'payer_coverage',
      'coverage_rate',
      'peer_coverage_rate',
      'coverage_gap',
      'prescriptions',
      'dispenses',
    ]);
    expect(rows).toEqual([
      ['No insurance', 'Insulin', 21600, 21600, 0, 0, 42.525, -42.525, 360, 360],
      ['Humana', 'Insulin', 10800, 14400, 3600, 25, 42.525, -17.525, 144, 432],
      ['Aetna', 'Insulin', 8982, 36000, 27018, 75.05, 42.525, 32.525, 240, 720],
      ['No insurance', 'Metformin', 7200, 7200, 0, 0, 42.525, -42.525, 720, 720],
    ]);
  });

  test('the widest gap first, for one payer; a drug without cost has no rate and no gap', async () => {
    const { columns, rows } = await ask('payer_medication_review', {
      period: year,
      payers: ['Humana'],
      metric: 'coverage_gap',
      order: 'lowest',
    });
    expect(columns[2]).toBe('coverage_gap');
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['Humana', 'Insulin', -17.525],
      ['Humana', 'Metformin', -17.525],
      ['Humana', 'Sample kit', null],
    ]);
  });

  test('gaps are ranked among insurers, unless no insurance is asked for', async () => {
    const gaps = { period: year, metric: 'coverage_gap', order: 'lowest', medications: ['Insulin'] };
    const ranked = await ask('payer_medication_review', gaps);
    expect(ranked.rows.map((row) => row[0])).toEqual(['Humana', 'Aetna']);
    const asked = await ask('payer_medication_review', { ...gaps, payers: ['No insurance'] });
    expect(asked.rows.map((row) => row.slice(0, 3))).toEqual([['No insurance', 'Insulin', -42.525]]);
  });

  test('a withheld rate of all payers withholds the gap, not the pair itself', async () => {
    const { rows, withheld } = await ask('payer_medication_review', {
      period: { from: '2025-10', to: '2025-12' },
      payers: ['Humana'],
      medications: ['Insulin'],
    });
    expect(rows).toEqual([['Humana', 'Insulin', 2700, 3600, 900, 25, null, null, 36, 108]]);
    expect(withheld).toEqual([
      [0, 'peer_coverage_rate'],
      [0, 'coverage_gap'],
    ]);
  });
});
