/** The two-sided 95 % quantile of the normal distribution. */
const Z95 = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's 95 % score interval of a proportion, 0 to 1 (Wilson 1927): unlike the usual one it is right for few
 * cases and for shares near 0 and 1.
 *
 * @param share successes ÷ n
 */
export function wilson(share: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const z2 = Z95 * Z95;
  const middle = share + z2 / (2 * n);
  const half = Z95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}

/** n choose k as a number; 0 where k is more than n. */
function choose(n: number, k: number): number {
  if (k > n) return 0;
  let result = 1;
  for (let i = 1; i <= k; i += 1) result = (result * (n - k + i)) / i;
  return result;
}

/**
 * The chance that k plays of a case in a row all hold, estimated without bias from n plays of which c held (as
 * τ-bench does): C(c, k) ÷ C(n, k).
 */
export const passAll = (c: number, n: number, k: number): number => choose(c, k) / choose(n, k);

/**
 * McNemar's exact test of paired results: how likely flips at least as lopsided are when both runs are equally good.
 * Two-sided; 1 where nothing flipped.
 *
 * @param worse cases that held before and fail now
 * @param better cases that failed before and hold now
 */
export function mcnemarExact(worse: number, better: number): number {
  const n = worse + better;
  if (n === 0) return 1;
  // In logarithms: 2 to the power of minus a thousand flips is no number.
  let term = -n * Math.LN2;
  let tail = 0;
  for (let i = 0; i <= Math.min(worse, better); i += 1) {
    tail += Math.exp(term);
    term += Math.log(n - i) - Math.log(i + 1);
  }
  return Math.min(1, 2 * tail);
}
