import { PayerscopeError } from '../../../tools/errors.ts';

/** Which of the first two numbers of `03/04/2025` is the day. */
export type DayOrder = 'DMY' | 'MDY';

/** What a whole column of dates says, counted inside the engine. */
export interface DateEvidence {
  /** Dates of the form `a/b/year` whatever the marks. */
  readonly numeric: number;
  /** Of these, with a first number above 12: it must be the day. */
  readonly dayFirst: number;
  /** With a second number above 12. */
  readonly monthFirst: number;
  /** Written with points, `13.02.2025`, as only where days come first. */
  readonly pointed: number;
}

/** Rows that speak against an order may be so few before the column is a question. */
const MOST_AGAINST = 0.01;

/**
 * The order of day and month, decided once for the whole column, never row by row.
 *
 * @param told what a person said (`--dates`, or a mapping file)
 * @returns null where no date needs it
 * @throws PayerscopeError AMBIGUOUS where the column says nothing, or speaks with two tongues
 */
export function decideDates(file: string, evidence: DateEvidence, told: DayOrder | null): DayOrder | null {
  const { numeric, dayFirst, monthFirst, pointed } = evidence;
  if (told !== null) return told;
  if (numeric === 0) return null;
  const ask = (why: string) =>
    new PayerscopeError(
      'AMBIGUOUS',
      `The service dates of ${file} ${why}; say which with --dates DMY (day first) or --dates MDY (month first).`,
    );
  if (dayFirst === 0 && monthFirst === 0) {
    if (pointed === numeric) return 'DMY';
    throw ask('can be read day first or month first, for no day of them is above 12');
  }
  const order = dayFirst >= monthFirst ? 'DMY' : 'MDY';
  const against = Math.min(dayFirst, monthFirst);
  if (against > MOST_AGAINST * (dayFirst + monthFirst)) {
    throw ask('are written day first in some rows and month first in others');
  }
  return order;
}
