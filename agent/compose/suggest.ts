import { readMetrics } from '../../sql/read-metrics.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { releaseSource } from '../../tools/release-source.ts';
import type { TemplateCall } from '../plan.ts';
import { questionFor } from './question-for.ts';
import { nextParts } from './suggest-parts.ts';
import { nextReimbursements } from './suggest-reimbursements.ts';
import { nextSubmissions } from './suggest-submissions.ts';

const MOST = 3;
// A label that is not plain words could read as something else inside a question.
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N} .,&'/+-]*$/u;

type Params = Readonly<Record<string, unknown>>;
type Range = { readonly from: string; readonly to: string };

const number = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const monthAt = (at: number): string => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;

/** The range of the same length just before, when it lies within the data. */
function before({ from, to }: Range, dataFrom: string): Range | null {
  const length = number(to) - number(from) + 1;
  const start = number(from) - length;
  return start < number(dataFrom) ? null : { from: monthAt(start), to: monthAt(number(from) - 1) };
}

/** The twelve months ending with the data, whole calendar quarters where the data ends on one. */
function lastYear({ dataFrom, dataThrough }: ReleaseManifest): Range {
  const start = Math.max(number(dataFrom), number(dataThrough) - 11);
  return { from: monthAt(start), to: dataThrough };
}

/** The last calendar year that is published as a whole. */
function lastWholeYear({ dataThrough }: ReleaseManifest): Range {
  const year = Number(dataThrough.slice(0, 4)) - (dataThrough.endsWith('-12') ? 0 : 1);
  return { from: `${year}-01`, to: `${year}-12` };
}

/** The whole quarters around a range, within the data: medications are published by quarter. */
function quarters({ from, to }: Range, { dataFrom, dataThrough }: ReleaseManifest): Range {
  const start = Math.floor(number(from) / 3) * 3;
  const end = Math.floor(number(to) / 3) * 3 + 2;
  const [first, last] = [number(dataFrom), number(dataThrough)];
  return {
    from: monthAt(start < first ? start + 3 : start),
    to: monthAt(end > last ? end - 3 : end),
  };
}

const isRange = (period: unknown): period is Range =>
  typeof period === 'object' && period !== null && 'from' in period;

const isCoverage = (metric: unknown): boolean =>
  readMetrics().metrics.some(({ name, fact }) => name === metric && fact === 'medications');

/** Calls that carry a question further, the most useful first. `lead` is the member the headline names. */
function next(call: TemplateCall, lead: string | null, manifest: ReleaseManifest): TemplateCall[] {
  const { template, params } = call;
  const period = params['period'];
  const asked = isRange(period) ? period : lastYear(manifest);
  const prior = before(asked, manifest.dataFrom);
  const payers: Params = params['payers'] === undefined ? {} : { payers: params['payers'] };
  const leading: Params = lead !== null && PLAIN.test(lead) ? { payers: [lead] } : payers;
  const year = lastYear(manifest);
  const claimsMetric = params['metric'] ?? 'net_variance';
  if (releaseSource(manifest) === 'billing') {
    const named = lead !== null && PLAIN.test(lead) ? lead : null;
    return nextSubmissions(call, { year, quarters: quarters(year, manifest), lead: named });
  }
  if (releaseSource(manifest) === 'cms') {
    const whole = quarters(year, manifest);
    return nextReimbursements(call, { months: year, quarters: whole }, lastWholeYear(manifest));
  }
  const trend = {
    template: 'payments_trend',
    params: { period: year, grain: 'month', metric: claimsMetric, ...leading },
  };
  const mix = { template: 'exception_mix', params: { period: asked, ...leading } };
  const scorecard = { template: 'payer_scorecard', params: { period: asked } };
  const against = (metric: unknown, more: Params): TemplateCall[] =>
    prior === null
      ? []
      : [{ template: 'period_comparison', params: { period: asked, compare: prior, metric, ...more } }];
  const whole = quarters(asked, manifest);
  const parts = nextParts(call, {
    asked,
    quarters: whole,
    before: before(whole, manifest.dataFrom),
    year: quarters(year, manifest),
    payers,
    leading,
    isCoverage: isCoverage(params['metric']),
    receivablesAmount: manifest.receivablesAmount,
  });
  if (parts !== null) return parts;
  switch (template) {
    case 'payer_scorecard':
      return [...against('net_variance', { split: 'payer' }), mix, trend];
    case 'payer_ranking':
      return [trend, ...against(claimsMetric, { split: 'payer' }), mix];
    case 'payments_trend':
      return [
        ...against(claimsMetric, payers),
        { template: 'payer_ranking', params: { period: asked, metric: claimsMetric, order: 'highest' } },
        scorecard,
      ];
    case 'period_comparison':
      return isCoverage(params['metric'])
        ? [
            { template: 'coverage_summary', params: { period: asked, ...payers } },
            { template: 'coverage_rate_by_payer', params: { period: asked, order: 'lowest' } },
          ]
        : [trend, scorecard, mix];
    case 'exception_mix':
      return [
        {
          template: 'payments_trend',
          params: { period: year, grain: 'month', metric: 'underpayment_rate', ...payers },
        },
        scorecard,
      ];
    case 'late_payments':
    case 'reclassified_claims':
      return [{ template: 'payer_scorecard', params: { period: asked } }, trend];
    case 'coverage_summary':
      return [
        { template: 'coverage_rate_by_payer', params: { period: asked, order: 'lowest' } },
        { template: 'top_medications', params: { period: quarters(asked, manifest) } },
        ...against('coverage_rate', payers),
      ];
    case 'coverage_rate_by_payer':
      return [
        { template: 'coverage_summary', params: { period: asked, ...leading } },
        ...against('coverage_rate', { split: 'payer' }),
        { template: 'top_medications', params: { period: quarters(asked, manifest) } },
      ];
    case 'top_medications':
      return [
        { template: 'coverage_summary', params: { period: asked, ...payers } },
        { template: 'coverage_rate_by_payer', params: { period: asked, order: 'lowest' } },
      ];
    case 'receivables_summary':
      return [
        { template: 'payer_scorecard', params: { period: year } },
        { template: 'data_freshness', params: {} },
      ];
    default:
      return [
        { template: 'payer_scorecard', params: { period: year } },
        { template: 'receivables_summary', params: {} },
      ];
  }
}

/** What usually comes next, whoever the headline names. */
export const nextCalls = (call: TemplateCall, manifest: ReleaseManifest): TemplateCall[] =>
  next(call, null, manifest);

/** Two or three questions that lead on from a call, each one the planner reads as the call it was made from. */
export function suggest(call: TemplateCall, lead: string | null, manifest: ReleaseManifest): string[] {
  const questions = next(call, lead, manifest).map(questionFor);
  return [...new Set(questions)].filter((question) => question !== questionFor(call)).slice(0, MOST);
}

/** The same question over the twelve months ending with the data: what to try where too little can be shown. */
export function suggestLonger(call: TemplateCall, manifest: ReleaseManifest): string[] {
  if (call.params['period'] === undefined) return suggest(call, null, manifest);
  const { payers: _payers, medications: _medications, ...wider } = call.params;
  const period = lastYear(manifest);
  const prior = before(period, manifest.dataFrom);
  if (call.params['compare'] !== undefined && prior === null) return suggest(call, null, manifest);
  // A comparison stays one of equal lengths.
  const years = call.params['compare'] === undefined ? { period } : { period, compare: prior };
  const longer = { ...call, params: { ...call.params, ...years } };
  const widest = { ...call, params: { ...wider, ...years } };
  return [...new Set([longer, widest].map(questionFor))].filter((question) => question !== questionFor(call));
}
