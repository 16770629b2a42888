import type { AttackPolicy } from './attack-policy.ts';
import type { Violation } from './attack-report.ts';
import { isSmallCount } from './attempt.ts';
import { describeCell, type FactCells, valueAt } from './fact-cells.ts';
import { reasonToWithhold } from './primary-cells.ts';

/** Cells that are shown and may not be, by what is shown and, where it is at hand, by the truth. */
export function shownViolations(cells: FactCells, policy: AttackPolicy): Violation[] {
  const { fact } = cells;
  const found: Violation[] = [];
  for (const measure of Object.keys(fact.measures)) {
    const definition = fact.measures[measure]!;
    const [values, truths] = [cells.shown.get(measure) ?? [], cells.truth.get(measure) ?? []];
    for (const [number, cell] of cells.cells.entries()) {
      const value = values[number] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      const add = (required: string): void => {
        found.push({
          kind: 'shown',
          fact: fact.name,
          measure,
          family: cell.family,
          cell: describeCell(cell),
          interval: null,
          required,
        });
      };
      const truth = truths[number] ?? Number.NaN;
      if (!Number.isNaN(truth) && truth !== value) add('what is shown is not the true value');
      const isNumberOf = definition.kind === 'count' || definition.kind === 'people';
      if (isNumberOf && value < 0) add('a number of claims or patients is negative');
      if (isNumberOf && isSmallCount(value, policy)) {
        add('a number of 1 to 10 is shown');
        continue;
      }
      if (definition.kind === 'count' && definition.within !== undefined) {
        const rest = valueAt(cells.shown, definition.within, number) - value;
        if (rest < 0) add('a part is larger than its whole');
        if (isSmallCount(rest, policy)) {
          add('the rest of a rate, 1 to 10, is shown');
          continue;
        }
      }
      const reason = reasonToWithhold(cells, measure, number, policy);
      if (reason === null || value === 0) continue;
      add(
        reason === 'dominated'
          ? 'an amount is shown that one or two patients dominate'
          : 'a number is shown of a cell with 1 to 10 claims or patients',
      );
    }
  }
  return found;
}
