import type { Plan, TemplateCall } from '../plan.ts';
import { formatRanges, type MonthRange, toRange } from './months.ts';
import type { PlanContext } from './plan-context.ts';
import { fitPeriod, lastQuarters, periodParam, publishedMonths, windowText } from './published-months.ts';
import { questionFor } from './question-for.ts';

/** Templates whose families have no months. */
const BY_QUARTER: ReadonlySet<string> = new Set(['top_medications', 'late_payments']);

/** The calls with their periods fitted to what is published, or the plan that says why not. */
export function fitCalls(
  calls: readonly TemplateCall[],
  context: PlanContext,
): { calls: TemplateCall[]; notes: string[] } | { plan: Plan } {
  const published = publishedMonths(context);
  const notes: string[] = [];
  const fittedCalls: TemplateCall[] = [];
  for (const call of calls) {
    const params: Record<string, unknown> = { ...call.params };
    for (const name of ['period', 'compare']) {
      if (params[name] === undefined) continue;
      const ranges = rangesOf(params[name]);
      const trend = call.template === 'payments_trend';
      const grain = trend
        ? (params['grain'] as 'month' | 'quarter' | 'year')
        : BY_QUARTER.has(call.template)
          ? 'quarter'
          : 'month';
      const fit = fitPeriod(ranges, grain, trend, published);
      if (fit.kind === 'fits') {
        params[name] = periodParam(fit.ranges);
        if (fit.note) notes.push(fit.note);
        continue;
      }
      return { plan: stop(call, name, ranges, fit.kind, fit.nearest, context) };
    }
    fittedCalls.push({ ...call, params });
  }
  return { calls: fittedCalls, notes };
}

function stop(
  call: TemplateCall,
  name: string,
  ranges: readonly MonthRange[],
  kind: 'outside' | 'untiled',
  nearest: readonly MonthRange[] | null,
  context: PlanContext,
): Plan {
  const published = publishedMonths(context);
  const asked = formatRanges(ranges);
  const candidates: TemplateCall[] = [];
  if (nearest) candidates.push({ ...call, params: { ...call.params, [name]: periodParam(nearest) } });
  if (call.template === 'payments_trend') {
    const rows = {
      ...call.params,
      grain: 'quarter',
      [name]: periodParam(nearest ?? [lastQuarters(8, published)]),
    };
    candidates.push({ ...call, params: rows });
    const from = Math.max(published.monthsFrom, published.through - 11);
    candidates.push({
      ...call,
      params: { ...call.params, grain: 'month', [name]: periodParam([{ from, to: published.through }]) },
    });
  }
  if (name === 'period') {
    const last = lastQuarters(1, published);
    const compare =
      call.params['compare'] === undefined
        ? {}
        : { compare: periodParam([{ from: last.from - 3, to: last.to - 3 }]) };
    candidates.push({ ...call, params: { ...call.params, period: periodParam([last]), ...compare } });
  } else {
    const last = lastQuarters(1, published);
    candidates.push({
      ...call,
      params: {
        ...call.params,
        period: periodParam([last]),
        compare: periodParam([{ from: last.from - 3, to: last.to - 3 }]),
      },
    });
  }
  const usable = candidates.filter((candidate) => !('plan' in fitOnly(candidate, context)));
  const examples = [...new Set(usable.map(questionFor))].slice(0, 4);
  if (kind === 'outside') {
    const reason = `${asked} ${/ and |,/.test(asked) ? 'are' : 'is'} not within the data, which cover ${windowText(published)}.`;
    return {
      kind: 'decline',
      reason,
      nearest: examples.map((example) => ({ template: call.template, example })),
    };
  }
  const question =
    call.template === 'late_payments'
      ? `${asked} is not published in pieces of that size: late payments are listed for whole quarters of service.`
      : `${asked} is not published in pieces of that size: months reach back to ${formatRanges([{ from: published.monthsFrom, to: published.monthsFrom }])}, before that and for medications by name there are whole quarters.`;
  return { kind: 'clarify', question, options: examples.map((value) => ({ label: value, value })) };
}

function fitOnly(call: TemplateCall, context: PlanContext): { plan: null } | { fits: true } {
  const published = publishedMonths(context);
  const trend = call.template === 'payments_trend';
  const grain = trend
    ? (call.params['grain'] as 'month' | 'quarter' | 'year')
    : BY_QUARTER.has(call.template)
      ? 'quarter'
      : 'month';
  const all = ['period', 'compare'].every((name) => {
    const value = call.params[name];
    return value === undefined || fitPeriod(rangesOf(value), grain, trend, published).kind === 'fits';
  });
  return all ? { fits: true } : { plan: null };
}

function rangesOf(period: unknown): MonthRange[] {
  return ((Array.isArray(period) ? period : [period]) as { from: string; to: string }[]).map(toRange);
}
