import type { Frame } from './frame.ts';
import type { Reading } from './read-question.ts';

const RISES = new Set(
  'rise rose risen increase increased growth grow grew grown gain gained jump jumped improvement climb climbed'.split(
    ' ',
  ),
);
const FALLS = new Set(
  'drop dropped decrease decreased decline declined fall fell fallen loss reduction dip dipped decrement shrink shrank'.split(
    ' ',
  ),
);
const WORSE = new Set(
  'worse worsen worsened deteriorate deteriorated degrade degraded slip slipped'.split(' '),
);
const BETTER = new Set('better improve improved recover recovered'.split(' '));
const WHOSE = new Set(['which', 'who']);
/** Which way a figure went that is held against what it was before. */
const MORE = new Set('more higher greater longer slower slowly'.split(' '));
const LESS = new Set('less fewer lower faster quicker quickly sooner'.split(' '));

/** Metrics compared between periods of which more is worse (metrics.yml, `better: lower`). */
export const WORSE_WHEN_HIGHER: ReadonlySet<string> = new Set([
  'underpaid_claims',
  'overpaid_claims',
  'zero_pay_claims',
  'underpayment_rate',
  'settlement_days_avg',
  'out_of_pocket',
]);

/**
 * The direction of a change that is asked for: “the largest drop”, “which payers fell”, “who got worse”. “How much did it drop”
 * does not ask whose.
 *
 * @param metric what is compared, where the question names it
 * @param worseWhenHigher metrics of which more is worse, where they are not those of the usual files
 * @param members whether it speaks of members that can be told apart
 */
export function seeksOf(
  { tokens, marks }: Reading,
  metric: string | undefined,
  members: boolean,
  worseWhenHigher: ReadonlySet<string> = WORSE_WHEN_HIGHER,
): Frame['seeks'] {
  const said = (words: ReadonlySet<string>): boolean => tokens.some(({ stem }) => words.has(stem));
  const asksWhose = members && tokens.some(({ text }) => WHOSE.has(text));
  if (!asksWhose && !marks.some(({ tag }) => tag.startsWith('order:'))) return null;
  if (said(RISES) !== said(FALLS)) return said(RISES) ? 'rise' : 'fall';
  // “Who underpays us more than before” is looked for where net variance fell.
  const inverted = marks.some(({ tag }) => tag === 'verb:underpaid') && metric === 'net_variance';
  if (asksWhose && marks.some(({ tag }) => tag === 'cue:before') && said(MORE) !== said(LESS))
    return said(MORE) === inverted ? 'fall' : 'rise';
  if (!asksWhose || said(RISES) || said(WORSE) === said(BETTER)) return null;
  return said(WORSE) === worseWhenHigher.has(metric ?? '') ? 'rise' : 'fall';
}
