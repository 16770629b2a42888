import type { AttackPolicy } from './attack-policy.ts';
import { type Attempt, awareDemand, countDemand, isSmallCount } from './attempt.ts';
import { countMeasures, wholeOf } from './count-rows.ts';
import { describeCell, isWithdrawn, levelIn, valueAt } from './fact-cells.ts';
import type { FactColumns } from './fact-columns.ts';
import type { PeopleColumns } from './people-rows.ts';
import { reasonToWithhold } from './primary-cells.ts';

/** Of a number that is not judged. */
const NO_DEMAND = {
  reach: Number.NEGATIVE_INFINITY,
  width: Number.NEGATIVE_INFINITY,
  floor: Number.POSITIVE_INFINITY,
} as const;

/** Withheld counts and patients that must stay uncertain, one by one. */
export function countTargets(
  columns: FactColumns,
  people: PeopleColumns | null,
  policy: AttackPolicy,
  isAware: boolean,
): Attempt[] {
  const { cells } = columns;
  const demand = isAware ? awareDemand(policy) : countDemand(policy);
  const found: Attempt[] = [];
  const name = (measure: string, number: number) => ({
    fact: cells.fact.name,
    measure,
    family: cells.cells[number]!.family,
    cell: describeCell(cells.cells[number]!),
    level: levelIn(cells.cells[number]!),
    isDollars: false,
    group: `${cells.fact.name} ${measure}`,
    isMeasuredOnly: isWithdrawn(cells, measure, number),
    ...demand,
  });
  // Patients first: a table with more of them has more claims as well.
  for (const [number, column] of people?.columnOf ?? []) {
    const measure = people!.measure;
    if (!Number.isNaN(valueAt(cells.shown, measure, number))) continue;
    if (!isSmallCount(valueAt(cells.truth, measure, number), policy)) continue;
    const kind = isAware ? 'aware-patients' : 'patients';
    found.push({ kind, columns: [column], coefficients: null, ...name(measure, number) });
  }
  for (const measure of countMeasures(columns)) {
    for (const number of cells.cells.keys()) {
      if (!Number.isNaN(valueAt(cells.shown, measure, number))) continue;
      // Without the truth every withheld number is of interest, and none is judged.
      const isJudged = cells.truth.has(measure);
      const reason = isJudged ? reasonToWithhold(cells, measure, number, policy) : 'count';
      if (reason === null || reason === 'base') continue;
      const leaves = columns.columnsOf(number, measure);
      if (leaves === null || leaves.length === 0) continue;
      if (reason === 'count') {
        const kind = isAware ? 'aware' : 'count';
        const attempt: Attempt = { kind, columns: leaves, coefficients: null, ...name(measure, number) };
        found.push(isJudged ? attempt : { ...attempt, ...NO_DEMAND });
      }
      if (isAware || !isJudged) continue;
      if (reason === 'few-patients') {
        found.push({ kind: 'few-patients', columns: leaves, coefficients: null, ...name(measure, number) });
      }
      const whole = wholeOf(columns, measure);
      if (whole === undefined) continue;
      const rest = valueAt(cells.truth, whole, number) - valueAt(cells.truth, measure, number);
      if (!isSmallCount(rest, policy)) continue;
      const all = columns.columnsOf(number, whole)!;
      found.push({
        kind: 'rest',
        columns: [...all, ...leaves],
        coefficients: [...all.map(() => 1), ...leaves.map(() => -1)],
        ...name(measure, number),
      });
    }
  }
  return found;
}
