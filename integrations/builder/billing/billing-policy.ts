import { type DisclosurePolicy, MINIMUM_POLICY } from '../../../tools/disclosure/policy.ts';

/**
 * Billing files that name no patient: one patient may stand behind several claims, so a cell of claims must be larger
 * than one of people. 30 claims are 11 patients even where each has close to three.
 */
export const MINIMUM_CLAIMS = 30;

/** Who a claim of a release is counted as. */
export type CountedPerson = 'patient' | 'claim';

/**
 * The thresholds of a billing release: the usual ones where every claim names its patient; else 30, in claims.
 *
 * @param raised what configuration asks for; the stricter holds
 */
export function billingPolicy(
  hasPatients: boolean,
  raised: Partial<DisclosurePolicy> = {},
): Partial<DisclosurePolicy> {
  if (hasPatients) return raised;
  const atLeast = (asked: number = MINIMUM_POLICY.minimumCount): number => Math.max(MINIMUM_CLAIMS, asked);
  return {
    ...raised,
    minimumCount: atLeast(raised.minimumCount),
    minimumPeople: atLeast(raised.minimumPeople),
  };
}
