import type { MonthRange } from './months.ts';
import { daysIn, unite, yearOf } from './months.ts';
import type { Atom, PeriodProblem, PeriodUnit } from './period-atom.ts';
import { calendarRange } from './period-atom.ts';
import { LIST_WORDS, NOW_WORDS, ONWARDS, RANGE_WORDS, SINCE_WORDS, UNTIL_WORDS } from './period-words.ts';
import type { PeriodClock } from './read-atom.ts';
import { readAtom } from './read-atom.ts';
import type { Token } from './tokenise.ts';

/** One item of a period phrase with its months settled. */
export interface PeriodItem {
  readonly range: MonthRange;
  readonly unit: PeriodUnit;
  readonly relative: 'last' | 'this' | null;
  /** The year was not said and was filled in. */
  readonly yearAssumed: boolean;
}

/** A stretch of the question that speaks about time, `[start, end)` in tokens. */
export interface PeriodPhrase {
  readonly start: number;
  readonly end: number;
  readonly kind: 'single' | 'list' | 'range' | 'open' | 'shift' | 'problem';
  readonly items: readonly PeriodItem[];
  /** All months named, united. */
  readonly ranges: readonly MonthRange[];
  /** Of a `shift`: months back, 0 for “its own length”. */
  readonly months: number;
  /** Of a `shift`: “month over month”, which in a longer period steps through it. */
  readonly repeated: boolean;
  readonly problem: PeriodProblem | null;
}

type DayAtom = Extract<Atom, { kind: 'day' }>;
type CalendarAtom = Extract<Atom, { kind: 'calendar' }>;

/** Every period phrase of the question, left to right. Half-open over tokens, closed over months. */
export function readPeriods(tokens: readonly Token[], clock: PeriodClock): PeriodPhrase[] {
  const phrases: PeriodPhrase[] = [];
  for (let i = 0; i < tokens.length; ) {
    const phrase = readPhrase(tokens, i, clock);
    if (phrase) phrases.push(phrase);
    i = phrase ? phrase.end : i + 1;
  }
  return borrowYears(phrases);
}

function readPhrase(tokens: readonly Token[], start: number, clock: PeriodClock): PeriodPhrase | null {
  const word = (i: number): string => tokens[i]?.text ?? '';
  if (word(start) === 'between' || word(start) === 'from') {
    const a = readAtom(tokens, start + 1, clock);
    const joins = (i: number): boolean =>
      word(start) === 'between' ? word(i) === 'and' || word(i) === '-' : RANGE_WORDS.has(word(i));
    if (a && joins(a.next)) return ranged(tokens, start, a, a.next + 1, clock);
  }
  const onwards = word(start) === 'from';
  if (
    SINCE_WORDS.has(word(start)) ||
    word(start) === 'after' ||
    word(start) === 'before' ||
    UNTIL_WORDS.has(word(start))
  ) {
    const from =
      word(start + 1) === 'in' || word(start + 1) === 'from' || word(start + 1) === 'with'
        ? start + 2
        : start + 1;
    const atom = readAtom(tokens, from, clock);
    if (atom && (atom.kind === 'calendar' || atom.kind === 'fixed')) {
      if (!onwards) return opened(word(start), start, atom, clock);
      if (ONWARDS.has(word(atom.next)))
        return opened('since', start, { ...atom, next: atom.next + 1 }, clock);
    }
    if (atom?.kind === 'day') return dayProblem(start, atom.next, [atom, atom], clock);
  }
  if (word(start) === 'up' && word(start + 1) === 'to') {
    const atom = readAtom(tokens, start + 2, clock);
    if (atom && (atom.kind === 'calendar' || atom.kind === 'fixed'))
      return opened('until', start, atom, clock);
  }
  const atom = readAtom(tokens, start, clock);
  if (!atom) return null;
  if (atom.kind === 'shift')
    return phrase('shift', start, atom.next, [], { months: atom.months, repeated: atom.repeated === true });
  if (RANGE_WORDS.has(word(atom.next)) && !(word(atom.next) === 'to' && word(atom.next + 1) === 'the')) {
    const range = ranged(tokens, start, atom, atom.next + 1, clock);
    if (range) return range;
  }
  if (atom.kind === 'problem') return phrase('problem', start, atom.next, [], { problem: atom.problem });
  if (atom.kind === 'day') return dayProblem(start, atom.next, [atom, atom], clock);
  return listOf(tokens, start, atom, clock);
}

/** `A to B`; null when nothing that can end a range follows. */
function ranged(
  tokens: readonly Token[],
  start: number,
  a: Atom,
  at: number,
  clock: PeriodClock,
): PeriodPhrase | null {
  if (a.kind === 'shift') return null;
  if (NOW_WORDS.has(tokens[at]?.text ?? '') && (a.kind === 'calendar' || a.kind === 'fixed')) {
    return opened('since', start, { ...a, next: at + 1 }, clock);
  }
  const b = readAtom(tokens, at, clock);
  if (!b || b.kind === 'shift') return null;
  if (a.kind === 'problem') return phrase('problem', start, b.next, [], { problem: a.problem });
  if (b.kind === 'problem') return phrase('problem', start, b.next, [], { problem: b.problem });
  if (a.kind === 'day' || b.kind === 'day') return dayRange(start, a, b, clock);
  const [first, last] = settlePair(a, b, clock);
  if (last.range.to < first.range.from) return null;
  const range = { from: first.range.from, to: last.range.to };
  return phrase('range', start, b.next, [first, last], { ranges: [range] });
}

/** `since A`, `before A`: open towards the end or the beginning of the data. */
function opened(word: string, start: number, atom: Atom, clock: PeriodClock): PeriodPhrase {
  const item = settle(atom as CalendarAtom, clock);
  const { from, through } = clock;
  let range: MonthRange = { from: item.range.from, to: through };
  if (word === 'after') range = { from: item.range.to + 1, to: through };
  if (word === 'before') range = { from, to: item.range.from - 1 };
  if (UNTIL_WORDS.has(word)) range = { from, to: item.range.to };
  if (range.from > range.to)
    return phrase('problem', start, atom.next, [item], { problem: { kind: 'future' } });
  return phrase('open', start, atom.next, [item], { ranges: [range] });
}

function listOf(tokens: readonly Token[], start: number, first: Atom, clock: PeriodClock): PeriodPhrase {
  const atoms: Atom[] = [first];
  let end = first.next;
  for (;;) {
    let i = end;
    while (LIST_WORDS.has(tokens[i]?.text ?? '')) i++;
    if (i === end) break;
    if (tokens[i]?.text === 'in' || tokens[i]?.text === 'for') i++;
    const next = readAtom(tokens, i, clock);
    if (!next || (next.kind !== 'calendar' && next.kind !== 'fixed')) break;
    // `2023, from March …`: a range of its own follows.
    if (RANGE_WORDS.has(tokens[next.next]?.text ?? '') && readAtom(tokens, next.next + 1, clock)) break;
    atoms.push(next);
    end = next.next;
  }
  const items: PeriodItem[] = [];
  let year: number | null = null;
  for (const atom of [...atoms].reverse()) {
    items.unshift(settle(atom as CalendarAtom, clock, year));
    if (atom.kind === 'calendar' && atom.year !== null && atom.unit !== 'year') year = atom.year;
  }
  return phrase(items.length === 1 ? 'single' : 'list', start, end, items, {});
}

/** The right end's year fills the left one's and the other way round; `Nov to Feb 2025` begins in 2024. */
function settlePair(a: Atom, b: Atom, clock: PeriodClock): [PeriodItem, PeriodItem] {
  if (a.kind === 'calendar' && a.year !== null && b.kind === 'calendar' && b.year === null) {
    const left = settle(a, clock);
    const same = settle(b, clock, a.year);
    return [left, same.range.to < left.range.from ? settle(b, clock, a.year + 1) : same];
  }
  const right = settle(b as CalendarAtom, clock);
  if (a.kind === 'calendar' && a.year === null) {
    const same = settle(a, clock, yearOf(right.range.to));
    const assumed = b.kind === 'calendar' && b.year === null;
    const left = same.range.from > right.range.to ? settle(a, clock, yearOf(right.range.to) - 1) : same;
    return [{ ...left, yearAssumed: assumed }, right];
  }
  return [settle(a as CalendarAtom, clock), right];
}

function settle(
  atom: CalendarAtom | Extract<Atom, { kind: 'fixed' }>,
  clock: PeriodClock,
  year: number | null = null,
): PeriodItem {
  if (atom.kind === 'fixed')
    return { range: atom.range, unit: atom.unit, relative: atom.relative, yearAssumed: false };
  const known = atom.year ?? year;
  const range = calendarRange(atom, known, clock.through);
  return { range, unit: atom.unit, relative: null, yearAssumed: known === null };
}

/** Days that happen to be whole months are months; any other window of days is not published. */
function dayRange(start: number, a: Atom, b: Atom, clock: PeriodClock): PeriodPhrase {
  const end = b.next;
  if (a.kind === 'day' && b.kind === 'day') return dayProblem(start, end, [a, b], clock);
  return phrase('problem', start, end, [], { problem: { kind: 'days', cover: null } });
}

function dayProblem(
  start: number,
  end: number,
  [a, b]: [DayAtom, DayAtom],
  clock: PeriodClock,
): PeriodPhrase {
  const year = b.year ?? a.year;
  const to = calendarRange({ start: b.month, length: 1 }, year, clock.through).to;
  let from = calendarRange({ start: a.month, length: 1 }, a.year ?? yearOf(to), clock.through).from;
  if (from > to) from -= 12;
  const range = { from, to };
  if (a !== b && a.day === 1 && b.day === daysIn(to)) {
    const unit: PeriodUnit = from === to ? 'month' : 'range';
    const item = { range, unit, relative: null, yearAssumed: year === null };
    return phrase(from === to ? 'single' : 'range', start, end, [item], { ranges: [range] });
  }
  return phrase('problem', start, end, [], { problem: { kind: 'days', cover: range } });
}

function phrase(
  kind: PeriodPhrase['kind'],
  start: number,
  end: number,
  items: readonly PeriodItem[],
  more: { ranges?: readonly MonthRange[]; months?: number; repeated?: boolean; problem?: PeriodProblem },
): PeriodPhrase {
  const ranges = more.ranges ?? unite(items.map((item) => item.range));
  const { months = 0, repeated = false, problem = null } = more;
  return { kind, start, end, items, ranges, months, repeated, problem };
}

/** `Q3 versus Q4 2025`: a single period without a year takes the year of the next single one. */
function borrowYears(phrases: readonly PeriodPhrase[]): PeriodPhrase[] {
  return phrases.map((left, i) => {
    const item = left.items[0];
    const right = phrases[i + 1]?.items.at(-1);
    const borrows =
      left.kind === 'single' && item?.yearAssumed && right && !right.yearAssumed && right.unit === item.unit;
    if (!borrows || phrases[i + 1]!.kind !== 'single') return left;
    const months = item.range.from % 12;
    const from = yearOf(right.range.from) * 12 + months;
    const range = { from, to: from + item.range.to - item.range.from };
    return { ...left, items: [{ ...item, range, yearAssumed: false }], ranges: [range] };
  });
}
