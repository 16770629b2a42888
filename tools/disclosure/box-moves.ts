import type { AuditSystem } from './audit-system.ts';
import { type CellLattice, TIME } from './cell-lattice.ts';
import type { WitnessSearch } from './witness-search.ts';

/** Partners tried per axis, those with most room first. */
const PARTNERS = 3;
/** Boxes added up for one target at most. */
const BOXES = 14;

/** Members of a sum tried, where the sum is what must move. */
const MEMBERS = 3;

/** A column that moves with a target's, by so much for every unit. */
export interface Companion {
  readonly columnOf: Int32Array;
  readonly factor: number;
}

/**
 * Witnesses without linear programming: boxes whose corners give and take in turn, so that every sum stays as it is (a
 * rectangle in a table of two dimensions), added up until a target has moved as far as it needs. In levels where
 * hardly anything is published most targets are served that way.
 *
 * @param companionsOf the ways in which other measures may move with a column's, its own first; none for columns that
 *   are no cell's
 */
export function tryBoxes(
  search: WitnessSearch,
  lattice: CellLattice,
  companionsOf: (column: number) => readonly (readonly Companion[])[],
): void {
  const { system } = search;
  // People last come first: a witness that moves them moves their claims as well.
  for (const t of search.unproven().reverse()) {
    if (search.isProven(t)) continue;
    for (const column of movable(search, system.targets[t]!.column)) {
      for (const companions of companionsOf(column)) {
        for (const direction of [-1, 1] as const) {
          const needed = Math.abs(search.wish(t, direction > 0).distance);
          if (needed === 0) continue;
          const boxes = new BoxMove(system, lattice, companions, direction);
          const cell = system.cellOf[column]!;
          const own = companions.find(({ columnOf }) => columnOf[cell] === column)?.factor ?? 1;
          if (boxes.grow(cell, Math.ceil(needed / Math.abs(own))))
            search.record(withDefined(search, boxes.change));
        }
        if (search.isProven(t)) break;
      }
      if (search.isProven(t)) break;
    }
  }
}

/** The column itself or, where it is defined by others, the first of these. */
function movable({ system, index }: WitnessSearch, column: number): readonly number[] {
  for (const r of index.rowsOf(column)) {
    const { columns, coefficients, defines } = system.rows[r]!;
    if (defines !== column) continue;
    return [...columns].filter((one, k) => one !== column && coefficients[k]! > 0).slice(0, MEMBERS);
  }
  return [column];
}

class BoxMove {
  readonly change = new Map<number, number>();
  readonly #system: AuditSystem;
  readonly #lattice: CellLattice;
  readonly #companions: readonly Companion[];
  readonly #direction: 1 | -1;

  constructor(
    system: AuditSystem,
    lattice: CellLattice,
    companions: readonly Companion[],
    direction: 1 | -1,
  ) {
    this.#system = system;
    this.#lattice = lattice;
    this.#companions = companions;
    this.#direction = direction;
  }

  /** Adds boxes up until the cell has moved as far as needed, or no box moves it further. @returns whether it moved */
  grow(cell: number, needed: number): boolean {
    let moved = 0;
    for (let n = 0; n < BOXES && moved < needed; n++) {
      const step = this.#best(cell, needed - moved);
      if (!step) break;
      moved += step.room;
      for (const { cell: at, sign } of step.corners) {
        for (const { columnOf, factor } of this.#companions) {
          const column = columnOf[at]!;
          if (column < 0) continue;
          const shift = (this.change.get(column) ?? 0) + sign * this.#direction * step.room * factor;
          if (shift === 0) this.change.delete(column);
          else this.change.set(column, shift);
        }
      }
    }
    return moved > 0;
  }

  /** The box through a cell, or through one of the finest cells within it, that moves furthest. */
  #best(target: number, most: number): { room: number; corners: Corner[] } | null {
    let best: { room: number; corners: Corner[] } | null = null;
    for (const cell of this.#leavesOf(target)) {
      const axes = [...this.#lattice.dimensionsOf(cell)];
      // Over all its dimensions a box keeps every margin; over all but one it moves the margins over that one along.
      const boxes = [null, ...axes].flatMap((left) => {
        const others = axes.filter((axis) => axis !== left);
        if (others.length === 0) return [];
        const found = this.#boxes(cell, others);
        return left === null ? found : found.map((box) => this.#withMargins(box, left));
      });
      for (const box of boxes) {
        for (const corners of this.#overTime(cell, box)) {
          const room = this.#roomOf(corners, best?.room ?? 0, most);
          if (room > (best?.room ?? 0)) best = { room, corners };
          if (best?.room === most) return best;
        }
      }
    }
    return best;
  }

  #boxes(cell: number, axes: readonly number[]): Corner[][] {
    let boxes: Corner[][] = [[{ cell, sign: 1 }]];
    for (const axis of axes) {
      const partners = this.#partners(cell, axis);
      boxes = boxes.flatMap((box) => partners.flatMap((place) => this.#extend(box, axis, place) ?? []));
    }
    return boxes;
  }

  #withMargins(corners: readonly Corner[], axis: number): Corner[] {
    const margins = corners.flatMap(({ cell, sign }) => {
      const margin = this.#lattice.over(cell, axis);
      return margin < 0 ? [] : [{ cell: margin, sign }];
    });
    return [...corners, ...margins];
  }

  /** A cell of finer periods can only move with one of them. */
  #leavesOf(cell: number): readonly number[] {
    const below = this.#lattice.below(cell);
    if (below.length === 0) return [cell];
    const leaves = below.filter((one) => this.#lattice.below(one).length === 0);
    return [...leaves].sort((a, b) => this.#room(b, -1) - this.#room(a, -1) || a - b).slice(0, 2);
  }

  #partners(cell: number, axis: number, among?: readonly number[]): number[] {
    const line = this.#lattice.line(cell, axis);
    if (!line) return [];
    const places: { place: number; room: number }[] = [];
    line.forEach((at, place) => {
      if (at < 0 || at === cell || (among && !among.includes(at))) return;
      const room = this.#room(at, -1);
      if (room > 0) places.push({ place, room });
    });
    return places
      .sort((a, b) => b.room - a.room || a.place - b.place)
      .slice(0, PARTNERS)
      .map(({ place }) => place);
  }

  /** The corners, and as many on the other side of an axis. */
  #extend(corners: readonly Corner[], axis: number, place: number): Corner[][] | null {
    const others: Corner[] = [];
    for (const { cell, sign } of corners) {
      const at = this.#lattice.line(cell, axis)?.[place] ?? -1;
      if (at < 0) return null;
      others.push({ cell: at, sign: -sign });
    }
    return [[...corners, ...others]];
  }

  /** With all coarser periods where they are withheld, or taken from another period. */
  #overTime(cell: number, corners: readonly Corner[]): Corner[][] {
    const withAbove = (list: readonly Corner[]) => {
      const sum = new Map<number, number>();
      for (const { cell: at, sign } of list) {
        for (const one of [at, ...this.#lattice.above(at)]) sum.set(one, (sum.get(one) ?? 0) + sign);
      }
      const all = [...sum].flatMap(([at, sign]) => (sign === 0 ? [] : [{ cell: at, sign }]));
      // Within nested levels one cell moves along; a list grows while it is walked.
      for (const { cell: at, sign } of all) {
        for (const [, ...children] of this.#lattice.nested(at)) {
          let roomiest = -1;
          let most = -1;
          for (const child of children) {
            const room = this.#room(child, sign);
            if (room > most) [roomiest, most] = [child, room];
          }
          all.push({ cell: roomiest, sign });
        }
      }
      return all;
    };
    // What is published must stay as it is: what one period within it gains another one loses.
    const fixed = corners.flatMap(({ cell: at }) =>
      this.#lattice.above(at).filter((one) => !this.#isOpen(one)),
    );
    if (fixed.length === 0) return [withAbove(corners)];
    const within =
      this.#lattice.above(cell).find((one) => fixed.includes(one)) ?? this.#lattice.above(cell).at(-1);
    if (within === undefined) return [];
    return this.#partners(cell, TIME, this.#lattice.below(within)).flatMap((place) => {
      const both = this.#extend(corners, TIME, place);
      return both ? [withAbove(both[0]!)] : [];
    });
  }

  #isOpen(cell: number): boolean {
    const column = this.#companions[0]!.columnOf[cell]!;
    return column < 0 || this.#system.open[column] === 1;
  }

  #roomOf(corners: readonly Corner[], least: number, most: number): number {
    let room = most;
    for (const { cell, sign } of corners) {
      room = Math.min(room, this.#room(cell, sign));
      if (room <= least) return 0;
    }
    return room;
  }

  /** How many units a cell and its companions can still move. */
  #room(cell: number, sign: number): number {
    const { truth, lower, upper, open } = this.#system;
    let room = Number.POSITIVE_INFINITY;
    for (const { columnOf, factor } of this.#companions) {
      const column = columnOf[cell]!;
      if (column < 0) continue;
      if (!open[column]) return 0;
      const step = sign * this.#direction * factor;
      const value = truth[column]! + (this.change.get(column) ?? 0);
      const left = step > 0 ? upper[column]! - value : value - lower[column]!;
      room = Math.min(room, Math.floor(left / Math.abs(step)));
    }
    return room;
  }
}

/** Columns defined in terms of others move with them. */
function withDefined({ system, index }: WitnessSearch, change: Map<number, number>): Map<number, number> {
  for (const column of [...change.keys()]) {
    for (const r of index.rowsOf(column)) {
      const { columns, coefficients, defines } = system.rows[r]!;
      if (defines < 0 || change.has(defines)) continue;
      let shift = 0;
      for (let k = 0; k < columns.length; k++) {
        if (columns[k] !== defines) shift += coefficients[k]! * (change.get(columns[k]!) ?? 0);
      }
      if (shift !== 0) change.set(defines, shift);
    }
  }
  return change;
}

interface Corner {
  readonly cell: number;
  readonly sign: number;
}
