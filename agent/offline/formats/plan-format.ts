import { inertMarkdown } from '../../inert-markdown.ts';
import type { Plan, TemplateCall } from '../../plan.ts';
import { MAX_QUESTION_LENGTH } from '../../question-limit.ts';
import { glossaryEntry } from '../glossary-entry.ts';
import { has } from '../has-mark.ts';
import { asksHowMany, countedCall, isVolume, NO_COUNT } from '../how-many.ts';
import { listed } from '../months.ts';
import { planBrief } from '../plan-brief.ts';
import type { PlanContext } from '../plan-context.ts';
import { type PublishedMonths, publishedMonths, windowText } from '../published-months.ts';
import { questionFor } from '../question-for.ts';
import { type Reading, readQuestion } from '../read-question.ts';
import { ALONE } from '../read-times.ts';
import { REFUSAL, REFUSED_PATTERNS } from '../refusals.ts';
import { singlesOut } from '../singles-out.ts';
import { asksForSmallCount } from '../small-counts.ts';
import { cleanText, tokenise } from '../tokenise.ts';
import { TOPICS } from '../topics.ts';
import type { FormatChoice } from './format-choice.ts';
import { type FormatFrame, mergedFrames } from './format-frame.ts';
import { type FormatTopic, OWN_TOPIC } from './format-words.ts';
import { type FormatReader, inLightOf, readFormat } from './read-format.ts';

type BriefPlan = Extract<Plan, { kind: 'brief' }>;

/** What differs between the formats that are read in this way; everything around it is the same. */
export interface FormatLanguage<Subject extends string, Metric extends string, By extends string> {
  readonly reader: FormatReader<Subject, Metric, By>;
  readonly topics: readonly FormatTopic[];
  /** Refused beside what is refused of every release. */
  readonly refusedPatterns?: readonly RegExp[];
  /** What people are pointed to. */
  usual(published: PublishedMonths): readonly TemplateCall[];
  /** Whether a template is one of the format's. */
  owns(template: string): boolean;
  /** What the call of the turn before said. */
  frameOf(call: TemplateCall): FormatFrame<Subject, Metric, By>;
  /** Whether members of a dimension are still meant where the table is by another. */
  stays(dimension: string, by: string | null): boolean;
  /** Chooses calls for a frame; every part of it is used by a call, or the choice says why not. */
  choose(frame: FormatFrame<Subject, Metric, By>, published: PublishedMonths): FormatChoice;
  /** Why a brief that was wished for is not written; null where it is. */
  withoutBrief(brief: BriefPlan | null): string | null;
  /** A fragment in the light of the turn before, where the general rule would read it otherwise. */
  inContext?(
    now: FormatFrame<Subject, Metric, By>,
    before: FormatFrame<Subject, Metric, By>,
  ): FormatFrame<Subject, Metric, By>;
  /** How a question begins that goes on with the one before although it names a measure. */
  readonly goesOn?: RegExp;
  /** Why dimensions that a question asks for together are not shown together; null where they are. */
  apart?(by: readonly By[], members: FormatFrame['members']): string | null;
  /** What is said where a limit is on anything but one amount or rate. */
  readonly limited: string;
}

const optionFor = (call: TemplateCall) => {
  const value = questionFor(call);
  return { label: value, value };
};

const declined = (reason: string, calls: readonly TemplateCall[]): Plan => ({
  kind: 'decline',
  reason,
  nearest: calls.slice(0, 4).map((call) => ({ template: call.template, example: questionFor(call) })),
});

const clarify = (question: string, calls: readonly TemplateCall[]): Plan => ({
  kind: 'clarify',
  question,
  options: calls.slice(0, 6).map(optionFor),
});

/**
 * Reads a question about a release of one format into a plan, as `plan` does for the usual one: pure, and every word of
 * it is consumed, or the plan asks about it.
 */
export function planFormat<Subject extends string, Metric extends string, By extends string>(
  language: FormatLanguage<Subject, Metric, By>,
  question: string,
  previous: TemplateCall[] | null,
  context: PlanContext,
): Plan {
  const text = cleanText(question.slice(0, MAX_QUESTION_LENGTH * 8));
  const usual = language.usual(publishedMonths(context));
  if (text.length > MAX_QUESTION_LENGTH) {
    return clarify(
      `That question is longer than ${MAX_QUESTION_LENGTH} characters; ask for one thing in a sentence or two.`,
      usual,
    );
  }
  const defined = glossaryEntry(text);
  if (defined) return { kind: 'define', terms: [defined] };
  const reading = readQuestion(tokenise(text), context);
  const lower = text.toLowerCase();
  const patterns = [...REFUSED_PATTERNS, ...(language.refusedPatterns ?? [])];
  if (has(reading, 'refused') || singlesOut(reading) || patterns.some((pattern) => pattern.test(lower))) {
    return declined(REFUSAL, usual);
  }
  const brief = planBrief(text, previous, context);
  if (brief) {
    const reason = language.withoutBrief(brief.kind === 'brief' ? brief : null);
    return reason === null ? brief : declined(reason, usual);
  }
  return (
    stopped(language.topics, reading, context, usual) ?? decided(language, reading, previous, context, usual)
  );
}

/** Declines or asks back for what the words alone decide. */
function stopped(
  topics: readonly FormatTopic[],
  reading: Reading,
  context: PlanContext,
  usual: readonly TemplateCall[],
): Plan | null {
  const { marks, tokens, unread, periods } = reading;
  if (marks.length === 0 && periods.length === 0 && unread.length === 0) {
    return clarify('What would you like to know?', usual);
  }
  const helps = has(reading, 'cue:help') && !marks.some(({ tag }) => tag.startsWith('metric:'));
  if (helps && unread.length === 0 && periods.length === 0) return { kind: 'help' };
  const topic = marks.find(({ tag }) => tag.startsWith('topic:') || tag.startsWith(OWN_TOPIC));
  if (topic) {
    const at = Number(topic.tag.split(':')[1]);
    return declined((topic.tag.startsWith(OWN_TOPIC) ? topics : TOPICS)[at]!.reason, usual);
  }
  const words = (from: number, to: number): string =>
    tokens
      .slice(from, to)
      .map(({ raw }) => raw)
      .join(' ');
  const unknown = marks.find(({ tag }) => tag.endsWith('?'));
  if (unknown) {
    const dimension = unknown.tag.slice(0, -1);
    const members = listed((context.members[dimension] ?? []).map(inertMarkdown));
    return declined(
      `“${words(unknown.at, unknown.end)}” is not among the ${dimension}s of this release, which are ${members}.`,
      usual,
    );
  }
  const tie = marks.find(({ tag }) => tag.startsWith('tie:'));
  if (tie) {
    const members = marks
      .filter(({ tag, at }) => tag.startsWith('tie:') && at === tie.at)
      .map(({ tag }) => tag.slice(4));
    const [first] = usual;
    return clarify(
      `“${words(tie.at, tie.end)}” could be ${members.join(' or ')}. Which one?`,
      members.map((member) => ({ ...first!, params: { ...first!.params, payers: [member] } })),
    );
  }
  if (unread.length > 0) {
    const quoted = [...new Set(unread.map(({ raw }) => `“${raw.slice(0, 40)}”`))].slice(0, 5);
    return clarify(`I did not understand ${quoted.join(', ')}. You can ask for example:`, usual);
  }
  const problem = periods.find(({ kind }) => kind === 'problem')?.problem;
  if (problem?.kind === 'fiscal') {
    return clarify(
      'When does the fiscal year begin? It is not configured here; calendar periods can be asked at once.',
      usual,
    );
  }
  if (problem) {
    return declined(
      `The data cover ${windowText(publishedMonths(context))} by whole calendar months; days and times to come are not published.`,
      usual,
    );
  }
  return null;
}

const says = ({ metrics, subject }: FormatFrame): boolean => metrics.length > 0 || subject !== null;

function decided<Subject extends string, Metric extends string, By extends string>(
  language: FormatLanguage<Subject, Metric, By>,
  reading: Reading,
  previous: TemplateCall[] | null,
  context: PlanContext,
  usual: readonly TemplateCall[],
): Plan {
  const read = readFormat(language.reader, reading, context);
  const [last] = previous ?? [];
  const before = last !== undefined && language.owns(last.template) ? language.frameOf(last) : null;
  // “Compared with Q3”: the period said is the one to hold what was shown against.
  const alone = read.unclear === ALONE && before !== null;
  const frame: FormatFrame<Subject, Metric, By> =
    alone && read.frame.period !== null
      ? { ...read.frame, compare: { ranges: read.frame.period }, change: true, period: null }
      : read.frame;
  const { notes } = read;
  if (read.unclear !== null && !alone)
    return clarify(`${read.unclear} Ask for one period, or for two to compare.`, usual);
  const apart = language.apart?.(read.by, frame.members) ?? null;
  if (apart !== null) return declined(apart, usual);
  const said = says(frame);
  const text = reading.tokens.map((token) => token.text).join(' ');
  const goesOn = has(reading, 'cue:followup') || !said || language.goesOn?.test(text) === true;
  const leans = before !== null && goesOn;
  const merged = leans
    ? mergedFrames(
        before,
        language.inContext?.(frame, before) ?? frame,
        has(reading, 'cue:everyone'),
        language.stays,
      )
    : frame;
  const whole = inLightOf(language.reader, reading, merged, frame.metrics.length > 0);
  const names = Object.keys(whole.members).length > 0 || whole.by !== null || whole.period !== null;
  if (!leans && !said && !has(reading, 'cue:scorecard') && !names && !frame.trend) {
    return clarify('Which figures do you mean?', usual);
  }
  if (asksForSmallCount(reading.limits, whole.metrics)) return declined(REFUSAL, usual);
  if (reading.limits.length > 0 && (whole.metrics.length !== 1 || /_claims$/.test(whole.metrics[0]!))) {
    return declined(language.limited, usual);
  }
  const dimension = asksHowMany(reading);
  const choice = language.choose(whole, publishedMonths(context));
  if (choice.kind === 'refuse') return declined(choice.reason, choice.nearest);
  if (choice.kind === 'period') {
    const window = windowText(publishedMonths(context));
    if (choice.nearest.length === 0)
      return declined(
        `That is published by whole years or quarters, and none is complete yet: the data cover ${window}.`,
        usual,
      );
    return clarify(
      `That period is not published as a whole; the data cover ${window}. The nearest is:`,
      choice.nearest,
    );
  }
  const counted = dimension === null ? [] : choice.calls.map((call) => countedCall(call, dimension));
  const isByMeasure = !isVolume(whole.metrics) && Object.keys(whole.limits).length === 0;
  if (counted.includes(null) || (dimension !== null && isByMeasure)) return declined(NO_COUNT, choice.calls);
  return {
    kind: 'run',
    calls: dimension === null ? [...choice.calls] : counted.filter((call) => call !== null),
    notes: [...new Set([...notes, ...choice.notes])],
    followUp: leans,
  };
}
