import type { FormatWords } from '../formats/format-words.ts';
import { cleanText } from '../tokenise.ts';
import { conditionPhrases, WHO } from './cms-conditions.ts';
import { CMS_GENERAL_TAGS, CMS_LEXICON, CMS_TOPICS } from './cms-lexicon.ts';
import { STATES } from './states.ts';

/** `65–69` as people write it; the open bands at both ends. */
function agePhrases(label: string): string {
  const [, from, to] = /^(\d+)\D(\d+)$/.exec(label) ?? [];
  const ways =
    from === undefined
      ? /^Under (\d+)$/.test(label)
        ? [label.toLowerCase(), label.toLowerCase().replace('under', 'younger than')]
        : [
            label.toLowerCase(),
            label.replace(/\D+/g, ' +'),
            `over ${Number.parseInt(label, 10) - 1}`,
            `over ${Number.parseInt(label, 10)}`,
          ]
      : [`${from} - ${to}`, `${from} to ${to}`, `${from} through ${to}`, `between ${from} and ${to}`];
  return ways
    .map(cleanText)
    .flatMap((way) => [way, `aged ${way}`, `age ${way}`, `ages ${way}`, `${way} year olds`, `${way} years`])
    .flatMap((way) => [way, ...WHO.map((who) => `${who} ${way}`)])
    .join('|');
}

const FLAGS: Readonly<Record<string, readonly [alone: string, providers: string]>> = {
  Flagged: [
    'flagged|flagged for fraud|flagged as fraud|flagged as fraudulent|marked for fraud|fraud flagged|potentially fraudulent|fraudulent|suspected of fraud',
    'flagged <doctor>|<each> flagged <doctor>|flagged <hospital>|<doctor> flagged|<doctor> that are flagged|<doctor> flagged for fraud|fraudulent <doctor>|<doctor> suspected of fraud|fraud flagged <doctor>',
  ],
  'Not flagged': [
    'not flagged|unflagged|without a flag|not flagged for fraud',
    'unflagged <doctor>|<each> unflagged <doctor>|<doctor> not flagged|<doctor> that are not flagged|<doctor> without a flag',
  ],
};

/** “Flagged providers against the rest” are both. */
const BOTH_FLAGS = ['flagged', 'flagged <doctor>', 'flagged <hospital>']
  .flatMap((flagged) => ['<vs>', 'compared with', 'compared to'].map((vs) => `${flagged} ${vs}`))
  .flatMap((start) =>
    [
      'the rest',
      'the others',
      'others',
      'everyone else',
      'all others',
      'other <doctor>',
      'other <hospital>',
    ].map((rest) => `${start} ${rest}`),
  )
  .join('|');

/** Other names of what the release has, and names of states it does not show. */
function* names(
  members: Readonly<Record<string, readonly string[]>>,
): Iterable<readonly [string, readonly string[]]> {
  yield* conditionPhrases();
  for (const age of members['age_band'] ?? []) yield [agePhrases(age), [`age_band:${age}`]];
  for (const flag of members['fraud_flag'] ?? []) {
    const known = FLAGS[flag];
    if (known === undefined) continue;
    yield [known[0], [`fraud_flag:${flag}`]];
    yield [known[1], [`fraud_flag:${flag}`, 'by:provider']];
  }
  const flags = members['fraud_flag'] ?? [];
  if (Object.keys(FLAGS).every((flag) => flags.includes(flag)))
    yield [BOTH_FLAGS, ['by:fraud_flag', ...flags.map((flag) => `fraud_flag:${flag}`)]];
  for (const provider of members['provider'] ?? []) {
    const number = /^Provider (\S+)$/.exec(provider)?.[1];
    // Brackets in data are only signs: they stand for no noun of the lexicon.
    if (number !== undefined) yield [number.replaceAll(/[<>|]/g, ' '), [`provider:${provider}`]];
  }
  const published = new Set(members['state'] ?? []);
  for (const state of STATES) if (!published.has(state)) yield [state, ['state?']];
}

/** Everything words can mean on a release of CMS claims. */
export const CMS_WORDS: FormatWords = {
  lexicon: CMS_LEXICON,
  generalTags: CMS_GENERAL_TAGS,
  topics: CMS_TOPICS,
  held: new Set([
    'places',
    'encounter classes',
    'denials',
    'write-offs and expected amounts',
    'collection ratios',
    'who owes a balance',
    'days in A/R',
    'terms of contracts',
    'averages',
    'slides and messages',
    'other subjects',
    'flagged providers',
  ]),
  dimensions: ['claim_type', 'state', 'provider'],
  hasPayers: false,
  // Beneficiaries are counted here.
  notHere: new Set(['beneficiary', 'diagnosed with']),
  names,
};
