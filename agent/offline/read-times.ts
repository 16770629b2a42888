import type { Comparison, FramePeriod, Grain } from './frame.ts';
import type { MonthRange } from './months.ts';
import { formatRange, lengthOf, shiftBy, unite } from './months.ts';
import type { PeriodItem, PeriodPhrase } from './periods.ts';

/** How the question speaks of time besides naming periods. */
export interface TimeCues {
  /** “versus”, “compared with”. */
  readonly compare: boolean;
  /** “changed”, “grew”. */
  readonly change: boolean;
  readonly trend: boolean;
  /** “getting worse”. */
  readonly worse: boolean;
  /** Members are compared, not periods. */
  readonly members: boolean;
}

export interface Times {
  readonly period: FramePeriod | null;
  readonly compare: Comparison | null;
  /** “Month over month since January”: a course in these steps. */
  readonly steps: Grain | null;
  readonly notes: readonly string[];
  /** Two readings, or periods that fit nowhere: asked back. */
  readonly unclear: string | null;
  /** With `unclear`: the ways the periods named can go together, to be offered. */
  readonly offers: readonly Pick<Times, 'period' | 'compare'>[];
}

/** One period where two were expected; after an answer, the other is the one it was about. */
export const ALONE = 'I found one period and nothing to compare it with.';

const MONTHS_OF: Readonly<Record<string, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

/** Which period the question asks for, and which it compares with; the later one is the period. */
export function readTimes(phrases: readonly PeriodPhrase[], cues: TimeCues): Times {
  const notes = phrases.flatMap(notesOf);
  const named = phrases.filter((phrase) => phrase.kind !== 'shift');
  const shifts = phrases.filter((phrase) => phrase.kind === 'shift');
  const [a, b] = named;
  const none: Times = {
    period: null,
    compare: null,
    steps: null,
    notes,
    unclear: null,
    offers: a && b ? offersOf(a, b) : [],
  };
  // “QoQ, Q4 vs Q3 2025” says the step and both ends.
  const [shift] = shifts;
  const stepped = a && b && shift && named.length === 2 && shifts.length === 1 ? versus(a, b, none) : null;
  if (stepped?.compare && stepped.period) {
    const [from, to] = [
      stepped.period.ranges[0]!.from,
      comparedWith(stepped.period.ranges, stepped.compare)[0]!.from,
    ];
    if (from - to === shift!.months) return stepped;
  }
  if (named.length > 2 || shifts.length > 1 || (named.length === 2 && shifts.length > 0)) {
    return { ...none, unclear: 'I found more periods than I can place.' };
  }
  if (shifts[0] && a) {
    const through = pairOf(a);
    if (through && shifts[0].months === lengthOf(through[0])) return ordered(...through, none);
    const steps = stepsOf(shifts[0], a);
    if (steps) return { ...none, period: periodOf(a), steps };
  }
  if (shifts[0]) {
    const back = { back: shifts[0].months };
    return { ...none, period: a ? periodOf(a) : null, compare: back };
  }
  if (!a) return none;
  if (b) {
    const inner = !cues.compare && !cues.change ? narrower(a, b) : null;
    if (inner) return { ...none, period: periodOf(inner) };
    if (!cues.compare && !cues.change)
      return { ...none, unclear: 'I found two periods and nothing that says how they go together.' };
    return versus(a, b, none);
  }
  const two =
    a.items.length === 2 && (a.kind === 'list' || (a.kind === 'range' && pairOf(a) !== null && !cues.trend));
  if (cues.compare && !cues.members && two) {
    return ordered(a.items[0]!.range, a.items[1]!.range, none);
  }
  const neighbours = cues.worse && !cues.trend ? pairOf(a) : null;
  if (neighbours) return ordered(...neighbours, none);
  if (
    cues.change &&
    !cues.trend &&
    !cues.worse &&
    a.kind === 'range' &&
    a.items.length === 2 &&
    a.items[0]!.unit === a.items[1]!.unit
  ) {
    const [first, last] = [a.items[0]!.range, a.items[1]!.range];
    const note = `Compared ${formatRange(last)} with ${formatRange(first)}.`;
    return { ...ordered(first, last, none), notes: [...notes, note] };
  }
  const since = cues.change && !cues.trend ? sinceUnit(a) : null;
  if (since) {
    const note = `Compared ${formatRange(since[1])} with ${formatRange(since[0])}.`;
    return { ...ordered(...since, none), notes: [...notes, note] };
  }
  if ((cues.compare || (cues.change && !cues.worse)) && !cues.members && !cues.trend) {
    const item = a.items[0];
    if (a.kind === 'open' && item?.relative === 'last') {
      return { ...none, period: { ranges: [item.range], listed: null }, compare: { back: 0 } };
    }
    if (a.kind === 'single' && (cues.change || item?.relative === 'last')) {
      return { ...none, period: periodOf(a), compare: { back: 0 } };
    }
    if (cues.compare && a.kind === 'single') return { ...none, period: periodOf(a), unclear: ALONE };
  }
  return { ...none, period: periodOf(a) };
}

/** The two ends of “from 2024 to 2025”, “between Q3 and Q4”: next to each other and of one unit. */
export function pairOf({ kind, items }: PeriodPhrase): [MonthRange, MonthRange] | null {
  const [first, last, ...more] = items;
  const two =
    (kind === 'range' || kind === 'list') && first !== undefined && last !== undefined && more.length === 0;
  if (!two || first.unit !== last.unit || first.range.to + 1 !== last.range.from) return null;
  return [first.range, last.range];
}

/** “Changed since Q1”: the last such unit against that one. */
function sinceUnit({ kind, items, ranges }: PeriodPhrase): [MonthRange, MonthRange] | null {
  const [item] = items;
  const to = ranges[0]?.to;
  const length = item ? MONTHS_OF[item.unit] : undefined;
  if (kind !== 'open' || !item || to === undefined || length === undefined || item.relative !== null)
    return null;
  const last = { from: to - length + 1, to };
  return ranges[0]!.from === item.range.from && (to + 1) % length === 0 && last.from > item.range.to
    ? [item.range, last]
    : null;
}

const STEPS: Readonly<Record<number, Grain>> = { 1: 'month', 3: 'quarter', 12: 'year' };

/** “Month over month in 2025” steps through a period that is longer than the step. */
function stepsOf(shift: PeriodPhrase, within: PeriodPhrase): Grain | null {
  const length = within.ranges.reduce((sum, range) => sum + lengthOf(range), 0);
  return shift.repeated && length > shift.months ? (STEPS[shift.months] ?? null) : null;
}

/** Both together, one against the other where they are of the same length, and each alone. */
function offersOf(a: PeriodPhrase, b: PeriodPhrase): Times['offers'] {
  const lengths = [a, b].map(({ ranges }) => ranges.reduce((sum, range) => sum + lengthOf(range), 0));
  const [later, earlier] = (a.ranges[0]?.from ?? 0) >= (b.ranges[0]?.from ?? 0) ? [a, b] : [b, a];
  const alone = [later, earlier].map((phrase) => ({ period: periodOf(phrase), compare: null }));
  const together = { ranges: unite([...a.ranges, ...b.ranges]), listed: null };
  return [
    ...(lengths[0] === lengths[1] ? [{ period: periodOf(later), compare: { ranges: earlier.ranges } }] : []),
    { period: together, compare: null },
    ...alone,
  ];
}

/** “All years, 2021–2023”: of two periods one inside the other, the inner one says which is meant. */
function narrower(a: PeriodPhrase, b: PeriodPhrase): PeriodPhrase | null {
  const inside = (inner: PeriodPhrase, outer: PeriodPhrase): boolean =>
    inner.ranges.length > 0 &&
    inner.ranges.every((one) => outer.ranges.some(({ from, to }) => from <= one.from && one.to <= to));
  if (inside(a, b)) return a;
  return inside(b, a) ? b : null;
}

function versus(a: PeriodPhrase, b: PeriodPhrase, none: Times): Times {
  const [main, other] = a.items[0]?.relative === 'last' && b.items[0]?.relative === 'this' ? [b, a] : [a, b];
  const item = other.items[0];
  const length = main.ranges.reduce((sum, range) => sum + lengthOf(range), 0);
  if (item?.relative === 'last' && other.kind === 'single') {
    const back = MONTHS_OF[item.unit] ?? lengthOf(item.range);
    if (back < length) return { ...none, unclear: 'The two periods are not of the same length.' };
    return { ...none, period: periodOf(main), compare: { back } };
  }
  const lengthB = other.ranges.reduce((sum, range) => sum + lengthOf(range), 0);
  if (main.ranges.length === 1 && other.ranges.length === 1 && length === lengthB) {
    return ordered(main.ranges[0]!, other.ranges[0]!, none);
  }
  if (length !== lengthB) return { ...none, unclear: 'The two periods are not of the same length.' };
  return { ...none, period: periodOf(main), compare: { ranges: other.ranges } };
}

function ordered(one: MonthRange, other: MonthRange, none: Times): Times {
  const [earlier, later] = one.from <= other.from ? [one, other] : [other, one];
  if (earlier.from === later.from) return { ...none, unclear: 'Both periods are the same.' };
  return { ...none, period: { ranges: [later], listed: null }, compare: { ranges: [earlier] } };
}

function periodOf(phrase: PeriodPhrase): FramePeriod {
  const units = new Set(phrase.items.map((item) => item.unit));
  const [unit] = units;
  const single =
    phrase.kind === 'list' && units.size === 1 && unit !== undefined && unit in MONTHS_OF && unit !== 'half';
  return { ranges: unite(phrase.ranges), listed: single ? (unit as Grain) : null };
}

/** The period compared with, in months. */
export function comparedWith(period: readonly MonthRange[], compare: Comparison): readonly MonthRange[] {
  if ('ranges' in compare) return compare.ranges;
  const back = compare.back || period.reduce((sum, range) => sum + lengthOf(range), 0);
  return period.map((range) => shiftBy(range, -back));
}

function notesOf(phrase: PeriodPhrase): string[] {
  return phrase.items.flatMap((item: PeriodItem) => {
    if (item.relative) {
      const word =
        item.unit === 'range'
          ? 'to date'
          : `${item.relative} ${item.unit === 'rolling' ? 'months, quarters or years' : item.unit}`;
      return [`“${word}” counts back from the end of the data: ${formatRange(item.range)}.`];
    }
    return item.yearAssumed ? [`No year was said: read as ${formatRange(item.range)}.`] : [];
  });
}
