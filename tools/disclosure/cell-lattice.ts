import { ALL } from '../release-manifest.ts';
import type { CellSet } from './cells.ts';
import { coarsen, fineness, liesInSpan, yearsOfSpan } from './periods.ts';

/** Stands for a margin not looked up yet. */
const UNKNOWN = -2;

/** Index of the time axis among the axes of a cell. */
export const TIME = -1;

/**
 * The cells of a fact by their places on its axes (the dimensions and time), to walk from a cell to its neighbours quickly.
 */
export class CellLattice {
  readonly #axes: Int32Array[];
  /** Axis (time first) → line of each cell, −1 where it has no place on the axis. */
  readonly #lineOf: Int32Array[];
  readonly #lines: Int32Array[] = [];
  readonly #places: Int32Array[];
  readonly #above: readonly (readonly number[])[];
  readonly #below: readonly (readonly number[])[];

  readonly #cells: CellSet;
  readonly #at: ReadonlyMap<string, number>;
  /** Axis → margin over it of each cell looked up so far. */
  readonly #overAxis: Int32Array[] = [];

  /** @param sums among the cells, parent first */
  constructor(cells: CellSet, sums: readonly Int32Array[]) {
    const n = cells.keys.length;
    const count = cells.dimensions.length;
    this.#axes = cells.nodes.map((node) =>
      Int32Array.from([...cells.dimensions.flatMap((_, d) => ((node.dimensions >> d) & 1 ? [d] : []))]),
    );
    this.#lineOf = Array.from({ length: count + 1 }, () => new Int32Array(n).fill(-1));
    this.#places = Array.from({ length: count + 1 }, () => new Int32Array(n));
    const index = cells.dimensions.map(() => new Map<string, number>());
    const periodIndex = new Map<string, number>();
    const at = new Map<string, number>();
    cells.members.forEach((members, cell) => {
      members.forEach((member, d) => {
        if (member !== ALL && !index[d]!.has(member)) index[d]!.set(member, index[d]!.size);
      });
      const period = cells.periods[cell]!;
      if (!periodIndex.has(period)) periodIndex.set(period, periodIndex.size);
      at.set(`${period}\u0000${members.join('\u0000')}`, cell);
    });
    // The shortest span first: what moves within it stays within the longer ones.
    const spans = [...periodIndex.keys()]
      .filter((period) => yearsOfSpan(period))
      .sort((a, b) => lengthOf(a) - lengthOf(b) || (a < b ? -1 : 1));
    const lines = new Map<string, number>();
    const join = (axis: number, place: number, size: number, cell: number, key: string) => {
      let line = lines.get(key);
      if (line === undefined) {
        line = this.#lines.push(new Int32Array(size).fill(-1)) - 1;
        lines.set(key, line);
      }
      this.#lines[line]![place] = cell;
      this.#lineOf[axis + 1]![cell] = line;
      this.#places[axis + 1]![cell] = place;
    };
    const above: number[][] = [];
    const below: number[][] = Array.from({ length: n }, () => []);
    cells.members.forEach((members, cell) => {
      const period = cells.periods[cell]!;
      members.forEach((member, d) => {
        if (member === ALL) return;
        const rest = members.map((one, e) => (e === d ? '' : one)).join('\u0000');
        join(d, index[d]!.get(member)!, index[d]!.size, cell, `${d}\u0000${period}\u0000${rest}`);
      });
      const grain = cells.nodes[cells.nodeOf[cell]!]!.grain;
      if (period !== 'as-of') {
        const key = `t\u0000${grain}\u0000${members.join('\u0000')}`;
        join(TIME, periodIndex.get(period)!, periodIndex.size, cell, key);
      }
      const ancestors =
        period === 'as-of'
          ? []
          : (['quarter', 'year', 'all'] as const)
              .filter((coarse) => fineness(coarse) < fineness(grain))
              .flatMap((coarse) => [
                coarsen(period, coarse),
                ...(coarse === 'all' ? spans.filter((span) => liesInSpan(period, span)) : []),
              ])
              .flatMap((one) => at.get(`${one}\u0000${members.join('\u0000')}`) ?? []);
      above.push(ancestors);
      for (const ancestor of ancestors) below[ancestor]!.push(cell);
    });
    this.#above = above;
    this.#below = below;
    this.#cells = cells;
    this.#at = at;
    this.#nodeOf = cells.nodeOf;
    this.#nested = nestedSums(cells, sums);
  }

  readonly #nodeOf: Int32Array;
  readonly #nested: ReadonlyMap<number, readonly Int32Array[]>;

  /** The dimensions, by index, on which a cell has a place of its own. */
  dimensionsOf(cell: number): Int32Array {
    return this.#axes[this.#nodeOf[cell]!]!;
  }

  /** The cells that differ from one on a single axis (itself among them), by place; −1 where there is none. */
  line(cell: number, axis: number): Int32Array | null {
    const line = this.#lineOf[axis + 1]![cell]!;
    return line < 0 ? null : this.#lines[line]!;
  }

  placeOn(cell: number, axis: number): number {
    return this.#places[axis + 1]![cell]!;
  }

  /** The margin of a cell over one of its dimensions in the same period; −1 where there is none. */
  over(cell: number, axis: number): number {
    this.#overAxis[axis] ??= new Int32Array(this.#nodeOf.length).fill(UNKNOWN);
    const known = this.#overAxis[axis];
    if (known[cell] !== UNKNOWN) return known[cell]!;
    const { members, periods } = this.#cells;
    const margin = members[cell]!.map((member, d) => (d === axis ? ALL : member));
    known[cell] = this.#at.get(`${periods[cell]!}\u0000${margin.join('\u0000')}`) ?? -1;
    return known[cell]!;
  }

  /** Sums of cells nested within a cell: of levels that no other margin crosses, such as providers in their specialty. */
  nested(cell: number): readonly Int32Array[] {
    return this.#nested.get(cell) ?? [];
  }

  /** The cells of the same members in the coarser periods a cell lies in. */
  above(cell: number): readonly number[] {
    return this.#above[cell]!;
  }

  /** The cells of the same members in the finer periods within a cell's. */
  below(cell: number): readonly number[] {
    return this.#below[cell]!;
  }
}

function lengthOf(span: string): number {
  const [first, last] = yearsOfSpan(span)!;
  return last - first;
}

function nestedSums(cells: CellSet, sums: readonly Int32Array[]): Map<number, Int32Array[]> {
  const dimensionsOf = (cell: number) => cells.nodes[cells.nodeOf[cell]!]!.dimensions;
  // Levels under a node by one more set of dimensions; only one level above them means that nothing crosses.
  const parents = new Map<number, Set<number>>();
  for (const [parent, child] of sums) {
    if (child === undefined || dimensionsOf(parent!) === dimensionsOf(child)) continue;
    const above = parents.get(cells.nodeOf[child]!) ?? new Set();
    parents.set(cells.nodeOf[child]!, above.add(cells.nodeOf[parent!]!));
  }
  const nested = new Map<number, Int32Array[]>();
  for (const sum of sums) {
    const [parent, child] = sum;
    if (child === undefined || dimensionsOf(parent!) === dimensionsOf(child)) continue;
    if (parents.get(cells.nodeOf[child]!)!.size > 1) continue;
    nested.set(parent!, [...(nested.get(parent!) ?? []), sum]);
  }
  return nested;
}
