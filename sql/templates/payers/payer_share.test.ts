import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';
import { payerShare } from './payer_share.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };
const may = { from: '2025-05', to: '2025-05' };

describe('share of total by payer', () => {
  test('a year by hand: 100, 50 and 20 claims a month of 170; the total, which is all of it, comes last', async () => {
    const { columns, rows } = await ask('payer_share', { period: year, metric: 'total_claims' });
    expect(columns).toEqual(['payer', 'total_claims', 'share_of_total']);
    expect(rows).toEqual([
      ['Aetna', 1200, 58.8235],
      ['Humana', 600, 29.4118],
      ['No insurance', 240, 11.7647],
      ['All payers', 2040, 100],
    ]);
  });

  test('a withheld value has no share, and takes none from the others: the total is the published one', async () => {
    const { rows, withheld } = await ask('payer_share', { period: may, metric: 'payer_paid' });
    // Aetna 8,500.05 of 11,000.05
    expect(rows).toEqual([
      ['Aetna', 8500.05, 77.2728],
      ['No insurance', 0, 0],
      ['Humana', null, null],
      ['All payers', 11000.05, 100],
    ]);
    expect(withheld).toEqual([
      [2, 'payer_paid'],
      [2, 'share_of_total'],
    ]);
  });

  test('of a chosen payer the share is still that of everyone', async () => {
    const { rows } = await ask('payer_share', { period: year, metric: 'total_claims', payers: ['Humana'] });
    expect(rows).toEqual([
      ['Humana', 600, 29.4118],
      ['All payers', 2040, 100],
    ]);
  });

  test('the smallest first, and only so many', async () => {
    const { rows } = await ask('payer_share', {
      period: year,
      metric: 'total_claims',
      order: 'lowest',
      limit: 2,
    });
    expect(rows.map(([payer]) => payer)).toEqual(['No insurance', 'Humana']);
  });

  test('limits are on the share in percent, and never leave out what is withheld', async () => {
    const names = async (params: object) =>
      (await ask('payer_share', { metric: 'total_claims', period: year, ...params })).rows.map(
        ([name]) => name,
      );
    expect(await names({ above: 29.4118 })).toEqual(['Aetna', 'All payers']);
    expect(await names({ at_least: 29.4118, below: 50 })).toEqual(['Humana', 'All payers']);
    expect(await names({ at_most: 11.7647 })).toEqual(['No insurance', 'All payers']);
    expect(await names({ metric: 'payer_paid', period: may, above: 80 })).toEqual(['Humana', 'All payers']);
  });

  test('medications count by prescription start', async () => {
    const { rows } = await ask('payer_share', { period: year, metric: 'out_of_pocket' });
    expect(rows.map(([payer, , share]) => [payer, share])).toEqual([
      ['No insurance', 52.1966],
      ['Humana', 26.0983],
      ['Aetna', 21.7051],
      ['All payers', 100],
    ]);
    const params = { order: 'highest', limit: 50, period: year } as const;
    expect(payerShare.basisFor?.({ ...params, metric: 'out_of_pocket' })).toBe('prescription_start');
    expect(payerShare.basisFor?.({ ...params, metric: 'total_claims' })).toBe('service');
  });

  test.each(['net_variance', 'variance_pct', 'charge_per_claim', 'coverage_rate', 'patients'])(
    'there is no share of %s: it does not add up',
    async (metric) => {
      await expect(ask('payer_share', { period: year, metric })).rejects.toMatchObject({
        code: 'INVALID_PARAMS',
      });
    },
  );
});
