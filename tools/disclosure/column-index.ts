import type { AuditRow, AuditSystem } from './audit-system.ts';

/** Which rows each column stands in. */
export class ColumnIndex {
  readonly #starts: Int32Array;
  readonly #rows: Int32Array;

  constructor(columns: number, rows: readonly AuditRow[]) {
    this.#starts = new Int32Array(columns + 1);
    for (const { columns: own } of rows) {
      for (let k = 0; k < own.length; k++) this.#starts[own[k]! + 1]!++;
    }
    for (let c = 0; c < columns; c++) this.#starts[c + 1]! += this.#starts[c]!;
    this.#rows = new Int32Array(this.#starts[columns]!);
    const next = this.#starts.slice();
    rows.forEach(({ columns: own }, r) => {
      for (let k = 0; k < own.length; k++) this.#rows[next[own[k]!]!++] = r;
    });
  }

  rowsOf(column: number): Int32Array {
    return this.#rows.subarray(this.#starts[column]!, this.#starts[column + 1]!);
  }
}

const indices = new WeakMap<readonly AuditRow[], ColumnIndex>();

/** The index of a system's rows, made once for all views of it. */
export function indexOf({ truth, rows }: AuditSystem): ColumnIndex {
  const known = indices.get(rows);
  if (known) return known;
  const index = new ColumnIndex(truth.length, rows);
  indices.set(rows, index);
  return index;
}
