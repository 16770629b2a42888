import { checkDirection } from './check-direction.ts';
import { checkLabels } from './check-labels.ts';
import { checkPlainWords } from './check-plain-words.ts';
import { checkSuperlatives } from './check-superlatives.ts';
import type { Evidence, Rejection } from './grounding.ts';
import { splitSentences } from './split-sentences.ts';

/** Longest text, references unresolved, that an answer carries. */
const MAX_TEXT = 2_000;

/**
 * Everything that keeps a text from being shown: references that do not resolve, figures of the writer's own,
 * links and mentions, values under another's name, direction words against the sign, unwarranted superlatives.
 * Whoever wrote it (a model or the deterministic composer) passes the same checks. Empty means grounded.
 */
export function checkText(text: string, evidence: Evidence): Rejection[] {
  if (text.length > MAX_TEXT) return [{ check: 'length', detail: `at most ${MAX_TEXT} characters` }];
  const { sentences, rejections } = splitSentences(text, evidence);
  // References leave a stand-in, so that words on both sides are not read as one.
  const words = text.replace(/\{\{.*?\}\}/gs, ' ▢ ');
  return [
    ...rejections,
    ...checkPlainWords(words, evidence),
    ...checkLabels(sentences, evidence),
    ...sentences.flatMap(checkDirection),
    ...checkSuperlatives(sentences, evidence),
  ];
}
