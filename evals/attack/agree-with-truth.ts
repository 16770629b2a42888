import type { LinearSystem } from './linear-system.ts';

/**
 * Takes back what an attacker would assume in error: bounds and rows from the documentation that the truth does not
 * keep (a source may be odd). What is published is not taken back.
 *
 * @returns why each row taken back was thought to hold, with how often
 */
export function agreeWithTruth(system: LinearSystem): ReadonlyMap<string, number> {
  const { lower, upper, truth, starts, indices, values, rowLower, rowUpper, reasons } = system;
  const taken = new Map<string, number>();
  const count = (reason: string): void => {
    taken.set(reason, (taken.get(reason) ?? 0) + 1);
  };
  for (let column = 0; column < lower.length; column++) {
    const value = truth[column]!;
    if (lower[column] === upper[column]) continue;
    if (value < lower[column]!) [lower[column]] = [value, count('a withheld mark')];
    if (value > upper[column]!) [upper[column]] = [value, count('a withheld mark')];
  }
  for (let row = 0; row < reasons.length; row++) {
    const reason = reasons[row]!;
    if (reason.startsWith('published ') || reason.startsWith('shared ')) continue;
    let sum = 0;
    for (let e = starts[row]!; e < starts[row + 1]!; e++) sum += values[e]! * truth[indices[e]!]!;
    if (sum >= rowLower[row]! && sum <= rowUpper[row]!) continue;
    if (Number.isNaN(sum)) continue;
    rowLower[row] = Number.NEGATIVE_INFINITY;
    rowUpper[row] = Number.POSITIVE_INFINITY;
    count(reason);
  }
  return taken;
}
