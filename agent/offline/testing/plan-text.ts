import type { Plan } from '../../plan.ts';

/**
 * A plan in one line, for tables of expectations: `payer_ranking period=2025-10..2025-12 order=lowest`.
 *
 * @param isHinted whether to say too what the answer is to speak of: `focus=payer_paid_pct`, `seeks=fall`, `counts`
 */
export function planText(plan: Plan, isHinted = false): string {
  if (plan.kind === 'run')
    return plan.calls
      .map(({ template, params, leaderOf, focus, seeks, counts, extreme }) =>
        [
          template,
          ...Object.entries(params).map(([name, value]) => `${name}=${text(value)}`),
          ...(leaderOf === undefined ? [] : [`leaderOf=${leaderOf}`]),
          ...(isHinted && focus !== undefined ? [`focus=${focus.join(',')}`] : []),
          ...(isHinted && extreme !== undefined ? [`extreme=${extreme}`] : []),
          ...(isHinted && counts === true ? ['counts'] : []),
          ...(isHinted && seeks !== undefined ? [`seeks=${seeks}`] : []),
        ].join(' '),
      )
      .join(' + ');
  if (plan.kind === 'clarify') return `clarify: ${plan.question}`;
  if (plan.kind === 'decline') return `decline: ${plan.reason}`;
  if (plan.kind === 'define') return `define ${plan.terms.join(', ')}`;
  if (plan.kind === 'brief') {
    const { about, audience, period, payers } = plan;
    const when = period === null ? [] : [text(period)];
    return [
      'brief',
      about,
      audience,
      ...when,
      ...(payers.length === 0 ? [] : [`payers=${text(payers)}`]),
    ].join(' ');
  }
  return 'help';
}

function text(value: unknown): string {
  if (Array.isArray(value)) return value.map(text).join(',');
  if (value !== null && typeof value === 'object' && 'from' in value && 'to' in value)
    return `${value.from}..${value.to}`;
  return String(value);
}
