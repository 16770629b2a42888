import type { BriefScope } from '../brief-scope.ts';
import type { BriefCall } from '../define-brief.ts';

/**
 * One call of `period_comparison` per metric, under the metric's name: what KPI cards show. Without a prior period
 * the period stands for itself, and the card compares nothing.
 */
export function comparedCalls(metrics: readonly string[], scope: BriefScope): Record<string, BriefCall> {
  const { period } = scope.request;
  return Object.fromEntries(
    metrics.map((metric) => [
      metric,
      {
        template: 'period_comparison',
        params: { period, compare: scope.prior ?? period, metric, split: 'none', ...scope.filter },
      },
    ]),
  );
}

/** The trend of a metric that ends with the period, where one is published. */
export function trendCall(template: string, metric: string, scope: BriefScope): Record<string, BriefCall> {
  const { trend, filter } = scope;
  if (trend === null) return {};
  return { trend: { template, params: { ...trend, metric, split: 'none', ...filter } } };
}
