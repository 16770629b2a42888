import type { AuditSystem, AuditTarget } from './audit-system.ts';
import type { CountAudit } from './count-audit.ts';
import { type MaskContext, type MeasureState, peopleOf } from './mask-context.ts';
import { isSmall } from './primary.ts';
import { AWARE_WIDTH, anyChange } from './targets.ts';

/**
 * Step 7: the same withheld counts as seen by somebody who knows this algorithm and takes every withheld number for what it is: a
 * primary count for 1 to 10, a complement for 11 or more.
 *
 * He is given more than he can know, for which of the withheld cells are primaries is nowhere published, and a part withheld
 * because its base is tells nothing of its own size. Of a withdrawn level he is told nothing more: it is withheld for
 * what it is as a whole.
 */
export function asKnowingTheAlgorithm(
  { fact, cells, policy }: MaskContext,
  states: readonly MeasureState[],
  { system, columnOf }: CountAudit,
): AuditSystem {
  const lower = system.lower.slice();
  const upper = system.upper.slice();
  const targets: AuditTarget[] = [];
  const people = peopleOf(fact)!;
  const heads = cells.values.get(people)!;
  const base = states.find(({ name }) => name === fact.base)!;
  for (const state of [...states, { ...base, name: people }]) {
    if (fact.measures[state.name]!.kind === 'total') continue;
    const minimum = state.name === people ? policy.minimumPeople : policy.minimumCount;
    columnOf.get(state.name)!.forEach((column, cell) => {
      if (column < 0 || state.silent[cell]) return;
      const value = system.truth[column]!;
      if (isSmall(value, minimum)) {
        upper[column] = Math.min(upper[column]!, minimum - 1);
        targets.push(anyChange(column, AWARE_WIDTH));
      } else if (value >= minimum && !state.primary[cell] && !isSmall(heads[cell]!, policy.minimumPeople)) {
        lower[column] = Math.max(lower[column]!, minimum);
      }
    });
  }
  return { ...system, lower, upper, targets };
}
