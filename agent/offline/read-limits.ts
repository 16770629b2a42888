import { NUMBER_WORDS } from './period-words.ts';
import type { PhraseIndex } from './phrase-index.ts';
import type { Token } from './tokenise.ts';

/** A limit on a metric: `below 60`, and whether it was said in percent. */
export interface Limit {
  readonly name: 'above' | 'at_least' | 'below' | 'at_most';
  readonly value: number;
  readonly percent: boolean;
  readonly start: number;
  /** Half-open in tokens. */
  readonly end: number;
}

const COMPARATORS: readonly (readonly [string, Limit['name']])[] = [
  ['no more than', 'at_most'],
  ['no less than', 'at_least'],
  ['not more than', 'at_most'],
  ['not less than', 'at_least'],
  ['more than', 'above'],
  ['greater than', 'above'],
  ['higher than', 'above'],
  ['larger than', 'above'],
  ['less than', 'below'],
  ['fewer than', 'below'],
  ['lower than', 'below'],
  ['smaller than', 'below'],
  ['at least', 'at_least'],
  ['at most', 'at_most'],
  ['up to', 'at_most'],
  ['> =', 'at_least'],
  ['< =', 'at_most'],
  ['≥', 'at_least'],
  ['≤', 'at_most'],
  ['>', 'above'],
  ['<', 'below'],
  ['above', 'above'],
  ['over', 'above'],
  ['exceeding', 'above'],
  ['exceed', 'above'],
  ['exceeds', 'above'],
  ['below', 'below'],
  ['under', 'below'],
  ['beneath', 'below'],
];

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mm: 1e6,
  million: 1e6,
};
const UNITS = new Set([
  '%',
  'percent',
  'pct',
  'point',
  'points',
  'days',
  'day',
  'dollars',
  'dollar',
  'usd',
  '$',
]);
const PERCENT = new Set(['%', 'percent', 'pct']);

function numberOf(text: string): number | null {
  const [, digits = '', letters = ''] = /^(\d+(?:,\d{3})*(?:\.\d+)?)([a-z]*)$/.exec(text) ?? [];
  if (digits === '') return NUMBER_WORDS.get(text) ?? null;
  const scale = letters === '' ? 1 : SCALES[letters];
  return scale === undefined ? null : Number(digits.replaceAll(',', '')) * scale;
}

/** “Under 60 %”, “at least 1.5 million dollars”: what begins at `start`, or null. */
function readLimit(tokens: readonly Token[], start: number): Limit | null {
  for (const [words, name] of COMPARATORS) {
    const parts = words.split(' ');
    if (!parts.every((part, i) => tokens[start + i]?.text === part)) continue;
    let at = start + parts.length;
    if (tokens[at]?.text === '$') at++;
    const negative = tokens[at]?.text === '-' || tokens[at]?.text === 'minus';
    if (negative) at++;
    if (tokens[at]?.text === '$') at++;
    const number = numberOf(tokens[at]?.text ?? '');
    if (number === null) continue;
    at++;
    const scale = SCALES[tokens[at]?.text ?? ''];
    if (scale !== undefined) at++;
    const percent = PERCENT.has(tokens[at]?.text ?? '');
    while (UNITS.has(tokens[at]?.text ?? '')) at++;
    const value = number * (scale ?? 1) * (negative ? -1 : 1);
    return { name, value, percent, start, end: at };
  }
  return null;
}

/** “More than 2024” speaks of a year, “over 6 months” of a period. */
function isTime(tokens: readonly Token[], { end }: Limit): boolean {
  const last = tokens[end - 1]?.text ?? '';
  const next = tokens[end]?.stem ?? '';
  return (/^(?:19|20)\d{2}$/.test(last) && next !== 'claim') || /^(?:month|quarter|year|week)$/.test(next);
}

/** Limits in a question; a longer phrase of the lexicon (`over 90 days`) owns its number. */
export function readLimits(
  tokens: readonly Token[],
  taken: readonly boolean[],
  phrases: Pick<PhraseIndex, 'longest'>,
): Limit[] {
  const limits: Limit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const limit = taken[i] ? null : readLimit(tokens, i);
    if (limit === null || isTime(tokens, limit)) continue;
    const owned = [i - 3, i - 2, i - 1, i].some(
      (from) => from >= 0 && (phrases.longest(tokens, from)?.end ?? 0) >= limit.end,
    );
    if (owned) continue;
    limits.push(limit);
    i = limit.end - 1;
  }
  return limits;
}
