import { describe, expect, test } from 'vitest';
import { askSmallRelease } from '../testing/ask-small-release.ts';

const ask = askSmallRelease();
const year = { from: '2025-01', to: '2025-12' };

describe('performance by encounter class', () => {
  test('a year, by hand: four fifths ambulatory, the largest charges first, the published total last', async () => {
    const { columns, rows } = await ask('encounter_class_performance', { period: year });
    expect(columns).toEqual([
      'encounter_class',
      'total_claims',
      'total_charges',
      'total_payments',
      'payer_paid',
      'patient_paid',
      'net_variance',
      'variance_pct',
      'payer_paid_pct',
    ]);
    expect(rows).toEqual([
      ['Ambulatory', 1632, 144000.96, 129600.48, 105600.48, 24000, -14400.48, -10.0003, 73.3332],
      ['Inpatient', 408, 36000.24, 32400.12, 26400.12, 6000, -3600.12, -10.0003, 73.3332],
      ['All encounter classes', 2040, 180001.2, 162000.6, 132000.6, 30000, -18000.6, -10.0003, 73.3332],
    ]);
  });

  test('a withheld class comes after those shown, before the total', async () => {
    const { rows, withheld } = await ask('encounter_class_performance', {
      period: { from: '2025-04', to: '2025-06' },
      metric: 'net_variance',
      order: 'lowest',
    });
    expect(rows.map((row) => [row[0], row[6]])).toEqual([
      ['Ambulatory', -3600.12],
      ['Inpatient', null],
      ['All encounter classes', -4500.15],
    ]);
    expect(withheld.map(([row]) => row)).toEqual([1, 1, 1]);
  });

  test('limits leave out what is shown and beyond them, never what is withheld', async () => {
    const limited = (limits: Record<string, number>) =>
      ask('encounter_class_performance', { period: year, metric: 'total_claims', ...limits });
    const names = ({ rows }: { rows: readonly (readonly unknown[])[] }) => rows.map((row) => row[0]);
    expect(names(await limited({ above: 408 }))).toEqual(['Ambulatory', 'All encounter classes']);
    expect(names(await limited({ at_least: 408, below: 1632 }))).toEqual([
      'Inpatient',
      'All encounter classes',
    ]);
    expect(names(await limited({ at_most: 407 }))).toEqual(['All encounter classes']);
    const { rows } = await ask('encounter_class_performance', {
      period: { from: '2025-04', to: '2025-06' },
      metric: 'variance_pct',
      above: 0,
    });
    expect(rows.map((row) => row[0])).toEqual(['Inpatient', 'All encounter classes']);
  });

  test('chosen payers are added up by class', async () => {
    const { rows } = await ask('encounter_class_performance', {
      period: year,
      payers: ['Aetna', 'Humana'],
      encounter_classes: ['Inpatient'],
    });
    expect(rows.map((row) => row.slice(0, 3))).toEqual([['Inpatient', 360, 36000.24]]);
  });
});
