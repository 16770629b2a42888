import { has } from './has-mark.ts';
import { lastQuarters, type PublishedMonths } from './published-months.ts';
import type { Reading } from './read-question.ts';
import type { Times } from './read-times.ts';

const YEAR = 12;

/** What is said of a comparison with a time that the question does not name. */
const YOUNG =
  'No period to compare with was named, and the data do not reach back a year: compared with the period before.';
const YEAR_BEFORE = 'No period to compare with was named: compared with the same months a year before.';

const GOES_ON = new Set(
  'paying getting taking receiving collecting covering charging billing spending settling reimbursing denying rejecting approving sending costing'.split(
    ' ',
  ),
);

/**
 * Whether now is held against a time that nobody names: “less than they used to”, “paid less these days”, “is it taking
 * longer”. Whoever is set beside somebody else, or a figure beside a limit, is no such comparison.
 *
 * @param sides how many members the question names
 */
export function isAgainstBefore(reading: Reading, sides: number): boolean {
  const { tokens, limits, periods } = reading;
  const told = periods.some(({ kind, items }) => kind !== 'single' || items.length > 1);
  if (limits.length > 0 || told || has(reading, 'cue:compare')) return false;
  const compares = ['cue:than', 'cue:worse', 'cue:change'].some((tag) => has(reading, tag));
  if (has(reading, 'cue:before')) return compares;
  if (sides > 1 || !has(reading, 'cue:than') || has(reading, 'cue:everyone')) return false;
  if (tokens.some(({ text }) => text === 'than')) return false;
  const [first] = tokens;
  const goesOn = /^(?:is|are)$/.test(first?.text ?? '') && tokens.some(({ text }) => GOES_ON.has(text));
  return has(reading, 'cue:nowadays') || goesOn;
}

/** Times of a question that names none to compare with: the same months a year before; where the data are younger, as much just before. */
export function againstBefore(times: Times, published: PublishedMonths): Times {
  if (times.compare !== null) return times;
  const ranges = times.period?.ranges ?? [lastQuarters(1, published)];
  const isYoung = Math.min(...ranges.map(({ from }) => from)) - YEAR < published.from;
  return {
    ...times,
    compare: { back: isYoung ? 0 : YEAR },
    notes: [...times.notes, isYoung ? YOUNG : YEAR_BEFORE],
    unclear: null,
  };
}

/** “Paying us less” is told in dollars and of each dollar charged, since more visits bring more money from a payer that pays worse. */
export function paidThenAndNow(reading: Reading, metrics: readonly string[]): readonly string[] {
  const [metric, ...others] = metrics;
  const amount = others.length === 0 && (metric === 'payer_paid' || metric === 'total_payments');
  if (!amount || !has(reading, 'verb:paid')) return metrics;
  return has(reading, 'cue:worse') ? ['payer_paid_pct', metric] : [metric, 'payer_paid_pct'];
}
