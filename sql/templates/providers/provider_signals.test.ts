import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('provider signals', () => {
  test('the average charge against all claims of the specialty, most above first', async () => {
    const { columns, rows } = await ask('provider_signals', { period: year });
    expect(columns).toEqual([
      'provider',
      'specialty',
      'organization',
      'charge_vs_peers_pct',
      'charge_per_claim',
      'peer_charge_per_claim',
      'total_claims',
      'patients',
      'claims_per_patient',
    ]);
    // the specialties charge 90,000.60 over 1,020 claims
    expect(rows).toEqual([
      ['Dr Ames', 'Family medicine', 'General Hospital', 13.3273, 100, 88.24, 300, 60, 5],
      ['Dr Cole', 'Cardiology', 'General Hospital', 0, 88.24, 88.24, 612, 100, 6.12],
      ['Dr Brook', 'Family medicine', 'General Hospital', -43.3364, 50, 88.24, 200, 50, 4],
    ]);
  });

  test('a withheld charge withholds the comparison, and comes last', async () => {
    const { rows, withheld } = await ask('provider_signals', {
      period: { from: '2024-01', to: '2024-12' },
      order: 'lowest',
    });
    expect(rows.map((row) => [row[0], row[3]])).toEqual([
      ['Dr Cole', 0],
      ['Dr Ames', 13.3273],
      ['Dr Brook', null],
    ]);
    expect(withheld).toEqual([
      [2, 'charge_vs_peers_pct'],
      [2, 'charge_per_claim'],
    ]);
  });
});
