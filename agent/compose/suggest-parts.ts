import { groupMetrics } from '../../sql/templates/metric-slots.ts';
import type { TemplateCall } from '../plan.ts';

type Params = Readonly<Record<string, unknown>>;

/** The periods and payers a next question is made of. */
export interface NextScope {
  readonly asked: unknown;
  /** Whole quarters around what was asked, and the same length before them when it lies within the data. */
  readonly quarters: unknown;
  readonly before: unknown;
  readonly year: unknown;
  readonly payers: Params;
  /** The payer the headline names, else those asked for. */
  readonly leading: Params;
  readonly isCoverage: boolean;
  /** What receivables are measured by: the peak where every open balance is 0. */
  readonly receivablesAmount: string;
}

const PERFORMANCE: Readonly<Record<string, string>> = {
  organization: 'organization_performance',
  encounter_class: 'encounter_class_performance',
};

/**
 * What leads on from shares and from organizations or encounter classes over time: the course of the part, its
 * comparison with the period before, and the same total divided otherwise. Null for every other template.
 */
export function nextParts({ template, params }: TemplateCall, scope: NextScope): TemplateCall[] | null {
  const { asked, quarters, before, year, payers, leading, isCoverage, receivablesAmount } = scope;
  const { metric = 'total_payments', by, organizations, encounter_classes } = params;
  const members: Params = {
    ...(organizations === undefined ? {} : { organizations }),
    ...(encounter_classes === undefined ? {} : { encounter_classes }),
  };
  const trend = {
    template: 'group_trend',
    params: { period: year, grain: 'quarter', metric, by, ...members },
  };
  const comparison =
    before === null
      ? []
      : [
          {
            template: 'group_comparison',
            params: { period: quarters, compare: before, metric, by, ...members, ...payers },
          },
        ];
  const performance = {
    template: PERFORMANCE[String(by)] ?? 'organization_performance',
    params: { period: quarters, metric, ...payers },
  };
  const byPayer = { template: 'payer_share', params: { period: asked, metric } };
  switch (template) {
    case 'payer_share':
      if (isCoverage)
        return [
          { template: 'coverage_trend', params: { period: year, grain: 'quarter', metric, ...leading } },
          { template: 'medication_share', params: { period: quarters, metric } },
          { template: 'coverage_rate_by_payer', params: { period: asked, order: 'lowest' } },
        ];
      return [
        { template: 'payments_trend', params: { period: year, grain: 'month', metric, ...leading } },
        ...(String(metric) in groupMetrics
          ? [{ template: 'group_share', params: { period: quarters, metric, by: 'encounter_class' } }]
          : []),
        { template: 'payer_scorecard', params: { period: asked } },
      ];
    case 'medication_share':
      return [
        { template: 'top_medications', params: { period: quarters, metric, ...payers } },
        byPayer,
        { template: 'coverage_summary', params: { period: asked, ...payers } },
      ];
    case 'group_share':
      return [trend, ...comparison, byPayer];
    case 'group_trend':
      return [...comparison, performance, { template: 'payer_scorecard', params: { period: asked } }];
    case 'group_comparison':
      return [trend, performance];
    case 'receivables_share':
      if (metric === 'open_balance' && receivablesAmount !== metric)
        return ['payer', 'age_bucket'].map((one) => ({
          template,
          params: { by: one, metric: receivablesAmount },
        }));
      return by === 'age_bucket'
        ? [
            { template: 'receivables_share', params: { by: 'payer', metric, age_buckets: ['90+'] } },
            { template: 'aging_by_payer', params: payers },
          ]
        : [
            { template: 'receivables_share', params: { by: 'age_bucket', metric } },
            { template: by === 'payer' ? 'aging_by_payer' : 'aging_by_organization', params: {} },
          ];
    default:
      return null;
  }
}
