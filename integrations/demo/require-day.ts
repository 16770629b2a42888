import { PayerscopeError } from '../../tools/errors.ts';

/** @throws PayerscopeError USAGE unless the text is a day, `YYYY-MM-DD` */
export function requireDay(day: string): void {
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) return;
  throw new PayerscopeError('USAGE', `The day of the changes must be a date such as 2025-11-15, not ${day}.`);
}
