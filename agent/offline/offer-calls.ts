import type { Plan, TemplateCall } from '../plan.ts';
import { chooseCalls } from './choose-calls.ts';
import { fitCalls } from './fit-calls.ts';
import { frameOf, mergeFrames } from './follow-up.ts';
import type { Frame } from './frame.ts';
import { interpret } from './interpret.ts';
import type { PlanContext } from './plan-context.ts';
import { publishedMonths } from './published-months.ts';
import { questionFor } from './question-for.ts';
import { readQuestion } from './read-question.ts';
import type { Times } from './read-times.ts';
import { usualOptions } from './stop-early.ts';
import { tokenise } from './tokenise.ts';

export function periodOptions(
  frame: Frame,
  offers: Times['offers'],
  context: PlanContext,
): { label: string; value: string }[] {
  const readings = offers.length > 0 ? offers : [{ period: frame.period, compare: null }];
  const own = readings.flatMap(({ period, compare }) => {
    const choice = chooseCalls(
      { ...frame, period, compare, change: compare !== null },
      publishedMonths(context),
    );
    return choice.kind === 'calls' ? runnable(choice.calls, context) : [];
  });
  if (offers.length > 0 && own.length > 1) return own.slice(0, 4);
  return [...own, ...usualOptions(context, ['period_comparison', 'payer_scorecard'])].slice(0, 4);
}

/** The question's own measure in a period that can be asked. */
export function withPeriod(
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

export function fitted(calls: readonly TemplateCall[], context: PlanContext): TemplateCall[] {
  return calls.flatMap((call) => {
    const fit = fitCalls([call], context);
    return 'plan' in fit ? [] : fit.calls;
  });
}

export function runnable(
  calls: readonly TemplateCall[],
  context: PlanContext,
): { label: string; value: string }[] {
  return unique(fitted(calls, context)).slice(0, 6).map(optionFor);
}

export function optionFor(call: TemplateCall): { label: string; value: string } {
  const value = questionFor(call);
  return { label: value, value };
}

export function clarify(question: string, options: readonly { label: string; value: string }[]): Plan {
  return { kind: 'clarify', question, options: options.slice(0, 6) };
}

export function unique(calls: readonly TemplateCall[]): TemplateCall[] {
  const seen = new Map<string, TemplateCall>();
  for (const { focus, ...call } of calls) {
    const key = JSON.stringify(call);
    const before = seen.get(key);
    // One table answers for all that was asked of it.
    const both =
      before === undefined ? focus : before.focus && focus && [...new Set([...before.focus, ...focus])];
    seen.set(key, both ? { ...call, focus: both } : call);
  }
  return [...seen.values()];
}

export function usual(context: PlanContext): Record<string, unknown> {
  const call = chooseCalls(
    { ...frameOf({ template: 'payer_scorecard', params: {} }) },
    publishedMonths(context),
  );
  return call.kind === 'calls' ? call.calls[0]!.params : {};
}

/** A fragment with nothing before it: what it names, made into whole questions. */
export function clarifyFragment(frame: Frame, context: PlanContext): Plan {
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
