import type { BriefBody, Finding } from '../brief-content.ts';
import type { BriefScope } from '../brief-scope.ts';
import { figureColumn, tableOf, wordColumn } from '../brief-tables.ts';
import { chartOf } from '../chart-of.ts';
import type { BriefDefinition, BriefResults } from '../define-brief.ts';
import { points, share, size } from '../derive.ts';
import { comparedCard } from '../kpi-card.ts';
import { contractActions, contractNote } from '../rules/contract-actions.ts';
import { say } from '../say.ts';
import { comparedCalls, trendCall } from './compared-calls.ts';
import { findings, isInsurer } from './findings.ts';

const KPIS = ['total_charges', 'total_payments', 'variance_pct', 'payer_paid_pct', 'net_variance'] as const;

function headlineOf({ scorecard, net_variance }: BriefResults, scope: BriefScope): string {
  const when = { name: scope.short };
  const [row] = net_variance?.rows ?? [];
  const all = row?.figure('net_variance');
  if (scorecard === undefined || all === undefined || all.value === null)
    return `Payments against charges cannot be shown for ${scope.when}`;
  if (all.value >= 0) return say`Payments met charges in ${when}: ${size(all)} above them` ?? '';
  const rate = scorecard.total?.figure('variance_pct');
  const [worst] =
    scorecard.rows.length < 2 ? [] : scorecard.ranked('net_variance', 'lowest').filter(isInsurer);
  const parts = [
    say`Payments were ${size(all)} below charges in ${when}`,
    rate && say` (${rate})`,
    worst && worst.figure('net_variance').value! < 0
      ? say`; ${worst} accounts for ${share(worst.figure('net_variance'), all)} of the shortfall`
      : null,
  ];
  return parts.map((part) => part ?? '').join('');
}

function findingsOf({ scorecard, movers, exceptions }: BriefResults, scope: BriefScope): Finding[] {
  const [worst, next] = scorecard?.ranked('net_variance', 'lowest').filter(isInsurer) ?? [];
  const before = movers?.rows.find(({ name }) => name === worst?.name);
  const [fell] = movers?.ranked('net_variance_change', 'lowest').filter(isInsurer) ?? [];
  const [least] = scorecard?.ranked('payer_paid_pct', 'lowest').filter(isInsurer) ?? [];
  const [under] = exceptions?.ranked('underpayment_rate', 'highest').filter(isInsurer) ?? [];
  const total = scorecard?.total;
  const everyone = exceptions?.total;
  const prior = { name: scope.priorShort };
  const falls = { name: scorecard?.most('falls furthest short', 'net_variance') ?? '' };
  return findings([
    worst &&
      worst.figure('net_variance').value! < 0 && [
        say`${worst} ${falls}.`,
        say`${size(worst.figure('net_variance'))} below charges (${worst.figure('variance_pct')})`,
        before && before.figure('net_variance_prior').value! < 0
          ? say`, after ${size(before.figure('net_variance_prior'))} in ${prior}`
          : null,
        (next && next.figure('net_variance').value! < 0
          ? say`; next is ${next} with ${size(next.figure('net_variance'))}.`
          : null) ?? '.',
      ],
    fell &&
      fell.name !== worst?.name &&
      fell.figure('net_variance_change').value! < 0 && [
        say`${fell} lost most ground.`,
        say`Its net variance worsened by ${size(fell.figure('net_variance_change'))} from ${prior}.`,
      ],
    least &&
      total && [
        say`${least} itself pays the ${{ name: scorecard!.most('smallest part', 'payer_paid_pct') }}.`,
        say`It paid ${least.figure('payer_paid_pct')} of its charges, all payers ${total.figure('payer_paid_pct')}`,
        say`; its patients paid ${least.figure('patient_paid')}`,
        '.',
      ],
    under &&
      everyone && [
        say`${under} underpays most often.`,
        say`${under.figure('underpaid_claims')} of its claims were underpaid (${under.figure('underpayment_rate')})`,
        under.figure('underpayment_rate').value! > (everyone.figure('underpayment_rate').value ?? 100)
          ? say`, ${points(under.figure('underpayment_rate'), everyone.figure('underpayment_rate'))} above all payers`
          : null,
        '.',
      ],
    total && [
      say`All payers together:`,
      say`${total.figure('total_claims')} claims, ${total.figure('total_charges')} charged, ${total.figure('total_payments')} paid`,
      say`, of which patients paid ${total.figure('patient_paid')}`,
      '.',
    ],
  ]);
}

/** Payer performance for executives: what came in against charges, and which contracts to look at. */
export const payersExecutive: BriefDefinition = {
  title: 'Payer Performance Brief',
  strapline: 'Executive · payments against charges, and contracts to review',
  calls: (scope) => {
    const { period } = scope.request;
    const { filter, prior } = scope;
    return {
      scorecard: { template: 'payer_scorecard', params: { period, ...filter }, needed: true },
      ...comparedCalls(KPIS, scope),
      review: { template: 'contract_review', params: { period, ...filter } },
      exceptions: { template: 'exception_mix', params: { period, ...filter } },
      ranking: {
        template: 'payer_ranking',
        params: { period, metric: 'net_variance', order: 'lowest', limit: 8, ...filter },
      },
      bubble: { template: 'charges_against_variance', params: { period, ...filter } },
      ...(prior === null
        ? {}
        : {
            movers: {
              template: 'period_comparison',
              params: { period, compare: prior, metric: 'net_variance', split: 'payer', ...filter },
            },
          }),
      ...trendCall('payments_trend', 'net_variance', scope),
    };
  },
  compose: (results, scope): BriefBody => {
    const { scorecard, review, ranking, bubble, trend } = results;
    const card = (label: string, metric: string) =>
      comparedCard(label, metric, results[metric]?.rows[0], scope);
    const basis = 'by service date';
    return {
      headline: headlineOf(results, scope),
      cards: [
        card('Total charges', 'total_charges'),
        card('Total payments', 'total_payments'),
        card('Net variance, % of charges', 'variance_pct'),
        card('Payer paid, % of charges', 'payer_paid_pct'),
      ],
      charts: [
        chartOf(
          trend,
          {
            plain: 'Net variance over time',
            note: `Net variance (USD) by ${scope.trend?.grain ?? 'quarter'}, ${basis}`,
            column: 'net_variance',
          },
          scope,
        ),
        chartOf(
          ranking,
          {
            plain: 'Net variance by payer',
            note: `Net variance (USD), ${scope.short}, ${basis}`,
            column: 'net_variance',
          },
          scope,
        ),
        chartOf(
          bubble,
          {
            plain: 'Charges against variance',
            note: `Variance in % of charges against total charges (USD), bubbles by claims, ${scope.short}, ${basis}`,
            column: 'variance_pct',
            hint: {
              kind: 'bubble',
              category: 'payer',
              values: ['total_charges', 'variance_pct', 'total_claims'],
            },
          },
          scope,
        ),
      ],
      findings: findingsOf(results, scope),
      table: tableOf(scorecard, {
        title: 'Payers',
        first: 'Payer',
        empty: 'No payer has anything to show for this period.',
        columns: [
          figureColumn('Claims', 'total_claims', 0.8),
          figureColumn('Charges', 'total_charges', 1.2),
          figureColumn('Payments', 'total_payments', 1.25),
          figureColumn('Net variance', 'net_variance', 1.2),
          figureColumn('Variance %', 'variance_pct', 0.95),
          figureColumn('Payer paid', 'payer_paid_pct', 0.9),
          wordColumn('Contract', 'risk_label', review, 0.8),
        ],
      }),
      actions: contractActions(review),
      defines: ['net_variance', 'payer_paid_pct', 'underpayment_rate'],
      notes: contractNote(review),
    };
  },
};
