import type { AttackPolicy } from './attack-policy.ts';
import { isSmallCount } from './attempt.ts';
import { boundCell, countMeasures } from './count-rows.ts';
import type { CountSystem } from './count-system.ts';
import { valueAt } from './fact-cells.ts';
import type { FactColumns } from './fact-columns.ts';
import { copyColumns, copyRows, type LinearSystem, tighten } from './linear-system.ts';
import type { PeopleColumns } from './people-rows.ts';

/**
 * The system of somebody who knows the algorithm: all that the plain one says, and which withheld cells are small and
 * which are not. Much cheaper than to build it anew.
 *
 * @param plain nothing of it taken back yet; it stays as it is
 */
export function awareSystem({ system, facts }: CountSystem, policy: AttackPolicy): LinearSystem {
  const aware = copyColumns(system);
  let from = 0;
  // What is known of a fact stands together: where an optimum is found first depends on the order of rows.
  for (const { columns, people, rows } of facts) {
    copyRows(aware, system, from, rows);
    from = rows;
    addAwareness(aware, columns, people, policy);
  }
  copyRows(aware, system, from, system.reasons.length);
  return aware;
}

/** Withheld counts of 11 or more are complements: then an attacker takes them to be 11 or more, and the rest 1 to 10. */
function addAwareness(
  system: LinearSystem,
  columns: FactColumns,
  people: PeopleColumns | null,
  policy: AttackPolicy,
): void {
  const { cells } = columns;
  const highest = policy.minimum - 1;
  const patients = (cell: number) =>
    people === null ? Number.NaN : valueAt(cells.truth, people.measure, cell);
  for (const measure of countMeasures(columns)) {
    for (const cell of cells.cells.keys()) {
      if (!Number.isNaN(valueAt(cells.shown, measure, cell))) continue;
      if (valueAt(cells.living, measure, cell) !== 1) continue;
      const value = valueAt(cells.truth, measure, cell);
      if (isSmallCount(value, policy)) boundCell(system, columns, cell, measure, 0, highest, 'a primary');
      else if (value >= policy.minimum && !isSmallCount(patients(cell), policy)) {
        boundCell(system, columns, cell, measure, policy.minimum, Number.POSITIVE_INFINITY, 'a complement');
      }
    }
  }
  if (people === null) return;
  for (const [cell, column] of people.columnOf) {
    if (valueAt(cells.living, people.measure, cell) !== 1) continue;
    if (isSmallCount(patients(cell), policy)) tighten(system, column, 0, highest);
    else if (patients(cell) >= policy.minimum)
      tighten(system, column, policy.minimum, Number.POSITIVE_INFINITY);
  }
}
