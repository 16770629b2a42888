import { alternativesOf } from './nouns.ts';
import type { Token } from './tokenise.ts';
import { cleanText, stemOf, tokenise } from './tokenise.ts';

/** A phrase as words and nouns, and the stem it begins with where several words follow. */
export interface SplitPhrase {
  readonly parts: readonly string[];
  readonly first: string | null;
}

/** Plain words, of which the lexicon is made, need no tokeniser: a cold start is the shorter for it. */
const PLAIN_WORDS = /^[a-z]+(?: [a-z]+)*$/;

function stemsOf(text: string): readonly Pick<Token, 'stem' | 'kind'>[] {
  const trimmed = text.trim();
  if (!PLAIN_WORDS.test(trimmed)) return tokenise(cleanText(text));
  return trimmed.split(' ').map((word) => ({ stem: stemOf(word), kind: 'word' }));
}

/** The stem of a phrase's first word, or null where that is not plain or not followed by anything. */
function firstOfSeveral([start = '', ...rest]: readonly string[]): string | null {
  const space = start.indexOf(' ');
  if (space < 1 || !PLAIN_WORDS.test(start.trimEnd())) return null;
  return space < start.length - 1 || rest.length > 0 ? stemOf(start.slice(0, space)) : null;
}

const split = (parts: readonly string[]): SplitPhrase => ({ parts, first: firstOfSeveral(parts) });

/** A name from data, in which brackets are only signs: nothing in it stands for a noun of the lexicon. */
export const splitName = (name: string): SplitPhrase => split([name.replaceAll(/[<>]/g, ' ')]);

/** A phrase of the lexicon; a noun alone is as many phrases: its single words are known to spelling repair. */
export function splitPhrase(phrase: string): SplitPhrase[] {
  if (!phrase.includes('<')) return [split([phrase])];
  const noun = nounOf(phrase);
  return noun === null
    ? [split(phrase.split(/(<[a-z]+>)/))]
    : [...alternativesOf(noun).values()].flat().map((stems) => split([stems.join(' ')]));
}

/** The noun that `<payer>` names, or null where a step is a stem. */
export const nounOf = (step: string): string | null =>
  step.startsWith('<') ? (/^<([a-z]+)>$/.exec(step)?.[1] ?? null) : null;

/** A split phrase step by step: stems, and nouns in their brackets. */
export function stepsOf(parts: readonly string[]): { readonly steps: string[]; readonly isWord: boolean } {
  const steps: string[] = [];
  let isWord = false;
  for (const part of parts) {
    if (nounOf(part) !== null) {
      steps.push(part);
      continue;
    }
    for (const { stem, kind } of stemsOf(part)) {
      steps.push(stem);
      isWord = kind === 'word';
    }
  }
  return { steps, isWord: isWord && steps.length === 1 };
}
