import type { Value } from '../../../tools/answer.ts';

/**
 * A DuckDB value as the ports promise it: integers and decimals as numbers, booleans as 0 or 1, dates and
 * timestamps as ISO text. Money up to 90 trillion stays exact to the cent in a double.
 *
 * @throws RangeError for an integer beyond the exact range, rather than a silently rounded figure
 */
export function fromDuckDb(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (!Number.isSafeInteger(number))
      throw new RangeError('an integer is beyond the exact range of a double');
    return number;
  }
  const text = String(value);
  if (typeof value === 'object' && 'scale' in value) return Number(text);
  return text;
}
