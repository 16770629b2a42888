import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('underpayment rate', () => {
  test('per payer, the highest first and everyone last', async () => {
    const { columns, rows } = await ask('underpayment_rate', { period: year });
    expect(columns).toEqual(['payer', 'underpayment_rate', 'underpaid_claims', 'total_claims']);
    expect(rows).toEqual([
      ['Aetna', 30, 360, 1200],
      ['Humana', 24, 144, 600],
      ['No insurance', 0, 0, 240],
      ['All payers', 24.7059, 504, 2040],
    ]);
  });

  test('a withheld rate comes after those shown', async () => {
    const { rows, withheld } = await ask('underpayment_rate', { period: { from: '2025-03', to: '2025-03' } });
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['Aetna', 30],
      ['No insurance', 0],
      ['Humana', null],
      ['All payers', 24.7059],
    ]);
    expect(withheld).toEqual([
      [2, 'underpayment_rate'],
      [2, 'underpaid_claims'],
    ]);
  });

  test('by encounter class for a whole year; in a quarter the classes are withheld', async () => {
    const { columns, rows } = await ask('underpayment_rate', { period: year, by: 'encounter_class' });
    expect(columns[0]).toBe('encounter_class');
    expect(rows).toEqual([
      ['Ambulatory', 25, 408, 1632],
      ['Inpatient', 23.5294, 96, 408],
      ['All encounter classes', 24.7059, 504, 2040],
    ]);
    const quarter = await ask('underpayment_rate', {
      period: { from: '2025-01', to: '2025-03' },
      by: 'encounter_class',
      encounter_classes: ['Inpatient'],
    });
    expect(quarter.rows).toEqual([['Inpatient', null, null, 102]]);
  });

  test('payers and classes are not published together', async () => {
    await expect(
      ask('underpayment_rate', { period: year, by: 'encounter_class', payers: ['Aetna'] }),
    ).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });
});
