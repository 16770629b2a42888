import { expect, test } from 'vitest';
import { LEXICON } from './lexicon.ts';
import { PhraseIndex } from './phrase-index.ts';
import { type PreparedPhrases, preparePhrases } from './prepared-phrases.ts';
import { cleanText, tokenise } from './tokenise.ts';

const words = (text: string) => tokenise(cleanText(text));
/** As the bundler keeps them. */
const kept = (prepared: PreparedPhrases): PreparedPhrases => JSON.parse(JSON.stringify(prepared));
const read = (entries: [string, string[]][]) => new PhraseIndex(kept(preparePhrases(entries)));

test('prepared phrases say what they would say if they were added one by one', () => {
  const entries = Object.entries(LEXICON).map(([tags, phrases]): [string, string[]] => [
    phrases,
    tags.split(' '),
  ]);
  const added = new PhraseIndex();
  for (const [phrases, tags] of entries) added.add(phrases, tags);
  const prepared = read(entries);
  expect([...prepared.words]).toEqual([...added.words]);
  for (const phrase of entries.flatMap(([phrases]) => phrases.split('|'))) {
    const tokens = words(phrase.replaceAll(/[<>]/g, ''));
    expect(prepared.longest(tokens, 0), phrase).toEqual(added.longest(tokens, 0));
  }
});

test('what is added to them stands after them', () => {
  const index = read([['short pay|pay', ['a', 'b']]]);
  index.add('short pay', ['c']);
  index.addName('Pay', ['d']);
  expect(index.longest(words('short pay'), 0)).toEqual({ tags: ['a', 'b', 'c'], end: 2 });
  expect(index.longest(words('pay'), 0)).toEqual({ tags: ['a', 'b', 'd'], end: 1 });
  expect(index.words.get('pay')).toEqual(['a', 'b', 'd']);
});

test('a noun stands for its words at the beginning, inside and alone', () => {
  const index = read([['<payer> paid|paid by <payer>=1|<payer>', ['x']]]);
  for (const [text, end] of [
    ['insurance company paid', 3],
    ['paid by plan = 1', 5],
    ['carrier', 1],
  ] as const)
    expect(index.longest(words(text), 0)).toEqual({ tags: ['x'], end });
  expect(index.words.get('carrier')).toEqual(['x']);
});
