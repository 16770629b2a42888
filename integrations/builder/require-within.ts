import { PayerscopeError } from '../../tools/errors.ts';

/**
 * Months without a single claim would be published as zeros, and read as if nobody had come.
 *
 * @param first @param last months with a claim, `YYYY-MM`
 * @throws PayerscopeError USAGE where the as-of date lies outside them
 */
export function requireWithin(asOf: string, first: string, last: string): void {
  const month = asOf.slice(0, 7);
  if (month >= first && month <= last) return;
  throw new PayerscopeError(
    'USAGE',
    `--as-of ${asOf} is outside the source, whose claims run from ${first} to ${last}; name the end of one of these months, or leave it out.`,
  );
}
