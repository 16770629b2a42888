import type { BriefBody, Finding } from '../brief-content.ts';
import type { BriefScope } from '../brief-scope.ts';
import { chartOf } from '../chart-of.ts';
import type { BriefDefinition, BriefResults } from '../define-brief.ts';
import { share } from '../derive.ts';
import { shareCard } from '../kpi-card.ts';
import type { Reading, RowReading } from '../read-result.ts';
import { agingActions } from '../rules/aging-actions.ts';
import { flaggedActions } from '../rules/flagged-actions.ts';
import { say } from '../say.ts';
import {
  ALL_AGES,
  agingTable,
  amountColumn,
  amountName,
  atAge,
  priorityTitle,
  segmentsOf,
  stackedCall,
} from './aging.ts';
import { findings, isInsurer } from './findings.ts';

const OLD = '90+';
const OLD_NAME = { name: 'Older than 90 days' };

/** Segments by their amount over all ages, largest first; folded ones and claims nobody insures aside. */
function largestSegments(reading: Reading | undefined, column: string): RowReading[] {
  return segmentsOf(reading)
    .names.flatMap((name) => atAge(reading, name, ALL_AGES) ?? [])
    .filter((row) => row.figure(column).value !== null && isInsurer(row))
    .sort((a, b) => b.figure(column).value! - a.figure(column).value!);
}

function headlineOf({ summary }: BriefResults, scope: BriefScope): string {
  const column = amountColumn(scope);
  const all = summary?.total?.figure(column);
  const old = summary?.rows.find(({ name }) => name === OLD)?.figure(column);
  const start = all && say`${all} is open ${{ name: scope.when }}`;
  const aged = all && old && say`; ${share(old, all)} of it is older than ${{ name: '90' }} days`;
  return start ? start + (aged ?? '') : `Receivables ${scope.when} cannot be shown`;
}

function findingsOf(results: BriefResults, scope: BriefScope): Finding[] {
  const { summary, aging, segments, organizations } = results;
  const column = amountColumn(scope);
  const total = summary?.total;
  const old = summary?.rows.find(({ name }) => name === OLD);
  const young = summary?.rows.find(({ name }) => name === '0-30');
  const [first, second] = largestSegments(results.aging, column);
  const firstOld = first && atAge(aging, first.name, OLD)?.figure(column);
  const [house] = largestSegments(organizations, column);
  const [hot] = segments?.ranked('priority_score_avg', 'highest') ?? [];
  return findings([
    old &&
      total && [
        say`${OLD_NAME}:`,
        say`${old.figure(column)} on ${old.figure('open_claims')} claims`,
        say`, ${share(old.figure(column), total.figure(column))} of the balance`,
        '.',
      ],
    first &&
      total && [
        say`${first} owes most.`,
        say`${first.figure(column)}, ${share(first.figure(column), total.figure(column))} of the balance`,
        second && say`; next is ${second} with ${second.figure(column)}`,
        '.',
      ],
    first &&
      firstOld && [
        say`Of what ${first} owes,`,
        say`${share(firstOld, first.figure(column))} is older than ${{ name: '90' }} days (${firstOld}).`,
      ],
    house &&
      total && [
        say`${house} holds the largest balance of the organizations.`,
        say`${house.figure(column)}, ${share(house.figure(column), total.figure(column))} of the balance`,
        '.',
      ],
    young &&
      total && [
        say`Still fresh:`,
        say`${young.figure(column)} is at most ${{ name: '30' }} days old, ${share(young.figure(column), total.figure(column))} of the balance.`,
      ],
    hot && [
      say`Highest priority:`,
      say`${{ name: hot.name.toLowerCase() }}-priority claims aged ${{ name: hot.word('age_bucket').replace('-', '–') }} days score ${hot.figure('priority_score_avg')} on average (${{ name: hot.word('why_flagged') }}).`,
    ],
  ]);
}

/** Receivables for executives: what is owed, how old it is and by whom. */
export const receivablesExecutive: BriefDefinition = {
  title: 'Receivables Brief',
  strapline: 'Executive · what is owed, how old it is, and by whom',
  calls: (scope) => {
    const { filter } = scope;
    return {
      summary: { template: 'receivables_summary', params: { ...filter }, needed: true },
      aging: { template: 'aging_by_payer', params: { ...filter } },
      ...stackedCall(scope),
      priorities: { template: 'priority_mix', params: { ...filter } },
      // Payers and organizations are not published together.
      ...(filter.payers === undefined
        ? { organizations: { template: 'aging_by_organization', params: {} } }
        : {}),
      segments: {
        template: 'hotspots',
        params: { by: 'priority', metric: 'priority_score_avg', limit: 12, ...filter },
      },
    };
  },
  compose: (results, scope): BriefBody => {
    const { summary, aging, stacked, segments, priorities } = results;
    const column = amountColumn(scope);
    const name = amountName(scope);
    const total = summary?.total?.figure(column);
    const at = (age: string) => summary?.rows.find((row) => row.name === age)?.figure(column);
    const card = (label: string, age: string) => {
      const figure = at(age);
      return shareCard(label, figure, figure && total && share(figure, total), 'of the total');
    };
    const claims = summary?.total?.figure('open_claims');
    const [largest] = largestSegments(results.aging, column);
    const owed = largest?.figure(column);
    const note = `${name} (USD), ${scope.when}`;
    return {
      headline: headlineOf(results, scope),
      cards: [
        shareCard(name, total, claims?.value == null ? undefined : claims, 'open claims'),
        card('61–90 days', '61-90'),
        card('Older than 90 days', OLD),
        {
          ...shareCard('Largest payer balance', owed, owed && total && share(owed, total), 'of the total'),
        },
      ],
      charts: [
        chartOf(summary, { plain: `${name} by age`, note, column }, scope),
        chartOf(stacked, { plain: `${name} by payer and age`, note, column }, scope),
        chartOf(
          priorities,
          { title: priorityTitle(priorities, column), plain: `${name} by priority`, note, column },
          scope,
        ),
      ],
      findings: findingsOf(results, scope),
      table: agingTable(aging, 'Payer', scope),
      actions: [...agingActions(aging, scope), ...flaggedActions(segments, scope, 1)],
      defines: ['open_balance', 'peak_outstanding', 'priority_score_avg'],
      notes: ['Age is days from service to the as-of date.'],
    };
  },
};
