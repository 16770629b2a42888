import type { Period } from './answer.ts';
import { MONTH_NAMES } from './month-names.ts';
import { normalisePeriods, type PeriodParam } from './period-keys.ts';

const monthName = (month: string): string => MONTH_NAMES[Number(month.slice(5, 7)) - 1] ?? month;
const yearOf = (month: string): string => month.slice(0, 4);

/** `2025-03` → `March 2025`. */
export function monthText(month: string): string {
  return `${monthName(month)} ${yearOf(month)}`;
}

function rangeText({ from, to }: Period): string {
  if (from === to) return monthText(from);
  const years = Number(yearOf(to)) - Number(yearOf(from));
  if (from.endsWith('-01') && to.endsWith('-12')) {
    if (years === 0) return yearOf(from);
    if (years === 1) return `${yearOf(from)} and ${yearOf(to)}`;
    return `full years ${yearOf(from)}–${yearOf(to)}`;
  }
  return years === 0 ? `${monthName(from)}–${monthText(to)}` : `${monthText(from)}–${monthText(to)}`;
}

/**
 * A period for people: `March 2025`, `January–March 2025`, `November 2024–February 2025`, `2025`,
 * `2023 and 2024`, `full years 2021–2025`; a union is its ranges joined by commas and “and”.
 */
export function periodText(period: PeriodParam): string {
  const texts = normalisePeriods(period).map(rangeText);
  const last = texts.pop() ?? '';
  return texts.length === 0 ? last : `${texts.join(', ')} and ${last}`;
}
