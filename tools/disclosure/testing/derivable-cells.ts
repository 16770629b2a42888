import { ALL } from '../../release-manifest.ts';
import type { FamilyRow, FamilyTable, MaskedFamily } from '../family-table.ts';
import { coarsen } from '../periods.ts';
import { ExactSpan } from './exact-span.ts';

/**
 * The cells of a measure that an outsider can compute from the shown ones, by brute force over the joint table of all
 * dimensions and months (no relations, no elimination modulo a prime). Cells shown as 0 empty what lies
 * below them.
 *
 * @param judge the rows to judge; those shown are never reported
 * @returns as `family/period/members`
 */
export function derivableCells(
  families: readonly FamilyTable[],
  masked: readonly MaskedFamily[],
  measure: string,
  judge: (row: FamilyRow) => boolean,
): string[] {
  const members: Record<string, Set<string>> = {};
  const finest = new Set<string>();
  const leaves = families.flatMap(({ rows }) =>
    rows.filter((row) => row.grain !== 'year' && row.grain !== 'all'),
  );
  const months = leaves.filter((row) => row.grain === 'month');
  for (const row of months.length > 0 ? months : leaves) finest.add(row.period);
  if (finest.size === 0) finest.add('as-of');
  for (const { definition, rows } of families) {
    for (const row of rows) {
      row.members.forEach((label, d) => {
        const dimension = definition.dimensions[d]!;
        if (label !== ALL) members[dimension] = (members[dimension] ?? new Set()).add(label);
      });
    }
  }
  const dimensions = Object.keys(members).sort();
  let joint: string[][] = [...finest].map((period) => [period]);
  for (const d of dimensions)
    joint = joint.flatMap((inner) => [...members[d]!].map((label) => [...inner, label]));

  const covers = (family: FamilyTable, row: FamilyRow, inner: readonly string[]) =>
    liesIn(inner[0]!, row) &&
    row.members.every(
      (label, k) =>
        label === ALL || label === inner[1 + dimensions.indexOf(family.definition.dimensions[k]!)],
    );
  const all = families.flatMap((family) =>
    family.rows.map((row, i) => ({
      family,
      row,
      shown: masked.find((one) => one.name === family.name)!.withheld[measure]![i] === 0,
    })),
  );
  for (const { family, row, shown } of all) {
    if (shown && row.values[measure] === 0) joint = joint.filter((inner) => !covers(family, row, inner));
  }
  const vector = (family: FamilyTable, row: FamilyRow) =>
    joint.map((inner) => (covers(family, row, inner) ? 1 : 0));
  const span = new ExactSpan();
  for (const { family, row, shown } of all) if (shown) span.add(vector(family, row));
  return all
    .filter(({ family, row, shown }) => !shown && judge(row) && span.contains(vector(family, row)))
    .map(({ family, row }) => [family.name, row.period, ...row.members].join('/'));
}

/** A sum of years may be named by them: 2021-2025. */
function liesIn(finest: string, { grain, period }: FamilyRow): boolean {
  const years = /^(\d{4})-(\d{4})$/.exec(period);
  const year = finest.slice(0, 4);
  if (years) return year >= years[1]! && year <= years[2]!;
  return period === 'as-of' || coarsen(finest, grain) === period;
}
