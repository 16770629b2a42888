import type { Resolved } from '../resolve-reference.ts';
import type { Rejection, Sentence } from './grounding.ts';

type Meaning = 'up' | 'down' | 'same' | 'better' | 'worse';
/** What a word speaks of: a movement between periods, a position against a base, or either. */
type Speaks = 'change' | 'level' | 'either';

const WORDS: readonly { readonly meaning: Meaning; readonly of: Speaks; readonly pattern: RegExp }[] = [
  {
    meaning: 'up',
    of: 'change',
    pattern:
      /\b(?:rose|ris(?:en|e|es|ing)|up|increas\w*|gr(?:ew|ow|own|ows|owing|owth)|gain(?:s|ed)?|climb\w*|jump\w*)\b/gi,
  },
  {
    meaning: 'down',
    of: 'change',
    pattern:
      /\b(?:fell|fall(?:en|s|ing)?|down|decreas\w*|declin\w*|drop(?:ped|s|ping)?|shr[aiu]nk\w*|lost)\b/gi,
  },
  { meaning: 'same', of: 'change', pattern: /\b(?:unchanged|flat|stable)\b/gi },
  {
    meaning: 'up',
    of: 'level',
    pattern: /\b(?:overpaid|excess|surplus|above(?= (?:its |their )?charges))\b/gi,
  },
  {
    meaning: 'down',
    of: 'level',
    pattern: /\b(?:underpaid|shortfall|short|below(?= (?:its |their )?charges))\b/gi,
  },
  { meaning: 'up', of: 'either', pattern: /\b(?:higher|above(?! (?:its |their )?charges))\b/gi },
  { meaning: 'down', of: 'either', pattern: /\b(?:lower|below(?! (?:its |their )?charges))\b/gi },
  { meaning: 'better', of: 'change', pattern: /\b(?:better|improv\w*)\b/gi },
  { meaning: 'worse', of: 'change', pattern: /\b(?:worse\w*|deteriorat\w*)\b/gi },
];

// Names of measures that contain a direction word and state none.
const MEASURES = /\b(?:underpaid claims?|overpaid claims?|underpayment rate)\b/gi;

interface Word {
  readonly at: number;
  readonly word: string;
  readonly meaning: Meaning;
  readonly of: Speaks;
}

function read(sentence: Sentence): { words: Word[]; signed: { at: number; resolved: Resolved }[] } {
  const words: Word[] = [];
  const signed: { at: number; resolved: Resolved }[] = [];
  let start = 0;
  for (const part of sentence) {
    if (part.kind === 'reference') {
      if (part.resolved.signed !== null) signed.push({ at: start, resolved: part.resolved });
      start += 1;
      continue;
    }
    const text = part.text.replace(MEASURES, (measure) => ' '.repeat(measure.length));
    for (const { meaning, of, pattern } of WORDS) {
      for (const match of text.matchAll(pattern))
        words.push({ at: start + match.index, word: match[0], meaning, of });
    }
    start += part.text.length;
  }
  return { words, signed };
}

function agrees(meaning: Meaning, { value, better }: Resolved): boolean {
  const sign = Math.sign(Number(value));
  if (meaning === 'up') return sign > 0;
  if (meaning === 'down') return sign < 0;
  if (meaning === 'same') return sign === 0;
  if (better === 'neutral' || sign === 0) return false;
  return (sign > 0 === (better === 'higher')) === (meaning === 'better');
}

const judges = ({ meaning }: Word): boolean => meaning === 'better' || meaning === 'worse';

/**
 * Rejects a sentence whose direction words contradict the sign of the value they stand nearest to, a magnitude
 * without a direction word, and a direction word in a sentence that holds no value to show it.
 */
export function checkDirection(sentence: Sentence): Rejection[] {
  const { words, signed } = read(sentence);
  const rejections: Rejection[] = [];
  const reject = (detail: string) => rejections.push({ check: 'direction', detail });
  for (const { at, resolved } of signed) {
    const nearest = words
      .filter((word) => !judges(word) && (word.of === 'either' || word.of === resolved.signed))
      .sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0];
    // “worse by $0.3M” tells the direction of a change too, for a measure that has a good one.
    const judged = words.some((word) => judges(word) && resolved.signed === 'change');
    if (nearest === undefined && resolved.absolute && !judged)
      reject(`the magnitude of ${resolved.column} needs a direction`);
    if (nearest !== undefined && !agrees(nearest.meaning, resolved)) {
      reject(`“${nearest.word}” contradicts the sign of ${resolved.column}`);
    }
  }
  for (const word of words) {
    const shown = signed.filter(({ resolved }) => word.of === 'either' || word.of === resolved.signed);
    if (shown.length === 0) reject(`“${word.word}” without a value that shows it`);
    else if (judges(word) && !shown.some(({ resolved }) => agrees(word.meaning, resolved))) {
      reject(`“${word.word}” is not what the values show`);
    }
  }
  return rejections;
}
