import type { BriefBody, Finding } from '../brief-content.ts';
import type { BriefScope } from '../brief-scope.ts';
import { figureColumn, tableOf, textColumn } from '../brief-tables.ts';
import { chartOf } from '../chart-of.ts';
import type { BriefDefinition, BriefResults } from '../define-brief.ts';
import { size } from '../derive.ts';
import { comparedCard } from '../kpi-card.ts';
import { medicationActions } from '../rules/medication-actions.ts';
import { say } from '../say.ts';
import { comparedCalls } from './compared-calls.ts';
import { findings, isInsurer } from './findings.ts';

const KPIS = ['prescriptions', 'dispenses', 'out_of_pocket', 'coverage_rate'];

function headlineOf({ prescriptions, medications }: BriefResults, scope: BriefScope): string {
  const when = { name: scope.short };
  const orders = prescriptions?.rows[0]?.figure('prescriptions');
  const [drug] = medications?.ranked('out_of_pocket', 'highest').filter(isInsurer) ?? [];
  const start = orders && say`${orders} prescriptions in ${when}`;
  const top =
    drug &&
    say`${drug} costs patients ${{ name: medications!.most('most', 'out_of_pocket') }}: ${drug.figure('out_of_pocket')}`;
  if (start && top) return `${start}; ${top}`;
  return start || top || `Prescriptions cannot be shown for ${scope.when}`;
}

function findingsOf(
  { medications, least, frequent, gaps, out_of_pocket }: BriefResults,
  scope: BriefScope,
): Finding[] {
  const [drug, second] = medications?.ranked('out_of_pocket', 'highest').filter(isInsurer) ?? [];
  const [low] = least?.ranked('coverage_rate', 'lowest').filter(isInsurer) ?? [];
  const [often] = frequent?.ranked('prescriptions', 'highest').filter(isInsurer) ?? [];
  const [gap] = gaps?.ranked('coverage_gap', 'lowest') ?? [];
  const patients = out_of_pocket?.rows[0];
  const grew = (patients?.figure('out_of_pocket_change').value ?? 0) > 0;
  return findings([
    drug && [
      say`${drug}:`,
      say`${drug.figure('out_of_pocket')} out of pocket on ${drug.figure('prescriptions')} prescriptions`,
      second && say`; next is ${second} with ${second.figure('out_of_pocket')}`,
      '.',
    ],
    low && [
      say`Least covered${{ name: least!.most('', 'coverage_rate') }}:`,
      say`${low}, ${low.figure('coverage_rate')} of ${low.figure('total_medication_cost')}.`,
    ],
    often && [
      say`Most prescribed${{ name: frequent!.most('', 'prescriptions') }}:`,
      say`${often}, ${often.figure('prescriptions')} prescriptions and ${often.figure('dispenses')} dispenses.`,
    ],
    gap &&
      gap.figure('coverage_gap').value! < 0 && [
        say`Widest gap to other payers: ${gap}.`,
        say`It covers ${gap.figure('coverage_rate')} of ${{ name: gap.word('medication') }}, all payers ${gap.figure('peer_coverage_rate')}.`,
      ],
    patients &&
      scope.prior !== null && [
        say`Out-of-pocket ${{ name: grew ? 'grew' : 'shrank' }}.`,
        say`Patients paid ${size(patients.figure('out_of_pocket_change'))} ${{ name: grew ? 'more' : 'less' }} than in ${{ name: scope.priorShort }}.`,
      ],
  ]);
}

/** Medication coverage for operations: which medications and payers to work on. */
export const coverageOperations: BriefDefinition = {
  title: 'Medication Coverage Brief',
  strapline: 'Operations · medications and payers to work on',
  calls: (scope) => {
    const { period } = scope.request;
    const { filter } = scope;
    const top = (metric: string, order: string, limit: number) => ({
      template: 'top_medications',
      params: { period, metric, order, limit, ...filter },
    });
    const pairs = (metric: string, order: string, limit: number) => ({
      template: 'payer_medication_review',
      params: { period, metric, order, limit, ...filter },
    });
    return {
      ...comparedCalls(KPIS, scope),
      medications: { ...top('out_of_pocket', 'highest', 8), needed: true },
      least: top('coverage_rate', 'lowest', 8),
      frequent: top('prescriptions', 'highest', 6),
      pairs: pairs('out_of_pocket', 'highest', 12),
      gaps: pairs('coverage_gap', 'lowest', 10),
    };
  },
  compose: (results, scope): BriefBody => {
    const { medications, least, frequent, pairs, gaps } = results;
    const card = (label: string, metric: string) =>
      comparedCard(label, metric, results[metric]?.rows[0], scope);
    const basis = 'by prescription start';
    return {
      headline: headlineOf(results, scope),
      cards: [
        card('Prescriptions', 'prescriptions'),
        card('Dispenses', 'dispenses'),
        card('Out-of-pocket', 'out_of_pocket'),
        card('Coverage rate', 'coverage_rate'),
      ],
      charts: [
        chartOf(
          medications,
          {
            plain: 'Medications by out-of-pocket',
            note: `Out-of-pocket (USD), tracked medications, ${scope.short}, ${basis}`,
            column: 'out_of_pocket',
          },
          scope,
        ),
        chartOf(
          least,
          {
            plain: 'Least covered medications',
            note: `Payer coverage in % of cost, lowest first, ${scope.short}, ${basis}`,
            column: 'coverage_rate',
          },
          scope,
        ),
        chartOf(
          frequent,
          {
            plain: 'Most prescribed medications',
            note: `Prescriptions, tracked medications, ${scope.short}, ${basis}`,
            column: 'prescriptions',
          },
          scope,
        ),
      ],
      findings: findingsOf(results, scope),
      table: tableOf(pairs, {
        title: 'Payers and medications by out-of-pocket',
        first: 'Payer',
        empty: 'No pair of payer and medication has anything to show for this period.',
        columns: [
          textColumn('Medication', 'medication', 2.9),
          figureColumn('Out-of-pocket', 'out_of_pocket', 1.25),
          figureColumn('Cost', 'total_medication_cost', 1),
          figureColumn('Coverage', 'coverage_rate', 0.9),
          figureColumn('All payers', 'peer_coverage_rate', 1),
          figureColumn('Prescriptions', 'prescriptions', 1.2),
        ],
      }),
      actions: medicationActions(gaps),
      defines: ['out_of_pocket', 'coverage_rate', 'prescriptions', 'dispenses'],
      notes: ['Medications are shown among those tracked; the others count together.'],
    };
  },
};
