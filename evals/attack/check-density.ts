import type { AttackedRelease } from './attack-input.ts';
import type { Violation } from './attack-report.ts';
import { ALL } from './fact-cells.ts';

/**
 * Checks that a release's families are dense: within a level and grain, every period has the same combinations of
 * members, and a level holds just the combinations of the levels with more dimensions. A row that is lost hides a
 * cell from the attack, so it is a violation.
 */
export function checkDensity({ manifest, tables }: AttackedRelease): Violation[] {
  return manifest.families.flatMap((family): Violation[] => {
    const table = tables[family.name];
    if (!table) return [];
    const found: Violation[] = [];
    const add = (cell: string, required: string) =>
      found.push({
        kind: 'format',
        fact: family.fact,
        measure: '',
        family: family.name,
        cell,
        interval: null,
        required,
      });
    const [grain, period] = ['grain', 'period'].map((name) => table.columns.indexOf(name));
    const places = family.dimensions.map((dimension) => table.columns.indexOf(dimension));
    if ([grain!, period!, ...places].some((place) => place < 0)) return [];
    /** level → period → combinations. */
    const levels = new Map<string, { held: number[]; periods: Map<string, Set<string>> }>();
    for (const row of table.rows) {
      const held = places.flatMap((place, d) => (row[place] === ALL ? [] : [d]));
      const level = levels.get(held.join()) ?? { held, periods: new Map() };
      levels.set(held.join(), level);
      const key = `${row[grain!]} ${row[period!]}`;
      const combinations = level.periods.get(key) ?? new Set();
      level.periods.set(key, combinations.add(JSON.stringify(held.map((d) => row[places[d]!]))));
      for (const d of held) {
        const member = String(row[places[d]!]);
        if (!(manifest.members[family.dimensions[d]!] ?? []).includes(member)) {
          add(key, `the member ${member} is not listed in the manifest`);
        }
      }
    }
    const unions = new Map<string, Set<string>>();
    for (const [name, { periods }] of levels) {
      const all = new Set([...periods.values()].flatMap((set) => [...set]));
      unions.set(name, all);
      for (const [key, combinations] of periods) {
        if (combinations.size < all.size) {
          add(
            key,
            `${all.size - combinations.size} of ${all.size} rows of the level ${levelName(family, name)} are missing`,
          );
        }
      }
    }
    for (const [name, { held }] of levels) {
      for (const [other, wide] of levels) {
        if (wide.held.length !== held.length + 1 || !held.every((d) => wide.held.includes(d))) continue;
        const projected = new Set(
          [...unions.get(other)!].map((text) => {
            const members: string[] = JSON.parse(text);
            return JSON.stringify(held.map((d) => members[wide.held.indexOf(d)]));
          }),
        );
        if (projected.symmetricDifference(unions.get(name)!).size > 0) {
          add(
            '',
            `the level ${levelName(family, name)} has other members than the level ${levelName(family, other)}`,
          );
        }
        for (const key of wide.periods.keys()) {
          if (!levels.get(name)!.periods.has(key))
            add(key, `the level ${levelName(family, name)} has no rows`);
        }
      }
    }
    // Where every subset of the dimensions is a level, the widest holds every member with every other.
    if (levels.size === 2 ** family.dimensions.length && family.dimensions.length > 1) {
      const singles = family.dimensions.map((_, d) => unions.get(String(d))?.size ?? 0);
      const product = singles.reduce((a, b) => a * b, 1);
      const widest = unions.get(family.dimensions.map((_, d) => d).join())!.size;
      if (widest !== product)
        add('', `${product - widest} of ${product} combinations of members have no row`);
    }
    return found;
  });
}

function levelName({ dimensions }: { readonly dimensions: readonly string[] }, held: string): string {
  return held === ''
    ? 'of the total'
    : held
        .split(',')
        .map((d) => dimensions[Number(d)])
        .join(' × ');
}
