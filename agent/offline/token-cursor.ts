import { LAST, NUMBER_WORDS, THIS } from './period-words.ts';
import type { Token } from './tokenise.ts';

/** What relative phrases count from. */
export interface PeriodClock {
  /** Index of the first published month. */
  readonly from: number;
  /** Index of the last complete month. */
  readonly through: number;
  readonly fiscalYearStart: number | null;
}

/** The words of a question as the period readers look at them, and what all of them read alike. */
export class TokenCursor {
  protected readonly tokens: readonly Token[];
  protected readonly clock: PeriodClock;

  constructor(tokens: readonly Token[], clock: PeriodClock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  protected text(i: number): string {
    return this.tokens[i]?.text ?? '';
  }

  protected stem(i: number): string {
    return this.tokens[i]?.stem ?? '';
  }

  protected is(i: number, ...words: string[]): boolean {
    return words.every((word, offset) => this.text(i + offset) === word);
  }

  protected count(i: number): number | null {
    const word = this.text(i);
    const spelled = NUMBER_WORDS.get(word);
    if (spelled !== undefined) return spelled;
    return /^\d{1,3}$/.test(word) ? Number(word) : null;
  }

  protected calendarYear(i: number): { year: number | null; next: number } | null {
    let j = i;
    if (this.is(j, 'calendar')) j++;
    if (this.is(j, 'year') || this.is(j, 'cy')) j++;
    const glued = /^cy(\d{2}|\d{4})$/.exec(this.text(j));
    if (glued) return { year: fullYear(glued[1]!), next: j + 1 };
    return /^(?:19|20)\d{2}$/.test(this.text(j)) ? { year: Number(this.text(j)), next: j + 1 } : null;
  }

  protected yearAfter(i: number): [number | null, number] {
    const year = this.calendarYear(this.is(i, 'of') ? i + 1 : i);
    return year ? [year.year, year.next] : [null, i];
  }

  /** The year of a month, quarter or half: `2025`, `'25`, `of 2025`, `of last year`; null when none follows. */
  protected yearPhrase(start: number): [number | null, number] {
    let i = start;
    if (this.is(i, '.') && /^\d{4}$/.test(this.text(i + 1))) i++;
    if (this.is(i, ',') && /^\d{4}$/.test(this.text(i + 1))) i++;
    if (this.is(i, '-') && /^(?:19|20)\d{2}$/.test(this.text(i + 1)) && !this.is(i + 2, '-')) i++;
    if (this.is(i, 'of') || this.is(i, 'in')) i++;
    const year = this.calendarYear(i);
    if (year) return [year.year, year.next];
    if (this.is(i, "'") && /^\d{2}$/.test(this.text(i + 1))) return [fullYear(this.text(i + 1)), i + 2];
    const quarter = /^[qh]\d$|^\d[qh]$/.test(this.text(start - 1));
    if (quarter && /^[1-9]\d$/.test(this.text(i))) return [fullYear(this.text(i)), i + 1];
    const j = this.is(i, 'the') ? i + 1 : i;
    if ((LAST.has(this.text(j)) || THIS.has(this.text(j))) && this.is(j + 1, 'year')) {
      const now = Math.floor(this.clock.through / 12);
      const complete = (this.clock.through + 1) % 12 === 0 ? now : now - 1;
      return [THIS.has(this.text(j)) ? now : complete, j + 2];
    }
    return [null, start];
  }
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}
