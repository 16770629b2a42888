import { formatMonth } from '../../format-value.ts';
import type { BriefBody, Finding } from '../brief-content.ts';
import type { BriefScope } from '../brief-scope.ts';
import { figureColumn, joinedColumn, tableOf } from '../brief-tables.ts';
import { chartOf } from '../chart-of.ts';
import type { BriefDefinition, BriefResults } from '../define-brief.ts';
import { points, share } from '../derive.ts';
import { comparedCard } from '../kpi-card.ts';
import { exceptionActions } from '../rules/exception-actions.ts';
import { say } from '../say.ts';
import { comparedCalls, trendCall } from './compared-calls.ts';
import { findings, isInsurer } from './findings.ts';
import { settledRows } from './settled-rows.ts';

const KPIS = [
  'total_claims',
  'underpayment_rate',
  'zero_pay_claims',
  'settlement_days_avg',
  'underpaid_claims',
];

function headlineOf(
  { exceptions, underpaid_claims, total_claims, underpayment_rate }: BriefResults,
  scope: BriefScope,
) {
  const when = { name: scope.short };
  const under = underpaid_claims?.rows[0]?.figure('underpaid_claims');
  const all = total_claims?.rows[0]?.figure('total_claims');
  const rate = underpayment_rate?.rows[0]?.figure('underpayment_rate');
  const [most] = exceptions?.ranked('underpayment_rate', 'highest').filter(isInsurer) ?? [];
  const start = under && all && rate && say`${under} of ${all} claims were underpaid in ${when} (${rate})`;
  const who =
    most && (exceptions?.rows.length ?? 0) > 1
      ? say`; ${most} has the ${{ name: exceptions!.most('highest rate', 'underpayment_rate') }} with ${most.figure('underpayment_rate')}`
      : null;
  return start ? start + (who ?? '') : `Underpaid claims cannot be shown for ${scope.when}`;
}

function findingsOf({ exceptions, settlement, trend }: BriefResults, scope: BriefScope): Finding[] {
  const ranked = (column: string) => exceptions?.ranked(column, 'highest').filter(isInsurer) ?? [];
  const [under] = ranked('underpaid_claims');
  const [zero] = ranked('zero_pay_claims');
  const [over] = ranked('overpaid_claims');
  const [slow, next] = settlement?.ranked('settlement_days_avg', 'highest').filter(isInsurer) ?? [];
  const total = exceptions?.total;
  const settled = settledRows(trend, scope);
  const [first, last] = [settled[0], settled.at(-1)];
  const rate = (row: typeof first) => row?.figure('underpayment_rate');
  const rose = (rate(last)?.value ?? 0) >= (rate(first)?.value ?? 0);
  return findings([
    under &&
      total && [
        say`Most underpaid claims: ${under}.`,
        say`${under.figure('underpaid_claims')} of its ${under.figure('total_claims')} claims`,
        say`, ${share(under.figure('underpaid_claims'), total.figure('underpaid_claims'))} of all underpaid ones`,
        '.',
      ],
    zero &&
      total && [
        say`Nothing paid at all:`,
        say`${total.figure('zero_pay_claims')} claims; ${zero} has ${{ name: exceptions!.most('the most', 'zero_pay_claims') }} with ${zero.figure('zero_pay_claims')}.`,
      ],
    over &&
      total && [
        say`Overpaid, to be reviewed for refunds:`,
        say`${total.figure('overpaid_claims')} claims; ${over} has ${{ name: exceptions!.most('the most', 'overpaid_claims') }} with ${over.figure('overpaid_claims')}.`,
      ],
    slow && [
      say`${slow} settles ${{ name: settlement!.most('slowest', 'settlement_days_avg') }}.`,
      say`${slow.figure('settlement_days_avg')} from first charge to last payment`,
      next && say`; next is ${next} with ${next.figure('settlement_days_avg')}`,
      '.',
    ],
    first &&
      last &&
      first !== last && [
        say`From ${{ name: formatMonth(first.name) }} to ${{ name: formatMonth(last.name) }}:`,
        say`the underpayment rate ${{ name: rose ? 'rose' : 'fell' }} from ${rate(first)!} to ${rate(last)!}`,
        say`, ${points(rate(last)!, rate(first)!)} ${{ name: rose ? 'up' : 'down' }}`,
        '.',
      ],
  ]);
}

/** Payer performance for operations: which claims to work, and with whom. */
export const payersOperations: BriefDefinition = {
  title: 'Payer Performance Brief',
  strapline: 'Operations · exceptions to work, and how fast payers settle',
  calls: (scope) => {
    const { period } = scope.request;
    const { filter } = scope;
    return {
      exceptions: { template: 'exception_mix', params: { period, ...filter }, needed: true },
      ...comparedCalls(KPIS, scope),
      settlement: {
        template: 'payer_ranking',
        params: { period, metric: 'settlement_days_avg', order: 'highest', limit: 10, ...filter },
      },
      slowest: {
        template: 'payer_ranking',
        params: { period, metric: 'settlement_days_avg', order: 'highest', limit: 6, ...filter },
      },
      ...trendCall('payments_trend', 'underpayment_rate', scope),
    };
  },
  compose: (results, scope): BriefBody => {
    const { exceptions, settlement, slowest, trend } = results;
    const card = (label: string, metric: string) =>
      comparedCard(label, metric, results[metric]?.rows[0], scope);
    const basis = 'by service date';
    return {
      headline: headlineOf(results, scope),
      cards: [
        card('Claims', 'total_claims'),
        card('Underpayment rate', 'underpayment_rate'),
        card('Zero-pay claims', 'zero_pay_claims'),
        card('Settlement, average', 'settlement_days_avg'),
      ],
      charts: [
        chartOf(
          exceptions,
          {
            plain: 'Claims by exception category',
            note: `Claims by payer and exception category, ${scope.short}, ${basis}`,
            column: 'underpaid_claims',
          },
          scope,
        ),
        chartOf(
          trend,
          {
            plain: 'Underpayment rate over time',
            note: `Underpaid claims in % of claims by ${scope.trend?.grain ?? 'quarter'}, ${basis}`,
            column: 'underpayment_rate',
          },
          scope,
        ),
        chartOf(
          slowest,
          {
            plain: 'Settlement days by payer',
            note: `Average days from first charge to last payment, slowest first, ${scope.short}, ${basis}`,
            column: 'settlement_days_avg',
          },
          scope,
        ),
      ],
      findings: findingsOf(results, scope),
      table: tableOf(exceptions, {
        title: 'Claims by exception category',
        first: 'Payer',
        empty: 'No payer has anything to show for this period.',
        columns: [
          figureColumn('Claims', 'total_claims'),
          figureColumn('Underpaid', 'underpaid_claims'),
          figureColumn('Zero-pay', 'zero_pay_claims'),
          figureColumn('Overpaid', 'overpaid_claims'),
          figureColumn('No charge', 'no_charge_claims'),
          figureColumn('Matched', 'matched_claims'),
          figureColumn('Rate', 'underpayment_rate', 0.8),
          joinedColumn('Days to settle', 'settlement_days_avg', settlement, 1.2),
        ],
      }),
      actions: exceptionActions(exceptions),
      defines: ['underpaid_claims', 'zero_pay_claims', 'overpaid_claims', 'settlement_days_avg'],
      notes: [],
    };
  },
};
