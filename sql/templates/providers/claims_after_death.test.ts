import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();

describe('claims after death', () => {
  test('by specialty over all years, withheld ones after those shown', async () => {
    const { columns, rows, withheld } = await ask('claims_after_death', {});
    expect(columns).toEqual(['specialty', 'claims_after_death', 'total_claims']);
    expect(rows).toEqual([
      ['Cardiology', 15, 3060],
      ['Family medicine', null, 3060],
      ['All specialties', null, 6120],
    ]);
    expect(withheld).toEqual([
      [1, 'claims_after_death'],
      [2, 'claims_after_death'],
    ]);
  });

  test('takes no period', async () => {
    await expect(
      ask('claims_after_death', { period: { from: '2025-01', to: '2025-12' } }),
    ).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });
});
