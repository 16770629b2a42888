import { formatMonth } from '../../format-value.ts';
import { monthNumber, monthOf } from '../../period-keys.ts';
import type { BriefBody, Finding } from '../brief-content.ts';
import type { BriefAudience } from '../brief-kinds.ts';
import type { BriefScope } from '../brief-scope.ts';
import { figureColumn, tableOf } from '../brief-tables.ts';
import { chartOf } from '../chart-of.ts';
import type { BriefDefinition, BriefResults } from '../define-brief.ts';
import { share } from '../derive.ts';
import { shareCard } from '../kpi-card.ts';
import { rejectionActions } from '../rules/rejection-actions.ts';
import { say } from '../say.ts';
import { findings, isInsurer } from './findings.ts';
import { statusTitle } from './status-title.ts';
import { wholeOf } from './whole-of.ts';

const STRAPLINES: Readonly<Record<BriefAudience, string>> = {
  executive: 'Executive · what is outstanding, since when, and with whom',
  operations: 'Operations · what is outstanding, and which rejections to work first',
};

/** Money is outstanding of the last two years of whole quarters, or as many as are published. */
const MOST_MONTHS = 24;

function stretchOf({ manifest }: BriefScope): { from: string; to: string } {
  const published = manifest.families.find(({ name }) => name === 'submissions_by_payer')?.grains.quarter;
  const { from, to } = published ?? { from: manifest.dataFrom, to: manifest.dataThrough };
  return { from: monthOf(Math.max(monthNumber(from), monthNumber(to) - MOST_MONTHS + 1)), to };
}

function headlineOf(results: BriefResults, scope: BriefScope): string {
  const all = wholeOf(results.summary, scope)?.figure('outstanding_amount');
  const start = all && say`${all} is outstanding ${{ name: scope.when }}`;
  if (!start) return `What is outstanding ${scope.when} cannot be shown`;
  const [first] = results.summary?.ranked('outstanding_amount', 'highest').filter(isInsurer) ?? [];
  const several = (results.summary?.rows.length ?? 0) > 1;
  return (
    start +
    ((several && first && say`; ${first} holds ${share(first.figure('outstanding_amount'), all)} of it`) ||
      '')
  );
}

function findingsOf(results: BriefResults, scope: BriefScope): Finding[] {
  const { summary, ages, locations, work } = results;
  const total = wholeOf(summary, scope);
  const [first, second] = summary?.ranked('outstanding_amount', 'highest').filter(isInsurer) ?? [];
  const [old] = ages?.rows ?? [];
  const [house] = locations?.ranked('outstanding_amount', 'highest') ?? [];
  const [pair] = work?.ranked('rejected_amount', 'highest') ?? [];
  const [waits] = summary?.ranked('pending_rate', 'highest').filter(isInsurer) ?? [];
  return findings([
    first &&
      total && [
        say`${first} holds most.`,
        say`${first.figure('outstanding_amount')}, ${share(first.figure('outstanding_amount'), total.figure('outstanding_amount'))} of what is outstanding`,
        second && say`; next is ${second} with ${second.figure('outstanding_amount')}`,
        '.',
      ],
    old &&
      total && [
        say`Oldest:`,
        say`${old.figure('outstanding_amount')} is of services in ${{ name: formatMonth(old.name) }}, the first quarter shown.`,
      ],
    house && [
      say`${house} has most outstanding of the locations.`,
      say`${house.figure('outstanding_amount')}.`,
    ],
    waits && [
      say`${waits} leaves most undecided.`,
      say`${waits.figure('pending_rate')} of its claims are pending.`,
    ],
    pair && [
      say`Most rejected money:`,
      say`${pair} with ${{ name: pair.word('procedure_group') }}, ${pair.figure('rejected_amount')}`,
      say` (${pair.figure('rejected_pct')} of what was claimed)`,
      '.',
    ],
  ]);
}

/** What is outstanding and rejected on a release of billing files. */
export const submittedReceivables = (audience: BriefAudience): BriefDefinition => ({
  title: 'Receivables Brief',
  strapline: STRAPLINES[audience],
  calls: (scope) => {
    const { filter } = scope;
    const period = stretchOf(scope);
    const by = (dimension: string, limit: number, more: object = filter) => ({
      template: 'submission_scorecard',
      params: { period, by: dimension, metric: 'outstanding_amount', limit, ...more },
    });
    return {
      summary: { ...by('payer', 50), needed: true },
      largest: by('payer', 8),
      ages: {
        template: 'submission_trend',
        params: { period, grain: 'quarter', metric: 'outstanding_amount', split: 'none', ...filter },
      },
      statuses: { template: 'status_mix', params: { period, by: 'payer', ...filter } },
      // Payers and locations are published together as amounts only.
      ...(filter.payers === undefined ? { locations: by('location', 12, {}) } : {}),
      work: { template: 'rejections_to_work', params: { period, by: 'procedure_group', ...filter } },
    };
  },
  compose: (results, scope): BriefBody => {
    const { summary, largest, ages, statuses, work } = results;
    const total = wholeOf(summary, scope);
    const claimed = total?.figure('claimed_amount');
    const of = (label: string, column: string) => {
      const figure = total?.figure(column);
      return shareCard(label, figure, figure && claimed && share(figure, claimed), 'of what was claimed');
    };
    const pending = wholeOf(statuses, scope)?.figure('pending_claims');
    return {
      headline: headlineOf(results, scope),
      cards: [
        of('Outstanding', 'outstanding_amount'),
        of('Rejected', 'rejected_amount'),
        shareCard('Pending claims', pending, total?.figure('pending_rate'), 'of all claims'),
        shareCard('Rejection rate', total?.figure('rejection_rate'), undefined, 'of all claims'),
      ],
      charts: [
        chartOf(
          ages,
          {
            plain: 'Outstanding by quarter of service',
            note: 'Outstanding (USD) by quarter of service',
            column: 'outstanding_amount',
          },
          scope,
        ),
        chartOf(
          largest,
          {
            plain: 'Outstanding by payer',
            note: `Outstanding (USD), ${scope.when}`,
            column: 'outstanding_amount',
          },
          scope,
        ),
        chartOf(
          statuses,
          {
            title: statusTitle(statuses, 'pending_claims', 'pending claims'),
            plain: 'What became of the claims',
            note: `Claims by status, ${scope.when}`,
            column: 'paid_claims',
          },
          scope,
        ),
      ],
      findings: findingsOf(results, scope),
      table: tableOf(summary, {
        title: 'Payers',
        first: 'Payer',
        empty: 'No payer has anything to show.',
        columns: [
          figureColumn('Claims', 'total_claims', 0.9),
          figureColumn('Claimed', 'claimed_amount', 1.2),
          figureColumn('Outstanding', 'outstanding_amount', 1.2),
          figureColumn('Rejected', 'rejected_amount', 1.1),
          figureColumn('Rejection %', 'rejection_rate', 1),
          figureColumn('Pending %', 'pending_rate', 1),
        ],
      }),
      actions: rejectionActions(work, audience === 'executive' ? 3 : 4),
      defines: ['outstanding_amount', 'rejected_amount', 'pending_rate'],
      notes: [
        'Billing files say nothing of the day a claim was sent: its age is told by the quarter of service.',
      ],
    };
  },
});
