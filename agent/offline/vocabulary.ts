import type { SourceFormatName } from '../../sql/templates/source-formats.ts';
import { BILLING_WORDS } from './billing/billing-vocabulary.ts';
import { CMS_WORDS } from './cms/cms-words.ts';
import { type FormatWords, formatVocabulary } from './formats/format-words.ts';
import { generalVocabulary, type Synonym } from './general-vocabulary.ts';
import type { LongName } from './misspelt-name.ts';
import {
  CLASS_ALIASES,
  GENERAL_WORDS,
  PAYER_ALIASES,
  PAYER_GROUPS,
  PAYER_TIES,
  SPECIALTY_ALIASES,
} from './names.ts';
import { PhraseIndex } from './phrase-index.ts';
import type { PlanContext } from './plan-context.ts';
import { shortNames } from './short-names.ts';
import { sourceOf } from './source-of.ts';
import { cleanText, stemOf, tokenise } from './tokenise.ts';
import { OTHER_PAYERS, TOPICS } from './topics.ts';

/** Everything words can mean for one release. */
export interface Vocabulary {
  readonly phrases: PhraseIndex;
  readonly terms: PhraseIndex;
  readonly fillers: ReadonlySet<string>;
  /** Names of payers in several words, for spelling errors. */
  readonly longNames: readonly LongName[];
}

/** What words mean on releases that do not stand on the usual files. */
const WORDS: Readonly<Record<SourceFormatName, FormatWords | null>> = {
  synthea: null,
  billing: BILLING_WORDS,
  cms: CMS_WORDS,
};

// One release, one vocabulary: the members object of a manifest is made once and kept.
const kept = new WeakMap<object, Vocabulary>();

/** The lexicon with the release's own names in it. */
export function vocabularyOf(context: PlanContext): Vocabulary {
  const known = kept.get(context.members);
  if (known) return known;
  const vocabulary = build(context);
  kept.set(context.members, vocabulary);
  return vocabulary;
}

function build(context: PlanContext): Vocabulary {
  const words = WORDS[sourceOf(context)];
  if (words !== null) {
    const phrases = new PhraseIndex();
    const own = formatVocabulary(words, phrases, context);
    if (words.hasPayers) addPayers(phrases, context);
    return { ...own, longNames: longNames(context) };
  }
  const { phrases, terms, fillers, synonyms } = generalVocabulary();
  addPayers(phrases, context);
  addSynonyms(phrases, synonyms);
  addOtherDimensions(phrases, context);
  return { phrases, terms, fillers, longNames: longNames(context) };
}

/** The glossary's synonyms, unless a payer's name reads as one. */
function addSynonyms(phrases: PhraseIndex, synonyms: readonly Synonym[]): void {
  for (const { text, stems, metric, fact } of synonyms) {
    const words = stems.map((stem) => ({ stem }));
    if (phrases.longest(words, 0)?.end === words.length) continue;
    // “Worst coverage” is the measure and the end of it that is wanted.
    const ends = stems
      .flatMap((stem) => phrases.words.get(stem) ?? [])
      .filter((tag) => /^(?:order|quality):/.test(tag));
    phrases.addOne(text, [
      `metric:${metric}`,
      ...ends,
      ...(fact === 'receivables' ? ['cue:receivables'] : []),
    ]);
  }
}

function longNames(context: PlanContext): LongName[] {
  return (context.members['payer'] ?? []).flatMap((payer) =>
    [payer, ...(PAYER_ALIASES[payer] ?? '').split('|')].flatMap((name) => {
      const stems = tokenise(cleanText(name)).map(({ stem }) => stem);
      return stems.length > 1 ? [{ name: payer, stems, tags: [`payer:${payer}`] }] : [];
    }),
  );
}

function addPayers(phrases: PhraseIndex, context: PlanContext): void {
  const payers = context.members['payer'] ?? [];
  const has = new Set(payers);
  phrases.add(OTHER_PAYERS, ['payer?']);
  const owners = new Map<string, string[]>();
  for (const payer of payers) {
    phrases.addName(payer, [`payer:${payer}`]);
    // “Drop Medicare from it” leaves Medicare out; alone, “drop” is a fall.
    for (const drop of ['drop', 'drop the', 'lose the', 'clear the', 'take off the'])
      phrases.addName(`${drop} ${payer}`, ['cue:except', `payer:${payer}`]);
    for (const { text } of tokenise(cleanText(payer))) owners.set(text, [...(owners.get(text) ?? []), payer]);
  }
  for (const [word, owned] of owners) {
    const free = phrases.words.get(stemOf(word)) === undefined && !GENERAL_WORDS.has(word);
    if (owned.length === 1 && free && word.length > 2) phrases.addOne(word, [`payer:${owned[0]}`]);
  }
  for (const [payer, aliases] of Object.entries(PAYER_ALIASES)) {
    phrases.add(aliases, has.has(payer) ? [`payer:${payer}`] : ['payer?']);
  }
  for (const [alternatives, members] of Object.entries(PAYER_GROUPS)) {
    const present = members.filter((member) => has.has(member));
    if (present.length > 0)
      phrases.add(alternatives, ['group', ...present.map((member) => `payer:${member}`)]);
  }
  for (const [name, members] of Object.entries(PAYER_TIES)) {
    const present = members.filter((member) => has.has(member));
    if (present.length > 0)
      phrases.addOne(
        name,
        present.map((member) => `tie:${member}`),
      );
  }
}

/** Names of members of the other dimensions: `organization:<label>` and the like. */
function addOtherDimensions(phrases: PhraseIndex, context: PlanContext): void {
  for (const dimension of ['organization', 'provider', 'specialty', 'encounter_class']) {
    for (const member of context.members[dimension] ?? []) {
      const words = tokenise(cleanText(member));
      const tags = [`${dimension}:${member}`];
      if (words.length > 1 || !phrases.words.has(words[0]?.stem ?? '')) phrases.addName(member, tags);
    }
  }
  for (const dimension of ['organization', 'provider']) {
    const names = shortNames(context.members[dimension] ?? [], (stem) => phrases.words.has(stem));
    for (const [name, owners] of names) {
      const [only, ...others] = owners;
      if (others.length === 0) phrases.addName(name, [`${dimension}:${only}`]);
      // Only names of people are shared; a word of several organizations names none.
      else if (dimension === 'provider')
        phrases.addName(
          name,
          owners.map((owner) => `tie:${owner}`),
        );
    }
  }
  for (const specialty of context.members['specialty'] ?? []) {
    const aliases = SPECIALTY_ALIASES[specialty.toLowerCase()];
    if (aliases === undefined) continue;
    phrases.add(aliases.people, [`specialty:${specialty}`, 'cue:provider']);
    phrases.add(aliases.names, [`specialty:${specialty}`]);
  }
  const classes = new Set(context.members['encounter_class'] ?? []);
  const missing = TOPICS.findIndex(({ title }) => title === 'encounter classes');
  for (const [label, aliases] of Object.entries(CLASS_ALIASES)) {
    phrases.add(aliases, classes.has(label) ? [`encounter_class:${label}`] : [`topic:${missing}`]);
  }
}
