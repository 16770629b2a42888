import type { Reading } from '../read-result.ts';
import { say } from '../say.ts';
import { isInsurer } from './findings.ts';

/**
 * The title of a chart of claims by status: who has most of one of them, which is what is to be done something about.
 *
 * @param column a count of claims in one status
 * @param claims what it counts, `rejected claims`
 * @returns null where there is nobody to compare with, or nothing shown
 */
export function statusTitle(reading: Reading | undefined, column: string, claims: string): string | null {
  const [top, next] = reading?.ranked(column, 'highest').filter(isInsurer) ?? [];
  if (reading === undefined || top === undefined || next === undefined) return null;
  const most = { name: reading.most('the most', column) };
  return say`${top} has ${most} ${{ name: claims }}: ${top.figure(column)}`;
}
