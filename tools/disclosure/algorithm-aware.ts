import type { AuditSystem, AuditTarget } from './witness.ts';

/** Smallest width of a count's interval for somebody who knows how the mask works. */
export const AWARE_WIDTH = 4;

/**
 * The same withheld numbers as seen by somebody who knows this algorithm and takes every withheld number for what it is: a
 * primary count for 1 to 10, a complement for 11 or more.
 *
 * He is given more than he can know, for which of the withheld cells are primaries is nowhere published.
 *
 * @param primary flags per column: withheld on its own account, complements not
 * @param minimum the threshold for counts
 */
export function asKnowingTheAlgorithm(
  system: AuditSystem,
  primary: Uint8Array,
  minimum: number,
): AuditSystem {
  const { open, truth } = system;
  const isSmallCount = (c: number) => primary[c] === 1 && truth[c]! > 0 && truth[c]! < minimum;
  const isComplement = (c: number) => open[c] === 1 && primary[c] !== 1 && truth[c]! >= minimum;
  return {
    ...system,
    lower: system.lower.map((bound, c) => (isComplement(c) ? Math.max(bound, minimum) : bound)),
    upper: system.upper.map((bound, c) => (isSmallCount(c) ? Math.min(bound, minimum - 1) : bound)),
    targets: system.targets
      .filter(({ form }) => form.every((c) => c < 0 || isSmallCount(c)))
      .map((target): AuditTarget => ({ ...target, reach: 0, width: AWARE_WIDTH })),
  };
}
