import { PayerscopeError } from '../../tools/errors.ts';

/** A parser of whole numbers from `least` up. */
export function wholeNumber(option: string, least: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least)) {
      throw new PayerscopeError(
        'USAGE',
        `${option} is “${text}”: must be a whole number from ${least} to 999999999.`,
      );
    }
    return value;
  };
}

/** A calendar date `YYYY-MM-DD`. */
export function dateOption(text: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  // 2025-02-30 parses as a March day: only a date that reads back as itself exists.
  if (date === null || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) {
    throw new PayerscopeError('USAGE', `--as-of is “${text}”: must be a date as 2025-12-31.`);
  }
  return text;
}
