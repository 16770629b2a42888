import { describe, expect, it } from 'vitest';
import { createPolicy, MINIMUM_POLICY } from './policy.ts';
import { isDominated, isSmall } from './primary.ts';

describe('the policy', () => {
  it('is the minimum unless raised', () => {
    expect(createPolicy()).toEqual(MINIMUM_POLICY);
    expect(createPolicy({ minimumPeople: 20 })).toMatchObject({ minimumPeople: 20, minimumCount: 11 });
  });

  it.each([
    { minimumCount: 10 },
    { minimumPeople: 0 },
    { singleShare: 0.51 },
    { pairShare: 0.9 },
    { remainderShare: 0.09 },
  ])('cannot be lowered: %j', (weaker) => {
    expect(() => createPolicy(weaker)).toThrowError(expect.objectContaining({ code: 'USAGE' }));
  });

  it('calls 1 to 10 and a missing count small, 0 and 11 not', () => {
    expect([0, 1, 10, 11, Number.NaN].map((n) => isSmall(n, MINIMUM_POLICY.minimumCount))).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
  });

  it.each([
    [1000, 500, 100, false, 'half is allowed'],
    [1000, 501, 100, true, 'more than half is not'],
    [1000, 450, 400, false, '85 % by two is allowed'],
    [1000, 450, 401, true, 'more is not'],
    [0, 0, 0, false, 'nothing is shown as nothing'],
    [0, 300, 300, true, 'a charge and its reversal are not nothing'],
    [1000, Number.NaN, 0, true, 'an unknown contributor withholds'],
  ])('dominance of %d with %d and %d is %s: %s', (total, first, second, expected) => {
    expect(isDominated(total, first, second, MINIMUM_POLICY)).toBe(expected);
  });
});
