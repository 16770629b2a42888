import { PayerscopeError } from '../errors.ts';
import { ALL, type Grain } from '../release-manifest.ts';
import { grainsOf, levelsOf } from './cells.ts';
import { type FactDefinition, type FamilyDefinition, supportColumns } from './family-definition.ts';
import type { FamilyRow } from './family-table.ts';

/**
 * Makes the observed rows of a family dense: every period of every grain × every member of each level, zeros where
 * nothing was observed. Levels of two and more dimensions of a family with explicit `levels` are nested (a
 * provider within its organization and specialty): they are dense over the combinations observed in any
 * period, not over all products.
 *
 * @param rows observed rows, in any order; their values are taken over as they are, missing ones included
 * @param periods keys in order per grain, the grains of the family at least; as-of families need none
 * @param members labels in order per dimension, without `ALL`
 * @returns rows by grain, period, level (coarse to fine) and member
 * @throws PayerscopeError BUILD_FAILED where a row has a period, a level or a member outside these lists, or
 *   occurs twice: it would be lost
 */
export function densify({
  definition,
  fact,
  rows,
  periods,
  members,
}: {
  definition: FamilyDefinition;
  fact: FactDefinition;
  rows: readonly FamilyRow[];
  periods: Readonly<Partial<Record<Grain, readonly string[]>>>;
  members: Readonly<Record<string, readonly string[]>>;
}): FamilyRow[] {
  const observed = new Map<string, FamilyRow>();
  for (const row of rows) {
    const key = keyOf(row.grain, row.period, row.members);
    if (observed.has(key)) throw lost(definition, `two rows for the same cell of ${row.period}`);
    observed.set(key, row);
  }
  const values = Object.fromEntries(Object.keys(fact.measures).map((name) => [name, 0]));
  const supported = Object.keys(fact.measures).filter((name) => supportColumns(fact, name).length > 0);
  const support = Object.fromEntries(supported.map((name) => [name, [0, 0] as const]));

  const combinations = levelsOf(definition).flatMap((level) => combine(definition, level, rows, members));
  const dense: FamilyRow[] = [];
  let used = 0;
  for (const grain of grainsOf(definition)) {
    for (const period of definition.grains.length === 0 ? ['as-of'] : (periods[grain] ?? [])) {
      for (const combination of combinations) {
        const row = observed.get(keyOf(grain, period, combination));
        if (row) used++;
        dense.push(row ?? { grain, period, members: combination, values, support });
      }
    }
  }
  if (used < observed.size)
    throw lost(definition, `${observed.size - used} rows outside its periods, levels and members`);
  return dense;
}

/** The member combinations of one level, in member order. */
function combine(
  definition: FamilyDefinition,
  level: readonly string[],
  rows: readonly FamilyRow[],
  members: Readonly<Record<string, readonly string[]>>,
): string[][] {
  const inLevel = definition.dimensions.map((dimension) => level.includes(dimension));
  let grid: string[][] = [[]];
  definition.dimensions.forEach((dimension, d) => {
    const labels = inLevel[d] ? (members[dimension] ?? []) : [ALL];
    grid = grid.flatMap((combination) => labels.map((label) => [...combination, label]));
  });
  if (!definition.levels || level.length < 2) return grid;
  const seen = new Set(
    rows.map((row) => JSON.stringify(row.members.map((member, d) => (inLevel[d] ? member : ALL)))),
  );
  return grid.filter((combination) => seen.has(JSON.stringify(combination)));
}

function keyOf(grain: Grain, period: string, members: readonly string[]): string {
  return JSON.stringify([grain, period, ...members]);
}

function lost(definition: FamilyDefinition, what: string): PayerscopeError {
  return new PayerscopeError(
    'BUILD_FAILED',
    `The family "${definition.title}" has ${what}: correct its model, nothing is published.`,
  );
}
