import type { TemplateCall } from '../plan.ts';

type Params = Readonly<Record<string, unknown>>;

/**
 * What usually comes after an answer about submitted claims.
 *
 * @param year the last twelve months of the data, as a period
 * @param quarters those of them that are whole quarters
 * @param lead the payer that the headline names, if any
 */
export function nextSubmissions(
  { template, params }: TemplateCall,
  {
    year,
    quarters,
    lead,
  }: { readonly year: unknown; readonly quarters: unknown; readonly lead: string | null },
): TemplateCall[] {
  const period = params['period'] ?? quarters;
  const payers: Params = lead === null ? {} : { payers: [lead] };
  const metric = params['metric'] ?? (template === 'status_mix' ? 'rejection_rate' : 'claimed_amount');
  const trend = {
    template: 'submission_trend',
    params: { period: year, grain: 'month', metric, split: 'none', ...payers },
  };
  const work = {
    template: 'rejections_to_work',
    params: { period: quarters, by: 'procedure_group', ...payers },
  };
  const statuses = { template: 'status_mix', params: { period, by: 'payer' } };
  const scorecard = { template: 'submission_scorecard', params: { period, by: 'payer' } };
  switch (template) {
    case 'submission_scorecard':
      return [trend, statuses, work];
    case 'status_mix':
      return [trend, work, scorecard];
    case 'rejections_to_work':
      return [
        {
          template: 'submission_scorecard',
          params: { period: quarters, by: 'payer', metric: 'rejection_rate', order: 'highest' },
        },
        { ...trend, params: { ...trend.params, metric: 'rejection_rate' } },
        statuses,
      ];
    default:
      return [scorecard, statuses, work];
  }
}
