import { COVERAGE_METRICS, METRIC_LABELS } from './frame.ts';
import { ofCharges } from './of-charges.ts';
import type { Reading } from './read-question.ts';
import { asksShare } from './share-part.ts';
import { TOPICS } from './topics.ts';

export interface MetricReading {
  readonly metrics: readonly string[];
  /** “underpaid most” asks for the lowest net variance. */
  readonly inverted: boolean;
  readonly notes: readonly string[];
  /** Topics the metrics took up: an average that is one already. */
  readonly settledTopics: readonly string[];
  /** The share asked for is a published rate, which the metrics name. */
  readonly isRate: boolean;
  /** A cost without saying of what. */
  readonly bareCost: boolean;
}

const COVERAGE: ReadonlySet<string> = new Set(COVERAGE_METRICS);

const AVERAGED = new Set([
  'charge_per_claim',
  'settlement_days_avg',
  'underpayment_rate',
  'coverage_rate',
  'high_value_share',
  'variance_pct',
  'payer_paid_pct',
  'priority_score_avg',
]);

/** The metrics named, with verbs (`underpaid`, `paid`, `covered`) settled by what stands around them. */
export function readMetricNames(
  reading: Reading,
  about: { payer: boolean; medication: boolean },
): MetricReading {
  const has = (tag: string): boolean => reading.marks.some((mark) => mark.tag === tag);
  const ranked =
    has('quality:best') || has('quality:worst') || reading.marks.some(({ tag }) => tag.startsWith('order:'));
  const topic = (title: string): boolean =>
    has(`topic:${TOPICS.findIndex((entry) => entry.title === title)}`);
  const metrics = [
    ...new Set(reading.marks.filter(({ tag }) => tag.startsWith('metric:')).map(({ tag }) => tag.slice(7))),
  ];
  const notes: string[] = [];
  const settled: string[] = [];
  const drop = (name: string): void => {
    const at = metrics.indexOf(name);
    if (at >= 0) metrics.splice(at, 1);
  };
  const add = (name: string, note?: string): void => {
    if (!metrics.includes(name)) metrics.push(name);
    if (note) notes.push(note);
  };
  const shares = asksShare(reading);
  const held = ofCharges(reading, shares, about);
  if (held !== null)
    return {
      metrics: held.metrics,
      inverted: false,
      notes: [held.note],
      settledTopics: ['averages'],
      isRate: true,
      bareCost: false,
    };
  // “Which payers account for most underpaid claims” asks for parts of them, however often they underpay.
  const rated = shares && !has('cue:makeup');
  let isRate = false;
  let inverted = false;

  if (shares && !rated && metrics.includes('underpayment_rate')) {
    // “The share of underpaid claims each payer accounts for” is of the claims.
    drop('underpayment_rate');
    add('underpaid_claims');
  }
  if (rated && (has('verb:underpaid') || metrics.includes('underpaid_claims'))) {
    drop('total_claims');
    drop('underpaid_claims');
    add('underpayment_rate');
    isRate = true;
  } else if (has('verb:underpaid') && has('cue:often')) {
    drop('total_claims');
    add('underpayment_rate', 'Read “often” as the underpayment rate: underpaid claims of all claims.');
  } else if (
    has('verb:underpaid') ||
    (has('cue:gap') && metrics.length === 0 && !about.medication && !has('cue:receivables')) ||
    (has('verb:costs') && about.payer && !about.medication)
  ) {
    const counted = metrics.some((name) =>
      [
        'total_claims',
        'zero_pay_claims',
        'overpaid_claims',
        'no_charge_claims',
        'underpaid_claims',
        'matched_claims',
      ].includes(name),
    );
    if (counted || has('cue:counts')) {
      drop('total_claims');
      metrics.unshift('underpaid_claims');
    } else {
      inverted = true;
      add(
        'net_variance',
        `Read “${has('verb:underpaid') ? 'underpaid' : has('cue:gap') ? 'gap' : 'costs us'}” as net variance: payments minus charges (contractual write-offs included), the most negative first.`,
      );
    }
  }
  // The largest gap is the furthest below the charges.
  if (has('cue:shortfall')) inverted = true;
  if (has('verb:overpaid')) {
    // Whole payers hardly ever pay more than their charges; single claims are overpaid, and those are counted.
    drop('total_claims');
    add(
      'overpaid_claims',
      metrics.some((name) => name.endsWith('_claims'))
        ? undefined
        : 'Read “overpaid” as the number of overpaid claims.',
    );
  }
  if (rated && metrics.includes('payer_coverage')) {
    // “What share of drug cost did insurers cover” is the coverage rate.
    drop('payer_coverage');
    drop('total_medication_cost');
    add('coverage_rate');
    isRate = true;
  }
  if (
    shares &&
    metrics.includes('out_of_pocket') === false &&
    metrics.includes('payer_paid') &&
    metrics.includes('total_charges')
  ) {
    drop('payer_paid');
    drop('total_charges');
    add('payer_paid_pct');
    isRate = true;
  }
  // “How fast are charges growing” asks for no duration.
  const grows = has('cue:worse') || has('cue:change');
  if (has('cue:duration') && grows && metrics.length > 1 && !has('verb:paid')) drop('settlement_days_avg');
  if (metrics.length > 1 && !shares && claimsAreObject(reading)) drop('total_claims');
  // “Which class gets paid worst” is about what is paid of the charges.
  const paidHow = reading.marks.some(
    ({ tag, at }) =>
      tag === 'metric:total_payments' && /^(?:got?|gets?|were|was)$/.test(reading.tokens[at]!.text),
  );
  if (paidHow && (has('quality:best') || has('quality:worst'))) {
    drop('total_payments');
    add('payer_paid_pct', 'Read “paid best or worst” as payer paid %.');
  }
  // “Collecting faster” is about days.
  const collecting = reading.marks.some(
    ({ tag, at }) =>
      tag === 'metric:total_payments' && /^(?:collect|receiv|get)/.test(reading.tokens[at]!.text),
  );
  if (metrics.includes('settlement_days_avg') && (has('cue:than') || has('cue:duration')) && collecting)
    drop('total_payments');
  const drugs = reading.medications.length > 0 || has('cue:medication');
  if (
    metrics.includes('patient_paid') &&
    (drugs || (about.medication && metrics.some((name) => COVERAGE.has(name))))
  ) {
    // The patients' part of medication cost is the out-of-pocket; what they pay on claims is another figure.
    drop('patient_paid');
    add('out_of_pocket');
    if (shares) isRate = true;
  }
  const unpaid = reading.marks.find(({ tag }) => tag === 'metric:zero_pay_claims');
  const ofClaims = unpaid && reading.tokens.slice(unpaid.at, unpaid.end).some(({ stem }) => stem === 'claim');
  if (unpaid && !ofClaims && metrics.includes('total_charges') && !metrics.includes('total_claims')) {
    drop('zero_pay_claims');
    drop('total_charges');
    add('net_variance', 'Read unpaid charges as net variance: payments minus charges.');
  }
  // What a drug costs patients is what they pay of it.
  if (has('cue:topatients') && metrics.includes('total_medication_cost')) {
    drop('total_medication_cost');
    add('out_of_pocket');
  }
  if (has('verb:costs') && !inverted) add('total_medication_cost');
  if (has('verb:covered') && metrics.includes('total_charges') && !about.medication) {
    drop('total_charges');
    add('payer_paid_pct', 'Read “covered” of charges as payer paid %.');
    isRate = true;
  } else if (has('verb:covered')) {
    if (shares) isRate = true;
    if (shares || metrics.includes('coverage_rate')) drop('total_medication_cost');
    if (!metrics.includes('payer_coverage'))
      add('coverage_rate', has('metric:coverage_rate') ? undefined : 'Read “covered” as the coverage rate.');
  }
  if (reading.limits.some(({ unit }) => unit === 'days') && !has('cue:receivables'))
    add('settlement_days_avg');
  const covered = metrics.some((name) => COVERAGE.has(name));
  if (has('cue:covers') && (ranked || reading.medications.length > 0) && !covered)
    add('coverage_rate', 'Read “coverage” as the coverage rate.');
  if (
    has('verb:paid') &&
    !metrics.includes('settlement_days_avg') &&
    !metrics.includes('payer_paid_pct') &&
    !metrics.includes('out_of_pocket') &&
    !(shares && metrics.includes('total_payments'))
  ) {
    if (has('quality:best') || has('quality:worst'))
      add('payer_paid_pct', 'Read “pays best or worst” as payer paid %.');
    else if (shares && metrics.includes('total_charges')) {
      drop('total_charges');
      add('payer_paid_pct');
      isRate = true;
    } else if (about.medication) add('payer_coverage', 'Read “paid” as payer coverage of medication cost.');
    else if (uninsured(reading))
      add('patient_paid', 'No insurer stands behind these claims: read “paid” as patient paid.');
    else if (about.payer) add('payer_paid', 'Read “paid” as payer paid: what the insurer itself paid.');
    else add('total_payments', 'Read “paid” as total payments, from insurers and patients.');
  }
  const othersCount =
    has('cue:organization') ||
    has('cue:provider') ||
    about.payer ||
    reading.marks.some(({ tag }) => /^by:(?:organization|provider|encounter_class|specialty)$/.test(tag));
  if (has('cue:volume') && metrics.length === 0 && about.medication)
    add('prescriptions', 'Read “volume” of medications as prescriptions.');
  if (
    has('cue:counts') &&
    metrics.length === 0 &&
    (othersCount || has('cue:volume')) &&
    !about.medication &&
    !has('cue:receivables')
  )
    add('total_claims', 'Read “count” as the number of claims.');
  // “Charges per claim” is published, payments per claim are not.
  const perClaim = reading.marks.some(
    ({ tag, at, end }) =>
      tag.startsWith('topic:') &&
      /^per claim$/.test(
        reading.tokens
          .slice(at, end)
          .map(({ text }) => text)
          .join(' '),
      ),
  );
  if (perClaim && metrics.length === 1 && metrics[0] === 'total_charges') {
    drop('total_charges');
    add('charge_per_claim');
  }
  if (topic('averages') && metrics.length > 0 && metrics.every((name) => AVERAGED.has(name)))
    settled.push('averages');
  const inPercent = has('cue:percent') || reading.limits.some(({ percent }) => percent);
  const inBoth = has('cue:dollars') && has('cue:percent');
  if (inBoth) for (const name of metrics.flatMap((metric) => inOtherUnit(metric))) add(name);
  else if (has('cue:dollars') && has('verb:underpaid') && metrics.includes('underpaid_claims'))
    add('net_variance', IN_DOLLARS);
  else if ((has('cue:dollars') || inPercent) && (isRate || !shares)) convert(metrics, inPercent);
  if (has('metric:net_variance') && !has('verb:underpaid') && metrics.includes('net_variance')) {
    notes.push(
      `Read “variance” as ${METRIC_LABELS['net_variance']} in dollars; ask for variance % for the rate.`,
    );
  }
  const rate = /\b(?:collection|payment|reimbursement) rate\b/.exec(
    reading.tokens.map(({ text }) => text).join(' '),
  )?.[0];
  if (rate !== undefined && has('metric:payer_paid_pct'))
    notes.push(`Read “${rate}” as payer paid %: what insurers paid of charges, without what patients paid.`);
  const bareCost = metrics.includes('total_medication_cost') && !about.medication;
  return { metrics, inverted, notes, settledTopics: settled, isRate, bareCost };
}

const JOINS = new Set([
  'and',
  ',',
  'plus',
  '+',
  'vs',
  'versus',
  'many',
  'most',
  'fewest',
  'least',
  'or',
  '/',
  'with',
]);

/** “Settle claims”, “zero-pay claims” count nothing of their own; “claims and payments”, “how many claims” do. */
function claimsAreObject({ marks, tokens }: Reading): boolean {
  const said = marks.filter(({ tag }) => tag === 'metric:total_claims');
  const joined = ({ at, end }: (typeof said)[number]): boolean =>
    end - at > 1 || [tokens[at - 1], tokens[end]].some((token) => JOINS.has(token?.text ?? ''));
  return said.length > 0 && !said.some(joined);
}

const AS_PERCENT: Readonly<Record<string, string>> = {
  net_variance: 'variance_pct',
  underpaid_claims: 'underpayment_rate',
  payer_paid: 'payer_paid_pct',
  payer_coverage: 'coverage_rate',
};

/** What a number of claims comes to, where it is asked in dollars too. */
const IN_DOLLARS =
  'Dollars of underpaid claims alone are not published: net variance is that of all claims, payments minus charges.';

/** The figure beside an amount or a rate that tells the same in the other unit. */
const inOtherUnit = (metric: string): string[] =>
  Object.entries(AS_PERCENT).flatMap(([amount, rate]) =>
    metric === amount ? [rate] : metric === rate ? [amount] : [],
  );

/** The same figure in the unit asked for, where both are published. */
export function convert(metrics: string[], percent: boolean): void {
  for (const [amount, rate] of Object.entries(AS_PERCENT)) {
    const [from, to] = percent ? [amount, rate] : [rate, amount];
    const at = metrics.indexOf(from);
    if (at >= 0) metrics[at] = to;
  }
}

/** Whether the only payer named is the one that is none. */
function uninsured({ marks }: Reading): boolean {
  const named = marks.filter(({ tag }) => tag.startsWith('payer:'));
  return named.length > 0 && named.every(({ tag }) => tag === 'payer:No insurance');
}
