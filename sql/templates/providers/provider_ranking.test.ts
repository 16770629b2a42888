import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('provider ranking', () => {
  test('tracked providers by claims; the folded rest is nobody', async () => {
    const { columns, rows } = await ask('provider_ranking', { period: year });
    expect(columns).toEqual([
      'provider',
      'specialty',
      'organization',
      'total_claims',
      'total_charges',
      'charge_per_claim',
      'patients',
      'claims_per_patient',
    ]);
    expect(rows).toEqual([
      ['Dr Cole', 'Cardiology', 'General Hospital', 612, 54000.36, 88.24, 100, 6.12],
      ['Dr Ames', 'Family medicine', 'General Hospital', 300, 30000, 100, 60, 5],
      ['Dr Brook', 'Family medicine', 'General Hospital', 200, 10000, 50, 50, 4],
    ]);
  });

  test('patients of two years are not added up, which is not the same as withheld', async () => {
    const { rows, withheld } = await ask('provider_ranking', {
      period: { from: '2024-01', to: '2025-12' },
      metric: 'total_charges',
      specialties: ['Family medicine'],
    });
    expect(rows).toEqual([
      ['Dr Ames', 'Family medicine', 'General Hospital', 600, 60000, 100, null, null],
      ['Dr Brook', 'Family medicine', 'General Hospital', 400, null, null, null, null],
    ]);
    expect(withheld).toEqual([
      [1, 'total_charges'],
      [1, 'charge_per_claim'],
    ]);
  });

  test('all published years are one cell, with its own distinct patients', async () => {
    const { rows } = await ask('provider_ranking', {
      period: { from: '2023-01', to: '2025-12' },
      providers: ['Dr Cole'],
    });
    expect(rows[0]?.slice(3)).toEqual([1836, 162001.08, 88.24, 150, 12.24]);
  });

  test('a quarter is not published by provider; the year is offered', async () => {
    await expect(
      ask('provider_ranking', { period: { from: '2025-01', to: '2025-03' } }),
    ).rejects.toMatchObject({ code: 'PERIOD_NOT_PUBLISHED', details: { nearest: year } });
  });
});
