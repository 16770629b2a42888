import type { Frame, Grain } from './frame.ts';
import { EMPTY_FRAME } from './frame.ts';
import { asksHowMany } from './how-many.ts';
import type { PlanContext } from './plan-context.ts';
import { publishedMonths } from './published-months.ts';
import {
  asksWhoPaid,
  bothSides,
  filtersOf,
  groupsOf,
  isShareOf,
  metricsFor,
  settledBy,
} from './read-dimensions.ts';
import { type MetricReading, readMetricNames } from './read-metrics.ts';
import { readOrder } from './read-order.ts';
import { readPayers } from './read-payers.ts';
import type { Reading } from './read-question.ts';
import { pairOf, readTimes, type Times } from './read-times.ts';
import { seeksOf } from './seeks-of.ts';
import { asksShare, partOf } from './share-part.ts';
import { subjectOf } from './subject-of.ts';
import { againstBefore, isAgainstBefore, paidThenAndNow } from './than-before.ts';

/** What one question says, as far as its own words go. */
export interface Interpretation {
  readonly frame: Frame;
  readonly notes: readonly string[];
  /** Two readings of the periods or the order: asked back. */
  readonly unclear: string | null;
  /** Periods to offer where it is unclear how those named go together. */
  readonly offers: Times['offers'];
  readonly settledTopics: readonly string[];
  readonly bareCost: boolean;
  /** Payers were spoken of in general (“payers”), without “by” or “which”. */
  readonly payersNamed: boolean;
  readonly everyone: boolean;
  /** Payers to be left out, where nothing says of whom. */
  readonly without: readonly string[];
}

/** What a question is about that only counts members. */
const SUBJECT_OF: Readonly<Record<string, Frame['subject']>> = {
  payer: 'scorecard',
  medication: 'medications',
  provider: 'providers',
  specialty: 'specialties',
};

export function interpret(reading: Reading, context: PlanContext): Interpretation {
  const { marks } = reading;
  const has = (tag: string): boolean => marks.some((mark) => mark.tag === tag);
  const after = (prefix: string): string[] =>
    marks.filter(({ tag }) => tag.startsWith(prefix)).map(({ tag }) => tag.slice(prefix.length));
  const { payers, note, without } = readPayers(reading, context);
  const spokenOf = subjectOf(has, reading);
  // “Who” are providers where the question is about them.
  const persons = ['providers', 'signals', 'deceased'].includes(spokenOf ?? '');
  const counts = asksHowMany(reading);
  const byPayer =
    counts === 'payer' ||
    marks.some(
      ({ tag, at }) =>
        tag === 'by:payer' && !(persons && ['who', 'whom'].includes(reading.tokens[at]?.text ?? '')),
    );
  const medication =
    has('cue:medication') ||
    has('cue:review') ||
    has('by:medication') ||
    has('cue:coverage') ||
    reading.medications.length > 0;
  const about = { payer: payers.length > 0 || byPayer, medication };
  const read: MetricReading = readMetricNames(reading, about);
  // “More per claim than their colleagues” sets a charge against the specialty's.
  const beyond = has('cue:signals') && has('cue:than') && read.metrics.includes('charge_per_claim');
  // “Victor Doyle, patients in 2025”: how many, which is published of providers.
  const seen = read.metrics.length === 0 && has('person') && after('provider:').length > 0;
  const own = beyond ? ['charge_vs_peers_pct'] : seen ? ['patients'] : read.metrics;
  const named: MetricReading = { ...read, metrics: own };
  const portion = asksShare(reading) && !named.isRate;
  const whoPaid = portion && spokenOf === null && asksWhoPaid(named.metrics);
  const subject = whoPaid || (has('cue:compare') && bothSides(spokenOf, named.metrics)) ? 'split' : spokenOf;
  const share = portion && !isShareOf(subject, named.metrics);
  const change = has('cue:change');
  const held = has('cue:than') && reading.limits.length === 0;
  // “Slower between Q2 and Q3” holds the one against the other.
  const ends =
    held && payers.length < 2 && reading.periods.length === 1 && pairOf(reading.periods[0]!) !== null;
  const than =
    has('cue:than') &&
    reading.periods.some((phrase) => phrase.kind === 'shift' || phrase.items.some((item) => item.relative));
  const compare =
    has('cue:compare') || than || (has('cue:than') && reading.periods.length > 1) || isOver(reading);
  const said = (after('grain:').at(-1) as Grain | undefined) ?? null;
  const spelled = has('cue:trend') || said !== null;
  const members =
    payers.length > 1 ||
    byPayer ||
    has('cue:payer') ||
    reading.medications.length > 1 ||
    named.metrics.length > 1 ||
    subject === 'signals' ||
    comparesGroups(reading);
  // Contracts are renegotiated next year by what they were: that is no period asked for.
  const phrases =
    subject === 'contracts'
      ? reading.periods.filter(({ problem }) => problem?.kind !== 'future')
      : reading.periods;
  const told = readTimes(phrases, {
    compare,
    change,
    trend: spelled,
    worse: has('cue:worse') || ends,
    members,
  });
  const before = !spelled && isAgainstBefore(reading, payers.length);
  const times = before ? againstBefore(told, publishedMonths(context)) : told;
  const grain = said ?? times.steps ?? (spelled ? countedIn(reading) : null);
  const trend = spelled || times.steps !== null;
  // “Is this drug covered better than that one?” sets two beside each other.
  const besides = reading.marks.some(
    ({ tag, end }) => tag === 'cue:worse' && reading.tokens[end]?.text === 'than',
  );
  const two = payers.length > 1 || reading.medications.length > 1 || comparesGroups(reading);
  const worse = has('cue:worse') && times.compare === null && !(besides && two);
  const { order, conflict } = readOrder(reading, named.inverted);
  const ranks =
    order !== null ||
    reading.limit !== null ||
    has('cue:rank') ||
    reading.limits.length > 0 ||
    has('quality:best') ||
    has('quality:worst');
  const spoken = ['organization', 'encounter_class'].filter(
    (dimension) => has(`cue:${dimension}`) && after(`${dimension}:`).length === 0,
  );
  const filters = filtersOf(reading, context);
  const groups = groupsOf([...after('by:'), ...spoken]);
  const ofPayers = groups.length === 0 && Object.keys(filters).length === 0 && !medication;
  const asked = before && ofPayers ? paidThenAndNow(reading, named.metrics) : named.metrics;
  const plain = counts !== null && (subject === null || subject === 'coverage') && named.metrics.length === 0;
  // Whoever underpaid us stands below zero.
  const short = counts !== null && has('verb:underpaid') && named.inverted && reading.limits.length === 0;
  // The split stands for one period; over time its two parts are shown, one beside the other.
  const bothParts = subject === 'split' && trend && named.metrics.includes('total_payments');
  const frame: Frame = {
    ...EMPTY_FRAME,
    subject: bothParts ? null : plain ? (SUBJECT_OF[counts] ?? null) : subject,
    counts,
    metrics:
      subject === 'split' && has('cue:costsharing') && medication
        ? []
        : bothParts
          ? ['payer_paid', 'patient_paid']
          : plain && groups.length > 0
            ? ['total_claims']
            : metricsFor(subject, asked, order !== null),
    // “Who underpaid us” wants the most underpaid first.
    order: order ?? (named.inverted && (byPayer || groups.length > 0) && !trend && !worse ? 'lowest' : null),
    quality: has('quality:best') ? 'best' : has('quality:worst') ? 'worst' : null,
    limit: reading.limit,
    ranked: has('cue:rank'),
    grain,
    trend,
    worse,
    change:
      change ||
      ((has('cue:worse') || ends || before) && times.compare !== null) ||
      (compare && !members && reading.periods.length > 0),
    compare: times.compare,
    share,
    part: share ? partOf(reading) : null,
    seeks: change || before || has('cue:worse') ? seeksOf(reading, named.metrics[0], members) : null,
    ofLargest: ofLargest(reading, named.metrics),
    byPayer:
      byPayer ||
      mixAtGroup(reading) ||
      (ranks && has('cue:payer')) ||
      (compare && payers.length > 1 && note === null),
    byMedication: has('by:medication') || reading.medications.length > 0,
    payers,
    together: note !== null,
    medications: reading.medications,
    groups,
    filters,
    limits: short ? { below: 0 } : Object.fromEntries(reading.limits.map(({ name, value }) => [name, value])),
    period: times.period && has('cue:everyone') ? { ...times.period, listed: null } : times.period,
  };
  const bothEnds = has('quality:best') && has('quality:worst');
  const bothShown = bothEnds ? ['Ranked from the best to the worst, so that the table shows both.'] : [];
  const notes = [...bothShown, ...reading.notes, ...named.notes, ...times.notes, ...(note ? [note] : [])];
  const unclear = conflict ? 'Highest or lowest? The question says both.' : times.unclear;
  return {
    frame,
    notes: [...new Set(notes)],
    unclear,
    offers: conflict ? [] : times.offers,
    settledTopics: [...named.settledTopics, ...settledBy(frame.subject)],
    bareCost: named.bareCost,
    payersNamed: has('cue:payer'),
    everyone: has('cue:everyone') && payers.length === 0,
    without,
  };
}

/** “The trend over the last eight quarters” is one of quarters. */
function countedIn({ periods, tokens }: Reading): Grain | null {
  const words = periods.flatMap(({ start, end }) => tokens.slice(start, end).map(({ text }) => text));
  return words.some((word) => word === 'quarters' || word === 'qtrs') ? 'quarter' : null;
}

/** “Compare the hospitals in 2025” sets members beside each other, “… in 2025 with 2024” one period against another. */
function comparesGroups({ marks, periods }: Reading): boolean {
  const of = (dimension: string): number =>
    new Set(marks.filter(({ tag }) => tag.startsWith(`${dimension}:`)).map(({ tag }) => tag)).size;
  const spoken = marks.some(({ tag }) => /^(?:by|cue):(?:organization|encounter_class)$/.test(tag));
  const [phrase, ...others] = periods;
  const onePeriod =
    others.length === 0 && (phrase === undefined || (phrase.kind !== 'shift' && phrase.items.length < 2));
  return of('organization') > 1 || of('encounter_class') > 1 || (spoken && onePeriod);
}

/** “2025 over 2024”. */
const isOver = ({ periods: [a, b, ...more], tokens }: Reading): boolean =>
  a !== undefined &&
  b !== undefined &&
  more.length === 0 &&
  a.end + 1 === b.start &&
  tokens[a.end]?.text === 'over';

/** “Payer mix at Harborview” wants the payers of a place, not the place. */
const mixAtGroup = ({ marks, tokens }: Reading): boolean =>
  marks.some(({ tag }) => /^(?:organization|encounter_class):/.test(tag)) &&
  marks.some(
    ({ tag, at, end }) =>
      tag === 'cue:scorecard' &&
      tokens.slice(at, end).some(({ stem }) => /^(?:payer|payor|insurer|plan|carrier)$/.test(stem)) &&
      tokens.slice(at, end).some(({ stem }) => /^(?:mix|breakdown|comparison)$/.test(stem)),
  );

const VOLUMES = new Set(['total_claims', 'total_charges', 'total_payments']);

/** “Net variance for the three biggest payers”: a size that stands before the payers, after “for” or “of”. */
function ofLargest({ tokens, marks }: Reading, metrics: readonly string[]): boolean {
  if (metrics.length === 0 || metrics.some((metric) => VOLUMES.has(metric))) return false;
  return marks.some(({ tag, at, end }) => {
    const size = tag === 'order:highest' && /^(?:biggest|largest)$/.test(tokens[at]?.text ?? '');
    const before = tokens.slice(Math.max(0, at - 3), at).map(({ text }) => text);
    const payers = marks.some((mark) => mark.tag === 'cue:payer' && mark.at === end);
    return (
      size && payers && before.some((word) => ['for', 'of', 'at', 'with', 'among', 'from'].includes(word))
    );
  });
}
