import type { MeasureState } from './mask-context.ts';

/**
 * Numbers of withdrawn levels that a system may hold for them to be audited. Where nearly everything is small (a few
 * thousand patients), proofs for all of them would take minutes; elimination alone guards them then.
 */
const AUDITED = 250;

/** Whether the cells of withdrawn levels are part of the audit of these measures, and must stay uncertain in it. */
export function auditsWithdrawn(states: readonly MeasureState[]): boolean {
  let small = 0;
  for (const { primary, silent } of states) {
    for (let cell = 0; cell < primary.length; cell++) small += primary[cell]! & silent[cell]!;
  }
  return small <= AUDITED;
}
