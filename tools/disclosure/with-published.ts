import { ALL, type Grain } from '../release-manifest.ts';
import { densify } from './densify.ts';
import type { FactDefinition } from './family-definition.ts';
import type { FamilyRow, FamilyTable, PublishedFamily } from './family-table.ts';

/**
 * The families of a release together with all that earlier releases of its chain published of them: months older than
 * those published now, sums of other years, members that are gone. To an outsider they are one table.
 *
 * Rows of the release come first, in their order; `all` is named by the years it sums, as in the ledger. What no release
 * has published between them (a new member in an old month) is 0, since what is frozen keeps its labels. Only the sum of
 * earlier years can be something nobody has published: claims that arrive late are a new member of years long frozen.
 * Such a sum has no values, as what nobody knows.
 *
 * @throws PayerscopeError BUILD_FAILED where a cell occurs twice
 */
export function withPublished(
  fact: FactDefinition,
  families: readonly FamilyTable[],
  published: readonly PublishedFamily[],
): FamilyTable[] {
  const span = yearsSummed(families);
  const both = families.map((family) => {
    const rows = family.rows.map((row) => (row.period === 'all' ? { ...row, period: span } : row));
    const own = new Set(rows.map(keyOf));
    const earlier = published.find(({ name }) => name === family.name)?.rows ?? [];
    return { ...family, rows, own, all: [...rows, ...earlier.filter((row) => !own.has(keyOf(row)))] };
  });
  const members = membersOf(both.map(({ definition, all }) => ({ definition, rows: all })));
  return both.map(({ name, definition, rows, own, all }) => {
    const dense = densify({ definition, fact, rows: all, periods: periodsOf(all), members });
    const known = new Set(all.map(keyOf));
    const filled = Map.groupBy(
      all.filter((row) => row.grain === 'year' && Object.values(row.values).some((value) => value !== 0)),
      ({ members }) => JSON.stringify(members),
    );
    const rest = dense
      .filter((row) => !own.has(keyOf(row)))
      .map((row) => {
        const years = known.has(keyOf(row)) ? [] : (filled.get(JSON.stringify(row.members)) ?? []);
        return years.some(({ period }) => isSummed(period, row)) ? { ...row, values: {}, support: {} } : row;
      });
    return { name, definition, rows: [...rows, ...rest] };
  });
}

/** Whether a row of `all` sums a year. */
function isSummed(year: string, { grain, period }: FamilyRow): boolean {
  const [first = '', last = ''] = period.split('-');
  return grain === 'all' && first <= year && year <= last;
}

/** Name of a row within its family. */
export function keyOf({ grain, period, members }: FamilyRow): string {
  return JSON.stringify([grain, period, ...members]);
}

/** The years that `all` sums, `2021-2025`; `all` itself where none are published. */
export function yearsSummed(families: readonly FamilyTable[]): string {
  const years = families.flatMap(({ rows }) => rows.filter(({ grain }) => grain === 'year'));
  const sorted = [...new Set(years.map(({ period }) => period))].sort();
  return sorted.length === 0 ? 'all' : `${sorted[0]}-${sorted.at(-1)}`;
}

function periodsOf(rows: readonly FamilyRow[]): Partial<Record<Grain, string[]>> {
  const periods: Partial<Record<Grain, string[]>> = {};
  for (const [grain, own] of Map.groupBy(rows, (row) => row.grain)) {
    periods[grain] = [...new Set(own.map(({ period }) => period))].sort();
  }
  return periods;
}

function membersOf(families: readonly Pick<FamilyTable, 'definition' | 'rows'>[]): Record<string, string[]> {
  const labels = new Map<string, Set<string>>();
  for (const { definition, rows } of families) {
    definition.dimensions.forEach((dimension, d) => {
      const own = labels.get(dimension) ?? new Set();
      labels.set(dimension, own);
      for (const { members } of rows) if (members[d] !== ALL) own.add(members[d]!);
    });
  }
  return Object.fromEntries([...labels].map(([dimension, own]) => [dimension, [...own].sort()]));
}
