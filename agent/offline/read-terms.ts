import type { Interpretation } from './interpret.ts';
import type { PlanContext } from './plan-context.ts';
import type { Reading } from './read-question.ts';
import { vocabularyOf } from './vocabulary.ts';

const ASKING_BEFORE =
  /^(?:please )?(?:define|definition of|definition|meaning of|explain|what (?:does|do|is|are)|how (?:is|are|do you (?:define|calculate|compute|measure)))\b(?: the meaning of| the definition of)?(?: (?:the|a|an)\b)?/;
const ASKING_AFTER = /\b(?:means?|stands? for|calculated|defined|computed|measured|definition|meaning)$/;

/**
 * The glossary terms a question asks the meaning of, or null when it asks for figures. “What is variance %?” is
 * a definition; “what is the variance % for Medicaid?” is not.
 */
export function readTerms(reading: Reading, said: Interpretation, context: PlanContext): string[] | null {
  const words = reading.tokens.filter((token) => token.kind === 'word').map((token) => token.text);
  const defines = reading.marks.some(({ tag }) => tag === 'cue:define');
  const { frame } = said;
  const figures =
    reading.periods.length > 0 ||
    frame.payers.length > 0 ||
    frame.limit !== null ||
    frame.byPayer ||
    frame.grain !== null ||
    frame.change;
  if (figures) return null;
  // “What is the difference between X and Y?” asks what each means where both are figures.
  const differs = /\bdifferences? (?:between|in meaning)\b|\bdiffers? from\b|\bdistinguish/.test(
    words.join(' '),
  );
  if (differs && !defines) {
    const both = termsIn(reading, context);
    return both.length > 1 ? both : null;
  }
  const opens = words[0] === 'what' && (words[1] === 'is' || words[1] === 'are');
  const bare =
    opens &&
    !['the', 'our', 'my', 'your', 'their', 'that', 'this', 'going', 'changed'].includes(words[2] ?? '');
  if (!defines && !bare) return null;
  const terms = termsIn(reading, context);
  if (terms.length > 0) return terms;
  const ofKind = opens && ['a', 'an'].includes(words[2] ?? '');
  if (!defines && !ofKind) return null;
  // The glossary knows more words than the lexicon: what remains of the question is looked up as it stands.
  const asked = words
    .join(' ')
    .replace(/\ba r\b/, 'ar')
    .replace(ASKING_BEFORE, '')
    .replace(ASKING_AFTER, '')
    .trim();
  return asked !== '' && asked.split(' ').length <= 4 ? [asked.slice(0, 60)] : null;
}

function termsIn(reading: Reading, context: PlanContext): string[] {
  const metrics = reading.marks.filter(({ tag }) => tag.startsWith('metric:')).map(({ tag }) => tag.slice(7));
  const verbs: Readonly<Record<string, string>> = {
    'verb:underpaid': 'underpaid_claims',
    'verb:overpaid': 'overpaid_claims',
    'verb:covered': 'payer_coverage',
  };
  const spoken = reading.marks.flatMap(({ tag }) => verbs[tag] ?? []);
  const { terms } = vocabularyOf(context);
  const others: string[] = [];
  for (let i = 0; i < reading.tokens.length; i++) {
    const match = terms.longest(reading.tokens, i);
    if (!match) continue;
    others.push(...match.tags.map((tag) => tag.slice(5)));
    i = match.end - 1;
  }
  // A metric's own phrase is more exact than a general word inside it: “payer paid %” is not “payer”.
  const general = new Set(['payer', 'medication', 'patients', 'provider', 'release']);
  const exact = [...metrics, ...spoken, ...others.filter((term) => !general.has(term))];
  return [...new Set(exact.length > 0 ? exact : others)];
}
