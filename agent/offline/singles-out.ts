import type { Mark } from './mark.ts';
import type { Reading } from './read-question.ts';

/** Tags of what people bear together: medication cost, what they paid, and how that is split. */
const BORNE = new Set([
  'metric:out_of_pocket',
  'metric:patient_paid',
  'metric:prescriptions',
  'metric:dispenses',
  'metric:total_medication_cost',
  'metric:payer_coverage',
  'metric:coverage_rate',
  'verb:covered',
  'cue:split',
  'cue:coverage',
  'cue:medication',
  'by:medication',
  'drug',
]);

/** Words before people that pick out one of them, or count them. */
const PICKS = new Set(
  'which whose each every any a an one single individual specific particular this that per by top list name names find identify who many number count first last other another'.split(
    ' ',
  ),
);
/** Words after people that say which of them. */
const SAYS_WHICH = new Set(
  'who whose with without named called from aged older younger over under taking using treated diagnosed born living having that id ids name names list record records detail details'.split(
    ' ',
  ),
);
/** “Leaves patients with the largest cost” speaks of the cost. */
const LEAVES = new Set(
  'leave leaves left leaving stick sticks stuck saddle saddles saddled burden burdens'.split(' '),
);

/** Whether what stands just before `at` is the name of a payer, an organization or a class: “Medicare patients”. */
const nameBefore = ({ marks }: Reading, at: number): Mark | undefined =>
  marks.find(({ tag, end }) => end === at && /^(?:payer|organization|encounter_class):/.test(tag));

function isPicked(reading: Reading, person: Mark): boolean {
  const { tokens, marks } = reading;
  const name = nameBefore(reading, person.at);
  const before = tokens[(name?.at ?? person.at) - 1]?.text ?? '';
  const after = tokens[person.end]?.text ?? '';
  const onDrug = after === 'on' && marks.some(({ tag, at }) => tag === 'drug' && at === person.end + 1);
  const burdened = after === 'with' && LEAVES.has(before);
  return PICKS.has(before) || onDrug || (SAYS_WHICH.has(after) && !burdened);
}

/**
 * Whether a question asks about people one by one, or about people as such. What all patients paid, what a payer's
 * members cost, or who bears a cost is a sum like any other.
 */
export function singlesOut(reading: Reading): boolean {
  const people = reading.marks.filter(({ tag }) => tag === 'person');
  // How many patients a provider saw is published; who they are is caught by what picks them out.
  const borne = reading.marks.some(({ tag }) => BORNE.has(tag) || tag.startsWith('provider:'));
  return people.some(
    (person) => isPicked(reading, person) || (!borne && nameBefore(reading, person.at) === undefined),
  );
}
