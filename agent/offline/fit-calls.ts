import { capitalised } from '../compose/draft.ts';
import type { Plan, TemplateCall } from '../plan.ts';
import { formatRanges, type MonthRange, toRange } from './months.ts';
import type { PlanContext } from './plan-context.ts';
import {
  fitPeriod,
  lastQuarters,
  lastYears,
  type PublishedMonths,
  periodParam,
  publishedMonths,
  windowText,
} from './published-months.ts';
import { questionFor } from './question-for.ts';

/** Templates whose families have no months. */
const BY_QUARTER: ReadonlySet<string> = new Set([
  'top_medications',
  'late_payments',
  'reclassified_claims',
  'payer_medication_review',
  'organization_performance',
  'encounter_class_performance',
  'group_share',
  'group_comparison',
  'medication_share',
]);
const BY_YEAR: ReadonlySet<string> = new Set(['provider_ranking', 'provider_signals', 'specialty_signals']);
const TRENDS: ReadonlySet<string> = new Set([
  'payments_trend',
  'coverage_trend',
  'medication_trend',
  'group_trend',
]);

/** Underpaid claims of classes: a table of years in a template of months. */
const isClassRate = ({ template, params }: TemplateCall): boolean =>
  template === 'underpayment_rate' && params['by'] === 'encounter_class';

/** The finest piece a call's period may be made of, and whether it must be made of that piece alone. */
function piecesOf(call: TemplateCall): {
  grain: 'month' | 'quarter' | 'year';
  exact: boolean;
} {
  const { template, params } = call;
  if (TRENDS.has(template)) return { grain: params['grain'] as 'month' | 'quarter' | 'year', exact: true };
  if (BY_YEAR.has(template) || isClassRate(call)) return { grain: 'year', exact: true };
  return { grain: BY_QUARTER.has(template) ? 'quarter' : 'month', exact: false };
}

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
      const { grain, exact } = piecesOf(call);
      const fit = fitPeriod(ranges, grain, exact, published);
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
  if (call.template === 'payments_trend' || call.template === 'coverage_trend') {
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
    const last = piecesOf(call).grain === 'year' ? lastYears(1, published) : lastQuarters(1, published);
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
    const noYear = piecesOf(call).grain === 'year' && lastYears(1, published).from < published.from;
    const reason = noYear
      ? `${capitalised(piecesInWords(call, published))} None is complete yet: the data cover ${windowText(published)}.`
      : `${asked} ${/ and |,/.test(asked) ? 'are' : 'is'} not within the data, which cover ${windowText(published)}.`;
    return {
      kind: 'decline',
      reason,
      nearest: examples.map((example) => ({ template: call.template, example })),
    };
  }
  const question = `${asked} is not published in pieces of that size: ${piecesInWords(call, published)}`;
  return { kind: 'clarify', question, options: examples.map((value) => ({ label: value, value })) };
}

/** What the months of a call's template are published in. */
function piecesInWords(call: TemplateCall, published: PublishedMonths): string {
  if (call.template === 'late_payments') return 'late payments are listed for whole quarters of service.';
  if (call.template === 'reclassified_claims')
    return 'reclassified claims are listed for whole quarters of service.';
  if (BY_YEAR.has(call.template)) return 'providers and specialties are listed for whole calendar years.';
  if (isClassRate(call)) return 'underpaid claims by encounter class are listed for whole calendar years.';
  if (
    /^(?:(?:organization|encounter_class)_performance|group_(?:share|trend|comparison))$/.test(call.template)
  )
    return 'organizations and encounter classes are listed for whole quarters and years.';
  const months = formatRanges([{ from: published.monthsFrom, to: published.monthsFrom }]);
  return `months reach back to ${months}, before that and for medications by name there are whole quarters.`;
}

function fitOnly(call: TemplateCall, context: PlanContext): { plan: null } | { fits: true } {
  const published = publishedMonths(context);
  const { grain, exact } = piecesOf(call);
  const all = ['period', 'compare'].every((name) => {
    const value = call.params[name];
    return value === undefined || fitPeriod(rangesOf(value), grain, exact, published).kind === 'fits';
  });
  return all ? { fits: true } : { plan: null };
}

function rangesOf(period: unknown): MonthRange[] {
  return ((Array.isArray(period) ? period : [period]) as { from: string; to: string }[]).map(toRange);
}
