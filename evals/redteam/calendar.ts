import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import type { Random } from './random.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A month of a release that is published by month, drawn: the year, and the month from 0. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

export const monthWords = ({ year, month }: Month): string => `${MONTHS[month]} ${year}`;
export const quarterOf = ({ month }: Month): number => Math.floor(month / 3) + 1;
export const quarterWords = (year: number, quarter: number): string => `Q${quarter} ${year}`;

/** The year of a period in words: `March 2025`, `Q1 2025`, `2025`. */
export const yearIn = (period: string): string => /\d{4}$/.exec(period)?.[0] ?? period;

/** The three months of a month's quarter. */
export const monthsOfQuarter = ({ year, month }: Month): Month[] => {
  const first = month - (month % 3);
  return [0, 1, 2].map((step) => ({ year, month: first + step }));
};

/** A month among those that are published by month. */
export function drawMonth({ families, dataThrough }: ReleaseManifest, random: Random): Month {
  const from = families.flatMap(({ grains }) => grains.month?.from ?? []).sort()[0] ?? dataThrough;
  const index = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5)) - 1;
  const drawn = index(from) + random.below(index(dataThrough) - index(from) + 1);
  return { year: Math.floor(drawn / 12), month: drawn % 12 };
}
