import { editDistance, slipsAllowed } from './edit-distance.ts';
import { MONTHS } from './period-words.ts';
import { isPlain } from './plain-words.ts';
import { stemOf, type Token } from './tokenise.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Period words worth mending: long enough that one slip leaves no other word. */
const MENDABLE = [
  ...[...MONTHS.keys()].filter((word) => word.length > 4),
  'quarter',
  'quarterly',
  'month',
  'monthly',
  'yearly',
  'previous',
];

/** Short forms that a distance cannot tell from other words. */
const SHORT: Readonly<Record<string, string>> = {
  mnth: 'month',
  mth: 'month',
  mnthly: 'monthly',
  mthly: 'monthly',
  qrtr: 'quarter',
  qrt: 'quarter',
  qtrly: 'quarterly',
  yera: 'year',
  yaer: 'year',
  lst: 'last',
  prev: 'previous',
};

/**
 * Mends the spelling of words of time, which the period grammar reads before anything else: a word nobody knows
 * that is one slip away from exactly one of them.
 */
export function mendPeriodWords(
  tokens: readonly Token[],
  { phrases, fillers }: Vocabulary,
): { tokens: readonly Token[]; notes: string[] } {
  const notes: string[] = [];
  const mended = tokens.map((token, i) => {
    if (token.kind !== 'word' || MENDABLE.includes(token.stem) || MENDABLE.includes(token.text)) return token;
    if (phrases.longest(tokens, i) !== null || fillers.has(token.stem) || isPlain(token.text)) return token;
    const known = SHORT[token.stem] ?? nearest(token.stem);
    if (known === null) return token;
    notes.push(`Read “${token.raw}” as ${known}.`);
    return { ...token, text: known, stem: stemOf(known) };
  });
  return notes.length === 0 ? { tokens, notes } : { tokens: mended, notes };
}

function nearest(word: string): string | null {
  const limit = Math.min(slipsAllowed(word.length), word.length > 7 ? 2 : 1);
  if (word.length < 5 || limit === 0) return null;
  const near = MENDABLE.map((known) => ({ known, distance: editDistance(word, known, limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  const [best, next] = near;
  return best === undefined || next?.distance === best.distance ? null : best.known;
}
