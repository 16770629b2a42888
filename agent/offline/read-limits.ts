import { NUMBER_WORDS } from './period-words.ts';
import type { PhraseIndex } from './phrase-index.ts';
import type { Token } from './tokenise.ts';

/** A limit on a metric: `below 60`, and whether it was said in percent. */
export interface Limit {
  readonly name: 'above' | 'at_least' | 'below' | 'at_most' | 'strong_from' | 'stable_from';
  readonly value: number;
  readonly percent: boolean;
  /** What the number was said to count; null where nothing was said. */
  readonly unit: 'percent' | 'usd' | 'days' | null;
  readonly start: number;
  /** Half-open in tokens. */
  readonly end: number;
}

const COMPARATORS: readonly (readonly [string, Limit['name']])[] = [
  ['no longer than', 'at_most'],
  ['longer than', 'above'],
  ['slower than', 'above'],
  ['bigger than', 'above'],
  ['faster than', 'below'],
  ['quicker than', 'below'],
  ['shorter than', 'below'],
  ['in excess of', 'above'],
  ['no fewer than', 'at_least'],
  ['a minimum of', 'at_least'],
  ['a maximum of', 'at_most'],
  ['not over', 'at_most'],
  ['beyond', 'above'],
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
  'percentage',
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
  if (text === 'zero') return 0;
  if (digits === '') return NUMBER_WORDS.get(text) ?? null;
  const scale = letters === '' ? 1 : SCALES[letters];
  return scale === undefined ? null : Number(digits.replaceAll(',', '')) * scale;
}

/** What may follow a number to make a limit of it. */
const AFTER_NUMBER: readonly (readonly [string, Limit['name']])[] = [
  ['or more', 'at_least'],
  ['or above', 'at_least'],
  ['or higher', 'at_least'],
  ['or greater', 'at_least'],
  ['or over', 'at_least'],
  ['and up', 'at_least'],
  ['and above', 'at_least'],
  ['and over', 'at_least'],
  ['or less', 'at_most'],
  ['or below', 'at_most'],
  ['or lower', 'at_most'],
  ['or fewer', 'at_most'],
  ['or under', 'at_most'],
  ['and below', 'at_most'],
];

interface Comparator {
  readonly parts: readonly string[];
  readonly name: Limit['name'];
}

/** Comparators by their first word, in the order of the list. */
function byFirstWord(list: readonly (readonly [string, Limit['name']])[]): ReadonlyMap<string, Comparator[]> {
  const found = new Map<string, Comparator[]>();
  for (const [words, name] of list) {
    const parts = words.split(' ');
    found.set(parts[0]!, [...(found.get(parts[0]!) ?? []), { parts, name }]);
  }
  return found;
}

const WORDS_BEFORE = byFirstWord(COMPARATORS);
const WORDS_AFTER = byFirstWord(AFTER_NUMBER);

type Amount = Pick<Limit, 'value' | 'percent' | 'unit' | 'end'>;

/** A number with its sign, scale and unit. */
function readAmount(tokens: readonly Token[], start: number): Amount | null {
  const word = (i: number): string => tokens[i]?.text ?? '';
  let at = start;
  let usd = word(at) === '$';
  if (usd) at++;
  const negative = word(at) === '-' || word(at) === 'minus' || word(at) === 'negative';
  if (negative) at++;
  if (word(at) === '$') {
    usd = true;
    at++;
  }
  if (word(at) === 'half') return { value: 50, percent: true, unit: 'percent', end: at + 1 };
  const number = numberOf(word(at));
  if (number === null) return null;
  at++;
  const scale = SCALES[word(at)];
  if (scale !== undefined) at++;
  const said: string[] = [];
  while (UNITS.has(word(at))) said.push(word(at++));
  const percent = said.some((unit) => PERCENT.has(unit));
  const money = usd || said.some((unit) => /^(?:dollars?|usd|\$)$/.test(unit));
  const days = said.some((unit) => /^days?$/.test(unit));
  const unit = percent ? 'percent' : money ? 'usd' : days ? 'days' : null;
  return { value: number * (scale ?? 1) * (negative ? -1 : 1), percent, unit, end: at };
}

/** “20 % or more”. */
function readAfterNumber(tokens: readonly Token[], start: number): Limit | null {
  const amount = readAmount(tokens, start);
  if (amount === null) return null;
  for (const { parts, name } of WORDS_AFTER.get(tokens[amount.end]?.text ?? '') ?? []) {
    if (parts.every((part, i) => tokens[amount.end + i]?.text === part))
      return { ...amount, name, start, end: amount.end + parts.length };
  }
  return null;
}

/** “Under 60 %”, “at least 1.5 million dollars”: what begins at `start`, or null. */
function readLimit(tokens: readonly Token[], start: number): Limit | null {
  for (const { parts, name } of WORDS_BEFORE.get(tokens[start]?.text ?? '') ?? []) {
    if (!parts.every((part, i) => tokens[start + i]?.text === part)) continue;
    const amount = readAmount(tokens, start + parts.length);
    if (amount !== null) return { ...amount, name, start };
  }
  return null;
}

/** “Strong from -5 %, stable from -10 %”: where the labels of a contract review begin. */
function readLabel(tokens: readonly Token[], start: number): Limit | null {
  const label = /^(?:strong|stable)$/.exec(tokens[start]?.text ?? '')?.[0];
  if (label === undefined) return null;
  const joint = tokens.slice(start + 1, start + 4).findIndex(({ text }) => LABEL_JOINTS.has(text));
  const amount = joint < 0 ? null : readAmount(tokens, start + 2 + joint);
  if (amount === null) return null;
  const end = /^upwards?$|^up$/.test(tokens[amount.end]?.text ?? '') ? amount.end + 1 : amount.end;
  return { ...amount, end, name: label === 'strong' ? 'strong_from' : 'stable_from', start };
}

const LABEL_JOINTS = new Set([
  'of',
  'from',
  'at',
  'above',
  'over',
  '≥',
  'is',
  'means',
  'starting',
  'beginning',
]);

/** “Payers with a negative variance” are those below zero. */
function readSign(tokens: readonly Token[], start: number): Limit | null {
  const sign = tokens[start]?.text;
  const name = sign === 'negative' ? 'below' : sign === 'positive' ? 'above' : null;
  const signed = ['variance', 'net', 'var'].includes(tokens[start + 1]?.text ?? '');
  return name && signed ? { name, value: 0, percent: false, unit: null, start, end: start + 1 } : null;
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
    const limit = taken[i]
      ? null
      : (readLabel(tokens, i) ?? readLimit(tokens, i) ?? readAfterNumber(tokens, i) ?? readSign(tokens, i));
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
