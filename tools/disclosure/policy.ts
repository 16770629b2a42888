import { PayerscopeError } from '../errors.ts';

/** Thresholds of disclosure control. See {@link MINIMUM_POLICY} for each rule's rationale and source. */
export interface DisclosurePolicy {
  /** Smallest number of claims, orders or services a shown cell (or the rest of its rate) may have. */
  readonly minimumCount: number;
  /** Smallest number of distinct persons a shown cell may have. */
  readonly minimumPeople: number;
  /** Largest share of a dollar cell that one person may hold. */
  readonly singleShare: number;
  /** Largest share of a dollar cell that two persons may hold together. */
  readonly pairShare: number;
  /** What remains of a dollar cell without its two largest persons, at least, as a share of the largest. */
  readonly remainderShare: number;
}

/**
 * The weakest policy there is.
 *
 * - 11 claims and 11 persons: the CMS cell size suppression policy (ResDAC, HHS guidance) forbids cells of 1–10,
 *   and anything from which such a cell can be derived, rates included. Persons are counted beside claims
 *   because 3 persons with 240 claims are a small cell.
 * - 50 % and 85 %: the (n, k) dominance rules (1, 50) and (2, 85) of sdcTable and the SACRO output checker.
 * - 10 %: the p % rule. The second largest contributor, knowing its own amount, must not be able to
 *   estimate the largest within 10 %.
 */
export const MINIMUM_POLICY: DisclosurePolicy = Object.freeze({
  minimumCount: 11,
  minimumPeople: 11,
  singleShare: 0.5,
  pairShare: 0.85,
  remainderShare: 0.1,
});

/** Thresholds that get stricter by growing; the two dominance shares get stricter by shrinking. */
const STRICTER_UPWARDS = new Set<keyof DisclosurePolicy>(['minimumCount', 'minimumPeople', 'remainderShare']);

/**
 * Among measures bound by one identity, who is published first and who yields first: people ask for
 * underpayments, and matched claims, the largest category, loses least when a number of it is withheld.
 */
export const PUBLISH_FIRST: readonly string[] = ['underpaid_claims'];
export const PUBLISH_LAST: readonly string[] = ['matched_claims'];

/**
 * The policy in force: the minimum, with thresholds raised as asked.
 *
 * @throws PayerscopeError USAGE when a threshold is weaker than the minimum or not a number.
 * @example createPolicy({ minimumPeople: 20 })
 */
export function createPolicy(raised: Partial<DisclosurePolicy> = {}): DisclosurePolicy {
  for (const [name, value] of Object.entries(raised) as [keyof DisclosurePolicy, number][]) {
    const floor = MINIMUM_POLICY[name];
    const weaker = STRICTER_UPWARDS.has(name) ? value < floor : value > floor;
    if (floor === undefined || !Number.isFinite(value) || value < 0 || weaker) {
      throw new PayerscopeError(
        'USAGE',
        `The disclosure threshold ${name} cannot be ${value}: thresholds can be made stricter than ${floor}, never weaker.`,
      );
    }
  }
  return { ...MINIMUM_POLICY, ...raised };
}
