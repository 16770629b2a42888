import { editDistance, slipsAllowed } from './edit-distance.ts';
import { isPlain } from './plain-words.ts';
import { stemOf } from './tokenise.ts';

/** What a misspelt word was read as. */
export interface MendedWord {
  readonly tags: readonly string[];
  /** To be told; null where two payers are equally near, which is asked about. */
  readonly readAs: string | null;
}

/** Nobody slips in the first letter of a word, but for swapping it with the second. */
const beginsAlike = (word: string, known: string): boolean =>
  word[0] === known[0] || (word[0] === known[1] && word[1] === known[0]);

/** How many slips may lead to a word: fewer where it ends the question, none to the name of an unknown payer. */
function slipsInto(known: string, tags: readonly string[]): number {
  if (known.length < 4 || tags.includes('payer?')) return 0;
  const ends = tags.some((tag) => tag === 'refused' || tag === 'cue:restart' || tag.startsWith('topic:'));
  if (!ends) return slipsAllowed(Math.max(known.length, 5));
  return known.length < 7 ? 0 : 1;
}

/**
 * Mends a slip of spelling toward the nearest word of the lexicon; null where there is none, or where two that mean
 * different things are equally near.
 */
export function mendWord(text: string, words: ReadonlyMap<string, readonly string[]>): MendedWord | null {
  const word = stemOf(text);
  if (word.length < 5 || isPlain(text)) return null;
  let limit = slipsAllowed(word.length);
  let nearest: { word: string; tags: readonly string[] }[] = [];
  for (const [known, tags] of words) {
    const slips = slipsInto(known, tags);
    if (slips === 0 || !beginsAlike(word, known)) continue;
    const distance = editDistance(word, known, limit);
    if (distance > Math.min(limit, slips)) continue;
    if (distance < limit) nearest = [];
    limit = distance;
    nearest.push({ word: known, tags });
  }
  const [near, ...others] = new Map(nearest.map((one) => [one.tags.join(), one])).values();
  if (near === undefined) return null;
  const payers = nearest.flatMap(({ tags }) => tags.filter((tag) => tag.startsWith('payer:')));
  if (others.length === 0) return { tags: near.tags, readAs: payers[0]?.slice(6) ?? near.word };
  const allPayers = nearest.every(({ tags }) => tags.some((tag) => tag.startsWith('payer:')));
  return allPayers ? { tags: [...new Set(payers)].map((tag) => `tie:${tag.slice(6)}`), readAs: null } : null;
}

/** A misspelt word that says nothing more when it is spelt right. */
export function isMisspeltFiller(stem: string, fillers: ReadonlySet<string>): boolean {
  if (stem.length < 6 || isPlain(stem)) return false;
  return [...fillers].some(
    (filler) => filler.length >= 6 && beginsAlike(stem, filler) && editDistance(stem, filler, 1) <= 1,
  );
}
