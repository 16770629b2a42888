import { PayerscopeError } from '../errors.ts';
import { ALL, type Grain } from '../release-manifest.ts';
import { type FactDefinition, type FamilyDefinition, supportColumns } from './family-definition.ts';
import type { FamilyRow, FamilyTable } from './family-table.ts';
import { isPeriodOf } from './periods.ts';

/** A published combination: a set of dimensions (bits, by index into `CellSet.dimensions`) at one grain. */
export interface CellNode {
  readonly dimensions: number;
  readonly grain: Grain;
}

/** All cells of one fact, each once, however many families publish it. */
export interface CellSet {
  readonly dimensions: readonly string[];
  readonly nodes: readonly CellNode[];
  /** Canonical name of each cell: the period and the members that are not rolled up. */
  readonly keys: readonly string[];
  readonly periods: readonly string[];
  /** Node of each cell. */
  readonly nodeOf: Int32Array;
  /** Member of each cell per dimension of the fact; `ALL` where rolled up. */
  readonly members: readonly (readonly string[])[];
  /** True values per measure; NaN where a value is missing or impossible. Dollars in cents. */
  readonly values: ReadonlyMap<string, Float64Array>;
  /**
   * Per dollars measure the largest and second largest person's absolute amount, per count by person the people it has and
   * those of the rest; NaN where missing.
   */
  readonly support: ReadonlyMap<string, readonly [Float64Array, Float64Array]>;
  /** Family → cell of each of its rows. */
  readonly cellOfRow: ReadonlyMap<string, Int32Array>;
}

/** The dimension lists a family publishes: its `levels`, or every subset of its dimensions. */
export function levelsOf(definition: FamilyDefinition): string[][] {
  if (definition.levels) return definition.levels;
  let levels: string[][] = [[]];
  for (const dimension of definition.dimensions) {
    levels = levels.concat(levels.map((level) => [...level, dimension]));
  }
  return levels;
}

/** The grains a family publishes; as-of families have the one grain `all`. */
export function grainsOf(definition: FamilyDefinition): readonly Grain[] {
  return definition.grains.length === 0 ? ['all'] : definition.grains;
}

/**
 * Links the rows of all families of a fact into one set of cells.
 *
 * @throws PayerscopeError RELEASE_REFUSED where two families disagree about a cell, a row lies outside its
 *   family's levels or grains, occurs twice, or a level is not dense.
 */
export function linkCells(fact: FactDefinition, families: readonly FamilyTable[]): CellSet {
  const dimensions = [...new Set(families.flatMap((family) => family.definition.dimensions))].sort();
  const nodes: CellNode[] = [];
  const nodeIds = new Map<string, number>();
  const nodeOf: number[] = [];
  const keys: string[] = [];
  const periods: string[] = [];
  const members: string[][] = [];
  const firstFamily: string[] = [];
  const rowsOfCell: FamilyRow[][] = [];
  const ids = new Map<string, number>();
  const cellOfRow = new Map<string, Int32Array>();

  for (const { name, definition, rows } of families) {
    const refuse = (what: string): never => {
      throw new PayerscopeError('RELEASE_REFUSED', `Family ${name} cannot be masked: ${what}.`);
    };
    const at = definition.dimensions.map((dimension) => dimensions.indexOf(dimension));
    const levels = new Set(levelsOf(definition).map((level) => bitsOf(level, dimensions)));
    const cells = new Int32Array(rows.length).fill(-1);
    const own = new Set<number>();
    rows.forEach((row, i) => {
      if (row.members.length !== at.length)
        refuse(`a row has ${row.members.length} members, not ${at.length}`);
      if (!grainsOf(definition).includes(row.grain) || !isPeriodOf(row.grain, row.period)) {
        refuse(`period ${row.period} of grain ${row.grain} is none of its own`);
      }
      const full = dimensions.map(() => ALL);
      let bits = 0;
      at.forEach((d, k) => {
        full[d] = row.members[k]!;
        if (full[d] !== ALL) bits |= 1 << d;
      });
      if (!levels.has(bits)) refuse('a row lies outside its levels');
      const key = JSON.stringify([row.grain, row.period, ...full]);
      let cell = ids.get(key);
      if (cell === undefined) {
        const nodeKey = `${bits}@${row.grain}`;
        let node = nodeIds.get(nodeKey);
        if (node === undefined) {
          node = nodes.push({ dimensions: bits, grain: row.grain }) - 1;
          nodeIds.set(nodeKey, node);
        }
        cell = keys.push(key) - 1;
        ids.set(key, cell);
        nodeOf.push(node);
        periods.push(row.period);
        members.push(full);
        firstFamily.push(name);
        rowsOfCell.push([]);
      }
      if (own.has(cell)) refuse(`a cell of ${row.period} occurs twice`);
      own.add(cell);
      rowsOfCell[cell]!.push(row);
      cells[i] = cell;
    });
    cellOfRow.set(name, cells);
    if (!definition.levels) assertDense(definition, rows, refuse);
  }

  const values = new Map<string, Float64Array>();
  const support = new Map<string, [Float64Array, Float64Array]>();
  for (const [measure, { kind }] of Object.entries(fact.measures)) {
    const read = (one: (row: FamilyRow) => number | undefined) => {
      const result = new Float64Array(rowsOfCell.length);
      rowsOfCell.forEach((rows, cell) => {
        result[cell] = agreed(rows, one, () => disagreement(measure, periods[cell]!, firstFamily[cell]!));
      });
      return result;
    };
    const known = read((row) => row.values[measure]);
    const possible =
      kind === 'count' || kind === 'people' ? known.map((v) => (v < 0 ? Number.NaN : v)) : known;
    values.set(measure, possible);
    if (supportColumns(fact, measure).length === 0) continue;
    support.set(measure, [
      read((row) => row.support[measure]?.[0]),
      read((row) => row.support[measure]?.[1]),
    ]);
  }
  return {
    dimensions,
    nodes,
    keys,
    periods,
    nodeOf: Int32Array.from(nodeOf),
    members,
    values,
    support,
    cellOfRow,
  };
}

/** A list of dimensions as bits. */
export function bitsOf(level: readonly string[], dimensions: readonly string[]): number {
  return level.reduce((bits, dimension) => bits | (1 << dimensions.indexOf(dimension)), 0);
}

/** One value from all families that know it; NaN where none does or where it is no whole number. */
function agreed(
  rows: readonly FamilyRow[],
  read: (row: FamilyRow) => number | undefined,
  disagree: () => never,
): number {
  let value = Number.NaN;
  for (const row of rows) {
    const one = read(row);
    if (one === undefined) continue;
    if (!Number.isSafeInteger(one)) return Number.NaN;
    if (!Number.isNaN(value) && value !== one) disagree();
    value = one;
  }
  return value;
}

function disagreement(measure: string, period: string, family: string): never {
  throw new PayerscopeError(
    'RELEASE_REFUSED',
    `Family ${family} and another one report different true values of ${measure} for the same cell of ${period}: rebuild the warehouse, the release is not published.`,
  );
}

/** Every level without explicit `levels` must be a full grid: a lost row would be a lost relation. */
function assertDense(
  definition: FamilyDefinition,
  rows: readonly FamilyRow[],
  refuse: (what: string) => never,
) {
  const seen = definition.dimensions.map(() => new Set<string>());
  const periods = new Set<string>();
  for (const row of rows) {
    periods.add(`${row.grain} ${row.period}`);
    row.members.forEach((member, k) => {
      if (member !== ALL) seen[k]!.add(member);
    });
  }
  const grid = periods.size * seen.reduce((product, labels) => product * (labels.size + 1), 1);
  if (rows.length !== grid) refuse(`it has ${rows.length} rows where its members and periods make ${grid}`);
}
