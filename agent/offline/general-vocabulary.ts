import { readMetrics } from '../../sql/read-metrics.ts';
import { FILLERS } from './fillers.ts';
import { METRIC_LABELS } from './frame.ts';
import { LEXICON, TERMS } from './lexicon.ts';
import { PhraseIndex } from './phrase-index.ts';
import { type PreparedPhrases, preparePhrases } from './prepared-phrases.ts';
import { PERSONS, REFUSED } from './refusals.ts';
import { cleanText, stemOf, tokenise } from './tokenise.ts';
import { TOPICS } from './topics.ts';

/** A synonym of the glossary that the lexicon has no reading of its own for. */
export interface Synonym {
  readonly text: string;
  readonly stems: readonly string[];
  readonly metric: string;
  readonly fact: string;
}

/** What words mean on every release of the usual files, before its own names are added. */
export interface GeneralVocabulary {
  readonly phrases: PhraseIndex;
  readonly terms: PhraseIndex;
  readonly fillers: ReadonlySet<string>;
  readonly synonyms: readonly Synonym[];
}

/** The same as data. */
export interface PreparedVocabulary {
  readonly phrases: PreparedPhrases;
  readonly terms: PreparedPhrases;
  readonly fillers: readonly string[];
  readonly synonyms: readonly Synonym[];
}

type Entry = readonly [phrases: string, tags: readonly string[]];

const entries = (): Entry[] => [
  ...Object.entries(LEXICON).map(([tags, alternatives]): Entry => [alternatives, tags.split(' ')]),
  ...REFUSED.map((alternatives): Entry => [alternatives, ['refused']]),
  [PERSONS, ['person']],
  ...TOPICS.map((topic, i): Entry => [topic.phrases, [`topic:${i}`]]),
];

function synonymsBeside(phrases: PhraseIndex, fillers: ReadonlySet<string>): Synonym[] {
  return readMetrics().metrics.flatMap(({ name: metric, fact, synonyms }) => {
    if (!(metric in METRIC_LABELS)) return [];
    return synonyms.flatMap((text) => {
      const words = tokenise(cleanText(text));
      const known = phrases.longest(words, 0)?.end === words.length;
      if (known || (words.length === 1 && fillers.has(words[0]!.stem))) return [];
      return [{ text, stems: words.map(({ stem }) => stem), metric, fact }];
    });
  });
}

/** Reads the lexicon and the glossary into data: the bundler does it once for every start of the program. */
export function prepareVocabulary(): PreparedVocabulary {
  const phrases = preparePhrases(entries());
  const fillers = new Set(FILLERS.map(stemOf));
  return {
    phrases,
    terms: preparePhrases(
      Object.entries(TERMS).map(([term, alternatives]) => [alternatives, [`term:${term}`]]),
    ),
    fillers: [...fillers],
    synonyms: synonymsBeside(new PhraseIndex(phrases), fillers),
  };
}

/** Set by the bundler: what `prepareVocabulary` gives, as JSON text. Making it costs a cold start a tenth of its time. */
declare const BUNDLED_VOCABULARY: string;

let prepared: PreparedVocabulary | undefined;

/** What the lexicon says, the same for every release and each time in an index of its own. */
export function generalVocabulary(): GeneralVocabulary {
  prepared ??=
    typeof BUNDLED_VOCABULARY === 'string'
      ? (JSON.parse(BUNDLED_VOCABULARY) as PreparedVocabulary)
      : prepareVocabulary();
  const { phrases, terms, fillers, synonyms } = prepared;
  return {
    phrases: new PhraseIndex(phrases),
    terms: new PhraseIndex(terms),
    fillers: new Set(fillers),
    synonyms,
  };
}
