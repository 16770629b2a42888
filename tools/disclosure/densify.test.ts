import { describe, expect, it } from 'vitest';
import { densify } from './densify.ts';
import type { FamilyRow } from './family-table.ts';
import { definitionOf, factOf } from './testing/claims-table.ts';

const fact = factOf();
const measures = [{ names: ['total_claims'] }];
const row = (period: string, ...members: string[]): FamilyRow => ({
  grain: 'year',
  period,
  members,
  values: { total_claims: 5, patients: 4, total_charges: 900 },
  support: { total_charges: [500, 200] },
});
const periods = { year: ['2024', '2025'] };
const members = { organization: ['H1', 'H2'], provider: ['P1', 'P2'] };
const cells = (rows: FamilyRow[]) => rows.map((one) => `${one.period} ${one.members.join(' ')}`);

describe('densify', () => {
  it('gives every period × member × level a row, zeros where nothing was observed', () => {
    const definition = definitionOf(['organization'], ['year'], measures);
    const dense = densify({ definition, fact, rows: [row('2025', 'H2')], periods, members });
    expect(cells(dense)).toEqual(['2024 (all)', '2024 H1', '2024 H2', '2025 (all)', '2025 H1', '2025 H2']);
    expect(dense[0]!.values).toEqual({ total_claims: 0, patients: 0, total_charges: 0 });
    expect(dense[5]).toEqual(row('2025', 'H2'));
  });

  it('is dense over observed combinations only where levels are nested', () => {
    const levels = [['organization', 'provider'], ['organization']];
    const definition = definitionOf(['organization', 'provider'], ['year'], measures, levels);
    const rows = [row('2025', 'H2', 'P1'), row('2025', 'H2', '(all)')];
    expect(cells(densify({ definition, fact, rows, periods, members }))).toEqual([
      '2024 H2 P1',
      '2024 H1 (all)',
      '2024 H2 (all)',
      '2025 H2 P1',
      '2025 H1 (all)',
      '2025 H2 (all)',
    ]);
  });

  it('has one period for as-of families', () => {
    const rows = [{ ...row('as-of', 'H1'), grain: 'all' as const }];
    const definition = definitionOf(['organization'], [], measures);
    expect(cells(densify({ definition, fact, rows, periods: {}, members }))).toEqual([
      'as-of (all)',
      'as-of H1',
      'as-of H2',
    ]);
  });

  it.each([
    ['a period that is not published', [row('2023', 'H1')]],
    ['an unknown member', [row('2025', 'H9')]],
    ['the same cell twice', [row('2025', 'H1'), row('2025', 'H1')]],
  ])('refuses %s', (_, rows) => {
    const definition = definitionOf(['organization'], ['year'], measures);
    expect(() => densify({ definition, fact, rows, periods, members })).toThrowError(
      expect.objectContaining({ code: 'BUILD_FAILED' }),
    );
  });
});
