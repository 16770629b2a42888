import { formatMonth } from '../../tools/format-value.ts';
import { checkWithholding } from './check-withholding.ts';
import { type Evidence, labelsByColumn, type Rejection } from './grounding.ts';

const UNIT_WORDS =
  'patients?|people|persons?|claims?|prescriptions?|orders?|dispenses?|dollars?|cents?|usd|percent|per cent|' +
  'percentage points?|points?|days?|payers?|insurers?|medications?|drugs?|organizations?|providers?|times';
const SMALL_NUMBERS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|' +
  'eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|couple|few|handful';
const LARGE_NUMBERS =
  'hundreds?|thousands?|millions?|billions?|half|halves|halved|thirds?|two-thirds|three-quarters|twofold|threefold|' +
  'tenfold|doubled?|doubling|tripled?|tripling|quadrupled?|twice|thrice';

// A small number counts something when a unit follows within three words; larger ones are figures anywhere.
const COUNTED = new RegExp(
  `\\b(?:${SMALL_NUMBERS})\\b(?:[\\s-]+[\\p{L}-]+){0,3}?[\\s-]+(?:${UNIT_WORDS})\\b`,
  'iu',
);
const FIGURE = new RegExp(`\\b(?:${LARGE_NUMBERS})\\b`, 'i');
const DIGIT = /\p{Nd}|\p{No}|\p{Nl}|[$€£%]/u;
const LINK =
  /https?:|www\.|mailto:|\]\(|!\[|<[@!#/a-z]|(?:^|\s)[@#]\w|\b[\w-]+\.(?:com|org|net|io|gov|edu|co|ai|dev|app|info|biz|us|uk|de)\b/i;

// What may not touch a known phrase: then it is part of another word or figure.
const TOUCHES_BEFORE = /[\p{L}\p{N}$.,]$/u;
const TOUCHES_AFTER = /^(?:[\p{L}\p{N}%]|[.,]\p{N})/u;
/** A character may take two code units. */
const UNITS = 2;

/** Replaces a phrase wherever it stands alone; a pattern for each phrase would cost more than all the rest of the check. */
function withoutPhrase(text: string, phrase: string): string {
  let result = '';
  let from = 0;
  for (let at = text.indexOf(phrase); at >= 0; ) {
    const end = at + phrase.length;
    const before = text.slice(Math.max(0, at - UNITS), at);
    const after = text.slice(end, end + 1 + UNITS);
    if (TOUCHES_BEFORE.test(before) || TOUCHES_AFTER.test(after)) {
      at = text.indexOf(phrase, at + 1);
      continue;
    }
    result += `${text.slice(from, at)} ▢ `;
    from = end;
    at = text.indexOf(phrase, end);
  }
  return result + text.slice(from);
}

/** Takes labels and period words out of a text, so that what digits remain are somebody's own. */
function withoutKnownPhrases(words: string, evidence: Evidence): string {
  const labels = [...labelsByColumn(evidence).values()].flatMap((set) => [...set]);
  const months = labels.map(formatMonth);
  const known = [...evidence.phrases, ...labels, ...months].filter(
    (phrase) => phrase.trim() !== '' && words.includes(phrase),
  );
  const longestFirst = [...new Set(known)].sort((a, b) => b.length - a.length);
  return longestFirst.reduce(withoutPhrase, words);
}

/** Rejects figures, number words, addresses and mentions that stand outside references, and talk about what is withheld. */
export function checkPlainWords(words: string, evidence: Evidence): Rejection[] {
  const rejections: Rejection[] = [];
  if (LINK.test(words)) rejections.push({ check: 'links', detail: 'no addresses, links or mentions' });
  const rest = withoutKnownPhrases(words, evidence);
  if (DIGIT.test(rest)) rejections.push({ check: 'digits', detail: 'figures only by reference' });
  const counted = COUNTED.exec(rest) ?? FIGURE.exec(rest);
  if (counted !== null) {
    rejections.push({
      check: 'number-words',
      detail: `“${counted[0]}”: figures only by reference, not in words`,
    });
  }
  return [...rejections, ...checkWithholding(rest)];
}
