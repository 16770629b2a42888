import type { Part } from './frame.ts';
import { has } from './has-mark.ts';
import type { Mark } from './mark.ts';
import type { Reading } from './read-question.ts';

const PARTS: readonly Part[] = ['payer', 'organization', 'encounter_class', 'medication', 'age'];

/** “More than 10 % of charges” is a limit on a share. */
const limitsShare = ({ tokens, limits }: Reading): boolean =>
  limits.some(({ percent, end }) => percent && tokens[end]?.text === 'of');

/** “Share the scorecard with me” hands something on. */
const isHandedOn = ({ tokens }: Reading): boolean =>
  tokens[0]?.text === 'share' && ['the', 'this', 'that', 'it', 'our', 'my'].includes(tokens[1]?.text ?? '');

/** Whether a question asks for a part of a whole, in whatever words; which whole is for others to say. */
export function asksShare(reading: Reading): boolean {
  const said = (tag: string): boolean => has(reading, tag);
  if (isHandedOn(reading)) return false;
  const belongs = said('cue:belongs') || isMember(reading);
  return said('cue:share') || (said('cue:portion') && belongs) || limitsShare(reading);
}

/** “How much of our charges are inpatient”: a name right after the verb is the part. */
const isMember = ({ marks, tokens }: Reading): boolean =>
  marks.some(
    ({ tag, at }) =>
      /^(?:payer|organization|encounter_class|age):|^drug$/.test(tag) &&
      /^(?:is|are|was|were)$/.test(tokens[at - 1]?.text ?? ''),
  );

/** The first place where a member of a dimension is named. */
const namedAt = (marks: readonly Mark[], part: Part): number | undefined =>
  marks.find(({ tag }) => (part === 'medication' ? tag === 'drug' : tag.startsWith(`${part}:`)))?.at;

/**
 * Which of the dimensions a question speaks of is divided, the others being what the total is of. “Medicare's share
 * of inpatient charges” divides them among payers, “the inpatient share of Medicare charges” among classes, and “how
 * much of AR over 90 days belongs to Medicare” among payers again. Null where the words do not tell.
 */
export function partOf(reading: Reading): Part | null {
  const { marks, tokens } = reading;
  const grouped = PARTS.find((part) => marks.some(({ tag }) => tag === `by:${part}`));
  if (grouped !== undefined) return grouped;
  const named = PARTS.flatMap((part) => {
    const at = namedAt(marks, part);
    return at === undefined ? [] : [{ part, at }];
  }).sort((a, b) => a.at - b.at);
  const [first, second, ...more] = named;
  if (first === undefined)
    return has(reading, 'cue:medication') && !has(reading, 'cue:payer') ? 'medication' : null;
  if (more.length > 0) return null;
  if (second === undefined) return first.part;
  // “Of all A/R over 90 days, what percent sits with Medicare”: whom it belongs to stands right after.
  if (marks.some(({ tag, end }) => tag === 'cue:belongs' && end === second.at)) return second.part;
  const portion = marks.find(({ tag }) => tag === 'cue:portion')?.at;
  if (portion === undefined) return marks.some(({ tag }) => tag === 'cue:belongs') ? second.part : first.part;
  if (second.at < portion) return null;
  if (first.at < portion) return first.part;
  // “What share of charges is inpatient for Medicare”: what follows “for” is what the total is of.
  return tokens[second.at - 1]?.text === 'for' ? first.part : second.part;
}
