import type { Grain, Order } from '../frame.ts';
import { asksHowMany } from '../how-many.ts';
import type { PlanContext } from '../plan-context.ts';
import { publishedMonths } from '../published-months.ts';
import type { Reading } from '../read-question.ts';
import { readTimes } from '../read-times.ts';
import { seeksOf } from '../seeks-of.ts';
import { againstBefore, isAgainstBefore } from '../than-before.ts';
import { EMPTY_FORMAT_FRAME, type FormatFrame } from './format-frame.ts';

type Has = (tag: string) => boolean;

/** How the words of a format become a frame. */
export interface FormatReader<Subject extends string, Metric extends string, By extends string> {
  /** The dimension that every table of the format has, and what several of its members are called. */
  readonly base: { readonly dimension: By; readonly plural: string };
  /** All dimensions in the order in which they decide what a table is by. */
  readonly dimensions: readonly By[];
  /** Of more is worse news: “worst” is their highest. */
  readonly badWhenHigh: ReadonlySet<string>;
  /** “How many were rejected” counts what “rejected” alone rates. */
  readonly countOf: Readonly<Partial<Record<Metric, Metric>>>;
  /** “How much was rejected” is money. */
  readonly amountOf: Readonly<Partial<Record<Metric, Metric>>>;
  /** What “got worse” is about where no measure is named. */
  readonly worsens?: Metric;
  /** What “per dollar billed” asks for. */
  readonly ofDollar?: Metric;
  /** Tags that are kept as they are said. */
  readonly also?: readonly string[];
  subjectOf(has: Has, metrics: readonly Metric[]): Subject | null;
}

export interface FormatReading<Frame, By extends string> {
  readonly frame: Frame;
  /** Every dimension that is spoken of: “by state and age”. */
  readonly by: readonly By[];
  readonly notes: readonly string[];
  /** What the question leaves open, in words. */
  readonly unclear: string | null;
}

/** What the words of one question about files of a format say. */
export function readFormat<Subject extends string, Metric extends string, By extends string>(
  reader: FormatReader<Subject, Metric, By>,
  reading: Reading,
  context: PlanContext,
): FormatReading<FormatFrame<Subject, Metric, By>, By> {
  const { marks, tokens } = reading;
  const has: Has = (tag) => marks.some((mark) => mark.tag === tag);
  const after = (prefix: string): string[] => [
    ...new Set(marks.flatMap(({ tag }) => (tag.startsWith(prefix) ? [tag.slice(prefix.length)] : []))),
  ];
  const text = tokens.map((token) => token.text).join(' ');
  const notes: string[] = [...reading.notes];
  const perDollar = has('cue:perdollar') && reader.ofDollar !== undefined;
  const metrics = perDollar
    ? [reader.ofDollar]
    : metricsOf(reader, after('metric:') as Metric[], text, asksHowMany(reading) !== null);
  const { base } = reader;
  const named = baseMembers(reader, reading, context);
  if (named.note !== null) notes.push(named.note);
  const others = reader.dimensions.filter((name) => name !== base.dimension);
  const members = Object.fromEntries(
    [
      [base.dimension, named.members] as const,
      ...others.map((name) => [name, after(`${name}:`)] as const),
    ].filter(([, list]) => list.length > 0),
  );
  const change = has('cue:change');
  const than =
    has('cue:than') &&
    (reading.periods.length > 1 ||
      reading.periods.some(
        (phrase) => phrase.kind === 'shift' || phrase.items.some((item) => item.relative),
      ));
  const compare = has('cue:compare') || than;
  const said = (after('grain:').at(-1) as Grain | undefined) ?? null;
  const spelled = has('cue:trend') || said !== null;
  const several =
    Object.values(members).some((list) => list.length > 1) || after('by:').length > 0 || metrics.length > 1;
  const spoken = readTimes(reading.periods, {
    ...{ compare, change, trend: spelled, worse: has('cue:worse'), members: several },
  });
  const sides = Math.max(0, ...Object.values(members).map((list) => list.length));
  const before = !spelled && isAgainstBefore(reading, sides);
  const times = before ? againstBefore(spoken, publishedMonths(context)) : spoken;
  const frame: FormatFrame<Subject, Metric, By> = {
    ...EMPTY_FORMAT_FRAME,
    subject: reader.subjectOf(has, metrics),
    metrics,
    by: byOf(reader, after('by:'), after('cue:'), members),
    members,
    period: times.period?.ranges ?? null,
    compare: times.compare,
    grain: said ?? times.steps,
    trend: spelled || times.steps !== null || (has('cue:worse') && times.compare === null),
    change: change || (compare && reading.periods.length > 0 && !several) || times.compare !== null,
    seeks:
      change || before || has('cue:worse')
        ? seeksOf(
            reading,
            metrics[0],
            several ||
              has(`cue:${base.dimension}`) ||
              after('cue:').some((cue) => others.some((name) => name === cue)),
            reader.badWhenHigh,
          )
        : null,
    order: orderOf(reader, has, metrics[0] ?? null),
    limit: reading.limit,
    limits: Object.fromEntries(reading.limits.map(({ name, value }) => [name, value])),
    also: (reader.also ?? []).filter(has),
  };
  return {
    frame,
    by: spokenOf(reader, after('by:'), after('cue:'), members),
    notes: [...notes, ...times.notes],
    unclear: times.unclear,
  };
}

/** “By state and age”, “providers in Ohio”: each dimension that is spoken of; of the base, only what a table is by. */
const spokenOf = <By extends string>(
  { dimensions, base }: Pick<FormatReader<string, string, By>, 'dimensions' | 'base'>,
  by: readonly string[],
  cues: readonly string[],
  members: Readonly<Record<string, readonly string[]>>,
): By[] =>
  dimensions.filter(
    (name) =>
      by.includes(name) || cues.includes(name) || (name !== base.dimension && members[name] !== undefined),
  );

function metricsOf<Metric extends string>(
  { countOf, amountOf }: Pick<FormatReader<string, Metric, string>, 'countOf' | 'amountOf'>,
  named: readonly Metric[],
  text: string,
  isOfMembers: boolean,
): Metric[] {
  const counts = !isOfMembers && /\bhow many\b|\bnumber of\b/.test(text);
  const dollars = /\bhow much\b|\bdollars?\b|\$|\bmoney\b|\bvalue\b/.test(text);
  // “How many were sent and how much was paid” asks for both as they are named.
  if (counts && dollars) return [...new Set(named)];
  // “Claims” beside another metric is what the other one counts.
  const telling = named.length > 1 ? named.filter((metric) => metric !== 'total_claims') : named;
  return [
    ...new Set(
      telling.map((metric) => (counts ? countOf[metric] : dollars ? amountOf[metric] : undefined) ?? metric),
    ),
  ];
}

/** The dimension a table is by: said, named with members, or spoken of. */
function byOf<By extends string>(
  { dimensions, base }: Pick<FormatReader<string, string, By>, 'dimensions' | 'base'>,
  by: readonly string[],
  cues: readonly string[],
  members: Readonly<Record<string, readonly string[]>>,
): By | null {
  const others = dimensions.filter((name) => name !== base.dimension);
  return (
    dimensions.find((name) => by.includes(name)) ??
    others.find((name) => members[name] !== undefined) ??
    others.find((name) => cues.includes(name)) ??
    (cues.includes(base.dimension) || (members[base.dimension] ?? []).length > 1 ? base.dimension : null)
  );
}

/**
 * A fragment in the light of the measure it leaves to the turn before, or to nobody: “which payer is worst” depends on what
 * is shown, “and in dollars” turns a rate into its amount, and “who got worse” needs a measure of its own.
 *
 * @param whole the fragment over what stood before
 * @param isSaid whether the fragment names measures itself
 */
export function inLightOf<Subject extends string, Metric extends string, By extends string>(
  reader: FormatReader<Subject, Metric, By>,
  reading: Reading,
  whole: FormatFrame<Subject, Metric, By>,
  isSaid: boolean,
): FormatFrame<Subject, Metric, By> {
  const has: Has = (tag) => reading.marks.some((mark) => mark.tag === tag);
  if (isSaid) return whole;
  const worsens =
    whole.metrics.length === 0 && whole.subject === null && has('cue:worse') ? reader.worsens : undefined;
  const named = worsens === undefined ? whole.metrics : [worsens];
  const metrics = has('cue:dollars') ? named.map((metric) => reader.amountOf[metric] ?? metric) : named;
  const ranks = has('quality:best') || has('quality:worst');
  // Rates of single months rest on few claims.
  const grain = worsens === undefined ? whole.grain : (whole.grain ?? 'quarter');
  // What is worse depends on the measure, which may be that of the turn before.
  const seeks = whole.seeks && (seeksOf(reading, metrics[0], true, reader.badWhenHigh) ?? whole.seeks);
  return {
    ...whole,
    metrics,
    grain,
    seeks,
    order: ranks ? orderOf(reader, has, metrics[0] ?? null) : whole.order,
  };
}

function orderOf(
  { badWhenHigh }: { readonly badWhenHigh: ReadonlySet<string> },
  has: Has,
  metric: string | null,
): Order | null {
  if (has('order:lowest')) return 'lowest';
  if (has('order:highest')) return 'highest';
  if (!has('quality:best') && !has('quality:worst')) return null;
  const bad = metric !== null && badWhenHigh.has(metric);
  return has('quality:worst') === bad ? 'highest' : 'lowest';
}

/** Members of the base dimension named; after “except” they are taken out of all, as an explicit list. */
function baseMembers<By extends string>(
  { base }: Pick<FormatReader<string, string, By>, 'base'>,
  { marks }: Reading,
  context: PlanContext,
): { members: string[]; note: string | null } {
  const prefix = `${base.dimension}:`;
  const except = marks.find(({ tag }) => tag === 'cue:except')?.at ?? Number.POSITIVE_INFINITY;
  const of = (pick: (at: number) => boolean): string[] => [
    ...new Set(
      marks.flatMap(({ tag, at }) => (tag.startsWith(prefix) && pick(at) ? [tag.slice(prefix.length)] : [])),
    ),
  ];
  const left = of((at) => at >= except);
  if (left.length === 0) return { members: of(() => true), note: null };
  const members = (context.members[base.dimension] ?? []).filter((member) => !left.includes(member));
  return { members, note: `Without ${left.join(' and ')}: the sum of the other ${base.plural}.` };
}
