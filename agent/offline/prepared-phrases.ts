import { nounOf, splitPhrase, stepsOf } from './split-phrase.ts';

/** Phrases that are read already, as data: lists of pairs, because objects of a thousand keys are slow to go through. */
export interface PreparedPhrases {
  /** Sets of tags, each joined by blanks. */
  readonly tags: readonly string[];
  /** `stem <noun> stem=number of its tags`, joined by `|`, by the step they begin with; by `` where that is a noun. */
  readonly byFirst: readonly (readonly [first: string, lines: string])[];
  /** The tags of phrases of one word, by its stem. */
  readonly words: readonly (readonly [stem: string, tags: number])[];
}

/** One phrase and what it means. */
export interface PhraseSteps {
  /** Stems, and nouns in their brackets. */
  readonly steps: readonly string[];
  /** None twice. */
  readonly tags: readonly string[];
}

/** @param entries alternatives separated by `|`, with their tags, in the order in which tags are to stand */
export function preparePhrases(
  entries: Iterable<readonly [phrases: string, tags: readonly string[]]>,
): PreparedPhrases {
  const tagSets = new Map<string, number>();
  const numberOf = (tags: Iterable<string>): number => {
    const joined = [...tags].join(' ');
    const known = tagSets.get(joined) ?? tagSets.size;
    tagSets.set(joined, known);
    return known;
  };
  const byFirst = new Map<string, string[]>();
  const words = new Map<string, Set<string>>();
  for (const [phrases, tags] of entries)
    for (const { parts } of phrases.split('|').flatMap(splitPhrase)) {
      const { steps, isWord } = stepsOf(parts);
      const [first = ''] = steps;
      const place = nounOf(first) === null ? first : '';
      const line = `${steps.join(' ')}=${numberOf(new Set(tags))}`;
      byFirst.set(place, [...(byFirst.get(place) ?? []), line]);
      if (isWord) words.set(first, new Set([...(words.get(first) ?? []), ...tags]));
    }
  return {
    byFirst: [...byFirst].map(([first, lines]) => [first, lines.join('|')]),
    words: [...words].map(([stem, tags]) => [stem, numberOf(tags)]),
    // Last: both name tags by their numbers.
    tags: [...tagSets.keys()],
  };
}

/** The sets of tags, by their numbers. */
export const preparedTags = ({ tags }: PreparedPhrases): (readonly string[])[] =>
  tags.map((joined) => joined.split(' '));

/** The phrases of one line of `byFirst`, with their tags as `preparedTags` gives them. */
export const readPrepared = (lines: string, tags: readonly (readonly string[])[]): PhraseSteps[] =>
  lines.split('|').map((line) => {
    const end = line.lastIndexOf('=');
    return { steps: line.slice(0, end).split(' '), tags: tags[Number(line.slice(end + 1))]! };
  });
