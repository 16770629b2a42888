import type { PlanContext } from './plan-context.ts';
import { readQuestion } from './read-question.ts';
import { cleanText, tokenise } from './tokenise.ts';

/** What a name given for a payer means in a release. */
export type PayerWords =
  | { readonly kind: 'payers'; readonly payers: readonly string[] }
  /** Equally good candidates. */
  | { readonly kind: 'tie'; readonly candidates: readonly string[] }
  | { readonly kind: 'unknown' };

const named = (prefix: string, tags: readonly string[]): string[] => [
  ...new Set(tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length))),
];

/** Reads a payer's name as the planner does: the whole name, an alias (`BCBS`), a group, or a misspelling. */
export function readPayerWords(words: string, context: PlanContext): PayerWords {
  const exact = (context.members['payer'] ?? []).find(
    (payer) => payer.toLowerCase() === words.trim().toLowerCase(),
  );
  if (exact !== undefined) return { kind: 'payers', payers: [exact] };
  const reading = readQuestion(tokenise(cleanText(words)), context);
  const tags = reading.marks.map(({ tag }) => tag);
  const candidates = named('tie:', tags);
  if (candidates.length > 0) return { kind: 'tie', candidates };
  const payers = named('payer:', tags);
  const others = tags.filter((tag) => !tag.startsWith('payer:') && tag !== 'group');
  return payers.length === 0 || others.length > 0 || reading.unread.length > 0 || reading.periods.length > 0
    ? { kind: 'unknown' }
    : { kind: 'payers', payers };
}
