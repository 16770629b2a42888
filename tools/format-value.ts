import type { Unit } from '../sql/templates/define-template.ts';
import type { Value } from './answer.ts';
import { MONTH_NAMES } from './month-names.ts';

/** Stands for a withheld value wherever people read one; explained by the withheld note. */
export const WITHHELD_MARK = '‡';
/** Stands for a value that does not exist, such as a rate over nothing. */
const NOT_APPLICABLE = '–';

const MINUS = '−';

/** Rounds half away from zero at `digits`, with thousands separators; no locale data involved. */
function decimal(value: number, digits: number): string {
  const magnitude = Math.abs(value);
  // Shifting through exponent notation rounds 1.005 as a person would, where 1.005 * 100 does not.
  const rounded = Number(`${Math.round(Number(`${magnitude}e${digits}`))}e-${digits}`);
  const shown = (Number.isFinite(rounded) ? rounded : magnitude).toFixed(digits);
  const [whole = '0', fraction] = shown.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const signed = (value: number, text: string): string =>
  value < 0 && /[1-9]/.test(text) ? MINUS + text : text;

/** `2025-03` → `Mar 2025`, `2025-Q1` → `Q1 2025`, `2025` and anything else as it is. */
export function formatMonth(key: string): string {
  const [, year, month, quarter] = /^(\d{4})-(?:(\d{2})|(Q[1-4]))$/.exec(key) ?? [];
  if (quarter !== undefined) return `${quarter} ${year}`;
  const name = MONTH_NAMES[Number(month) - 1];
  return name === undefined ? key : `${name.slice(0, 3)} ${year}`;
}

/** `2025-12-31` → `December 31, 2025`; anything else as it is. */
export function formatDay(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const name = MONTH_NAMES[Number(month) - 1];
  return name === undefined ? day : `${name} ${Number(date)}, ${year}`;
}

/**
 * One value as every table of every surface shows it: `$571,872.14`, `62.5%`, `12,345`, `18.4 days`, `Mar 2025`.
 *
 * @param value null is `–`, unless `withheld`, which is `‡` whatever the value
 * @param unit the column's unit; percent is 62.5, never 0.625
 */
export function formatValue(value: Value, unit: Unit, withheld = false): string {
  if (withheld) return WITHHELD_MARK;
  if (value === null) return NOT_APPLICABLE;
  if (typeof value === 'string') return unit === 'month' ? formatMonth(value) : value;
  switch (unit) {
    case 'usd':
      return signed(value, `$${decimal(value, 2)}`);
    case 'percent':
      return signed(value, `${decimal(value, 1)}%`);
    case 'count':
      return signed(value, decimal(value, 0));
    case 'days':
      return signed(value, `${decimal(value, 1)} days`);
    case 'ratio':
      return signed(value, decimal(value, 2));
    case 'score':
      return signed(value, decimal(value, 1));
    default:
      return String(value);
  }
}

const SCALES = [
  { from: 1e9, divisor: 1e9, suffix: 'B' },
  { from: 1e6, divisor: 1e6, suffix: 'M' },
  { from: 1e3, divisor: 1e3, suffix: 'K' },
] as const;

function roundedDollars(value: number): string {
  const magnitude = Math.abs(value);
  for (const { from, divisor, suffix } of SCALES) {
    // 999,960 would round to "$1,000.0K": the next scale begins where rounding reaches it.
    if (magnitude >= from * 0.99995) return `$${decimal(magnitude / divisor, 1)}${suffix}`;
  }
  return `$${decimal(magnitude, magnitude < 10 ? 2 : 0)}`;
}

/** One value as a sentence says it: as `formatValue`, but dollars rounded for reading (`$571.9K`, `$1.2M`). */
export function formatProse(value: Value, unit: Unit): string {
  if (typeof value === 'number' && unit === 'usd') return signed(value, roundedDollars(value));
  return formatValue(value, unit);
}
