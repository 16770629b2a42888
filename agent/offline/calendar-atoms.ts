import type { MonthRange } from './months.ts';
import { daysIn } from './months.ts';
import { type Atom, calendarRange, type PeriodUnit } from './period-atom.ts';
import { DAY_UNITS, DAY_WORDS, LAST, MONTHS, NEXT, ORDINALS, ROLLING, THIS, UNITS } from './period-words.ts';
import { TokenCursor } from './token-cursor.ts';

/** Periods with a name of their own: days, fiscal years, quarters, halves, months, years. */
export class CalendarAtoms extends TokenCursor {
  /** Days and weeks, which no published month answers; whole months written as days are dates for `periods`. */
  day(i: number): Atom | null {
    const { through } = this.clock;
    const problem = (cover: MonthRange | null, next: number): Atom => ({
      kind: 'problem',
      problem: { kind: 'days', cover },
      next,
    });
    const last = { from: through, to: through };
    if (DAY_WORDS.has(this.text(i))) return problem(last, i + 1);
    const j = this.is(i, 'the') ? i + 1 : i;
    if (
      (LAST.has(this.text(j)) || THIS.has(this.text(j)) || NEXT.has(this.text(j))) &&
      DAY_UNITS.has(this.stem(j + 1))
    ) {
      return problem(last, j + 2);
    }
    if (LAST.has(this.text(j)) || ROLLING.has(this.text(j))) {
      const count = this.count(j + 1);
      if (count !== null && DAY_UNITS.has(this.stem(j + 2))) {
        const days = count * (this.stem(j + 2) === 'week' ? 7 : 1);
        const months = Math.max(1, Math.ceil(days / 31));
        return problem({ from: through - months + 1, to: through }, j + 3);
      }
    }
    const token = this.tokens[i];
    if (token?.kind === 'number') {
      const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(token.text);
      if (iso) return this.date(Number(iso[3]), Number(iso[2]) - 1, Number(iso[1]), i + 1);
      const us = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(token.text);
      if (us) return this.date(Number(us[2]), Number(us[1]) - 1, fullYear(us[3]!), i + 1);
      const day = dayOf(token.text);
      if (day !== null) {
        const k = this.is(i + 1, 'of') ? i + 2 : i + 1;
        const month = MONTHS.get(this.text(k));
        if (month !== undefined) return this.date(day, month, ...this.yearAfter(k + 1));
      }
    }
    const month = MONTHS.get(this.text(i));
    if (month !== undefined) {
      const k = this.is(i + 1, 'the') ? i + 2 : i + 1;
      const next = this.tokens[k];
      const day = next?.kind === 'number' ? dayOf(next.text) : null;
      if (day !== null) return this.date(day, month, ...this.yearAfter(this.is(k + 1, ',') ? k + 2 : k + 1));
    }
    return null;
  }

  private date(day: number, month: number, year: number | null, next: number): Atom | null {
    if (month < 0 || month > 11 || day < 1 || day > daysIn((year ?? 2024) * 12 + month)) return null;
    return { kind: 'day', day, month, year, next };
  }

  /** “fiscal 2025”, “FY25”, “last fiscal year”, “fiscal Q1 2025”. */
  fiscal(start: number): Atom | null {
    let i = this.is(start, 'the') ? start + 1 : start;
    let back: number | null = null;
    if (LAST.has(this.text(i)) || THIS.has(this.text(i))) {
      back = THIS.has(this.text(i)) ? 0 : 1;
      i++;
    }
    const glued = /^fy'?(\d{2}|\d{4})$/.exec(this.text(i));
    let quarter: number | null = null;
    const leading = /^q([1-4])$/.exec(this.text(i));
    let j = i;
    if (leading && (this.is(i + 1, 'fy') || this.is(i + 1, 'fiscal') || /^fy\d+$/.test(this.text(i + 1)))) {
      quarter = Number(leading[1]);
      j = i + 1;
    }
    const named = glued ?? /^fy'?(\d{2}|\d{4})$/.exec(this.text(j));
    let year: number | null = null;
    if (named) {
      year = fullYear(named[1]!);
      j++;
    } else if (this.is(j, 'fy') || this.is(j, 'fiscal')) {
      j++;
      if (this.is(j, 'year')) j++;
      const inner = /^q([1-4])$/.exec(this.text(j));
      if (inner) {
        quarter = Number(inner[1]);
        j++;
        if (this.is(j, 'of')) j++;
      } else if (this.is(j, 'quarter')) {
        quarter = 0;
        j++;
      }
      if (this.is(j, "'")) j++;
      const digits = /^(\d{2}|\d{4})$/.exec(this.text(j));
      if (digits && back === null) {
        year = fullYear(digits[1]!);
        j++;
      }
    } else {
      return null;
    }
    const first = this.clock.fiscalYearStart;
    if (first === null) return { kind: 'problem', problem: { kind: 'fiscal' }, next: j };
    const { through } = this.clock;
    // The fiscal year that holds a month is named by the calendar year it ends in.
    const begins = (y: number): number => (first === 1 ? y * 12 : (y - 1) * 12 + first - 1);
    const holding = first === 1 ? Math.floor(through / 12) : Math.floor((through - (first - 1)) / 12) + 1;
    const complete = through === begins(holding) + 11 ? holding : holding - 1;
    const wanted = year ?? (back === 0 ? holding : complete);
    let from = begins(wanted);
    if (quarter === 0) return null;
    if (quarter !== null) from += (quarter - 1) * 3;
    const length = quarter === null ? 12 : 3;
    const to = Math.min(from + length - 1, Math.max(through, from));
    return {
      kind: 'fixed',
      unit: quarter === null ? 'year' : 'quarter',
      range: { from, to: year === null ? to : from + length - 1 },
      relative: year === null ? (back === 0 ? 'this' : 'last') : null,
      next: j,
    };
  }

  /** “Q3 2025”, “2025 Q3”, “3Q25”, “third quarter of 2025”, “H1 2024”, “first half of last year”. */
  quarterOrHalf(start: number): Atom | null {
    const i = this.is(start, 'the') ? start + 1 : start;
    const part = (letter: string, n: number): { unit: PeriodUnit; start: number; length: number } | null => {
      if (letter === 'q' && n >= 1 && n <= 4) return { unit: 'quarter', start: (n - 1) * 3, length: 3 };
      if (letter === 'h' && n >= 1 && n <= 2) return { unit: 'half', start: (n - 1) * 6, length: 6 };
      return null;
    };
    const make = (p: ReturnType<typeof part>, year: number | null, next: number): Atom | null =>
      p && { kind: 'calendar', ...p, year, next };
    const word = this.text(i);
    const short = /^([qh])(\d)$/.exec(word) ?? flip(/^(\d)([qh])$/.exec(word));
    if (short) return make(part(short[1]!, Number(short[2])), ...this.yearPhrase(i + 1));
    const glued = flip(/^(\d)([qh])(\d{2}|\d{4})$/.exec(word));
    if (glued) return make(part(glued[1]!, Number(glued[2])), fullYear(glued[3]!), i + 1);
    const year = this.calendarYear(i);
    if (year) {
      const j = this.is(year.next, '-') ? year.next + 1 : year.next;
      const after = /^([qh])(\d)$/.exec(this.text(j));
      if (after) return make(part(after[1]!, Number(after[2])), year.year, j + 1);
    }
    if ((word === 'quarter' || word === 'half') && /^[1-4]$/.test(this.text(i + 1))) {
      return make(part(word[0]!, Number(this.text(i + 1))), ...this.yearPhrase(i + 2));
    }
    const ordinal = ORDINALS.get(word);
    const noun = this.stem(i + 1);
    const ofHalves = ['front', 'back', 'latter'].includes(word);
    if (ordinal !== undefined && (noun === 'half' || (!ofHalves && (noun === 'quarter' || noun === 'qtr')))) {
      return make(part(noun === 'half' ? 'h' : 'q', ordinal), ...this.yearPhrase(i + 2));
    }
    return null;
  }

  /** “the first nine months of 2025”, “last two quarters of 2024”: from either end of a year that is named. */
  partOfYear(start: number): Atom | null {
    const i = this.is(start, 'the') ? start + 1 : start;
    const fromStart = ['first', 'opening', 'initial'].includes(this.text(i));
    if (!fromStart && !['last', 'final', 'closing'].includes(this.text(i))) return null;
    const count = this.count(i + 1);
    const unit = UNITS.get(this.stem(i + 2));
    if (count === null || unit === undefined || count * unit > 12) return null;
    const [year, next] = this.yearPhrase(i + 3);
    if (year === null && !fromStart) return null;
    const length = count * unit;
    return { kind: 'calendar', unit: 'range', start: fromStart ? 0 : 12 - length, length, year, next };
  }

  /** “the quarter ended September 2025”, “12 months ending June 2025”: back from a month that is named. */
  ended(start: number): Atom | null {
    let i = this.is(start, 'the') ? start + 1 : start;
    const count = this.count(i) ?? 1;
    if (this.count(i) !== null) i++;
    const unit = UNITS.get(this.stem(i));
    if (unit === undefined || !['ended', 'ending'].includes(this.text(i + 1))) return null;
    const j = ['in', 'with', 'on'].includes(this.text(i + 2)) ? i + 3 : i + 2;
    const end = this.month(j);
    if (end?.kind !== 'calendar') return null;
    const { to } = calendarRange(end, end.year, this.clock.through);
    const range = { from: to - count * unit + 1, to };
    return { kind: 'fixed', unit: 'range', range, relative: null, next: end.next };
  }

  /** “March 2025”, “Mar '25”, “2025-03”, “03/2025”, “March of last year”; a bare month is read by recency. */
  month(start: number): Atom | null {
    const i = this.is(start, 'month', 'of')
      ? start + 2
      : this.is(start, 'the', 'month', 'of')
        ? start + 3
        : start;
    const token = this.tokens[i];
    const digits =
      /^(\d{4})-(0[1-9]|1[0-2])$/.exec(token?.text ?? '') ??
      flip(/^(0?[1-9]|1[0-2])\/(\d{4})$/.exec(token?.text ?? ''));
    if (digits) {
      return {
        kind: 'calendar',
        unit: 'month',
        start: Number(digits[2]) - 1,
        length: 1,
        year: Number(digits[1]),
        next: i + 1,
      };
    }
    const month = MONTHS.get(this.text(i));
    if (month === undefined) return null;
    const [year, next] = this.yearPhrase(i + 1);
    if (this.text(i) === 'may' && year === null && !this.mayIsMonth(i)) return null;
    return { kind: 'calendar', unit: 'month', start: month, length: 1, year, next };
  }

  /** “may” is a month after a preposition, in a range, or capitalised inside the sentence; otherwise a verb. */
  private mayIsMonth(i: number): boolean {
    if (['i', 'we', 'you', 'be', 'have', 'not'].includes(this.text(i + 1))) return false;
    const before = [
      'in',
      'since',
      'from',
      'to',
      'for',
      'through',
      'until',
      'of',
      'and',
      'vs',
      'versus',
      'than',
      '-',
      'between',
      'with',
      'about',
    ];
    return before.includes(this.text(i - 1)) || (i > 0 && this.tokens[i]!.raw.startsWith('M'));
  }

  /** “2025”, “calendar year 2025”, “CY25”, “year 2025”. */
  year(i: number): Atom | null {
    // “Per year 2021–2025” counts by year, and the years follow.
    if (this.is(i, 'year') && /^(?:per|by|each|every)$/.test(this.text(i - 1))) return null;
    const year = this.calendarYear(i);
    return year && { kind: 'calendar', unit: 'year', start: 0, length: 12, year: year.year, next: year.next };
  }

  /** “all time”, “the whole period”. */
  whole(start: number): Atom | null {
    const i = this.is(start, 'the') ? start + 1 : start;
    const said =
      (this.is(i, 'all') && ['time', 'years', 'months', 'quarters', 'periods'].includes(this.text(i + 1))) ||
      (['whole', 'entire', 'full'].includes(this.text(i)) &&
        ['period', 'window', 'history'].includes(this.text(i + 1)));
    if (!said) return null;
    const { from, through } = this.clock;
    const first = from + ((12 - (from % 12)) % 12);
    const last = through - ((through + 1) % 12);
    const range = first < last ? { from: first, to: last } : { from, to: through };
    return { kind: 'fixed', unit: 'range', range, relative: null, next: i + 2 };
  }
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function dayOf(text: string): number | null {
  const match = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(text);
  const day = match ? Number(match[1]) : 0;
  return day >= 1 && day <= 31 ? day : null;
}

/** Swaps the first two groups, so that `3Q25` reads as `Q3 25`. */
function flip(match: RegExpExecArray | null): string[] | null {
  return match && [match[0], match[2]!, match[1]!, ...match.slice(3)];
}
