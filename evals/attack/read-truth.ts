import type { AttackedFact, AttackedManifest, AttackedTable } from './attack-input.ts';
import { columnOf, exact, type FactCells } from './fact-cells.ts';

export interface TruthReading {
  readonly family: AttackedManifest['families'][number];
  readonly fact: AttackedFact;
  readonly table: AttackedTable;
  readonly truth: AttackedTable;
  readonly into: FactCells;
  readonly wrong: (required: string) => void;
}

/** Reads the true values, and the two largest contributors of amounts, of the cells a family table listed. */
export function readTruth(
  { family, fact, table, truth, into, wrong }: TruthReading,
  measures: readonly string[],
  rowCells: readonly number[],
): void {
  const keyOf = (columns: readonly string[]) => {
    const places = ['grain', 'period', ...family.dimensions].map((column) => columns.indexOf(column));
    return (row: readonly unknown[]) => JSON.stringify(places.map((p) => row[p]));
  };
  const [released, true_] = [keyOf(table.columns), keyOf(truth.columns)];
  const numbers = new Map(table.rows.map((row, r) => [released(row), rowCells[r]!]));
  const supported = measures.flatMap((measure) =>
    fact.measures[measure]!.kind === 'dollars' ? [measure, `${measure}_top1`, `${measure}_top2`] : [measure],
  );
  const columns = supported.flatMap((name) => {
    const place = truth.columns.indexOf(name);
    return place < 0 ? [] : [{ name, place, values: columnOf(into.truth, name) }];
  });
  let matched = 0;
  for (const row of truth.rows) {
    const number = numbers.get(true_(row));
    if (number === undefined || number < 0) continue;
    matched += 1;
    for (const { name, place, values } of columns) {
      const value = row[place];
      if (typeof value !== 'number' || !Number.isFinite(value)) continue;
      const measure = name.replace(/_top[12]$/, '');
      if (Number.isNaN(values[number] ?? Number.NaN)) values[number] = exact(fact, measure, value);
    }
  }
  if (matched !== truth.rows.length || matched !== table.rows.length) {
    wrong(
      `of ${truth.rows.length} rows of the truth and ${table.rows.length} of the release only ${matched} are the same cells`,
    );
  }
}
