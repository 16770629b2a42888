import { describe, expect, it } from 'vitest';
import type { FactDefinition, FamilyDefinition } from './family-definition.ts';
import type { FamilyRow, FamilyTable, PublishedFamily } from './family-table.ts';
import { withPublished } from './with-published.ts';

const fact: FactDefinition = {
  name: 'late',
  month: 'month',
  base: 'late_claims',
  measures: { late_claims: { kind: 'count', sum: 'is_late' } },
  identities: [],
} as unknown as FactDefinition;
const definition = {
  fact: 'late',
  title: 'Late',
  dimensions: ['arrived'],
  levels: [['arrived']],
  grains: ['year', 'all'],
  measures: [{ names: ['late_claims'] }],
} as unknown as FamilyDefinition;

const row = (grain: 'year' | 'all', period: string, arrived: string, claims: number): FamilyRow => ({
  grain,
  period,
  members: [arrived],
  values: { late_claims: claims },
  support: {},
});
const family = (rows: FamilyRow[]): FamilyTable => ({ name: 'late', definition, rows });
const earlier = (rows: FamilyRow[]): PublishedFamily => ({ name: 'late', rows, shown: {}, wholly: {} });

describe('a release beside what its chain published', () => {
  const before = earlier([
    row('year', '2023', '2024-Q4', 12),
    row('year', '2024', '2024-Q4', 13),
    row('all', '2023-2024', '2024-Q4', 25),
  ]);
  const now = (late: number) =>
    family([
      row('year', '2023', '2024-Q4', 12),
      row('year', '2024', '2024-Q4', 13),
      row('year', '2025', '2024-Q4', 0),
      row('all', 'all', '2024-Q4', 25),
      row('year', '2023', '2025-Q4', late),
      row('year', '2024', '2025-Q4', 0),
      row('year', '2025', '2025-Q4', 30),
      row('all', 'all', '2025-Q4', late + 30),
    ]);
  const sumOf = (late: number, arrived: string) =>
    withPublished(fact, [now(late)], [before])[0]!.rows.find(
      ({ period, members }) => period === '2023-2024' && members[0] === arrived,
    );

  it('keeps the sums of earlier years as they were published', () => {
    expect(sumOf(14, '2024-Q4')?.values).toEqual({ late_claims: 25 });
  });

  it('knows no sum of earlier years for what arrived since, where something did', () => {
    expect(sumOf(14, '2025-Q4')).toMatchObject({ values: {}, support: {} });
  });

  it('and 0 where nothing did', () => {
    expect(sumOf(0, '2025-Q4')?.values).toEqual({ late_claims: 0 });
  });
});
