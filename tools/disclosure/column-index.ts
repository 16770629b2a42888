import type { AuditRow } from './audit-system.ts';

/** Which rows each column stands in. */
export class ColumnIndex {
  readonly #starts: Int32Array;
  readonly #rows: Int32Array;

  constructor(columns: number, rows: readonly AuditRow[]) {
    this.#starts = new Int32Array(columns + 1);
    for (const row of rows) for (const column of row.columns) this.#starts[column + 1]!++;
    for (let c = 0; c < columns; c++) this.#starts[c + 1]! += this.#starts[c]!;
    this.#rows = new Int32Array(this.#starts[columns]!);
    const next = this.#starts.slice();
    rows.forEach((row, r) => {
      for (const column of row.columns) this.#rows[next[column]!++] = r;
    });
  }

  rowsOf(column: number): Int32Array {
    return this.#rows.subarray(this.#starts[column]!, this.#starts[column + 1]!);
  }
}
