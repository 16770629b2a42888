import { FILLERS } from '../fillers.ts';
import { LEXICON, TERMS } from '../lexicon.ts';
import { PhraseIndex } from '../phrase-index.ts';
import type { PlanContext } from '../plan-context.ts';
import { PERSONS, REFUSED } from '../refusals.ts';
import { cleanText, stemOf, tokenise } from '../tokenise.ts';
import { TOPICS } from '../topics.ts';
import { BILLING_LEXICON, BILLING_TOPICS, GENERAL_TAGS } from './billing-lexicon.ts';

/** Dimensions whose members a question can name, beside payers. */
export const BILLING_DIMENSIONS = ['location', 'procedure_group', 'diagnosis_group', 'provider'] as const;

/** Topics of the general catalogue that billing files do hold. */
const HELD: ReadonlySet<string> = new Set([
  'denials',
  'diagnoses and procedures',
  'averages',
  'write-offs and expected amounts',
  'causes',
  'advice',
  'encounter classes',
  'collection ratios',
  'changes',
  'days in A/R',
]);

/** Whether a release stands on billing files: only theirs have groups of procedures. */
export const isBilling = ({ members }: PlanContext): boolean => members['procedure_group'] !== undefined;

/**
 * Everything words can mean on a billing release.
 *
 * @param phrases with the payers of the release in it
 */
export function billingVocabulary(
  phrases: PhraseIndex,
  context: PlanContext,
): { phrases: PhraseIndex; terms: PhraseIndex; fillers: ReadonlySet<string> } {
  for (const [tags, alternatives] of Object.entries(LEXICON)) {
    const own = tags.split(' ');
    if (own.every((tag) => GENERAL_TAGS.test(tag))) phrases.add(alternatives, own);
  }
  for (const [tags, alternatives] of Object.entries(BILLING_LEXICON))
    phrases.add(alternatives, tags.split(' '));
  for (const alternatives of REFUSED) phrases.add(alternatives, ['refused']);
  phrases.add(PERSONS, ['person']);
  BILLING_TOPICS.forEach((topic, i) => {
    phrases.add(topic.phrases, [`billing-topic:${i}`]);
  });
  TOPICS.forEach((topic, i) => {
    if (HELD.has(topic.title)) return;
    for (const phrase of topic.phrases.split('|')) {
      const words = tokenise(cleanText(phrase.replace(/<\w+>/g, 'x')));
      // A word that billing files give a meaning to keeps it.
      if (phrase.includes('<') || phrases.longest(words, 0)?.end !== words.length)
        phrases.add(phrase, [`topic:${i}`]);
    }
  });
  for (const dimension of BILLING_DIMENSIONS) {
    for (const member of context.members[dimension] ?? []) {
      const words = tokenise(cleanText(member));
      if (words.length > 1 || !phrases.words.has(words[0]?.stem ?? '')) {
        phrases.addOne(member, [`${dimension}:${member}`]);
      }
    }
  }
  const terms = new PhraseIndex();
  for (const [term, alternatives] of Object.entries(TERMS)) terms.add(alternatives, [`term:${term}`]);
  return { phrases, terms, fillers: new Set(FILLERS.map(stemOf)) };
}
