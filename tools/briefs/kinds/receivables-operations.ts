import type { BriefBody, Finding } from '../brief-content.ts';
import type { BriefScope } from '../brief-scope.ts';
import { figureColumn, tableOf, textColumn } from '../brief-tables.ts';
import { chartOf } from '../chart-of.ts';
import type { BriefDefinition, BriefResults } from '../define-brief.ts';
import { share } from '../derive.ts';
import { shareCard } from '../kpi-card.ts';
import { flaggedActions } from '../rules/flagged-actions.ts';
import { say } from '../say.ts';
import { amountColumn, amountName, priorityTitle, stackedCall } from './aging.ts';
import { findings } from './findings.ts';

const ageOf = (row: { word(column: string): string }) => ({ name: row.word('age_bucket').replace('-', '–') });

function headlineOf({ segments, summary }: BriefResults, scope: BriefScope): string {
  const claims = summary?.total?.figure('open_claims');
  const [hot] = segments?.ranked('priority_score_avg', 'highest') ?? [];
  const start = claims && say`${claims} claims are open ${{ name: scope.when }}`;
  const first =
    hot &&
    say`; ${{ name: hot.name.toLowerCase() }}-priority ones aged ${ageOf(hot)} days come first (${hot.figure('open_claims')})`;
  return start ? start + (first ?? '') : `Open claims ${scope.when} cannot be shown`;
}

function findingsOf(
  { summary, segments, hotspots, organizations }: BriefResults,
  scope: BriefScope,
): Finding[] {
  const column = amountColumn(scope);
  const total = summary?.total;
  const [hot, next] = segments?.ranked('priority_score_avg', 'highest') ?? [];
  const [payer] = hotspots?.ranked(column, 'highest') ?? [];
  const [house] = organizations?.ranked(column, 'highest') ?? [];
  const old = summary?.rows.find(({ name }) => name === '90+');
  return findings([
    hot && [
      say`Highest priority:`,
      say`${hot.figure('open_claims')} ${{ name: hot.name.toLowerCase() }}-priority claims aged ${ageOf(hot)} days score ${hot.figure('priority_score_avg')} on average`,
      say` and hold ${hot.figure(column)}`,
      '.',
    ],
    next && [
      say`Then:`,
      say`${next.figure('open_claims')} ${{ name: next.name.toLowerCase() }}-priority claims aged ${ageOf(next)} days, scoring ${next.figure('priority_score_avg')}`,
      say`, with ${next.figure(column)}`,
      '.',
    ],
    payer && [
      say`Largest segment of a payer:`,
      say`${payer}, aged ${ageOf(payer)} days, ${payer.figure(column)} on ${payer.figure('open_claims')} claims`,
      whyFlagged(payer),
      '.',
    ],
    house && [
      say`Largest segment of an organization:`,
      say`${house}, aged ${ageOf(house)} days, ${house.figure(column)} on ${house.figure('open_claims')} claims`,
      whyFlagged(house),
      '.',
    ],
    old &&
      total && [
        say`Most claims are old:`,
        old.figure('open_claims').value! * 2 > (total.figure('open_claims').value ?? Number.POSITIVE_INFINITY)
          ? say`${old.figure('open_claims')} of ${total.figure('open_claims')} are older than ${{ name: '90' }} days, but they hold ${share(old.figure(column), total.figure(column))} of the balance.`
          : null,
      ],
  ]);
}

/** Which rules fired; nothing where that is withheld. */
function whyFlagged(row: { word(column: string): string }): string | null {
  const rules = row.word('why_flagged');
  return rules === '' ? null : say` (${{ name: rules }})`;
}

/** Receivables for operations: the segments to work, in which order and why. */
export const receivablesOperations: BriefDefinition = {
  title: 'Receivables Brief',
  strapline: 'Operations · the segments to work, and why they are flagged',
  calls: (scope) => {
    const { filter } = scope;
    const column = amountColumn(scope);
    const ranked = (by: string, metric: string, limit: number, more: object = filter) => ({
      template: 'hotspots',
      params: { by, metric, limit, ...more },
    });
    return {
      summary: { template: 'receivables_summary', params: { ...filter }, needed: true },
      segments: ranked('priority', 'priority_score_avg', 12),
      hotspots: ranked('payer', column, 15),
      // Payers and organizations are not published together.
      ...(filter.payers === undefined ? { organizations: ranked('organization', column, 8, {}) } : {}),
      ...stackedCall(scope),
      priorities: { template: 'priority_mix', params: { ...filter } },
    };
  },
  compose: (results, scope): BriefBody => {
    const { summary, segments, hotspots, stacked, priorities } = results;
    const column = amountColumn(scope);
    const name = amountName(scope);
    const claims = summary?.total?.figure('open_claims');
    const at = (age: string) => summary?.rows.find((row) => row.name === age)?.figure('open_claims');
    const card = (label: string, age: string) => {
      const figure = at(age);
      return shareCard(label, figure, figure && claims && share(figure, claims), 'of open claims');
    };
    const total = summary?.total?.figure(column);
    const note = `${name} (USD), ${scope.when}`;
    return {
      headline: headlineOf(results, scope),
      cards: [
        shareCard('Open claims', claims, total?.value == null ? undefined : total, 'in all'),
        card('Claims of 61–90 days', '61-90'),
        card('Claims older than 90 days', '90+'),
        shareCard(
          'Priority score, average',
          summary?.total?.figure('priority_score_avg'),
          undefined,
          'on a scale of 1 to 11',
        ),
      ],
      charts: [
        chartOf(
          stacked,
          {
            plain: 'Open claims by payer and age',
            note: `Open claims, ${scope.when}`,
            column: 'open_claims',
            hint: { kind: 'stacked-bar', category: 'payer', series: 'age_bucket', values: ['open_claims'] },
          },
          scope,
        ),
        chartOf(
          summary,
          {
            plain: 'Open claims by age',
            note: `Open claims, ${scope.when}`,
            column: 'open_claims',
            hint: { kind: 'bar', category: 'age_bucket', values: ['open_claims'] },
          },
          scope,
        ),
        chartOf(
          priorities,
          { title: priorityTitle(priorities, column), plain: `${name} by priority`, note, column },
          scope,
        ),
      ],
      findings: findingsOf(results, scope),
      table: tableOf(hotspots, {
        title: 'Segments of payers to work',
        first: 'Payer',
        empty: 'No segment can be shown.',
        columns: [
          textColumn('Age', 'age_bucket', 0.7),
          textColumn('Why flagged', 'why_flagged', 2.4),
          figureColumn('Open balance', 'open_balance', 1.1),
          figureColumn('Peak', 'peak_outstanding', 1),
          figureColumn('Open claims', 'open_claims', 1),
          figureColumn('Score', 'priority_score_avg', 0.7),
        ],
      }),
      actions: flaggedActions(segments, scope, 4),
      defines: ['open_balance', 'peak_outstanding', 'priority_score_avg'],
      notes: ['Age is days from service to the as-of date.'],
    };
  },
};
