import { type FormatChoice, fit, refuse, withPeriod } from '../formats/format-choice.ts';
import { lastQuarters, type PublishedMonths, periodParam } from '../published-months.ts';
import { ARRIVALS, type BillingFrame } from './billing-frame.ts';

/** The call for what was decided after a quarter of service was published. */
export function laterDecisions(frame: BillingFrame, published: PublishedMonths): FormatChoice {
  const { by, members } = frame;
  const payers = members['payer'] ? { payers: [...members['payer']] } : {};
  const how = { by: frame.also.includes(ARRIVALS) ? 'change_month' : 'payer', ...payers };
  // Nothing is decided later yet of the quarter published last: a year holds some, where there is one.
  const year = lastQuarters(4, published);
  const usual = { from: Math.max(published.from, year.from), to: year.to };
  const others = Object.keys(members).some((name) => name !== 'payer');
  const isRanked = frame.order !== null || frame.limit !== null || Object.keys(frame.limits).length > 0;
  if (others || (by !== null && by !== 'payer') || frame.trend || frame.change || isRanked) {
    return refuse(
      'Later decisions are listed by payer or month of change for quarters of service: they have no other table, trend, comparison or ranking.',
      [{ template: 'later_decisions', params: { period: periodParam([usual]), ...how } }],
    );
  }
  return withPeriod(fit(frame, usual, 'quarter', false, published), (period) => [
    { template: 'later_decisions', params: { period, ...how } },
  ]);
}
