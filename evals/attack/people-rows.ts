import type { Block } from './blocks.ts';
import { type FactCells, valueAt } from './fact-cells.ts';
import type { FactColumns } from './fact-columns.ts';
import { addColumn, addRow, type LinearSystem } from './linear-system.ts';
import type { Relation } from './published-rows.ts';

/** Columns of distinct people: one per cell, for people do not add up. */
export interface PeopleColumns {
  readonly measure: string;
  readonly columnOf: ReadonlyMap<number, number>;
}

/** The measure of a fact that counts distinct people, if it has one. */
export function peopleMeasure({ fact }: FactCells): string | undefined {
  // Asked of every cell: nothing is allocated.
  for (const name in fact.measures) if (fact.measures[name]!.kind === 'people') return name;
  return undefined;
}

/**
 * What is known of distinct people: shown ones exactly; at most the claims of the cell, at least one where there is a
 * claim; a part has at most those of the whole, and the whole at most those of its parts together.
 */
export function addPeople(
  system: LinearSystem,
  columns: FactColumns,
  relations: ReadonlyMap<Block, readonly Relation[]>,
): PeopleColumns | null {
  const { cells } = columns;
  const measure = peopleMeasure(cells);
  if (measure === undefined) return null;
  const columnOf = new Map<number, number>();
  for (const { measures, cells: numbers } of cells.families) {
    if (!measures.includes(measure)) continue;
    for (const cell of numbers) {
      if (columnOf.has(cell)) continue;
      const value = valueAt(cells.shown, measure, cell);
      const open = Number.isNaN(value);
      const [lower, upper] = open ? [0, Number.POSITIVE_INFINITY] : [value, value];
      columnOf.set(cell, addColumn(system, lower, upper, valueAt(cells.truth, measure, cell)));
    }
  }
  const isOpen = (cell: number): boolean => Number.isNaN(valueAt(cells.shown, measure, cell));
  for (const [cell, column] of columnOf) {
    const claims = valueAt(cells.shown, cells.fact.base, cell);
    const isSome = claims > 0 || (Number.isNaN(claims) && valueAt(cells.living, cells.fact.base, cell) === 1);
    if (isSome) system.lower[column] = Math.max(system.lower[column]!, 1);
    if (!Number.isNaN(claims)) {
      if (isOpen(cell)) system.upper[column] = claims;
      continue;
    }
    const leaves = columns.columnsOf(cell, cells.fact.base);
    if (leaves)
      addRow(
        system,
        [
          [leaves, 1],
          [[column], -1],
        ],
        0,
        Number.POSITIVE_INFINITY,
        'patients within claims',
      );
  }
  const pairs = new Set<string>();
  for (const block of columns.blocksOf(cells.fact.base)) {
    for (const { parent, children } of relations.get(block)!) {
      const whole = columnOf.get(parent);
      const parts = children.flatMap((child) => columnOf.get(child) ?? []);
      if (whole === undefined || parts.length !== children.length) continue;
      if (!isOpen(parent) && !children.some(isOpen)) continue;
      if (!pairs.has(`${whole} ${parts.join()}`)) {
        addRow(
          system,
          [
            [parts, 1],
            [[whole], -1],
          ],
          0,
          Number.POSITIVE_INFINITY,
          'patients of parts',
        );
      }
      pairs.add(`${whole} ${parts.join()}`);
    }
  }
  for (const [child, parent] of containments(columns)) {
    const [part, whole] = [columnOf.get(child), columnOf.get(parent)];
    if (part === undefined || whole === undefined || (!isOpen(child) && !isOpen(parent))) continue;
    addRow(
      system,
      [
        [[whole], 1],
        [[part], -1],
      ],
      0,
      Number.POSITIVE_INFINITY,
      'patients of a part',
    );
  }
  return { measure, columnOf };
}

/** Pairs (part, whole): one dimension more with the same period, or the next shorter period with the same members. */
function containments({ cells }: FactColumns): [number, number][] {
  const found: [number, number][] = [];
  // Members as written → period → cell: members are written once for all periods they are looked up in.
  const byMembers = new Map<string, Map<string, number>>();
  const written = cells.cells.map(({ members }) => JSON.stringify([...members].flat()));
  for (const [number, { period }] of cells.cells.entries()) {
    const known = byMembers.get(written[number]!);
    if (known) known.set(period.key, number);
    else byMembers.set(written[number]!, new Map([[period.key, number]]));
  }
  const wider = new Map<string, readonly ReadonlyMap<string, number>[]>();
  for (const [number, { members, period }] of cells.cells.entries()) {
    const around =
      wider.get(written[number]!) ?? withoutOne(members).flatMap((one) => byMembers.get(one) ?? []);
    wider.set(written[number]!, around);
    for (const periods of around) {
      const parent = periods.get(period.key);
      if (parent !== undefined) found.push([number, parent]);
    }
  }
  if (cells.isAsOf) return found;
  const periods = [...new Map(cells.cells.map(({ period }) => [period.key, period])).values()];
  const around = new Map(
    periods.map((period) => {
      const larger = periods.filter(
        (one) =>
          one.from <= period.from && one.to >= period.to && one.to - one.from > period.to - period.from,
      );
      // Overlapping "all" periods of several releases: each that holds the period and no smaller one around it.
      return [
        period.key,
        larger.filter(
          (one) =>
            !larger.some(
              (other) =>
                other !== one &&
                other.from >= one.from &&
                other.to <= one.to &&
                other.to - other.from < one.to - one.from,
            ),
        ),
      ] as const;
    }),
  );
  for (const [number, { period }] of cells.cells.entries()) {
    const own = byMembers.get(written[number]!)!;
    for (const larger of around.get(period.key)!) {
      const parent = own.get(larger.key);
      if (parent !== undefined) found.push([number, parent]);
      else {
        // The members may lack the next larger period: then the ones beyond it.
        for (const other of periods) {
          if (other.from > larger.from || other.to < larger.to || other === larger) continue;
          const far = own.get(other.key);
          if (far !== undefined) found.push([number, far]);
        }
      }
    }
  }
  return found;
}

/** Members with one dimension left out, each in turn, as written. */
function withoutOne(members: ReadonlyMap<string, string>): string[] {
  return [...members.keys()].map((dimension) =>
    JSON.stringify([...members].filter(([name]) => name !== dimension).flat()),
  );
}
