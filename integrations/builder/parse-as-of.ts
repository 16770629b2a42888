import { PayerscopeError } from '../../tools/errors.ts';

/**
 * Checks an as-of date given by a person.
 * @throws PayerscopeError USAGE unless it is the last day of a calendar month, `YYYY-MM-DD`
 */
export function parseAsOf(text: string): string {
  const match = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/.exec(text);
  const lastDay = match ? new Date(Date.UTC(Number(match[1]), Number(match[2]), 0)).getUTCDate() : 0;
  if (!match || Number(match[3]) !== lastDay) {
    throw new PayerscopeError(
      'USAGE',
      `--as-of must be the last day of a month written as YYYY-MM-DD, such as 2025-12-31; got "${text}".`,
    );
  }
  return text;
}
