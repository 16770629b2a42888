import { monthNumber } from '../../tools/period-keys.ts';
import { impliedGroups } from './implied-groups.ts';
import type { Mark } from './mark.ts';
import { readMedication } from './medications.ts';
import { mendPeriodWords } from './mend-period-words.ts';
import { isMisspeltFiller, mendWord } from './mend-word.ts';
import { misspeltName } from './misspelt-name.ts';

import { NUMBER_WORDS } from './period-words.ts';
import type { PeriodPhrase } from './periods.ts';
import { readPeriods } from './periods.ts';
import type { PhraseMatch } from './phrase-index.ts';
import type { PlanContext } from './plan-context.ts';
import { type Limit, readLimits } from './read-limits.ts';
import type { Token } from './tokenise.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** What the words of one question say, before anything is decided. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly marks: readonly Mark[];
  readonly periods: readonly PeriodPhrase[];
  readonly medications: readonly string[];
  /** A strength asked for that no tracked medication has. */
  readonly missingStrength: { readonly name: string; readonly labels: readonly string[] } | null;
  readonly limit: number | null;
  /** “Under 60 %”: thresholds on what is asked for. */
  readonly limits: readonly Limit[];
  /** Corrected spelling and the like, for the answer's notes. */
  readonly notes: string[];
  /** Words nobody understood. */
  readonly unread: readonly Token[];
}

const MARKS_THAT_MATTER = new Set(['%', '>', '<', '=', '≥', '≤', '*', '#', '@']);
const LIMIT_BEFORE = new Set([
  'top',
  'bottom',
  'best',
  'worst',
  'first',
  'largest',
  'highest',
  'lowest',
  'biggest',
  'smallest',
  'leading',
  'only',
  'slowest',
  'fastest',
]);
const COUNTED = new Set([
  'cue:payer',
  'cue:medication',
  'cue:organization',
  'cue:provider',
  'cue:specialty',
  'cue:contracts',
]);
const LIMIT_AFTER = new Set(
  'payer insurer medication drug medicine plan carrier organization hospital facility provider doctor physician hotspot segment largest highest lowest worst best biggest smallest slowest fastest most least costliest cheapest prescription'.split(
    ' ',
  ),
);

const ORDERS = new Set([
  'rate',
  'grade',
  'label',
  'classify',
  'assess',
  'evaluate',
  'judge',
  'examine',
  'explore',
  'analyze',
  'highlight',
  'identify',
  'determine',
  'calculate',
  'compute',
  'estimate',
]);

/** “Show quarters for 2024”: a plural that is no period of its own says in which steps. */
const STEPS: Readonly<Record<string, string>> = {
  months: 'month',
  quarters: 'quarter',
  qtrs: 'quarter',
  years: 'year',
};

export function readQuestion(tokens: readonly Token[], context: PlanContext): Reading {
  return new QuestionReader(tokens, context).read();
}

const OLDER_THAN: Readonly<Record<string, readonly string[]>> = {
  30: ['31-60', '61-90', '90+'],
  60: ['61-90', '90+'],
  90: ['90+'],
};

class QuestionReader {
  private readonly tokens: readonly Token[];
  private readonly context: PlanContext;
  private readonly vocabulary: Vocabulary;
  private readonly taken: boolean[];
  private readonly marks: Mark[] = [];
  private readonly notes: string[] = [];
  private readonly medications: string[] = [];
  private missingStrength: Reading['missingStrength'] = null;
  private limit: number | null = null;
  private readonly limits: Limit[] = [];

  constructor(tokens: readonly Token[], context: PlanContext) {
    this.context = context;
    this.vocabulary = vocabularyOf(context);
    const mended = mendPeriodWords(tokens, this.vocabulary);
    this.tokens = mended.tokens;
    this.notes.push(...mended.notes);
    this.taken = tokens.map(() => false);
  }

  read(): Reading {
    const { tokens } = this;
    // Refusals come first and see every word: no name or period may break one up.
    for (let i = 0; i < tokens.length; i++) {
      const match = this.vocabulary.phrases.longest(tokens, i);
      if (match?.tags.includes('refused') && !this.showsMeasure(i, match))
        this.mark(i, match.end, ['refused']);
      if (match && match.end > i + 1) i = match.end - 1;
    }
    this.readMisspeltNames();
    this.readThresholds();
    const periods = this.readPeriods();
    const spoken = [...periods].sort((a, b) => a.start - b.start);
    for (let i = 0; i < tokens.length; i++) if (!this.taken[i]) i = this.readAt(i, false) - 1;
    for (let i = 0; i < tokens.length; i++) if (!this.taken[i]) i = this.readAt(i, true) - 1;
    const unread = tokens.filter((token, i) => !this.taken[i] && this.matters(token));
    const { marks, notes, medications, missingStrength, limit, limits } = this;
    marks.sort((a, b) => a.at - b.at);
    marks.push(...impliedGroups(marks, tokens));
    return {
      tokens,
      marks,
      periods: spoken,
      medications: [...new Set(medications)],
      missingStrength,
      limit,
      limits,
      notes,
      unread,
    };
  }

  /** “Show me patient payments” shows a measure, “show me patients” people. */
  private showsMeasure(i: number, { end }: PhraseMatch): boolean {
    const measure = this.vocabulary.phrases.longest(this.tokens, end - 1);
    const shows = ['show', 'list'].includes(this.tokens[i]!.text);
    return (
      shows && measure !== null && measure.end > end && measure.tags.some((tag) => tag.startsWith('metric:'))
    );
  }

  private readMisspeltNames(): void {
    for (let i = 0; i < this.tokens.length; i++) {
      const found = this.taken[i] ? null : misspeltName(this.tokens, i, this.vocabulary.longNames);
      if (found === null) continue;
      const end = i + found.stems.length;
      if ((this.vocabulary.phrases.longest(this.tokens, i)?.end ?? 0) >= end) continue;
      this.mark(i, end, found.tags);
      this.notes.push(`Read “${this.raw(i, end)}” as ${found.name}.`);
      i = end - 1;
    }
  }

  private readThresholds(): void {
    // “Settle in under 30 days” limits days, “open under 30 days” is an age.
    const settles = (): boolean =>
      this.speaksOf('metric:settlement_days_avg') ||
      (this.speaksOf('verb:paid') && !this.speaksOf('cue:receivables', 'cue:bucket'));
    const phrases = {
      longest: (tokens: readonly Token[], start: number) => {
        const match = this.vocabulary.phrases.longest(tokens, start);
        return match?.tags.includes('cue:bucket') && settles() ? null : match;
      },
    };
    for (const limit of readLimits(this.tokens, this.taken, phrases)) {
      this.limits.push(limit);
      this.taken.fill(true, limit.start, limit.end);
    }
  }

  private readPeriods(): PeriodPhrase[] {
    const clock = {
      from: monthNumber(this.context.dataFrom),
      through: monthNumber(this.context.dataThrough),
      fiscalYearStart: this.context.fiscalYearStart,
    };
    return readPeriods(this.tokens, clock).filter((phrase) => {
      if (this.isAge(phrase)) return false;
      // `0-30 days`, `top 5 …` and longer phrases of the lexicon own their numbers.
      for (let i = Math.max(0, phrase.start - 3); i <= phrase.start; i++) {
        const match = this.vocabulary.phrases.longest(this.tokens, i);
        const owned = match && match.end > phrase.start && match.end - i > phrase.end - phrase.start;
        if (owned && match.end >= phrase.end) return false;
      }
      this.taken.fill(true, phrase.start, phrase.end);
      return true;
    });
  }

  /** Whether any phrase of the question carries a tag, and not another one with it. */
  private speaksOf(tag: string, without = ''): boolean {
    return this.tokens.some((_, i) => {
      const tags = this.vocabulary.phrases.longest(this.tokens, i)?.tags ?? [];
      return tags.includes(tag) && !tags.includes(without);
    });
  }

  /** “Receivables past 90 days” is an age, where “payments in the past 90 days” would be a period. */
  private isAge({ start, end }: PeriodPhrase): boolean {
    const [past, days] = [this.tokens[start]?.text, this.tokens[start + 1]?.text ?? ''];
    if (past !== 'past' || !(days in OLDER_THAN) || !this.speaksOf('cue:receivables')) return false;
    this.mark(start, end, ['cue:receivables', 'cue:bucket', ...OLDER_THAN[days]!.map((age) => `age:${age}`)]);
    return true;
  }

  /** Reads what begins at `i`; returns where to go on. */
  private readAt(i: number, fuzzy: boolean): number {
    const { tokens, taken } = this;
    const limited = this.readLimit(i);
    if (limited > i) return limited;
    const match = this.unlessLonger(i, this.vocabulary.phrases.longest(tokens, i, taken));
    const labels = this.context.members['medication'] ?? [];
    const drug = match ? null : readMedication(tokens, i, labels, fuzzy);
    if (drug && drug.end > i && !taken.slice(i, drug.end).includes(true)) return this.takeDrug(drug);
    if (match) {
      this.mark(i, match.end, match.tags);
      return match.end;
    }
    const token = tokens[i]!;
    // “Rate our deals”: an order, where “the rate” would be a figure.
    if (i === 0 && ORDERS.has(token.text)) this.taken[i] = true;
    const step = STEPS[token.text];
    const vague = /^(?:recent|few|several|couple|many|some|past|last|previous|other|coming)$/.test(
      tokens[i - 1]?.text ?? '',
    );
    if (step !== undefined && !vague) this.mark(i, i + 1, [`grain:${step}`, 'cue:trend']);
    else if (token.kind === 'word' && this.vocabulary.fillers.has(token.stem)) this.taken[i] = true;
    else if (token.kind === 'mark' && !MARKS_THAT_MATTER.has(token.text)) this.taken[i] = true;
    else if (fuzzy && token.kind === 'word') {
      this.mendWord(i);
      if (!taken[i] && isMisspeltFiller(token.stem, this.vocabulary.fillers)) this.taken[i] = true;
    }
    return i + 1;
  }

  /** Gives way to a longer phrase that begins inside: “by payer” in “by payer paid %”. */
  private unlessLonger(i: number, match: PhraseMatch | null): PhraseMatch | null {
    if (match?.tags.includes('refused') && this.showsMeasure(i, match)) return null;
    for (let j = i + 1; match && j < match.end; j++) {
      const inner = this.vocabulary.phrases.longest(this.tokens, j, this.taken);
      const gain = inner ? inner.end - j - (match.end - i) : -1;
      const grouped = [this.tokens[i]!.text, this.tokens[j - 1]!.text].some((word) =>
        /^(?:by|per)$/.test(word),
      );
      // What stands before the longer phrase may be a phrase of its own: “percent of” before “total A/R”.
      const prefix = this.vocabulary.phrases.longest(this.tokens.slice(0, j), i, this.taken);
      // “Worst coverage rates” is the worst of a rate, or “rates” would be left over.
      const readsMore = gain === 0 && prefix?.end === j && this.leavesUnread(match.end);
      if (readsMore) return prefix;
      if (gain > 0 || (gain === 0 && grouped)) return prefix;
    }
    return match;
  }

  /** Whether nothing begins at a word, and it is no filler. */
  private leavesUnread(at: number): boolean {
    const token = this.tokens[at];
    if (token === undefined || token.kind !== 'word' || this.vocabulary.fillers.has(token.stem)) return false;
    return this.vocabulary.phrases.longest(this.tokens, at, this.taken) === null;
  }

  private takeDrug(drug: NonNullable<ReturnType<typeof readMedication>>): number {
    const raw = this.raw(drug.start, drug.end);
    this.taken.fill(true, drug.start, drug.end);
    this.marks.push({ tag: 'drug', at: drug.start, end: drug.end });
    this.medications.push(...drug.labels);
    if (drug.missing) this.missingStrength = { name: raw, labels: drug.labels };
    if (drug.readAs) this.notes.push(`Read “${raw}” as ${drug.readAs}.`);
    if (drug.labels.length > 1) {
      this.notes.push(`“${raw}” takes in all ${drug.labels.length} tracked: ${drug.labels.join('; ')}.`);
    }
    return drug.end;
  }

  /** `top 5`, `5 largest`, `three payers`. */
  private readLimit(i: number): number {
    const number = (j: number): number | null => {
      const text = this.tokens[j]?.text ?? '';
      if (this.taken[j]) return null;
      return NUMBER_WORDS.get(text) ?? (/^\d{1,4}$/.test(text) ? Number(text) : null);
    };
    const here = number(i);
    if (here === null || this.limit !== null) return i;
    const before = this.tokens[i - 1];
    const follows = this.tokens[i + 1];
    const unit = follows?.text === '%' || /^(?:day|month|percent|claim)$/.test(follows?.stem ?? '');
    // “the worst one” is somebody, not a number of rows.
    if (unit || (this.tokens[i]!.text === 'one' && !this.isCounted(follows))) return i;
    const short = this.tokens.filter(({ kind }) => kind !== 'mark').length <= 5;
    // “make it 10”, “show 5”: a number that ends a short order.
    const ordered =
      short && !follows && ['it', 'show', 'to', 'me', 'just', 'all'].includes(before?.text ?? '');
    const said = ordered || this.ranks(before) || this.isCounted(follows);
    if (!said) return i;
    this.limit = here;
    this.taken[i] = true;
    return i + 1;
  }

  /** Whether a word before a number says which end of a ranking: “busiest five”. */
  private ranks(token: Token | undefined): boolean {
    if (token === undefined) return false;
    const tags = this.vocabulary.phrases.words.get(token.stem) ?? [];
    return LIMIT_BEFORE.has(token.text) || tags.some((tag) => /^(?:order|quality):/.test(tag));
  }

  /** Whether a word after a number is what rows are of: “five clinicians”. */
  private isCounted(token: Token | undefined): boolean {
    if (token === undefined) return false;
    const tags = this.vocabulary.phrases.words.get(token.stem) ?? [];
    return LIMIT_AFTER.has(token.stem) || tags.some((tag) => COUNTED.has(tag));
  }

  /** Mends a slip of spelling toward the nearest single word; two equally near stay a question. */
  private mendWord(i: number): void {
    const token = this.tokens[i]!;
    const mended = mendWord(token.text, this.vocabulary.phrases.words);
    if (mended === null) return;
    this.mark(i, i + 1, mended.tags);
    if (mended.readAs !== null) this.notes.push(`Read “${token.raw}” as ${mended.readAs}.`);
  }

  private mark(start: number, end: number, tags: readonly string[]): void {
    this.taken.fill(true, start, end);
    for (const tag of tags) this.marks.push({ tag, at: start, end });
  }

  private raw(start: number, end: number): string {
    return this.tokens
      .slice(start, end)
      .map((token) => token.raw)
      .join(' ');
  }

  private matters(token: Token): boolean {
    return token.kind !== 'mark' || MARKS_THAT_MATTER.has(token.text);
  }
}
