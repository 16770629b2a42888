import { catalogueQuestion, DEFAULT_METRIC } from '../catalogue-question.ts';
import type { TemplateCall } from '../plan.ts';
import { METRIC_LABELS } from './frame.ts';
import { formatRanges, listed, type MonthRange, toRange } from './months.ts';

/** The question in plain English that plans to exactly this call; offered as an option or a next step. */
export function questionFor(call: TemplateCall): string {
  const p = call.params as Record<string, unknown>;
  const period = p['period'] ? ` in ${formatRanges(rangesOf(p['period']))}` : '';
  const payers = Array.isArray(p['payers']) ? ` for ${listed(p['payers'] as string[])}` : '';
  const metric = METRIC_LABELS[String(p['metric'] ?? 'total_payments')] ?? '';
  const byPayer = p['split'] === 'payer' ? ' by payer' : '';
  const order = p['order'] === 'lowest' ? 'lowest' : 'highest';
  const count = typeof p['limit'] === 'number' ? `${p['limit']} ` : '';
  const asked = capital(listed((call.focus ?? []).map((name) => METRIC_LABELS[name] ?? name)));
  const metricNames =
    METRIC_LABELS[String(p['metric'] ?? DEFAULT_METRIC[call.template] ?? 'total_payments')] ?? '';
  const compare = p['compare'] ? ` with ${formatRanges(rangesOf(p['compare']))}` : '';
  const known = catalogueQuestion(call, { period, payers, metric: metricNames, compare });
  if (known !== null) return known;
  switch (call.template) {
    case 'payer_scorecard':
      return asked === '' ? `Payer scorecard${payers}${period}` : `${asked}${payers}${period}`;
    case 'exception_mix':
      return asked === '' ? `Exception mix${payers}${period}` : `${asked}${payers}${period}`;
    case 'late_payments':
      return `Late payments${payers}${period}`;
    case 'reclassified_claims':
      return `Reclassified claims${payers}${period}`;
    case 'payments_trend':
      return `Trend of ${metric} by ${p['grain']}${byPayer}${payers}${period}`;
    case 'payer_ranking':
      return `Rank the ${count}payers with the ${order} ${metric}${payers}${period}`;
    case 'period_comparison':
      return `Compare ${metric}${byPayer}${payers}${period} ${compare.trim()}`;
    case 'coverage_summary':
      return asked === '' ? `Coverage summary${payers}${period}` : `${asked}${payers}${period}`;
    case 'coverage_rate_by_payer':
      return `Rank the ${count}payers with the ${order} coverage rate${payers}${period}`;
    case 'top_medications': {
      const drugs = Array.isArray(p['medications']) ? ` of ${listed(p['medications'] as string[])}` : '';
      const named = METRIC_LABELS[String(p['metric'] ?? 'out_of_pocket')];
      return drugs
        ? `${capital(order)} ${named}${drugs}${payers}${period}`
        : `Rank the ${count}medications with the ${order} ${named}${payers}${period}`;
    }
    case 'receivables_summary':
      return `Receivables summary${payers}`;
    default:
      return 'How fresh is the data?';
  }
}

function rangesOf(period: unknown): MonthRange[] {
  const list = (Array.isArray(period) ? period : [period]) as { from: string; to: string }[];
  return list.map(toRange);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
