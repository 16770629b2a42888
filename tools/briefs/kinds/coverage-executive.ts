import type { BriefBody, Finding } from '../brief-content.ts';
import type { BriefScope } from '../brief-scope.ts';
import { figureColumn, tableOf } from '../brief-tables.ts';
import { chartOf } from '../chart-of.ts';
import type { BriefDefinition, BriefResults } from '../define-brief.ts';
import { points, share, size } from '../derive.ts';
import { comparedCard } from '../kpi-card.ts';
import { coverageActions } from '../rules/coverage-actions.ts';
import { say } from '../say.ts';
import { comparedCalls, trendCall } from './compared-calls.ts';
import { findings, isInsurer } from './findings.ts';

const KPIS = ['total_medication_cost', 'payer_coverage', 'out_of_pocket', 'coverage_rate'];

function headlineOf({ split, out_of_pocket, coverage_rate }: BriefResults, scope: BriefScope): string {
  const when = { name: scope.short };
  const rate = coverage_rate?.rows[0]?.figure('coverage_rate');
  const patients = out_of_pocket?.rows[0]?.figure('out_of_pocket');
  const [least] = split?.ranked('coverage_rate', 'lowest').filter(isInsurer) ?? [];
  const start =
    rate && patients && say`Payers covered ${rate} of medication cost in ${when}; patients paid ${patients}`;
  const who =
    least && (split?.rows.length ?? 0) > 1
      ? say`. ${least} covers ${{ name: split!.most('least', 'coverage_rate') }} with ${least.figure('coverage_rate')}`
      : null;
  return start ? start + (who ?? '') : `Medication coverage cannot be shown for ${scope.when}`;
}

function findingsOf(results: BriefResults, scope: BriefScope): Finding[] {
  const { split, medications, movers, out_of_pocket } = results;
  const [least] = split?.ranked('coverage_rate', 'lowest').filter(isInsurer) ?? [];
  const [best] = split?.ranked('coverage_rate', 'highest') ?? [];
  const total = split?.total;
  const uninsured = split?.rows.find((row) => !isInsurer(row));
  const [drug, second] = medications?.ranked('out_of_pocket', 'highest').filter(isInsurer) ?? [];
  const [fell] = movers?.ranked('coverage_rate_change', 'lowest').filter(isInsurer) ?? [];
  const prior = { name: scope.priorShort };
  const patients = out_of_pocket?.rows[0];
  const grew = (patients?.figure('out_of_pocket_change').value ?? 0) > 0;
  return findings([
    least &&
      total && [
        say`${least} covers ${{ name: split!.most('least', 'coverage_rate') }}.`,
        say`It bore ${least.figure('coverage_rate')} of ${least.figure('total_medication_cost')}`,
        say`, ${points(least.figure('coverage_rate'), total.figure('coverage_rate'))} below all payers`,
        say`; its patients paid ${least.figure('out_of_pocket')}`,
        '.',
      ],
    best &&
      best.name !== least?.name && [
        say`${best} covers ${{ name: split!.most('most', 'coverage_rate') }}.`,
        say`It bore ${best.figure('coverage_rate')} of ${best.figure('total_medication_cost')}.`,
      ],
    drug && [
      say`${drug} costs patients ${{ name: medications!.most('most', 'out_of_pocket') }}.`,
      say`${drug.figure('out_of_pocket')} out of pocket`,
      second && say`, then ${second} with ${second.figure('out_of_pocket')}`,
      '.',
    ],
    fell &&
      fell.figure('coverage_rate_change').value! < 0 && [
        say`${fell} lost most coverage.`,
        say`Its rate fell by ${points(fell.figure('coverage_rate'), fell.figure('coverage_rate_prior'))} from ${prior}.`,
      ],
    patients &&
      scope.prior !== null && [
        say`Out-of-pocket ${{ name: grew ? 'grew' : 'shrank' }}.`,
        say`Patients paid ${size(patients.figure('out_of_pocket_change'))} ${{ name: grew ? 'more' : 'less' }} than in ${prior}.`,
      ],
    uninsured &&
      total && [
        say`Without insurance:`,
        say`${uninsured.figure('out_of_pocket')} paid by patients nobody insures`,
        say`, ${share(uninsured.figure('out_of_pocket'), total.figure('out_of_pocket'))} of all out-of-pocket`,
        '.',
      ],
  ]);
}

/** Medication coverage for executives: who bears the cost, and where payers cover less than others. */
export const coverageExecutive: BriefDefinition = {
  title: 'Medication Coverage Brief',
  strapline: 'Executive · who bears the cost of medications',
  calls: (scope) => {
    const { period } = scope.request;
    const { filter, prior } = scope;
    return {
      split: { template: 'payer_patient_split', params: { period, ...filter }, needed: true },
      ...comparedCalls(KPIS, scope),
      medications: {
        template: 'top_medications',
        params: { period, metric: 'out_of_pocket', order: 'highest', limit: 8, ...filter },
      },
      ...trendCall('coverage_trend', 'coverage_rate', scope),
      ...(prior === null
        ? {}
        : {
            movers: {
              template: 'period_comparison',
              params: { period, compare: prior, metric: 'coverage_rate', split: 'payer', ...filter },
            },
          }),
    };
  },
  compose: (results, scope): BriefBody => {
    const { split, medications, trend } = results;
    const card = (label: string, metric: string) =>
      comparedCard(label, metric, results[metric]?.rows[0], scope);
    const basis = 'by prescription start';
    return {
      headline: headlineOf(results, scope),
      cards: [
        card('Medication cost', 'total_medication_cost'),
        card('Covered by payers', 'payer_coverage'),
        card('Out-of-pocket', 'out_of_pocket'),
        card('Coverage rate', 'coverage_rate'),
      ],
      charts: [
        chartOf(
          trend,
          {
            plain: 'Coverage rate over time',
            note: `Payer coverage in % of medication cost by ${scope.trend?.grain ?? 'quarter'}, ${basis}`,
            column: 'coverage_rate',
          },
          scope,
        ),
        chartOf(
          split,
          {
            plain: 'What payers and patients bore',
            note: `Payer coverage and out-of-pocket (USD), ${scope.short}, ${basis}`,
            column: 'payer_coverage',
            hint: { kind: 'stacked-bar', category: 'payer', values: ['payer_coverage', 'out_of_pocket'] },
          },
          scope,
        ),
        chartOf(
          medications,
          {
            plain: 'Medications by out-of-pocket',
            note: `Out-of-pocket (USD), tracked medications, ${scope.short}, ${basis}`,
            column: 'out_of_pocket',
          },
          scope,
        ),
      ],
      findings: findingsOf(results, scope),
      table: tableOf(split, {
        title: 'Payers',
        first: 'Payer',
        empty: 'No payer has anything to show for this period.',
        columns: [
          figureColumn('Medication cost', 'total_medication_cost', 1.2),
          figureColumn('Covered', 'payer_coverage', 1.1),
          figureColumn('Out-of-pocket', 'out_of_pocket', 1.1),
          figureColumn('Coverage rate', 'coverage_rate'),
          figureColumn('Borne by patients', 'patient_borne_share', 1.3),
        ],
      }),
      actions: coverageActions(split),
      defines: ['total_medication_cost', 'payer_coverage', 'out_of_pocket', 'coverage_rate'],
      notes: ['Medications are shown among those tracked; the others count together.'],
    };
  },
};
