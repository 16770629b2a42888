import type { BriefBody, Finding } from '../brief-content.ts';
import type { BriefAudience } from '../brief-kinds.ts';
import type { BriefScope } from '../brief-scope.ts';
import { figureColumn, tableOf } from '../brief-tables.ts';
import { chartOf } from '../chart-of.ts';
import type { BriefCall, BriefDefinition, BriefResults } from '../define-brief.ts';
import { inPoints, points } from '../derive.ts';
import { comparedCard } from '../kpi-card.ts';
import { rejectionActions } from '../rules/rejection-actions.ts';
import { say } from '../say.ts';
import { findings, isInsurer } from './findings.ts';
import { statusTitle } from './status-title.ts';
import { wholeOf } from './whole-of.ts';

const KPIS = ['claimed_amount', 'paid_amount', 'rejection_rate', 'outstanding_amount'] as const;

const STRAPLINES: Readonly<Record<BriefAudience, string>> = {
  executive: 'Executive · what was claimed, paid and rejected, and by whom',
  operations: 'Operations · what became of the claims, and which rejections to work',
};

function compared(scope: BriefScope): Record<string, BriefCall> {
  const { period } = scope.request;
  const params = { period, compare: scope.prior ?? period, ...scope.filter };
  return {
    ...Object.fromEntries(
      KPIS.map((metric) => [
        metric,
        { template: 'submission_comparison', params: { ...params, metric, split: 'none' } },
      ]),
    ),
    ...(scope.prior === null
      ? {}
      : {
          movers: {
            template: 'submission_comparison',
            params: { ...params, metric: 'rejection_rate', split: 'payer' },
          },
        }),
  };
}

function headlineOf({ scorecard }: BriefResults, scope: BriefScope): string {
  const when = { name: scope.short };
  const all = wholeOf(scorecard, scope)?.figure('rejection_rate');
  const [worst] = scorecard?.ranked('rejection_rate', 'highest').filter(isInsurer) ?? [];
  const start = all && say`${all} of claims were rejected in ${when}`;
  if (!start) return `What became of the claims cannot be shown for ${scope.when}`;
  const most = { name: scorecard!.most('most', 'rejection_rate') };
  const several = (scorecard?.rows.length ?? 0) > 1;
  return (
    start + ((several && worst && say`; ${worst} rejects ${most} (${worst.figure('rejection_rate')})`) || '')
  );
}

function findingsOf({ scorecard, movers, locations }: BriefResults, scope: BriefScope): Finding[] {
  const prior = { name: scope.priorShort };
  const total = scope.filter.payers === undefined ? scorecard?.total : undefined;
  const [worst, next] = scorecard?.ranked('rejection_rate', 'highest').filter(isInsurer) ?? [];
  const [rose] = movers?.ranked('rejection_rate_change', 'highest').filter(isInsurer) ?? [];
  const [least] = scorecard?.ranked('paid_pct', 'lowest').filter(isInsurer) ?? [];
  const [owes] = scorecard?.ranked('outstanding_amount', 'highest').filter(isInsurer) ?? [];
  const [place] = locations?.ranked('rejection_rate', 'highest') ?? [];
  return findings([
    worst &&
      total && [
        say`${worst} rejects most often.`,
        say`${worst.figure('rejection_rate')} of its claims, ${points(worst.figure('rejection_rate'), total.figure('rejection_rate'))} above all payers`,
        next && say`; next is ${next} with ${next.figure('rejection_rate')}`,
        '.',
      ],
    rose &&
      (rose.figure('rejection_rate_change').value ?? 0) > 0 && [
        say`${rose} got worse.`,
        say`Its rejection rate rose by ${inPoints(rose.figure('rejection_rate_change'))} from ${prior}.`,
      ],
    least && [say`${least} pays the smallest part.`, say`${least.figure('paid_pct')} of what was claimed.`],
    owes && [
      say`${owes} holds most that is outstanding.`,
      say`${owes.figure('outstanding_amount')} of claims not decided in full.`,
    ],
    place && [
      say`${place} has the highest rejection rate of the locations.`,
      say`${place.figure('rejection_rate')}.`,
    ],
    total && [
      say`All payers together:`,
      say`${total.figure('total_claims')} claims, ${total.figure('claimed_amount')} claimed, ${total.figure('paid_amount')} paid, ${total.figure('rejected_amount')} rejected.`,
    ],
  ]);
}

/** Payers of a release of billing files: what was claimed, paid and rejected. */
export const submittedPayers = (audience: BriefAudience): BriefDefinition => ({
  title: 'Payer Performance Brief',
  strapline: STRAPLINES[audience],
  calls: (scope) => {
    const { period } = scope.request;
    const { filter, trend } = scope;
    return {
      scorecard: {
        template: 'submission_scorecard',
        params: { period, by: 'payer', metric: 'claimed_amount', ...filter },
        needed: true,
      },
      ...compared(scope),
      rates: {
        template: 'submission_scorecard',
        params: { period, by: 'payer', metric: 'rejection_rate', limit: 8, ...filter },
      },
      statuses: { template: 'status_mix', params: { period, by: 'payer', ...filter } },
      ...(filter.payers === undefined
        ? {
            locations: {
              template: 'submission_scorecard',
              params: { period, by: 'location', metric: 'rejection_rate' },
            },
          }
        : {}),
      work: { template: 'rejections_to_work', params: { period, by: 'procedure_group', ...filter } },
      ...(trend === null
        ? {}
        : {
            trend: {
              template: 'submission_trend',
              params: { ...trend, metric: 'rejection_rate', split: 'none', ...filter },
            },
          }),
    };
  },
  compose: (results, scope): BriefBody => {
    const { scorecard, rates, statuses, trend, work } = results;
    const card = (label: string, metric: string) =>
      comparedCard(label, metric, results[metric]?.rows[0], scope);
    return {
      headline: headlineOf(results, scope),
      cards: [
        card('Claimed', 'claimed_amount'),
        card('Paid', 'paid_amount'),
        card('Rejection rate', 'rejection_rate'),
        card('Outstanding', 'outstanding_amount'),
      ],
      charts: [
        chartOf(
          trend,
          {
            plain: 'Rejection rate over time',
            note: `Rejected claims in % of claims by ${scope.trend?.grain ?? 'quarter'}, by service date`,
            column: 'rejection_rate',
          },
          scope,
        ),
        chartOf(
          rates,
          {
            plain: 'Rejection rate by payer',
            note: `Rejected claims in % of claims, ${scope.short}, by service date`,
            column: 'rejection_rate',
          },
          scope,
        ),
        chartOf(
          statuses,
          {
            title: statusTitle(statuses, 'rejected_claims', 'rejected claims'),
            plain: 'What became of the claims',
            note: `Claims by status, ${scope.short}, by service date`,
            column: 'paid_claims',
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
          figureColumn('Claims', 'total_claims', 0.75),
          figureColumn('Claimed', 'claimed_amount', 1.1),
          figureColumn('Paid', 'paid_amount', 1),
          figureColumn('Outstanding', 'outstanding_amount', 1.2),
          figureColumn('Rejected', 'rejected_amount', 1),
          figureColumn('Approval %', 'approval_rate', 1.1),
          figureColumn('Rejection %', 'rejection_rate', 1.15),
          figureColumn('Pending %', 'pending_rate', 1.1),
        ],
      }),
      actions: rejectionActions(work, audience === 'executive' ? 3 : 4),
      defines: ['rejection_rate', 'approval_rate', 'outstanding_amount'],
      notes: [],
    };
  },
});
