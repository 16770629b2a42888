import { valueAt } from './fact-cells.ts';
import type { FactColumns } from './fact-columns.ts';
import { addRow, type LinearSystem, tighten } from './linear-system.ts';

/** The measures of a fact that are counts, the base first. */
export function countMeasures({ cells: { fact } }: Pick<FactColumns, 'cells'>): string[] {
  const counts = Object.keys(fact.measures).filter((name) => fact.measures[name]!.kind === 'count');
  return [fact.base, ...counts.filter((name) => name !== fact.base)];
}

/** The whole a count is part of. */
export function wholeOf(
  { cells: { fact } }: Pick<FactColumns, 'cells'>,
  measure: string,
): string | undefined {
  const definition = fact.measures[measure];
  return definition?.kind === 'count' ? definition.within : undefined;
}

/** What the definitions say of each leaf: identities, parts within their whole, at least one service per claim. */
export function addDefinitions(system: LinearSystem, columns: FactColumns): void {
  const { fact } = columns.cells;
  const additional = countMeasures(columns).filter(
    (name) => name !== fact.base && wholeOf(columns, name) === undefined && isNeverBelowBase(columns, name),
  );
  const complete = new Set<string>();
  for (const { total, parts } of fact.identities) {
    for (const block of columns.blocksOf(parts[0]!)) {
      for (let leaf = 0; leaf < block.leaves; leaf++) {
        if (block.absent[leaf]) continue;
        const whole = columns.columnsAt(total, block, leaf);
        const sums = parts.map((part) => columns.columnsAt(part, block, leaf));
        if (whole === null) continue;
        // A part whose level is withheld as a whole is no column here: it is whatever the others leave.
        const partial = sums.some((sum) => sum === null || sum.length === 0);
        addRow(
          system,
          [
            [whole, 1],
            [sums.flatMap((sum) => [...(sum ?? [])]), -1],
          ],
          0,
          partial ? Number.POSITIVE_INFINITY : 0,
          `${total} ${partial ? 'at least' : '='} ${parts.join(' + ')}`,
        );
      }
    }
    for (const part of parts) complete.add(part);
  }
  const below = (small: string, large: string, at: string): void => {
    for (const block of columns.blocksOf(at)) {
      for (let leaf = 0; leaf < block.leaves; leaf++) {
        if (block.absent[leaf]) continue;
        const [low, high] = [columns.columnsAt(small, block, leaf), columns.columnsAt(large, block, leaf)];
        if (low === null || high === null) continue;
        addRow(
          system,
          [
            [high, 1],
            [low, -1],
          ],
          0,
          Number.POSITIVE_INFINITY,
          `${small} within ${large}`,
        );
      }
    }
  };
  for (const measure of countMeasures(columns)) {
    const whole = wholeOf(columns, measure);
    if (whole !== undefined && !complete.has(measure)) below(measure, whole, measure);
    if (additional.includes(measure)) below(fact.base, measure, measure);
  }
}

/** Every order is filled at least once, every claim has a service: so it is assumed where nothing seen contradicts. */
function isNeverBelowBase({ cells }: FactColumns, measure: string): boolean {
  return [cells.shown, cells.truth].every((map) => {
    const [own, base] = [map.get(measure) ?? [], map.get(cells.fact.base) ?? []];
    return own.every((value, cell) => !(value < (base[cell] ?? Number.NaN)));
  });
}

/**
 * What a mark tells where zeros are shown: a withheld count is at least 1, and a withheld part of a shown whole is
 * neither nothing nor all of it. Nothing is told at levels that are withheld wholly.
 */
export function addMarks(system: LinearSystem, columns: FactColumns): void {
  const { cells } = columns;
  for (const measure of countMeasures(columns)) {
    const whole = wholeOf(columns, measure);
    for (const cell of cells.cells.keys()) {
      if (valueAt(cells.living, measure, cell) !== 1 || !Number.isNaN(valueAt(cells.shown, measure, cell)))
        continue;
      const all = whole === undefined ? Number.POSITIVE_INFINITY : valueAt(cells.shown, whole, cell);
      // A part of a withheld whole may be nothing.
      if (Number.isNaN(all)) continue;
      boundCell(system, columns, cell, measure, 1, all - 1, `${measure} withheld`);
    }
  }
}

/** Bounds a cell of a measure: its leaf, or the sum of its leaves. */
export function boundCell(
  system: LinearSystem,
  columns: FactColumns,
  cell: number,
  measure: string,
  lower: number,
  upper: number,
  reason: string,
): void {
  const leaves = columns.columnsOf(cell, measure);
  if (leaves === null || leaves.length === 0) return;
  if (leaves.length === 1) tighten(system, leaves[0]!, lower, upper);
  else addRow(system, [[leaves, 1]], lower, upper, reason);
}
