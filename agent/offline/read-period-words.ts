import { PayerscopeError } from '../../tools/errors.ts';
import type { PeriodParam } from '../../tools/period-keys.ts';
import { periodText } from '../../tools/period-text.ts';
import { readPeriods } from './periods.ts';
import type { PlanContext } from './plan-context.ts';
import { fitPeriod, lastQuarters, periodParam, publishedMonths, windowText } from './published-months.ts';
import { cleanText, tokenise } from './tokenise.ts';

export interface PeriodWords {
  readonly period: PeriodParam;
  /** What is worth telling of the reading, such as a year that is shown as far as it goes. */
  readonly notes: readonly string[];
}

const BEFORE = new Set(['the', 'in', 'for', 'of', 'during']);

/**
 * A period on its own, in the planner's grammar: `last quarter`, `2024`, `Q3 2024`, `2024-01..2024-06`. Without
 * words it is the last complete quarter, or the last complete months where there is none.
 *
 * @throws PayerscopeError USAGE for words that are no period; PERIOD_NOT_PUBLISHED for one outside the data, with
 *   the nearest published one
 */
export function readPeriodWords(words: string | undefined, context: PlanContext): PeriodWords {
  const published = publishedMonths(context);
  if (words === undefined) {
    const quarter = lastQuarters(1, published);
    const whole = quarter.from >= published.from;
    const rest = { from: Math.max(published.from, published.through - 2), to: published.through };
    return { period: periodParam([whole ? quarter : rest]), notes: [] };
  }
  const text = cleanText(words.replaceAll('..', ' to '));
  const tokens = tokenise(text);
  const start = tokens.findIndex((token) => !BEFORE.has(token.text));
  const { from, through } = published;
  const [phrase] = readPeriods(tokens.slice(Math.max(start, 0)), {
    from,
    through,
    fiscalYearStart: context.fiscalYearStart,
  });
  const whole = phrase?.start === 0 && phrase.end === tokens.length - Math.max(start, 0);
  const shown = words.length > 60 ? `${words.slice(0, 60)}…` : words;
  if (phrase === undefined || !whole || phrase.ranges.length === 0) {
    throw new PayerscopeError(
      'USAGE',
      `“${shown}” is no period that can be read; name months, quarters or years, such as “last quarter”, “Q3 2024”, “2024” or “2024-01..2024-06”.`,
    );
  }
  const fitted = fitPeriod(phrase.ranges, 'month', false, published);
  if (fitted.kind === 'fits')
    return { period: periodParam(fitted.ranges), notes: fitted.note === null ? [] : [fitted.note] };
  const nearest =
    fitted.nearest === null
      ? ''
      : `; the nearest published period is ${periodText(periodParam(fitted.nearest))}`;
  throw new PayerscopeError(
    'PERIOD_NOT_PUBLISHED',
    `“${shown}” is not published: the data cover ${windowText(published)}${nearest}.`,
    { details: fitted.nearest === null ? {} : { nearest: periodParam(fitted.nearest) } },
  );
}
