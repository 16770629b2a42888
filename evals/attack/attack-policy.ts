/** What a withheld number must keep, as the documentation promises it. */
export interface AttackPolicy {
  /** Smallest count and smallest number of patients that may be shown or inferred. */
  readonly minimum: number;
  /** Least width of what can be inferred about a small count. */
  readonly width: number;
  /** The same for someone who knows which cells are primaries and which complements. */
  readonly awareWidth: number;
  /** Least uncertainty of an amount, as a share of it. */
  readonly share: number;
  /** Dominance: one person, two persons, and what must remain beside them as a share of the first. */
  readonly single: number;
  readonly pair: number;
  readonly remainder: number;
}

/**
 * CMS cell size policy (11), (n, k) dominance with 50 % and 85 %, the p % rule with 10 %. An interval of a small count
 * must span 10, so that it says no more than "1 to 10" does; 4 for someone who knows the mask's algorithm.
 */
export const PROMISED: AttackPolicy = {
  minimum: 11,
  width: 10,
  awareWidth: 4,
  share: 0.1,
  single: 0.5,
  pair: 0.85,
  remainder: 0.1,
};

/** Where files name no patient a claim stands for one, and a cell must hold 30 of them. */
const PROMISED_CLAIMS = 30;

/**
 * What a release promises, by whom it counts.
 *
 * @param person `patient` or `claim`, as its manifest says
 */
export function promisedBy(person: string | undefined): AttackPolicy {
  return person === 'claim' ? { ...PROMISED, minimum: PROMISED_CLAIMS } : PROMISED;
}
