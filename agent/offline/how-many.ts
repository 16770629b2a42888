import { templateNamed } from '../../sql/templates/index.ts';
import type { TemplateCall } from '../plan.ts';
import { alternativesOf } from './nouns.ts';
import type { Reading } from './read-question.ts';

const DIMENSION =
  /^(?:cue|by):(payer|organization|provider|specialty|medication|encounter_class|state|location|procedure_group|diagnosis_group|age_band)$/;
/** What is counted instead, where it stands before the members: “how many claims do payers reject”. */
const OTHERWISE = /^(?:metric|verb|topic|own-topic):|^(?:person|drug|refused)$/;
/** Nouns of the lexicon that are members in the plural, whatever phrase they begin: “how many payers cover …”. */
const MEMBERS = {
  payer: 'payer',
  doctor: 'provider',
  hospital: 'organization',
  drug: 'medication',
  specialty: 'specialty',
} as const;
/** Words between “how many” and whom it counts: “how many different flagged providers”. */
const REACH = 2;
const VERBS = new Set('do does did is are was were has have had can will'.split(' '));
/** The most rows a template lists: what is counted must not be cut short. */
const MOST_ROWS = 50;

/** Measures of which every member that is there has some: whoever is counted by them is counted by being there. */
const VOLUMES: ReadonlySet<string> = new Set(
  'total_claims total_charges total_payments payer_paid prescriptions dispenses total_medication_cost claimed_amount reimbursed_amount beneficiaries'.split(
    ' ',
  ),
);

/** What is said where members cannot be counted by what the question asks of them. */
export const NO_COUNT =
  'Members are counted where a table lists each of them once; how many there are of this kind, no table tells.';

/** The dimension whose members a question counts, “how many payers”, “the number of hospitals”; null where none is. */
export function asksHowMany({ tokens, marks }: Reading): string | null {
  const at = tokens.findIndex(
    ({ text }, i) =>
      (text === 'how' && tokens[i + 1]?.text === 'many') ||
      (text === 'number' && tokens[i + 1]?.text === 'of'),
  );
  if (at < 0) return null;
  const first = at + 2 + (tokens[at + 2]?.text === 'different' ? 1 : 0);
  const near = marks.filter((mark) => mark.end > at && mark.at <= first + REACH);
  const counted = near.find((mark) => DIMENSION.test(mark.tag) && mark.at >= first);
  const other = near.find(({ tag }) => OTHERWISE.test(tag))?.at ?? Number.POSITIVE_INFINITY;
  const between = tokens.slice(first, counted?.at).map(({ text }) => text);
  if (counted !== undefined && counted.at <= other && !between.some((word) => VERBS.has(word)))
    return DIMENSION.exec(counted.tag)![1]!;
  const noun = tokens[first];
  if (noun === undefined || noun.text === noun.stem) return null;
  const named = Object.entries(MEMBERS).find(([name]) =>
    alternativesOf(name)
      .get(noun.stem)
      ?.some((stems) => stems.length === 1),
  );
  return named?.[1] ?? null;
}

/** Whether being listed is all that a measure asks of a member. */
export const isVolume = (metrics: readonly string[]): boolean =>
  metrics.every((metric) => VOLUMES.has(metric));

/**
 * A call whose answer counts its rows: uncut, and told to be counted; null where its table lists other members.
 *
 * @param dimension whose members are counted
 */
export function countedCall(call: TemplateCall, dimension: string): TemplateCall | null {
  const template = templateNamed(call.template)!;
  const [first] = template.columns(call.params);
  if (first?.name !== dimension) return null;
  const isCut = Object.values(template.bindings).some((bound) => 'param' in bound && bound.param === 'limit');
  return { ...call, params: { ...call.params, ...(isCut ? { limit: MOST_ROWS } : {}) }, counts: true };
}
