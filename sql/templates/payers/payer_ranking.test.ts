import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('payer ranking', () => {
  test('who underpaid most: the most negative net variance first', async () => {
    const answer = await ask('payer_ranking', { period: year, metric: 'net_variance', order: 'lowest' });
    expect(answer.columns).toEqual([
      'payer',
      'net_variance',
      'total_claims',
      'total_charges',
      'variance_pct',
      'payer_paid_pct',
    ]);
    expect(answer.rows).toEqual([
      ['Humana', -12000, 600, 60000, -20, 50],
      ['Aetna', -6000.6, 1200, 120001.2, -5.0004, 84.9997],
      ['No insurance', 0, 240, 0, null, null],
    ]);
  });

  test('a metric that is context already is not shown twice', async () => {
    const answer = await ask('payer_ranking', { period: year, metric: 'variance_pct' });
    expect(answer.columns).toEqual([
      'payer',
      'variance_pct',
      'total_claims',
      'total_charges',
      'payer_paid_pct',
    ]);
    expect(answer.rows.map((row) => row.slice(0, 2))).toEqual([
      ['Aetna', -5.0004],
      ['Humana', -20],
      ['No insurance', null],
    ]);
  });

  test.each(['highest', 'lowest'])('%s: a withheld value comes last', async (order) => {
    const answer = await ask('payer_ranking', {
      period: { from: '2025-03', to: '2025-03' },
      metric: 'underpaid_claims',
      order,
    });
    expect(answer.rows.at(-1)?.slice(0, 3)).toEqual(['Humana', null, 50]);
    expect(answer.withheld).toEqual([[2, 'underpaid_claims']]);
  });

  test('what does not apply stands before what is withheld', async () => {
    const answer = await ask('payer_ranking', {
      period: { from: '2025-05', to: '2025-05' },
      metric: 'payer_paid_pct',
    });
    expect(answer.rows.map((row) => row[0])).toEqual(['Aetna', 'No insurance', 'Humana']);
    expect(answer.withheld).toEqual([
      [2, 'payer_paid_pct'],
      [2, 'variance_pct'],
    ]);
  });

  test('the limit is a bound number', async () => {
    const answer = await ask('payer_ranking', { period: year, metric: 'total_claims', limit: 1 });
    expect(answer.rows.map((row) => row.slice(0, 2))).toEqual([['Aetna', 1200]]);
    expect(answer.bound['row_limit']).toBe(1);
  });
});
