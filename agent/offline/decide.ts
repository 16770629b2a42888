import type { Plan, TemplateCall } from '../plan.ts';
import { pointsBack } from './about-leader.ts';
import { chooseCalls } from './choose-calls.ts';
import { fitCalls } from './fit-calls.ts';
import { frameOf, leansOnPrevious, mergeFrames } from './follow-up.ts';
import type { Frame } from './frame.ts';
import { has } from './has-mark.ts';
import type { Interpretation } from './interpret.ts';
import { lengthOf, listed, shiftBy, yearOf } from './months.ts';
import { clarify, clarifyFragment, fitted, runnable, unique } from './offer-calls.ts';
import type { PlanContext } from './plan-context.ts';
import { publishedMonths } from './published-months.ts';
import { questionFor } from './question-for.ts';
import { convert } from './read-metrics.ts';
import type { Reading } from './read-question.ts';
import { narrowedAsBefore, refersBack } from './refers-back.ts';
import { seeksOf } from './seeks-of.ts';
import { unusedSlots } from './unused-slots.ts';

/** What is shown as of one date, or of all time: a period said for something else is none of theirs. */
const UNDATED: ReadonlySet<string> = new Set([
  'receivables',
  'hotspots',
  'priority',
  'freshness',
  'deceased',
]);

/** Chooses templates for what was understood, alone or over the previous turn. */
export function decide(
  reading: Reading,
  said: Interpretation,
  previous: TemplateCall[] | null,
  context: PlanContext,
  carried: Frame['period'],
): Plan {
  const weak = reading.marks.every(
    ({ tag, at }) => !tag.startsWith('order:') || ['top', 'leading'].includes(reading.tokens[at]?.text ?? ''),
  );
  // “top 3 only” after a ranking keeps its direction.
  const keepsOrder =
    weak &&
    said.frame.limit !== null &&
    said.frame.metrics.length === 0 &&
    previous?.[0]?.params['order'] !== undefined;
  const frame = keepsOrder ? { ...said.frame, order: null } : said.frame;
  const leans = leansOnPrevious(reading, frame);
  const followUp = leans && previous !== null && previous.length > 0;
  if (leans && !followUp) {
    const alone = standsAlone(reading, said);
    if (!alone) return clarifyFragment(frame, context);
    return finish([alone], said.notes, false, context);
  }
  if (!followUp && previous?.[0] && refersBack(reading)) {
    const narrowed = narrowedAsBefore(frame, frameOf(previous[0]));
    return finish(subjectsOf(reading, narrowed), said.notes, true, context);
  }
  if (!followUp) {
    const meant = whomTheyAre(reading, said, previous);
    if (meant) return finish(subjectsOf(reading, meant), said.notes, true, context);
    const timed =
      frame.period || frame.worse || UNDATED.has(frame.subject ?? '') ? frame : { ...frame, period: carried };
    return finish(subjectsOf(reading, timed), said.notes, false, context);
  }
  const also =
    has(reading, 'cue:followup') &&
    reading.tokens.some(({ text }) => ['also', 'too', 'additionally', 'well', 'add'].includes(text));
  // “How does that compare with Medicare?” puts Medicare beside whom the answer was about.
  const beside =
    has(reading, 'cue:compare') &&
    frame.payers.length > 0 &&
    reading.periods.length === 0 &&
    pointsBack(reading);
  const changesShape =
    frame.metrics.length > 0 ||
    frame.trend ||
    frame.worse ||
    frame.change ||
    frame.compare !== null ||
    frame.byPayer ||
    frame.byMedication ||
    frame.order !== null ||
    frame.limit !== null;
  const bases = changesShape || frame.period ? previous.slice(0, 1) : previous;
  // “Compare that with last year” compares what was shown, not whoever led it.
  const figures =
    has(reading, 'cue:compare') && reading.tokens.some(({ text }) => text === 'that' || text === 'this');
  const somebody = frame.payers.length === 0 && !frame.byPayer && !figures && pointsBack(reading);
  const leader = somebody ? previous[0]?.leader : undefined;
  const pointed =
    leader !== undefined && (frame.worse || frame.trend || frame.change || frame.subject !== null);
  const frameSaid = inYearShown(reading, withoutSome(frame, said.without, previous), previous);
  const named = pointed ? { ...frame, payers: [leader], order: null, quality: null } : frameSaid;
  const frames = bases
    .map((call) =>
      mergeFrames(pointed ? { ...frameOf(call), byPayer: false, ranked: false } : frameOf(call), named, {
        everyone: said.everyone || (said.without.length > 0 && frameSaid.payers.length === 0),
        also: (also || beside) && frame.payers.length > 0,
      }),
    )
    .map((merged) =>
      // “Which of them got worse?” after a rate of which more is worse looks for a rise.
      (merged.seeks === null && !merged.worse) || frame.metrics.length > 0
        ? merged
        : { ...merged, seeks: seeksOf(reading, merged.metrics[0], merged.byPayer) ?? merged.seeks },
    );
  const earlier = periodBefore(reading, frames, previous);
  if (earlier) return finish(earlier, said.notes, true, context);
  const units = convertUnits(reading, frames);
  if (units)
    return units.length === 0 ? clarifyFragment(frame, context) : finish(units, said.notes, true, context);
  const again = stepBack(reading, frames, previous);
  if (again) return finish(again, said.notes, true, context);
  const empty = sameFrame(frames[0]!, frameOf(previous[0]!)) && !has(reading, 'cue:followup');
  if (empty && !reading.marks.some(({ tag }) => tag.startsWith('cue:')))
    return clarifyFragment(frame, context);
  return finish(frames, said.notes, true, context);
}

/** “How many days do they take to pay?” after Medicaid, or after whoever came first: they are meant. */
function whomTheyAre(
  reading: Reading,
  { frame, everyone }: Interpretation,
  previous: readonly TemplateCall[] | null,
): Frame | null {
  const [before] = previous ?? [];
  const said = reading.tokens.some(({ text }) => ['they', 'them', 'their'].includes(text));
  const open = frame.payers.length === 0 && !frame.byPayer && !everyone && frame.groups.length === 0;
  if (!before || !said || !open || Object.keys(frame.filters).length > 0) return null;
  const shown = (before.params['payers'] as readonly string[] | undefined) ?? [];
  const payers = shown.length > 0 ? shown : before.leader === undefined ? [] : [before.leader];
  if (payers.length === 0) return null;
  const undated = UNDATED.has(frame.subject ?? '') || frame.worse || frame.trend;
  return { ...frame, payers, period: frame.period ?? (undated ? null : frameOf(before).period) };
}

/** “Drop the Medicare filter” takes Medicare away from those shown; where all were shown, it is left out of them. */
function withoutSome(frame: Frame, without: readonly string[], previous: readonly TemplateCall[]): Frame {
  const shown = (previous[0]?.params['payers'] as readonly string[] | undefined) ?? [];
  if (without.length === 0 || !without.every((payer) => shown.includes(payer))) return frame;
  const payers = shown.filter((payer) => !without.includes(payer));
  return { ...frame, payers, together: frame.together && payers.length > 1 };
}

/** “Zoom in on Q2” after 2023 means that of 2023: a year nobody said is the one that was shown. */
function inYearShown(reading: Reading, frame: Frame, previous: readonly TemplateCall[]): Frame {
  const before = frameOf(previous[0]!).period?.ranges ?? [];
  const years = new Set(before.flatMap(({ from, to }) => [yearOf(from), yearOf(to)]));
  const [year] = years;
  const assumed = reading.periods.length === 1 && reading.periods[0]!.items.every((item) => item.yearAssumed);
  if (!assumed || years.size !== 1 || frame.period === null || year === undefined) return frame;
  const ranges = frame.period.ranges.map((range) => shiftBy(range, (year - yearOf(range.from)) * 12));
  return { ...frame, period: { ...frame.period, ranges } };
}

/** “And the quarter before?” after a figure that compared nothing: the same figure, one step back. */
function periodBefore(
  reading: Reading,
  frames: readonly Frame[],
  previous: readonly TemplateCall[],
): Frame[] | null {
  const [phrase, ...others] = reading.periods;
  const asksComparison = ['cue:compare', 'cue:change', 'cue:than'].some((tag) => has(reading, tag));
  if (phrase?.kind !== 'shift' || others.length > 0 || asksComparison) return null;
  const stepped = frames.map((frame, i) => {
    const before = frameOf(previous[i]!);
    if (before.compare || before.period === null) return null;
    const months = phrase.months || before.period.ranges.reduce((sum, range) => sum + lengthOf(range), 0);
    const ranges = before.period.ranges.map((range) => shiftBy(range, -months));
    return {
      ...frame,
      compare: null,
      change: false,
      trend: before.trend,
      ranked: before.ranked,
      order: frame.order ?? before.order,
      limit: frame.limit ?? before.limit,
      grain: before.grain,
      subject: before.subject,
      period: { ranges, listed: null },
    };
  });
  return stepped.every((frame) => frame !== null) ? stepped : null;
}

const NAMES_SCORECARD = new Set(['scorecard', 'score', 'payer', 'payor', 'insurer', 'plan', 'carrier']);

/** “The exception mix and the aging”: each subject of the question is a frame of its own. */
function subjectsOf(reading: Reading, frame: Frame): Frame[] {
  // “Drug coverage performance” is no scorecard of payers; “the coverage and the payer scorecard” has one.
  const told = reading.marks.some(
    ({ tag, at, end }) =>
      tag === 'cue:scorecard' &&
      (frame.subject === 'exceptions' ||
        reading.tokens.slice(at, end).some(({ stem }) => NAMES_SCORECARD.has(stem))),
  );
  const others = (['exceptions', 'scorecard'] as const).filter(
    (subject) =>
      has(reading, `cue:${subject}`) && frame.subject !== subject && (subject === 'exceptions' || told),
  );
  const drugs =
    frame.subject === 'receivables' && has(reading, 'cue:coverage') ? (['coverage'] as const) : [];
  return [frame, ...[...others, ...drugs].map((subject) => ({ ...frame, subject, metrics: [] }))];
}

/** “in percent” after an amount; an empty list when the figure has no such unit, null when no unit was asked. */
function convertUnits(reading: Reading, frames: readonly Frame[]): Frame[] | null {
  if (!has(reading, 'cue:percent') && !has(reading, 'cue:dollars')) return null;
  const converted = frames.map((frame) => {
    const metrics = [...frame.metrics];
    convert(metrics, has(reading, 'cue:percent'));
    return { ...frame, metrics };
  });
  return sameFrame(converted[0]!, frames[0]!) ? [] : converted;
}

/** “same for last year” after last year itself: the one before. */
function stepBack(
  reading: Reading,
  frames: readonly Frame[],
  previous: readonly TemplateCall[],
): Frame[] | null {
  const [phrase] = reading.periods;
  const relative = phrase?.kind === 'single' && phrase.items[0]?.relative === 'last';
  const before = frameOf(previous[0]!).period?.ranges;
  const after = frames[0]!.period?.ranges;
  if (!relative || frames[0]!.compare || JSON.stringify(before) !== JSON.stringify(after) || !after)
    return null;
  const months = after.reduce((sum, range) => sum + lengthOf(range), 0);
  return frames.map((frame) => ({
    ...frame,
    period: { ranges: after.map((range) => shiftBy(range, -months)), listed: null },
  }));
}

/** A question without a measure that still says enough: “How is Medicaid doing?”, “compare Aetna and Humana”. */
function standsAlone(reading: Reading, said: Interpretation): Frame | null {
  const { frame } = said;
  if (frame.metrics.length > 0 || frame.subject !== null) return frame;
  if (frame.worse) return null;
  const doing = has(reading, 'cue:doing') && (frame.payers.length > 0 || said.payersNamed || frame.byPayer);
  const comparesPayers = has(reading, 'cue:compare') && (frame.payers.length > 1 || said.payersNamed);
  const ranks = frame.order !== null || frame.quality !== null || frame.limit !== null || frame.ranked;
  // “How did we do last year?”
  const ours =
    reading.periods.length > 0 &&
    has(reading, 'cue:doing') &&
    reading.tokens.some(({ text }) => text === 'we') &&
    reading.marks.every(({ tag }) => tag === 'cue:doing' || tag === 'cue:aside');
  if ((doing || ours || comparesPayers) && !ranks) return { ...frame, subject: 'scorecard' };
  if (ranks && (said.payersNamed || frame.byPayer)) return frame;
  const groups = frame.groups.length > 0 || Object.keys(frame.filters).length > 0;
  if (groups && (has(reading, 'cue:doing') || ranks || frame.period !== null)) return frame;
  if (frame.share && (frame.part !== null || frame.byPayer || said.payersNamed)) return frame;
  const periods = frame.compare !== null && frame.period !== null;
  if (periods) return frame;
  if (frame.trend && frame.grain === null && reading.tokens.length > 1) return null;
  return null;
}

function finish(
  frames: readonly Frame[],
  notes: readonly string[],
  followUp: boolean,
  context: PlanContext,
): Plan {
  const published = publishedMonths(context);
  const calls: TemplateCall[] = [];
  const told = [...notes];
  for (const frame of frames) {
    const choice = chooseCalls(frame, published);
    if (choice.kind === 'ask') return clarify(choice.text, runnable(choice.options, context));
    if (choice.kind === 'refuse') {
      const nearest = fitted(choice.nearest, context).map((call) => ({
        template: call.template,
        example: questionFor(call),
      }));
      return { kind: 'decline', reason: choice.text, nearest: nearest.slice(0, 4) };
    }
    const unused = unusedSlots(frame, choice.calls);
    if (unused.length > 0)
      return clarify(
        `No template takes ${listed(unused)} into account here. Without it I can answer:`,
        runnable(choice.calls, context),
      );
    calls.push(...choice.calls);
    told.push(...choice.notes);
  }
  const fit = fitCalls(unique(calls), context);
  if ('plan' in fit) return fit.plan;
  return {
    kind: 'run',
    calls: fit.calls.slice(0, 4),
    notes: [...new Set([...told, ...fit.notes])],
    followUp,
  };
}

function sameFrame(a: Frame, b: Frame): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
