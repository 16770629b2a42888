import type { PlanContext } from './plan-context.ts';
import { readQuestion } from './read-question.ts';
import { says } from './says.ts';
import { tokenise } from './tokenise.ts';

/** How a sentence begins that asks for something or narrows what is asked. */
const ASKS =
  /^(?:(?:so|and|then|also|now|but|ok|okay|please|pls|kindly|just|first|next|finally|again)[, ]+)*(?:show|give|tell|list|compare|rank|display|pull|send|get|find|print|plot|draw|chart|break|split|make|build|write|create|prepare|summari[sz]e|include|exclude|use|add|leave|drop|filter|limit|sort|restrict|focus|keep|without|except|excluding|only|same|for|in|by|per|from|since|as|vs|versus|top|bottom|what|which|who|whose|how|when|where|is|are|was|were|do|does|did|can|could|would|will|has|have|had|define|explain|provide|state|identify|calculate|determine|supply|furnish|let)\b/i;

/** “I need their payments” asks, “I'd like a number before I answer” does not: it names no figure. */
const WANTS =
  /\b(?:wondering|wonder|curious|know|need|needs|want|wants|like|looking for|after|missing|see)\b/i;

const POINTS_BACK = /\b(?:they|them|their|theirs|there|it|its|he|she|his|her|both)\b/i;

/**
 * A message of several sentences without those that only tell a story. Whoever the story names is whom “their” and
 * “there” point to.
 *
 * @example 'We open talks with Aetna in May. How did their payments develop?' asks “… for Aetna”
 * @returns null where every sentence asks, or none
 */
export function withoutBackground(
  text: string,
  context: PlanContext,
): { question: string; background: string } | null {
  const sentences = text.split(/(?<=[^.][.!?])\s+(?=[\p{Lu}\d"“(])/u);
  if (sentences.length < 2) return null;
  const asks = (sentence: string): boolean =>
    sentence.endsWith('?') ||
    ASKS.test(sentence) ||
    (WANTS.test(sentence) && says(sentence, context).measures);
  const asked = sentences.filter(asks);
  const told = sentences.filter((sentence) => !asks(sentence));
  if (asked.length === 0 || told.length === 0) return null;
  const question = asked.join(' ');
  const named = (of: string): string[] => [
    ...new Set(
      readQuestion(tokenise(of), context).marks.flatMap(
        ({ tag }) => /^(?:payer|organization|provider):(.+)$/.exec(tag)?.[1] ?? [],
      ),
    ),
  ];
  const { marks } = readQuestion(tokenise(question), context);
  // “Are they right? Show settlement days by payer” wants all of them.
  const everyone = marks.some(({ tag }) => tag.startsWith('by:') || tag === 'cue:everyone');
  const points = !everyone && POINTS_BACK.test(question) && named(question).length === 0;
  const whom = points ? named(told.join(' ')) : [];
  const background = told.join(' ');
  return {
    question:
      whom.length === 0
        ? question
        : [`${asked[0]!.replace(/[?.!]+$/, '')} for ${whom.join(' and ')}.`, ...asked.slice(1)].join(' '),
    background: background.length > 90 ? `${background.slice(0, 90).trimEnd()}…` : background,
  };
}
