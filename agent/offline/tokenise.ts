import { MONTHS, ORDINALS } from './period-words.ts';

/** A piece of the question: a word, a number (with its letters: `q3`, `2025-03`) or a mark. */
export interface Token {
  /** Normalised: NFKC, lower case, no possessive. */
  readonly text: string;
  /** `text` without a plural s, so that the lexicon needs one form only. */
  readonly stem: string;
  /** As the person wrote it. */
  readonly raw: string;
  readonly kind: 'word' | 'number' | 'mark';
  /** Where `raw` stands in the cleaned question. */
  readonly at: number;
}

const CONTRACTIONS: Readonly<Record<string, string>> = {
  "what's": 'what is',
  whats: 'what is',
  "who's": 'who is',
  "how's": 'how is',
  "where's": 'where is',
  "it's": 'it is',
  "that's": 'that is',
  "there's": 'there is',
  "here's": 'here is',
  "let's": 'let us',
  "can't": 'can not',
  "won't": 'will not',
};

const PIECE =
  /\p{N}{4}-\p{N}{2}(?:-\p{N}{2})?(?![\p{L}\p{N}])|\p{N}{1,2}\/\p{N}{1,2}\/\p{N}{2,4}(?![\p{L}\p{N}])|\p{N}{1,2}\/\p{N}{4}(?![\p{L}\p{N}])|\p{N}+(?:[.,]\p{N}+)*\p{L}*|\p{L}[\p{L}\p{M}\p{N}]*(?:'\p{L}+)*'?|[^\s]/gu;

// The same for plain ASCII, of which the lexicon and most questions are made: Unicode classes are compiled when
// first used, and that costs a cold start 25 ms.
const PLAIN = /^[\x20-\x7e]*$/;
const PLAIN_PIECE =
  /\d{4}-\d{2}(?:-\d{2})?(?![a-z\d])|\d{1,2}\/\d{1,2}\/\d{2,4}(?![a-z\d])|\d{1,2}\/\d{4}(?![a-z\d])|\d+(?:[.,]\d+)*[a-z]*|[a-z][a-z\d]*(?:'[a-z]+)*'?|[^\s]/gi;

const isDigit = (character: string): boolean =>
  /[0-9]/.test(character) || (character > '\x7e' && /\p{N}/u.test(character));
const isLetter = (character: string): boolean =>
  /[a-z]/i.test(character) || (character > '\x7e' && /\p{L}/u.test(character));

/**
 * The question as people see it: compatibility forms folded, invisible characters (zero-width, bidirectional
 * marks, Unicode tags) and controls removed, so that what was not seen cannot act.
 */
export function cleanText(question: string): string {
  if (PLAIN.test(question)) return spelledOut(question.replace(/[ _]+/g, ' ').replaceAll('`', "'").trim());
  const folded = question
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Co}\p{Cs}\p{Cn}]|[\u{FE00}-\u{FE0F}]|[\u{E0100}-\u{E01EF}]/gu, '')
    .replace(/[\p{Cc}\p{Z}_]+/gu, ' ')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—−―]/g, '-')
    .trim();
  return spelledOut(folded);
}

/** How words are typed in a hurry, where no spelling repair would find them: too short, or words of their own. Data only. */
const TYPED_FOR: Readonly<Record<string, string>> = {
  ...{ wat: 'what', wut: 'what', wot: 'what', wich: 'which', whch: 'which', wihch: 'which', hw: 'how' },
  ...{ ur: 'your', clams: 'claims', acct: 'accounts', accts: 'accounts' },
};
const TYPED = new RegExp(`\\b(?:${Object.keys(TYPED_FOR).join('|')})\\b`, 'gi');

/** “24 vs 25” and “2024 vs ’25” are two years; numbers that count something have a unit or a sign. */
const TWO_YEARS =
  /(?<![$\d.,-]|\b(?:top|bottom|over|under|above|below|than|least|most) )'?(?:20)?(2\d)(\s*(?:vs|v|versus|against|compared (?:to|with))\s+)'?(?:20)?(2\d)(?![\d.,%]|\s*(?:%|percent|pct|days?|dollars?|usd|claims?|k\b|m\b|million|thousand))/gi;

/** “After Q2 2025 had been published” speaks of Q2, not of what came after it. */
const PUBLISHED_SINCE =
  /\bafter ((?:\w+ ){0,3}(?:q[1-4]|20\d{2})(?: 20\d{2})? (?:had |has |was |were )(?:already )?(?:been )?(?:published|closed|frozen))\b/gi;

const ORDINAL = /\b(?:first|second|third|fourth|1st|2nd|3rd|4th)\b/gi;
/** “The first and third quarters”: every one of them is a quarter. */
const ORDINAL_LIST = new RegExp(
  `(${ORDINAL.source}(?:\\s*(?:,|and|&)+\\s*(?:and\\s+)?(?:the\\s+)?${ORDINAL.source})+)\\s+(quarters?|qtrs?|half|halves)\\b(?:\\s+of(?=\\s))?`,
  'gi',
);

/** “The last quarter of the year” is its fourth, not the one just past. */
const LAST_OF_YEAR = /\b(?:last|final) (quarter|half) of the (?:calendar )?year\b/gi;
const PART_OF_YEAR =
  /\b((?:first|second|third|fourth|1st|2nd|3rd|4th) (?:quarter|half)|[qh][1-4]) of the (?:calendar )?year\b/gi;

/** Short forms that no token boundary can be found in: `w/o`, `2025Q2`, `H1FY25` stay one thing each. */
function spelledOut(text: string): string {
  return (
    text
      .replace(/\b(excl|incl|avg|approx|dept|vs|pct|qtr|yr|mo|st|dr|inc|corp|med|ins)\.(?=\s|$)/gi, '$1')
      .replace(/(?<![\d.%]\s?)\bpt(s?)\b(?!\s*balance)/gi, 'patient$1')
      .replace(TYPED, (word) => TYPED_FOR[word.toLowerCase()] ?? word)
      .replace(/\b(top|bottom)(\d{1,3})\b/gi, '$1 $2')
      .replace(/^state (?=the|our|each|how|what)/i, 'give ')
      .replace(/\bu\b(?!\.)/g, 'you')
      // Words that only lean on the next or the last one.
      .replace(/\b(patients|members|payers|insurers|hospitals) themselves\b/gi, '$1')
      .replace(
        /\b(?:single|very) (?=(?:worst|best|highest|lowest|biggest|largest) (?:month|quarter|year|payer)\b)/gi,
        '',
      )
      .replace(/\b(\d+) ?(?:mos|mths|mnths)\b/gi, '$1 months')
      .replace(/\b(last|past|prior|previous|next|six|three|twelve|nine) (?:mos|mths|mnths)\b/gi, '$1 months')
      .replace(/(^|\s)'(2\d)(?![\p{L}\p{N}])/gu, '$120$2')
      .replace(/\bw(?=\s[a-z])/g, 'with')
      .replace(PUBLISHED_SINCE, 'for $1')
      .replace(LAST_OF_YEAR, (_, unit: string) => (unit.toLowerCase() === 'half' ? 'H2' : 'Q4'))
      .replace(PART_OF_YEAR, '$1')
      .replace(/\bw\/o\b/gi, 'without')
      .replace(/\bw\/(?=[\sa-z])/gi, 'with ')
      .replace(/\b((?:19|20)\d{2})-?([qh][1-4])\b/gi, '$2 $1')
      .replace(ORDINAL_LIST, (_, list: string, unit: string) => {
        const letter = unit.toLowerCase().startsWith('h') ? 'H' : 'Q';
        return list.replace(ORDINAL, (word) => `${letter}${ORDINALS.get(word.toLowerCase()) ?? word}`);
      })
      .replace(
        TWO_YEARS,
        (_, first: string, joint: string, second: string) => `20${first}${joint}20${second}`,
      )
  );
}

/** `claims` → `claim`; `this`, `gross`, `us`, `plus` stay. Applied to lexicon and question alike. */
export function stemOf(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 5 && word.endsWith('sses')) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** Splits a cleaned question (`cleanText`). Linear in its length. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PLAIN.test(text) ? PLAIN_PIECE : PIECE)) {
    const raw = match[0];
    const at = match.index;
    const lower = raw.toLowerCase();
    const first = lower[0] ?? '';
    if (isDigit(first)) {
      tokens.push({ text: lower, stem: lower, raw, kind: 'number', at });
    } else if (isLetter(first)) {
      for (const word of wordsOf(lower))
        tokens.push({ text: word, stem: stemOf(word), raw, kind: 'word', at });
    } else {
      const text = lower === '&' ? 'and' : lower;
      tokens.push({ text, stem: text, raw, kind: lower === '&' ? 'word' : 'mark', at });
    }
  }
  return tokens.filter((token, i) => !(token.text === '-' && isHyphen(tokens[i - 1], token, tokens[i + 1])));
}

/** The dash of `year-to-date` joins a compound; the one of `Jan-Mar` or `2022-2024` is a range. */
function isHyphen(before: Token | undefined, dash: Token, after: Token | undefined): boolean {
  if (before?.kind !== 'word' || after?.kind !== 'word') return false;
  const joined = before.at + before.raw.length === dash.at && after.at === dash.at + 1;
  const dated = [before, after].some((token) => MONTHS.has(token.text) || /\p{N}/u.test(token.text));
  return joined && !dated;
}

function wordsOf(word: string): string[] {
  const whole = CONTRACTIONS[word];
  if (whole) return whole.split(' ');
  if (!word.includes("'")) return [word];
  const negated = /^(\p{L}+)n't$/u.exec(word);
  if (negated) return [negated[1]!, 'not'];
  const bare = word.replace(/'(?:s|re|ve|ll|d|m)?$/u, '').replace(/'s(?=')/gu, '');
  return bare === '' ? [] : bare.split("'").filter((part) => part !== '');
}
