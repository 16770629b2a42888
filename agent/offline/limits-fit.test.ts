import { expect, test } from 'vitest';
import { EMPTY_FRAME } from './frame.ts';
import { limitsFit } from './limits-fit.ts';
import { readLimits } from './read-limits.ts';
import { tokenise } from './tokenise.ts';

const none = { longest: () => null };
const fits = (limit: string, ...metrics: string[]): boolean =>
  limitsFit(readLimits(tokenise(limit), [], none), { ...EMPTY_FRAME, metrics });

test('a limit is on a measure of its own unit', () => {
  expect(fits('under 75%', 'payer_paid_pct')).toBe(true);
  expect(fits('under 75%', 'total_charges')).toBe(false);
  expect(fits('over $2m', 'total_charges')).toBe(true);
  expect(fits('over $2m', 'total_claims')).toBe(false);
  expect(fits('longer than 45 days', 'settlement_days_avg')).toBe(true);
  expect(fits('45 days or more', 'total_payments')).toBe(false);
});

test('a number without a unit fits any measure, but never two', () => {
  expect(fits('over 5,000', 'total_claims')).toBe(true);
  expect(fits('over 5,000', 'total_charges', 'total_payments')).toBe(false);
  expect(fits('over 5,000', 'total_charges', 'total_claims')).toBe(true);
});
