import type { Plan, TemplateCall } from '../plan.ts';
import { chooseCalls } from './choose-calls.ts';
import { fitCalls } from './fit-calls.ts';
import { frameOf, leansOnPrevious, mergeFrames } from './follow-up.ts';
import type { Frame } from './frame.ts';
import { type Interpretation, interpret } from './interpret.ts';
import { lengthOf, shiftBy } from './months.ts';
import type { PlanContext } from './plan-context.ts';
import { publishedMonths } from './published-months.ts';
import { questionFor } from './question-for.ts';
import { convert } from './read-metrics.ts';
import { type Reading, readQuestion } from './read-question.ts';
import { readTerms } from './read-terms.ts';
import { REFUSED_PATTERNS } from './refusals.ts';
import { splitClauses } from './split-clauses.ts';
import { declineWith, refusal, stopEarly, stopForPeriod, usualOptions } from './stop-early.ts';
import { cleanText, type Token, tokenise } from './tokenise.ts';

export type { PlanContext } from './plan-context.ts';

const THRESHOLD = 'Questions with a threshold are not in the catalogue yet; a ranking shows the order.';

/** Longer questions are not read. */
export const MAX_QUESTION_LENGTH = 1000;

/**
 * Reads a question into a plan. Pure and deterministic: the same question, previous calls and context give the
 * same plan. Every content word, number and year is consumed by the plan, or the plan asks about it.
 *
 * @param previous calls of the turn before, for fragments such as “and for Medicaid?”
 */
export function plan(question: string, previous: TemplateCall[] | null, context: PlanContext): Plan {
  const cut =
    question.length > MAX_QUESTION_LENGTH * 8 ? question.slice(0, MAX_QUESTION_LENGTH * 8) : question;
  const text = cleanText(cut);
  if (text.length > MAX_QUESTION_LENGTH) {
    return clarify(
      `That question is longer than ${MAX_QUESTION_LENGTH} characters; ask for one thing in a sentence or two.`,
      usualOptions(context),
    );
  }
  const lower = text.toLowerCase();
  const whole = readQuestion(tokenise(text), context);
  if (has(whole, 'refused') || REFUSED_PATTERNS.some((pattern) => pattern.test(lower)))
    return refusal(context);
  if (!whole.tokens.some((token) => token.kind !== 'mark'))
    return clarify('What would you like to know?', usualOptions(context));
  const clauses = splitClauses(text);
  if (clauses.length === 1) return planClause(text, previous, context);
  return planTogether(clauses, previous, context) ?? planClause(text, previous, context);
}

/** Several questions in one: each is planned with the one before as its context. */
function planTogether(
  clauses: readonly string[],
  previous: TemplateCall[] | null,
  context: PlanContext,
): Plan | null {
  const plans: Plan[] = [];
  let before = previous;
  // A period said once holds for what follows in the same message.
  let carried: Frame['period'] = null;
  for (const clause of clauses) {
    if (courtesy(clause, context)) continue;
    const next = planClause(clause, before, context, carried);
    const periods = readQuestion(tokenise(clause), context).periods;
    carried = periods.length > 0 && next.kind === 'run' ? frameOf(next.calls[0]!).period : carried;
    plans.push(next);
    if (next.kind === 'run') before = next.calls;
  }
  if (plans.length === 0) return null;
  if (plans.length === 1) return plans[0]!;
  const stop = plans.find((part) => part.kind !== 'run');
  if (stop) return stop;
  const runs = plans.filter((part) => part.kind === 'run');
  const calls = unique(runs.flatMap((run) => run.calls));
  if (calls.length > 4) {
    return clarify(
      'That is more than four answers at once; which one first?',
      calls.slice(0, 6).map(optionFor),
    );
  }
  return {
    kind: 'run',
    calls,
    notes: [...new Set(runs.flatMap((run) => run.notes))],
    followUp: runs[0]!.followUp,
  };
}

function courtesy(clause: string, context: PlanContext): boolean {
  const reading = readQuestion(tokenise(cleanText(clause)), context);
  return reading.marks.length === 0 && reading.unread.length === 0 && reading.periods.length === 0;
}

function planClause(
  text: string,
  earlier: TemplateCall[] | null,
  context: PlanContext,
  carried: Frame['period'] = null,
): Plan {
  const reading = readQuestion(tokenise(text), context);
  const previous = has(reading, 'cue:restart') ? null : earlier;
  const said = interpret(reading, context);
  const { frame } = said;
  const silent =
    frame.metrics.length === 0 &&
    frame.subject === null &&
    reading.periods.length === 0 &&
    frame.payers.length === 0;
  if (has(reading, 'cue:restart') && silent)
    return clarify('Starting over. What would you like to know?', usualOptions(context));
  if (reading.marks.length === 0 && reading.periods.length === 0 && reading.unread.length === 0) {
    return clarify('What would you like to know?', usualOptions(context));
  }
  const terms = readTerms(reading, said, context);
  if (terms) return { kind: 'define', terms };
  if (has(reading, 'cue:help') && silent && reading.unread.length === 0) return { kind: 'help' };
  const stopped = stopEarly(reading, said, context);
  if (stopped) return stopped;
  const tie = tied(reading);
  if (tie) return tie(text, context);
  if (reading.unread.length > 0) return notUnderstood(text, reading, earlier, context);
  if (has(reading, 'cue:than') && !frame.change && !frame.compare && !frame.trend && !frame.worse) {
    return declineWith(THRESHOLD, ['payer_ranking', 'coverage_rate_by_payer'], context);
  }
  if (has(reading, 'cue:define'))
    return clarify('Do you want a definition or a figure?', usualOptions(context));
  if (has(reading, 'cue:except') && !reading.marks.some(({ tag }, i) => tag.startsWith('payer:') && i > 0)) {
    return clarify(
      'What should be left out? Name the payers.',
      usualOptions(context, ['payer_scorecard', 'payer_ranking']),
    );
  }
  if (said.bareCost) {
    return clarify(
      'Cost of what: medications, or charges of claims?',
      usualOptions(context, ['coverage_summary', 'payer_scorecard']),
    );
  }
  if (said.unclear)
    return clarify(`${said.unclear} Which of these do you mean?`, periodOptions(frame, context));
  const problem = stopForPeriod(reading, context, (period) => withPeriod(frame, period, previous, context));
  if (problem) return problem;
  return decide(reading, said, previous, context, carried);
}

/** Chooses templates for what was understood, alone or over the previous turn. */
function decide(
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
  if (!followUp) {
    const timed =
      frame.period || frame.worse || frame.subject === 'receivables' ? frame : { ...frame, period: carried };
    return finish(subjectsOf(reading, timed), said.notes, false, context);
  }
  const also =
    has(reading, 'cue:followup') &&
    reading.tokens.some(({ text }) => ['also', 'too', 'additionally', 'well'].includes(text));
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
  const frames = bases.map((call) =>
    mergeFrames(frameOf(call), frame, { everyone: said.everyone, also: also && frame.payers.length > 0 }),
  );
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

/** “The exception mix and the aging”: each subject of the question is a frame of its own. */
function subjectsOf(reading: Reading, frame: Frame): Frame[] {
  const others = (['exceptions', 'scorecard'] as const).filter(
    (subject) => has(reading, `cue:${subject}`) && frame.subject !== subject,
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
  if ((doing || comparesPayers) && !ranks) return { ...frame, subject: 'scorecard' };
  if (ranks && (said.payersNamed || frame.byPayer)) return frame;
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

/** Names the words nobody understood, and offers the question without them where it then runs. */
function notUnderstood(
  text: string,
  reading: Reading,
  previous: TemplateCall[] | null,
  context: PlanContext,
): Plan {
  const words = reading.unread.map((token) => token.raw);
  if (
    reading.unread.some((token) => ['%', '>', '<', '≥', '≤'].includes(token.text)) ||
    (has(reading, 'cue:than') && reading.unread.every((token) => token.kind === 'number'))
  ) {
    return declineWith(THRESHOLD, ['payer_ranking', 'coverage_rate_by_payer'], context);
  }
  const without = withoutTokens(text, reading.unread);
  const rest = planClause(without, previous, context);
  const own = rest.kind === 'run' ? rest.calls.slice(0, 1).map(optionFor) : [];
  const options = own.length > 0 ? own : usualOptions(context);
  const quoted = [...new Set(words)].slice(0, 5).map((word) => `“${word.slice(0, 40)}”`);
  return clarify(
    `I did not understand ${quoted.join(', ')}. ${own.length > 0 ? 'Without it I can answer:' : 'You can ask for example:'}`,
    options,
  );
}

function withoutTokens(text: string, tokens: readonly Token[]): string {
  let rest = text;
  for (const token of [...tokens].sort((a, b) => b.at - a.at)) {
    rest = `${rest.slice(0, token.at)} ${rest.slice(token.at + token.raw.length)}`;
  }
  return cleanText(rest);
}

/** Two payers equally near: both are offered. */
function tied(reading: Reading): ((text: string, context: PlanContext) => Plan) | null {
  const marks = reading.marks.filter(({ tag }) => tag.startsWith('tie:'));
  const first = marks[0];
  if (!first) return null;
  const members = marks.filter(({ at }) => at === first.at).map(({ tag }) => tag.slice(4));
  return (text, context) => {
    const from = reading.tokens[first.at]!.at;
    const last = reading.tokens[first.end - 1]!;
    const to = last.at + last.raw.length;
    const options = members.flatMap((member) => {
      const value = `${text.slice(0, from)}${member}${text.slice(to)}`;
      const planned = planClause(value, null, context);
      if (planned.kind === 'run')
        return planned.calls.slice(0, 1).map((call) => ({ label: member, value: questionFor(call) }));
      const call = { template: 'payer_scorecard', params: { ...usual(context), payers: [member] } };
      return [{ label: member, value: questionFor(call) }];
    });
    return clarify(`“${text.slice(from, to)}” could be ${members.join(' or ')}. Which one?`, options);
  };
}

function usual(context: PlanContext): Record<string, unknown> {
  const call = chooseCalls(
    { ...frameOf({ template: 'payer_scorecard', params: {} }) },
    publishedMonths(context),
  );
  return call.kind === 'calls' ? call.calls[0]!.params : {};
}

/** A fragment with nothing before it: what it names, made into whole questions. */
function clarifyFragment(frame: Frame, context: PlanContext): Plan {
  const published = publishedMonths(context);
  const subjects = ['scorecard', 'exceptions', 'coverage'] as const;
  const options = subjects.flatMap((subject) => {
    const choice = chooseCalls(
      {
        ...frameOf({ template: 'payer_scorecard', params: {} }),
        subject,
        payers: frame.payers,
        period: frame.period,
      },
      published,
    );
    return choice.kind === 'calls' ? runnable(choice.calls, context) : [];
  });
  return clarify('Which figures do you mean?', options.length > 0 ? options : usualOptions(context));
}

function periodOptions(frame: Frame, context: PlanContext): { label: string; value: string }[] {
  const choice = chooseCalls(
    { ...frame, compare: null, change: false, order: frame.order },
    publishedMonths(context),
  );
  const own = choice.kind === 'calls' ? runnable(choice.calls, context) : [];
  return [...own, ...usualOptions(context, ['period_comparison', 'payer_scorecard'])].slice(0, 4);
}

/** The question's own measure in a period that can be asked. */
function withPeriod(
  frame: Frame,
  period: string,
  previous: TemplateCall[] | null,
  context: PlanContext,
): { label: string; value: string }[] {
  const reading = interpret(readQuestion(tokenise(period), context), context).frame;
  const whole = { ...frame, compare: null, change: false, period: reading.period };
  const leans = frame.metrics.length === 0 && frame.subject === null;
  const merged =
    leans && previous?.[0]
      ? mergeFrames(frameOf(previous[0]), whole, { everyone: false, also: false })
      : whole;
  const choice = chooseCalls(
    leans && !previous?.[0] && !merged.trend
      ? { ...merged, subject: 'scorecard', order: null, limit: null, ranked: false, quality: null }
      : merged,
    publishedMonths(context),
  );
  return choice.kind === 'refuse'
    ? []
    : runnable(choice.kind === 'calls' ? choice.calls : choice.options, context).slice(0, 1);
}

function fitted(calls: readonly TemplateCall[], context: PlanContext): TemplateCall[] {
  return calls.flatMap((call) => {
    const fit = fitCalls([call], context);
    return 'plan' in fit ? [] : fit.calls;
  });
}

function runnable(calls: readonly TemplateCall[], context: PlanContext): { label: string; value: string }[] {
  return unique(fitted(calls, context)).slice(0, 6).map(optionFor);
}

function optionFor(call: TemplateCall): { label: string; value: string } {
  const value = questionFor(call);
  return { label: value, value };
}

function clarify(question: string, options: readonly { label: string; value: string }[]): Plan {
  return { kind: 'clarify', question, options: options.slice(0, 6) };
}

function has(reading: Reading, tag: string): boolean {
  return reading.marks.some((mark) => mark.tag === tag);
}

function unique(calls: readonly TemplateCall[]): TemplateCall[] {
  const seen = new Set<string>();
  return calls.filter((call) => {
    const key = JSON.stringify(call);
    return !seen.has(key) && seen.add(key);
  });
}

function sameFrame(a: Frame, b: Frame): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
