import { z } from 'zod';
import { type DisclosurePolicy, MINIMUM_POLICY } from '../tools/disclosure/policy.ts';

const NEVER_WEAKER = 'thresholds of disclosure control can be made stricter, never weaker';

/** Stricter by growing; whole for counts of claims or people. */
function atLeast(floor: number, whole: boolean) {
  const error = `must be ${whole ? 'a whole number' : 'a share'} of ${floor} or more (${NEVER_WEAKER})`;
  const number = z.coerce.number({ error }).min(floor, error);
  return (whole ? number.int(error) : number).optional();
}

/** Stricter by shrinking. */
function atMost(ceiling: number) {
  const error = `must be a share above 0 and of ${ceiling} or less (${NEVER_WEAKER})`;
  return z.coerce.number({ error }).gt(0, error).max(ceiling, error).optional();
}

/** Thresholds raised by configuration; what is not set stays at the minimum. */
export const thresholdSettings = z
  .strictObject({
    minimumCount: atLeast(MINIMUM_POLICY.minimumCount, true),
    minimumPeople: atLeast(MINIMUM_POLICY.minimumPeople, true),
    singleShare: atMost(MINIMUM_POLICY.singleShare),
    pairShare: atMost(MINIMUM_POLICY.pairShare),
    remainderShare: atLeast(MINIMUM_POLICY.remainderShare, false),
  } satisfies Record<keyof DisclosurePolicy, z.ZodType>)
  .transform((thresholds) => {
    const raised = Object.entries(thresholds).filter(([, value]) => value !== undefined);
    return Object.fromEntries(raised) as Partial<DisclosurePolicy>;
  });

/** The variable of each threshold. */
export const THRESHOLD_VARIABLES: Readonly<Record<keyof DisclosurePolicy, string>> = {
  minimumCount: 'PAYERSCOPE_MINIMUM_COUNT',
  minimumPeople: 'PAYERSCOPE_MINIMUM_PEOPLE',
  singleShare: 'PAYERSCOPE_SINGLE_SHARE',
  pairShare: 'PAYERSCOPE_PAIR_SHARE',
  remainderShare: 'PAYERSCOPE_REMAINDER_SHARE',
};
