import { formatProse } from '../format-value.ts';
import type { Figure } from './read-result.ts';

const nothing = (unit: Figure['unit'], of: readonly Figure[]): Figure => ({
  text: of.some(({ withheld }) => withheld) ? '‡' : '–',
  value: null,
  unit,
  withheld: of.some(({ withheld }) => withheld),
  better: 'neutral',
});

/** A figure without its sign: the words must say the direction. */
export function size(of: Figure): Figure {
  return { ...of, text: of.text.replace(/^−/, ''), value: of.value === null ? null : Math.abs(of.value) };
}

/** `part` in percent of `whole`, both published; none over nothing. */
export function share(part: Figure, whole: Figure): Figure {
  if (part.value === null || whole.value === null || whole.value === 0)
    return nothing('percent', [part, whole]);
  const value = (part.value / whole.value) * 100;
  return { text: formatProse(value, 'percent'), value, unit: 'percent', withheld: false, better: 'neutral' };
}

/** The difference of two percentages in points, without its sign. */
export function points(one: Figure, other: Figure): Figure {
  if (one.value === null || other.value === null) return nothing('percent', [one, other]);
  const value = Math.abs(one.value - other.value);
  const text = formatProse(value, 'percent').replace(/%$/, ' points');
  return { text, value, unit: 'percent', withheld: false, better: 'neutral' };
}

/** What `base` dollars come to at a number of percent: the size of a gap of so many points. */
export function atRate(base: Figure, rate: Figure): Figure {
  if (base.value === null || rate.value === null) return nothing('usd', [base, rate]);
  const value = Math.round(base.value * rate.value) / 100;
  return { text: formatProse(value, 'usd'), value, unit: 'usd', withheld: false, better: 'neutral' };
}

/** A difference of percentages as a sentence says it: in points, without its sign. */
export function inPoints(of: Figure): Figure {
  const text = size(of).text.replace(/%$/, '');
  return { ...size(of), text: of.value === null ? of.text : `${text} points` };
}
