import { nounOf, splitPhrase, stepsOf } from './split-phrase.ts';

/** Phrases that are read already, as data. */
export interface PreparedPhrases {
  /** Sets of tags, each joined by blanks. */
  readonly tags: readonly string[];
  /** `stem <noun> stem=number of its tags`, joined by `|`, by the step they begin with; by `` where that is a noun. */
  readonly byFirst: Readonly<Record<string, string>>;
  /** The tags of phrases of one word, by its stem. */
  readonly words: Readonly<Record<string, number>>;
}

/** One phrase and what it means. */
export interface PhraseSteps {
  /** Stems, and nouns in their brackets. */
  readonly steps: readonly string[];
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
    byFirst: Object.fromEntries([...byFirst].map(([first, lines]) => [first, lines.join('|')])),
    words: Object.fromEntries([...words].map(([stem, tags]) => [stem, numberOf(tags)])),
    // Last: both name tags by their numbers.
    tags: [...tagSets.keys()],
  };
}

/** The tags of a number. */
export const preparedTags = ({ tags }: PreparedPhrases, number: number): readonly string[] =>
  tags[number]!.split(' ');

/** The phrases of one line of `byFirst`. */
export const readPrepared = (prepared: PreparedPhrases, lines: string): PhraseSteps[] =>
  lines.split('|').map((line) => {
    const end = line.lastIndexOf('=');
    return {
      steps: line.slice(0, end).split(' '),
      tags: preparedTags(prepared, Number(line.slice(end + 1))),
    };
  });
