import { has } from './has-mark.ts';
import type { Mark } from './mark.ts';
import type { Reading } from './read-question.ts';

/** What came in, by whatever name. */
const CAME_IN: ReadonlySet<string> = new Set([
  'metric:total_payments',
  'metric:payer_paid',
  'verb:paid',
  'cue:comesback',
]);
const JOINS = new Set(['and', ',', 'plus', '+', 'vs', 'versus', 'or', '/', '&']);

/** What a question asks that wants payments held against charges. */
export interface OfCharges {
  readonly metrics: readonly string[];
  readonly note: string;
}

const BY_PAYERS = 'Read as payer paid %: what insurers paid of charges, without what patients paid.';
const BY_ANYBODY =
  'Read as payer paid % (what insurers paid of charges) and variance %: added to 100 %, it gives what insurers and patients paid together.';

/**
 * “Per dollar billed”, “what share of charges comes back”: no amount is asked for but what was paid of what was charged.
 * Null where nothing of the kind is said, and where the dollars are those of medications.
 *
 * @param shares whether a part of a whole is asked for
 * @param about whether payers or medications are spoken of
 */
export function ofCharges(
  reading: Reading,
  shares: boolean,
  about: { readonly payer: boolean; readonly medication: boolean },
): OfCharges | null {
  const { marks } = reading;
  if (about.medication || has(reading, 'metric:patient_paid')) return null;
  const said = has(reading, 'cue:perdollar') || (shares && isOfCharges(reading, marks));
  if (!said) return null;
  // What we collect “from Cigna” its patients pay too; what Cigna pays they do not.
  const collects = has(reading, 'metric:total_payments') || has(reading, 'cue:comesback');
  const byPayers =
    !collects && (about.payer || has(reading, 'cue:payer') || has(reading, 'metric:payer_paid'));
  return byPayers
    ? { metrics: ['payer_paid_pct'], note: BY_PAYERS }
    : { metrics: ['payer_paid_pct', 'variance_pct'], note: BY_ANYBODY };
}

/** “What share of charges do we collect”, not “the share of charges and payments”. */
function isOfCharges({ tokens }: Reading, marks: readonly Mark[]): boolean {
  const measures = marks.filter(({ tag }) => tag.startsWith('metric:'));
  const charges = marks.find(({ tag }) => tag === 'metric:total_charges');
  const paid = marks.find(({ tag }) => CAME_IN.has(tag));
  const others = measures.some(({ tag }) => tag !== 'metric:total_charges' && !CAME_IN.has(tag));
  if (charges === undefined || paid === undefined || others) return false;
  const between = tokens.slice(Math.min(charges.end, paid.end), Math.max(charges.at, paid.at));
  return !between.some(({ text }) => JOINS.has(text));
}
