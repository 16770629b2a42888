import type { AttackPolicy } from './attack-policy.ts';
import type { FactReport, MeasureReport, Narrowest, Violation } from './attack-report.ts';
import { type Found, intervalOf } from './attempt.ts';
import { isExact } from './bound.ts';
import type { PreparedFact } from './count-system.ts';
import { valueAt } from './fact-cells.ts';
import { reasonToWithhold } from './primary-cells.ts';

/** What a report says per fact and measure. */
export function reportFacts(
  prepared: readonly PreparedFact[],
  found: readonly Found[],
  violations: readonly Violation[],
  policy: AttackPolicy,
  judged: boolean,
): FactReport[] {
  return prepared.map(({ cells }) => ({
    fact: cells.fact.name,
    measures: Object.keys(cells.fact.measures).map((measure): MeasureReport => {
      const carriers = cells.families.filter(({ measures }) => measures.includes(measure));
      const numbers = new Set(carriers.flatMap((family) => family.cells));
      let [withheld, primaries, complements] = [0, 0, 0];
      for (const cell of numbers) {
        if (!Number.isNaN(valueAt(cells.shown, measure, cell))) continue;
        withheld += 1;
        if (reasonToWithhold(cells, measure, cell, policy) !== null) primaries += 1;
        else if (valueAt(cells.living, measure, cell) === 1) complements += 1;
      }
      const own = found.filter(
        ({ attempt }) => attempt.fact === cells.fact.name && attempt.measure === measure,
      );
      const count = (verdict: Found['verdict']) => own.filter((one) => one.verdict === verdict).length;
      const isAware = ({ attempt }: Found) => attempt.kind.startsWith('aware');
      return {
        measure,
        cells: numbers.size,
        withheld,
        primaries: judged ? primaries : null,
        complements: judged ? complements : null,
        targets: own.filter((one) => !isAware(one)).length,
        undecided: count('undecided'),
        withdrawn: own.filter(({ attempt }) => attempt.isMeasuredOnly).length,
        narrow: count('narrow'),
        unproven: count('unproven'),
        narrowest: narrowestOf(own.filter((one) => !isAware(one))),
        awareNarrowest: narrowestOf(own.filter(isAware)),
        violations: violations.filter((one) => one.fact === cells.fact.name && one.measure === measure)
          .length,
      };
    }),
  }));
}

function narrowestOf(found: readonly Found[]): Narrowest | null {
  let best: Found | null = null;
  for (const one of found) {
    if (!isExact(one.bound)) continue;
    if (best === null || one.bound.high - one.bound.low < best.bound.high - best.bound.low) best = one;
  }
  if (best === null) return null;
  const { family, cell, kind } = best.attempt;
  return { family, cell, kind, ...intervalOf(best.attempt, best.bound) };
}
