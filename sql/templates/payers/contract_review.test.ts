import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };
const labels = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.slice(0, 2));

describe('contract review', () => {
  test('insurers by variance %, the weakest first; nobody has a contract with no insurance', async () => {
    const { columns, rows, withheld } = await ask('contract_review', { period: year });
    expect(columns).toEqual([
      'payer',
      'risk_label',
      'contract_action',
      'variance_pct',
      'payer_paid_pct',
      'net_variance',
      'total_charges',
      'total_payments',
      'total_claims',
    ]);
    const weak = 'Low margin, prioritize renegotiation';
    expect(rows).toEqual([
      ['Humana', 'Weak', weak, -20, 50, -12000, 60000, 48000, 600],
      ['Aetna', 'Weak', weak, -5.0004, 84.9997, -6000.6, 120001.2, 114000.6, 1200],
    ]);
    expect(withheld).toEqual([]);
  });

  test('thresholds are bound numbers; a variance on a threshold has reached it', async () => {
    const { rows, bound } = await ask('contract_review', {
      period: year,
      strong_from: -5.0004,
      stable_from: -20,
    });
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['Humana', 'Stable', 'Monitor, review during next renewal'],
      ['Aetna', 'Strong', 'Favorable contract, no action needed'],
    ]);
    expect(bound).toMatchObject({ strong_from: -5.0004, stable_from: -20 });
    const above = await ask('contract_review', { period: year, strong_from: -5.0003, stable_from: -19.9999 });
    expect(labels(above.rows)).toEqual([
      ['Humana', 'Weak'],
      ['Aetna', 'Stable'],
    ]);
  });

  test('without a shown variance there is no label, and it stands last', async () => {
    const { rows, withheld } = await ask('contract_review', { period: { from: '2025-05', to: '2025-05' } });
    expect(rows[1]).toEqual(['Humana', null, null, null, null, null, 5000, null, 50]);
    expect(labels(rows)[0]).toEqual(['Aetna', 'Weak']);
    expect(withheld.map(([row, column]) => [row, column])).toEqual([
      [1, 'variance_pct'],
      [1, 'payer_paid_pct'],
      [1, 'net_variance'],
      [1, 'total_payments'],
    ]);
  });

  test('no insurance is shown to who asks for it, unrated', async () => {
    const { rows } = await ask('contract_review', { period: year, payers: ['No insurance', 'Humana'] });
    expect(labels(rows)).toEqual([
      ['Humana', 'Weak'],
      ['No insurance', null],
    ]);
  });

  test('thresholds in the wrong order are refused', async () => {
    await expect(
      ask('contract_review', { period: year, strong_from: 0, stable_from: 1 }),
    ).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });
});
