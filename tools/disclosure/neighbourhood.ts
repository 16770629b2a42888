import { type AuditSystem, PRICELESS } from './audit-system.ts';

/** How far a repair looks around. */
export interface Reach {
  readonly rings: number;
  /** Published cells per sum that it may withhold: the cheapest, so that programmes stay small. */
  readonly choice: number;
  /** How far a column must move: cells that can give as much alone come first. */
  readonly distance: number;
}

/** Finds the columns that a witness near a target may move. */
export class Neighbourhood {
  readonly #system: AuditSystem;
  readonly #columnsOf = new Map<number, number[]>();
  readonly #sumsOf = new Map<number, number[]>();

  constructor(system: AuditSystem) {
    this.#system = system;
    system.cellOf.forEach((cell, column) => {
      push(this.#columnsOf, cell, column);
    });
    system.sums.forEach((sum, s) => {
      for (const cell of sum) push(this.#sumsOf, cell, s);
    });
  }

  /** The open columns of the cells nearest to a column, whole sums at a time. */
  open(column: number, cells: number): number[] {
    const found = new Set([this.#system.cellOf[column]!]);
    const seen = new Set<number>();
    for (const cell of found) {
      if (found.size >= cells) break;
      for (const s of this.#sumsOf.get(cell) ?? []) {
        if (seen.has(s)) continue;
        seen.add(s);
        for (const next of this.#system.sums[s]!) if (this.#isOpen(next)) found.add(next);
      }
    }
    return this.#columns(found, false);
  }

  /**
   * Columns for a repair, published ones included: in every sum of the column's cell what is withheld and the cheapest of
   * what is not, and then, ring by ring, the cells where two of the sums gone through cross, since it takes the corners
   * of a rectangle, or of a box, to move one of them.
   *
   * @param reach how far the column must move, and how far to go for that
   */
  withPublished(column: number, { rings, choice, distance }: Reach): number[] {
    const { sums, cellOf } = this.#system;
    const found = new Set([cellOf[column]!]);
    const sumsSeen = new Set<number>();
    const choose = (s: number) => {
      const closed: number[] = [];
      for (const cell of sums[s]!) {
        if (this.#isOpen(cell)) found.add(cell);
        else if (!found.has(cell) && this.#price(cell) < PRICELESS) closed.push(cell);
      }
      // Those first that can give alone what is needed.
      const short = (cell: number) => (this.#amount(cell) < distance ? 1 : 0);
      closed.sort((a, b) => short(a) - short(b) || this.#price(a) - this.#price(b) || a - b);
      for (const cell of closed.slice(0, choice)) found.add(cell);
    };
    for (const s of this.#sumsOf.get(cellOf[column]!) ?? []) choose(s);
    for (let ring = 0; ring < rings; ring++) {
      const crossings = new Map<number, number>();
      for (const cell of found) {
        for (const s of this.#sumsOf.get(cell) ?? []) {
          if (sumsSeen.has(s)) continue;
          sumsSeen.add(s);
          for (const next of sums[s]!) crossings.set(next, (crossings.get(next) ?? 0) + 1);
        }
      }
      for (const [cell, times] of crossings) if (times > 1 || this.#isOpen(cell)) found.add(cell);
    }
    return this.#columns(found, true);
  }

  /** Columns that a repair may move at all, nearest first, whole sums at a time, up to a size. */
  nearest(column: number, size: number): number[] {
    const { sums, cellOf } = this.#system;
    const found = new Set([cellOf[column]!]);
    const seen = new Set<number>();
    let columns = 0;
    for (const cell of found) {
      columns += this.#columnsOf.get(cell)?.length ?? 0;
      if (columns > size) break;
      for (const s of this.#sumsOf.get(cell) ?? []) {
        if (seen.has(s)) continue;
        seen.add(s);
        for (const next of sums[s]!) found.add(next);
      }
    }
    return this.#columns(found, true).slice(0, size);
  }

  #isOpen(cell: number): boolean {
    return (this.#columnsOf.get(cell) ?? []).some((column) => this.#system.open[column]);
  }

  /** What it costs at least to withhold something of a cell. */
  #price(cell: number): number {
    let price = PRICELESS;
    for (const column of this.#columnsOf.get(cell) ?? [])
      price = Math.min(price, this.#system.price[column]!);
    return price;
  }

  #amount(cell: number): number {
    let amount = 0;
    for (const column of this.#columnsOf.get(cell) ?? [])
      amount = Math.max(amount, this.#system.truth[column]!);
    return amount;
  }

  #columns(cells: Iterable<number>, published: boolean): number[] {
    const { open, price } = this.#system;
    const columns: number[] = [];
    for (const cell of cells) {
      for (const column of this.#columnsOf.get(cell) ?? []) {
        if (open[column] || (published && price[column]! < PRICELESS)) columns.push(column);
      }
    }
    return columns;
  }
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
