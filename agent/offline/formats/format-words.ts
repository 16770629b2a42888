import { FILLERS } from '../fillers.ts';
import { LEXICON, TERMS } from '../lexicon.ts';
import { PhraseIndex } from '../phrase-index.ts';
import type { PlanContext } from '../plan-context.ts';
import { PERSONS, REFUSED } from '../refusals.ts';
import { cleanText, stemOf, tokenise } from '../tokenise.ts';
import { TOPICS } from '../topics.ts';

/** What people ask of hospital finance data that files of a format do not hold, and why not. */
export interface FormatTopic {
  readonly reason: string;
  readonly phrases: string;
}

/** What words mean on a release of one format, beside the general words of time and order. Data. */
export interface FormatWords {
  /** Written as in `lexicon.ts`: the longest phrase wins. */
  readonly lexicon: Readonly<Record<string, string>>;
  /** The tags of `lexicon.ts` that keep their meaning. */
  readonly generalTags: RegExp;
  readonly topics: readonly FormatTopic[];
  /** Titles of topics of the general catalogue that these files do hold. */
  readonly held: ReadonlySet<string>;
  /** Dimensions whose members a question can name, beside payers. */
  readonly dimensions: readonly string[];
  /** Whether the release has payers to be named. */
  readonly hasPayers: boolean;
  /** Phrases of the general catalogue that mean something else here, or nothing of their own. */
  readonly notHere?: ReadonlySet<string>;
  /** Phrases that depend on the release: other names of its members. */
  names?(members: PlanContext['members']): Iterable<readonly [phrases: string, tags: readonly string[]]>;
}

/** Tag of a topic of the format's own, by its place in the list. */
export const OWN_TOPIC = 'own-topic:';

/**
 * Everything words can mean on a release of a format.
 *
 * @param phrases what is filled; payers are added by whoever has them
 */
export function formatVocabulary(
  words: FormatWords,
  phrases: PhraseIndex,
  context: PlanContext,
): { phrases: PhraseIndex; terms: PhraseIndex; fillers: ReadonlySet<string> } {
  const { notHere } = words;
  const kept = (alternatives: string): string =>
    notHere === undefined
      ? alternatives
      : alternatives
          .split('|')
          .filter((phrase) => !notHere.has(phrase))
          .join('|');
  for (const [tags, alternatives] of Object.entries(LEXICON)) {
    const own = tags.split(' ');
    if (own.every((tag) => words.generalTags.test(tag))) phrases.add(kept(alternatives), own);
  }
  for (const [tags, alternatives] of Object.entries(words.lexicon))
    phrases.add(alternatives, tags.split(' '));
  for (const alternatives of REFUSED) phrases.add(kept(alternatives), ['refused']);
  phrases.add(PERSONS, ['person']);
  words.topics.forEach((topic, i) => {
    phrases.add(topic.phrases, [`${OWN_TOPIC}${i}`]);
  });
  for (const [alternatives, tags] of words.names?.(context.members) ?? []) phrases.add(alternatives, tags);
  TOPICS.forEach((topic, i) => {
    if (words.held.has(topic.title)) return;
    for (const phrase of topic.phrases.split('|')) {
      const tokens = tokenise(cleanText(phrase.replace(/<\w+>/g, 'x')));
      // A word that these files give a meaning to keeps it.
      if (phrase.includes('<') || phrases.longest(tokens, 0)?.end !== tokens.length)
        phrases.add(phrase, [`topic:${i}`]);
    }
  });
  for (const dimension of words.dimensions) {
    for (const member of context.members[dimension] ?? []) {
      const tokens = tokenise(cleanText(member));
      if (tokens.length > 1 || !phrases.words.has(tokens[0]?.stem ?? '')) {
        phrases.addName(member, [`${dimension}:${member}`]);
      }
    }
  }
  const terms = new PhraseIndex();
  for (const [term, alternatives] of Object.entries(TERMS)) terms.add(alternatives, [`term:${term}`]);
  return { phrases, terms, fillers: new Set(FILLERS.map(stemOf)) };
}
