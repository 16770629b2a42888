import type { Period } from '../../tools/answer.ts';
import { MONTH_NAMES } from '../../tools/month-names.ts';
import { monthNumber, monthOf } from '../../tools/period-keys.ts';

/** A closed range of months as indexes (year × 12 + month − 1), both ends included. */
export interface MonthRange {
  readonly from: number;
  readonly to: number;
}

export function yearOf(index: number): number {
  return Math.floor(index / 12);
}

/** Index → `'March 2025'`. */
export function monthName(index: number): string {
  return `${MONTH_NAMES[index % 12]} ${yearOf(index)}`;
}

export function toPeriod(range: MonthRange): Period {
  return { from: monthOf(range.from), to: monthOf(range.to) };
}

export function toRange(period: Period): MonthRange {
  return { from: monthNumber(period.from), to: monthNumber(period.to) };
}

export function lengthOf(range: MonthRange): number {
  return range.to - range.from + 1;
}

export function shiftBy(range: MonthRange, months: number): MonthRange {
  return { from: range.from + months, to: range.to + months };
}

/** Sorted, overlapping and adjoining ranges merged. */
export function unite(ranges: readonly MonthRange[]): MonthRange[] {
  const united: MonthRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = united.at(-1);
    if (last && range.from <= last.to + 1) {
      united[united.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    } else {
      united.push({ from: range.from, to: range.to });
    }
  }
  return united;
}

/** The last day of a month: 28–31. */
export function daysIn(index: number): number {
  const month = index % 12;
  if (month === 1) {
    const year = yearOf(index);
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  }
  return [3, 5, 8, 10].includes(month) ? 30 : 31;
}

/** English the period grammar reads back as the same months: `Q3 2025`, `2024`, `March 2025 to May 2025`. */
export function formatRange(range: MonthRange): string {
  const months = lengthOf(range);
  const start = range.from % 12;
  const year = yearOf(range.from);
  if (months === 1) return monthName(range.from);
  if (months === 3 && start % 3 === 0) return `Q${start / 3 + 1} ${year}`;
  if (months === 6 && start % 6 === 0) return `H${start / 6 + 1} ${year}`;
  if (months === 12 && start === 0) return String(year);
  if (months % 12 === 0 && start === 0) return `${year} to ${yearOf(range.to)}`;
  if (months % 3 === 0 && start % 3 === 0) {
    return `Q${start / 3 + 1} ${year} to Q${Math.floor((range.to % 12) / 3) + 1} ${yearOf(range.to)}`;
  }
  return `${monthName(range.from)} to ${monthName(range.to)}`;
}

/** Several ranges: `2023 and Q1 2025`. */
export function formatRanges(ranges: readonly MonthRange[]): string {
  return listed(ranges.map(formatRange));
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], word = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}
