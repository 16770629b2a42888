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

/** What stands beside a measure in the truth: the largest contributors of an amount, the people behind a count and its rest. */
function besideOf(fact: AttackedFact, measure: string): string[] {
  const definition = fact.measures[measure]!;
  if (definition.kind === 'dollars') return [`${measure}_top1`, `${measure}_top2`];
  const isByPerson = definition.kind === 'count' && definition.by_person;
  return isByPerson ? [`${measure}_people`, `${measure}_rest_people`] : [];
}

/** Reads the true values, and the two largest contributors of amounts and the people behind counts, of the cells a family table listed. */
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
    [measure, ...besideOf(fact, measure)].map((name) => ({ measure, name })),
  );
  const columns = supported.flatMap(({ measure, name }) => {
    const place = truth.columns.indexOf(name);
    return place < 0 ? [] : [{ measure, place, values: columnOf(into.truth, name) }];
  });
  let matched = 0;
  for (const row of truth.rows) {
    const number = numbers.get(true_(row));
    if (number === undefined || number < 0) continue;
    matched += 1;
    for (const { measure, place, values } of columns) {
      const value = row[place];
      if (typeof value !== 'number' || !Number.isFinite(value)) continue;
      if (Number.isNaN(values[number] ?? Number.NaN)) values[number] = exact(fact, measure, value);
    }
  }
  if (matched !== truth.rows.length || matched !== table.rows.length) {
    wrong(
      `of ${truth.rows.length} rows of the truth and ${table.rows.length} of the release only ${matched} are the same cells`,
    );
  }
}
