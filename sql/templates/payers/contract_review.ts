import { z } from 'zod';
import { defineTemplate } from '../define-template.ts';
import { membersParam, periodParam } from '../param-schemas.ts';
import { labelColumn, metricColumn } from '../result-columns.ts';

/** Variance % from which a contract is Strong, and from which it is Stable, unless the question says otherwise. */
const STRONG_FROM = 1.0;
export const STABLE_FROM = 0.2;

const percentPoints = z.number().min(-100).max(100);

export const contractReview = defineTemplate({
  name: 'contract_review',
  version: 1,
  subject: 'payers',
  title: 'Contract review',
  description:
    'Every insurer rated Strong, Stable or Weak by variance % over a period, with the recommended action and payer paid %.',
  basis: 'service',
  fact: 'claims',
  params: z
    .strictObject({
      period: periodParam,
      payers: membersParam,
      strong_from: percentPoints.default(STRONG_FROM),
      stable_from: percentPoints.default(STABLE_FROM),
    })
    .refine(
      (params) => params.strong_from >= params.stable_from,
      'strong_from cannot be lower than stable_from',
    ),
  slots: {},
  bindings: {
    tiles: { kind: 'tiles', family: 'claims_by_payer', param: 'period' },
    payers: { kind: 'members', param: 'payers' },
    strong_from: { kind: 'number', param: 'strong_from', default: STRONG_FROM },
    stable_from: { kind: 'number', param: 'stable_from', default: STABLE_FROM },
  },
  tables: ['claims_by_payer'],
  columns: () => [
    ...['payer', 'risk_label', 'contract_action'].map(labelColumn),
    ...[
      'variance_pct',
      'payer_paid_pct',
      'net_variance',
      'total_charges',
      'total_payments',
      'total_claims',
    ].map(metricColumn),
  ],
  primaryColumn: () => 'variance_pct',
  synonyms: [
    'contract review',
    'contract reviews',
    'review our contracts',
    'contracts to renegotiate',
    'which contracts',
    'weak contracts',
    'strong contracts',
    'contract rating',
    'contract ratings',
    'contract labels',
    'contract action',
    'renegotiate',
    'renegotiation',
  ],
  examples: [
    'Contract review for 2025',
    'Which contracts should we renegotiate?',
    'Rate our payer contracts over the last 12 months',
    'Is the Humana contract weak or strong in 2025?',
    'Recommended contract action per payer, H1 2025',
  ],
  chart: { kind: 'bar', category: 'payer', series: 'risk_label', values: ['variance_pct', 'payer_paid_pct'] },
});
