import type { Atom, PeriodUnit } from './period-atom.ts';
import { LAST, MONTHS, NEXT, ROLLING, THIS, UNITS } from './period-words.ts';
import { TokenCursor } from './token-cursor.ts';

const UNIT_NAMES: Readonly<Record<number, PeriodUnit>> = { 1: 'month', 3: 'quarter', 6: 'half', 12: 'year' };

/** Periods told from another one or from the end of the data: “the quarter before”, “YTD”, “last three months”. */
export class RelativeAtoms extends TokenCursor {
  /** “same quarter last year”, “a year ago”, “the quarter before”, “prior period”. */
  shift(start: number): Atom | null {
    let i = start;
    const short = { yoy: 12, qoq: 3, mom: 1 }[this.text(i)];
    if (short !== undefined) return { kind: 'shift', months: short, repeated: true, next: i + 1 };
    const repeated = UNITS.get(this.text(i));
    if (
      repeated !== undefined &&
      ['over', 'on', '/'].includes(this.text(i + 1)) &&
      this.is(i + 2, this.text(i))
    ) {
      return { kind: 'shift', months: repeated, repeated: true, next: i + 3 };
    }
    if (this.is(i, 'the') || this.is(i, 'a') || this.is(i, 'one')) i++;
    if (this.is(i, 'same')) {
      const skip =
        ['period', 'time', 'one', 'months'].includes(this.text(i + 1)) || UNITS.has(this.stem(i + 1)) ? 2 : 0;
      if (skip === 0) return null;
      let j = i + skip;
      while (['of', 'in', 'the', 'a', 'one', 'from'].includes(this.text(j))) j++;
      if (LAST.has(this.text(j)) && this.is(j + 1, 'year')) return { kind: 'shift', months: 12, next: j + 2 };
      if (this.is(j, 'year', 'before') || this.is(j, 'year', 'earlier') || this.is(j, 'year', 'ago')) {
        return { kind: 'shift', months: 12, next: j + 2 };
      }
      if (LAST.has(this.text(j)) && this.is(j + 1, 'quarter'))
        return { kind: 'shift', months: 3, next: j + 2 };
      return null;
    }
    // “More this year than last”.
    const elliptic = this.is(i, 'last') && ['than', 'vs', 'versus'].includes(this.text(i - 1));
    if (elliptic && (this.tokens[i + 1] === undefined || this.is(i + 1, '?')))
      return { kind: 'shift', months: 0, next: i + 1 };
    const months = UNITS.get(this.stem(i));
    if (months !== undefined) {
      const next = this.text(i + 1);
      if (
        ['before', 'earlier', 'ago', 'prior', 'previously'].includes(next) &&
        !(next === 'before' && /^(?:\d|q\d|h\d|last|this)/.test(this.text(i + 2)))
      ) {
        return { kind: 'shift', months, next: i + 2 + (this.is(i + 2, 'that') ? 1 : 0) };
      }
      return this.ahead(i, months);
    }
    if (LAST.has(this.text(i)) && ['period', 'one'].includes(this.text(i + 1))) {
      return { kind: 'shift', months: 0, next: i + 2 };
    }
    if (this.is(i, 'period', 'before') || this.is(i, 'one', 'before'))
      return { kind: 'shift', months: 0, next: i + 2 };
    return null;
  }

  /** “the quarter after that”, “one month later”: forward from another period, so a shift by less than nothing. */
  private ahead(i: number, months: number): Atom | null {
    const next = this.text(i + 1);
    if (next === 'later') return { kind: 'shift', months: -months, next: i + 2 };
    const ends =
      this.is(i + 2, 'that') ||
      this.is(i + 2, 'it') ||
      this.tokens[i + 2] === undefined ||
      this.is(i + 2, '?');
    if (next !== 'after' || !ends) return null;
    return { kind: 'shift', months: -months, next: i + (this.is(i + 2, '?') ? 2 : 3) };
  }

  /** “year to date”, “YTD”, “so far this year”, “quarter to date”. */
  toDate(start: number): Atom | null {
    const i = this.is(start, 'the') ? start + 1 : start;
    const { through } = this.clock;
    const since = (length: number, next: number): Atom => ({
      kind: 'fixed',
      unit: 'range',
      range: { from: through - (through % length), to: through },
      relative: 'this',
      next,
    });
    const spelled = (j: number): number => (this.is(j, 'to', 'date') ? j + 2 : 0);
    if (this.is(i, 'ytd')) return since(12, i + 1);
    if (this.is(i, 'qtd')) return since(3, i + 1);
    if (this.is(i, 'year') && spelled(i + 1)) return since(12, spelled(i + 1));
    if (this.is(i, 'quarter') && spelled(i + 1)) return since(3, spelled(i + 1));
    if (this.is(i, 'month') && spelled(i + 1)) {
      return {
        kind: 'problem',
        problem: { kind: 'days', cover: { from: through, to: through } },
        next: spelled(i + 1),
      };
    }
    if (this.is(i, 'so', 'far', 'this', 'year')) return since(12, i + 4);
    if (this.is(i, 'this', 'year', 'so', 'far')) return since(12, i + 4);
    if (this.is(i, 'so', 'far', 'this', 'quarter')) return since(3, i + 4);
    if (this.is(i, 'this', 'quarter', 'so', 'far')) return since(3, i + 4);
    const year = this.calendarYear(i);
    if (year?.year != null && (this.is(year.next, 'ytd') || this.is(year.next, 'year', 'to', 'date'))) {
      const next = year.next + (this.is(year.next, 'ytd') ? 1 : 3);
      if (year.year === Math.floor(through / 12)) return since(12, next);
    }
    return null;
  }

  /** “last quarter”, “this year”, “last 6 months”, “past year”, “last March”, “last quarter of 2024”. */
  relative(start: number): Atom | null {
    let i = this.is(start, 'the') ? start + 1 : start;
    if (this.is(i, 'most', 'recent')) i++;
    const word = this.text(i);
    const { through } = this.clock;
    if (['ttm', 'ltm', 't12m', 'r12', 'r12m'].includes(word)) return this.rolling(12, 'month', i + 1);
    if (word === 'following' && UNITS.has(this.stem(i + 1)))
      return { kind: 'shift', months: -UNITS.get(this.stem(i + 1))!, next: i + 2 };
    if (NEXT.has(word)) {
      const j = this.count(i + 1) === null ? i + 1 : i + 2;
      const known = UNITS.has(this.stem(j)) || MONTHS.has(this.text(j));
      return known ? { kind: 'problem', problem: { kind: 'future' }, next: j + 1 } : null;
    }
    if (!LAST.has(word) && !THIS.has(word) && !ROLLING.has(word)) return null;
    let j = i + 1;
    if (LAST.has(word) && LAST.has(this.text(j)) && !this.is(j, 'past')) j++;
    const skipped = (k: number): number =>
      ['complete', 'completed', 'full', 'calendar', 'consecutive', 'whole'].includes(this.text(k))
        ? k + 1
        : k;
    j = skipped(j);
    const count = this.count(j);
    if (count !== null && !THIS.has(word)) {
      const k = skipped(j + 1);
      const months = UNITS.get(this.stem(k));
      if (months === undefined || count < 1 || count > 600) return null;
      return this.rolling(count, UNIT_NAMES[months]!, k + 1);
    }
    const month = MONTHS.get(this.text(j));
    if (month !== undefined && !ROLLING.has(word)) {
      const year = THIS.has(word) ? Math.floor(through / 12) : null;
      return { kind: 'calendar', unit: 'month', start: month, length: 1, year, next: j + 1 };
    }
    // “Half year” is one unit of two words.
    if (this.is(j, 'half', 'year')) j++;
    const months = this.is(j - 1, 'half', 'year') ? 6 : UNITS.get(this.stem(j));
    if (months === undefined) return null;
    // “last months” names no number of them.
    if (this.text(j) !== this.stem(j)) return null;
    const unit = UNIT_NAMES[months]!;
    if (ROLLING.has(word) || (word === 'past' && months === 12)) {
      return months === 12 ? this.rolling(12, 'month', j + 1) : this.rolling(1, unit, j + 1);
    }
    if (THIS.has(word)) {
      const from = through - (through % months);
      return { kind: 'fixed', unit, range: { from, to: through }, relative: 'this', next: j + 1 };
    }
    if (months < 12 && (this.is(j + 1, 'of') || this.is(j + 1, 'in'))) {
      const [year, next] = this.yearPhrase(j + 2);
      if (year !== null) {
        return { kind: 'calendar', unit, start: 12 - months, length: months, year, next };
      }
    }
    return this.rolling(1, unit, j + 1);
  }

  /** The last `count` complete units by the data-through month. */
  private rolling(count: number, unit: PeriodUnit, next: number): Atom {
    const months = { month: 1, quarter: 3, half: 6, year: 12, rolling: 1, range: 1 }[unit];
    const { through } = this.clock;
    const to = through - ((through + 1) % months);
    const range = { from: to - count * months + 1, to };
    return { kind: 'fixed', unit: count === 1 ? unit : 'rolling', range, relative: 'last', next };
  }
}
