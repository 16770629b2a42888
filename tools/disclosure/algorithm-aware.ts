import type { AuditSystem, AuditTarget } from './audit-system.ts';
import type { CountAudit } from './count-audit.ts';
import { type MaskContext, type MeasureState, peopleOf } from './mask-context.ts';
import { isSmall } from './primary.ts';
import { AWARE_WIDTH, anyChange } from './targets.ts';

/**
 * Step 7: the same withheld counts as seen by somebody who knows this algorithm and takes every withheld number for what it is: a
 * primary count for 1 to 10, a complement for 11 or more.
 *
 * He is given more than he can know, for which of the withheld cells are primaries is nowhere published. Of a
 * withdrawn level he is told nothing more: it is withheld for what it is as a whole.
 */
export function asKnowingTheAlgorithm(
  { fact, policy }: MaskContext,
  states: readonly MeasureState[],
  { system, columnOf, places }: CountAudit,
): AuditSystem {
  const lower = system.lower.slice();
  const upper = system.upper.slice();
  const targets: AuditTarget[] = [];
  const people = peopleOf(fact)!;
  const base = states.find(({ name }) => name === fact.base)!;
  const baseColumns = columnOf.get(fact.base)!;
  const parts = states.filter(({ name }) => name !== fact.base).map(({ name }) => columnOf.get(name)!);
  for (const state of [...states, { ...base, name: people }]) {
    if (fact.measures[state.name]!.kind === 'total') continue;
    const minimum = state.name === people ? policy.minimumPeople : policy.minimumCount;
    columnOf.get(state.name)!.forEach((column, cell) => {
      if (column < 0 || state.withdrawn[cell]) return;
      const value = system.truth[column]!;
      // A part withheld because its base is tells nothing of its own size.
      const labelled = state.name === people || state.name === fact.base || !system.open[baseColumns[cell]!];
      if (isSmall(value, minimum)) {
        upper[column] = Math.min(upper[column]!, minimum - 1);
        targets.push(anyChange(column, AWARE_WIDTH));
      } else if (labelled && !state.primary[cell] && value >= minimum) {
        lower[column] = Math.max(lower[column]!, minimum);
      }
    });
  }
  const withhold = (column: number) => {
    system.withhold(column);
    const place = places[column];
    if (place?.measure !== fact.base) return;
    for (const columns of parts) if (columns[place.cell]! >= 0) lower[columns[place.cell]!] = 0;
  };
  return { ...system, lower, upper, targets, withhold };
}
