import { readMetrics } from '../../sql/read-metrics.ts';
import { monthText } from '../../tools/period-text.ts';
import { catalogueQuestion, DEFAULT_METRIC } from '../catalogue-question.ts';
import type { TemplateCall } from '../plan.ts';
import { joinWords } from './result-view.ts';

type Range = { readonly from: string; readonly to: string };

const QUARTERS: Readonly<Record<string, string>> = {
  '01-03': 'Q1',
  '04-06': 'Q2',
  '07-09': 'Q3',
  '10-12': 'Q4',
};
const GRAIN_WORDS: Readonly<Record<string, string>> = {
  month: 'Monthly',
  quarter: 'Quarterly',
  year: 'Yearly',
};

function rangeToAsk({ from, to }: Range): string {
  if (from === to) return monthText(from);
  const [year, lastYear] = [from.slice(0, 4), to.slice(0, 4)];
  if (from.endsWith('-01') && to.endsWith('-12')) return year === lastYear ? year : `${year} to ${lastYear}`;
  const quarter = QUARTERS[`${from.slice(5)}-${to.slice(5)}`];
  return year === lastYear && quarter !== undefined
    ? `${quarter} ${year}`
    : `${monthText(from)} to ${monthText(to)}`;
}

/** A period as one would type it: `Q1 2025`, `2024 to 2025`, `May 2025 to July 2025`. */
function periodToAsk(period: unknown): string {
  const ranges = (Array.isArray(period) ? period : [period]) as Range[];
  return joinWords(ranges.map(rangeToAsk));
}

/** A metric as one would type it: its glossary label in lower case. */
function metricToAsk(name: unknown): string {
  const label = readMetrics().metrics.find((metric) => metric.name === name)?.label ?? String(name);
  return label.replace(/ \(.*\)$/, '').toLowerCase();
}

const members = (value: unknown): string =>
  Array.isArray(value) && value.length > 0 ? ` for ${joinWords(value as string[])}` : '';

/**
 * A question that reads as this call again, for options and suggestions to press.
 *
 * @example questionFor({ template: 'payer_scorecard', params: { period: { from: '2025-01', to: '2025-03' } } })
 *   // 'Payer scorecard for Q1 2025'
 */
export function questionFor({ template, params }: TemplateCall): string {
  const period = params['period'] === undefined ? '' : periodToAsk(params['period']);
  const payers = members(params['payers']);
  const metric = metricToAsk(params['metric']);
  const lowest = params['order'] === 'lowest';
  const limit = typeof params['limit'] === 'number' ? `${params['limit']} ` : '';
  // At the end: “payer paid by payer” reads as one phrase.
  const split = params['split'] === 'payer' ? ' split by payer' : '';
  const known = catalogueQuestion(
    { template, params },
    {
      period: period === '' ? '' : ` in ${period}`,
      payers,
      metric: metricToAsk(params['metric'] ?? DEFAULT_METRIC[template]),
      compare: params['compare'] === undefined ? '' : ` with ${periodToAsk(params['compare'])}`,
    },
  );
  if (known !== null) return known;
  switch (template) {
    case 'payments_trend': {
      const grain = GRAIN_WORDS[String(params['grain'])] ?? 'Monthly';
      const named = params['metric'] === undefined ? 'total payments' : metric;
      return `${grain} trend of ${named}${payers}, ${period}${split}`;
    }
    case 'payer_ranking':
      return params['metric'] === 'net_variance' && lowest
        ? `Which payer underpaid us most in ${period}?`
        : params['metric'] === 'total_claims'
          ? `Which payer had the ${lowest ? 'fewest' : 'most'} claims in ${period}?`
          : `Which payer had the ${lowest ? 'lowest' : 'highest'} ${metric} in ${period}?`;
    case 'period_comparison':
      return `Compare ${metric}${payers} in ${period} with ${periodToAsk(params['compare'])}${split}`;
    case 'exception_mix':
      return `Exception mix${payers} in ${period}`;
    case 'late_payments':
      return `Late payments${payers} in ${period}`;
    case 'reclassified_claims':
      return `Reclassified claims${payers} in ${period}`;
    case 'coverage_summary':
      return `Coverage summary${payers} for ${period}`;
    case 'coverage_rate_by_payer':
      return `Which payer had the ${lowest ? 'lowest' : 'highest'} coverage rate in ${period}?`;
    case 'top_medications': {
      const named = params['metric'] === undefined ? 'out-of-pocket' : metric;
      return `${lowest ? 'Lowest' : 'Top'} ${limit}medications by ${named}${payers} in ${period}`;
    }
    case 'receivables_summary':
      return `Receivables summary${payers}`;
    case 'data_freshness':
      return 'How fresh is the data?';
    default:
      return `Payer scorecard${payers} for ${period}`;
  }
}
