import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('specialty signals', () => {
  test('the highest share of high-value claims first, all specialties last', async () => {
    const { columns, rows } = await ask('specialty_signals', { period: year });
    expect(columns).toEqual([
      'specialty',
      'high_value_share',
      'charge_per_claim',
      'total_claims',
      'patients',
      'claims_per_patient',
    ]);
    expect(rows).toEqual([
      ['Cardiology', 10, 88.24, 1020, 204, 5],
      ['Family medicine', 0, 88.24, 1020, 204, 5],
      ['All specialties', 5, 88.24, 2040, 408, 5],
    ]);
  });

  test('in a quarter the share is withheld', async () => {
    const { rows, withheld } = await ask('specialty_signals', {
      period: { from: '2025-01', to: '2025-03' },
      specialties: ['Cardiology'],
    });
    expect(rows).toEqual([['Cardiology', null, 88.24, 255, 51, 5]]);
    expect(withheld).toEqual([[0, 'high_value_share']]);
  });
});
