import type { TemplateCall } from '../plan.ts';

/**
 * What usually comes after an answer about Medicare claims.
 *
 * @param months the last twelve months of the data, as a period
 * @param year the last whole year
 */
export function nextReimbursements(
  { template, params }: TemplateCall,
  { months, quarters }: { readonly months: unknown; readonly quarters: unknown },
  year: unknown,
): TemplateCall[] {
  const types = params['claim_types'] === undefined ? {} : { claim_types: params['claim_types'] };
  const summary = { template: 'reimbursement_summary', params: { period: params['period'] ?? quarters } };
  const trend = {
    template: 'reimbursement_trend',
    params: {
      period: months,
      grain: 'month',
      metric: 'reimbursed_amount',
      split: types.claim_types === undefined ? 'claim_type' : 'none',
      ...types,
    },
  };
  const states = { template: 'reimbursement_by_group', params: { period: quarters, by: 'state', ...types } };
  const costs = { template: 'provider_costs', params: { period: year, ...types } };
  const signals = { template: 'reimbursed_provider_signals', params: { period: year } };
  const flagged = {
    template: 'reimbursement_by_group',
    params: { period: year, by: 'fraud_flag', metric: 'reimbursed_per_claim', order: 'highest' },
  };
  const mix = { template: 'chronic_condition_mix', params: { period: quarters, ...types } };
  switch (template) {
    case 'reimbursement_summary':
      return [trend, states, costs];
    case 'reimbursement_trend':
    case 'reimbursement_comparison':
      return [summary, mix, costs];
    case 'reimbursement_by_group':
    case 'reimbursement_group_trend':
    case 'reimbursement_group_comparison':
      return params['by'] === 'fraud_flag' ? [signals, costs, summary] : [trend, mix, costs];
    case 'provider_costs':
      return [signals, flagged, trend];
    case 'reimbursed_provider_signals':
      return [flagged, costs, trend];
    case 'chronic_condition_mix':
      return [
        {
          template: 'chronic_condition_trend',
          params: {
            period: quarters,
            grain: 'quarter',
            ...(params['condition'] === undefined ? {} : { condition: params['condition'] }),
            ...types,
          },
        },
        trend,
        states,
      ];
    case 'chronic_condition_trend':
      return [mix, trend, states];
    default:
      return [{ template: 'reimbursement_summary', params: { period: quarters } }, trend, mix];
  }
}
