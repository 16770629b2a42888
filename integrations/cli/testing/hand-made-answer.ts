import type { ResultColumn } from '../../../sql/templates/define-template.ts';
import type { Answer, Disclosed, ResultTable, Value } from '../../../tools/answer.ts';

const COLUMNS: readonly ResultColumn[] = [
  { name: 'payer', label: 'Payer', unit: 'text' },
  { name: 'total_claims', label: 'Total claims', unit: 'count' },
  { name: 'total_charges', label: 'Total charges', unit: 'usd' },
  { name: 'total_payments', label: 'Total payments', unit: 'usd' },
  { name: 'net_variance', label: 'Net variance', unit: 'usd', better: 'higher' },
  { name: 'variance_pct', label: 'Variance %', unit: 'percent' },
];

const ROWS: readonly (readonly Value[])[] = [
  ['Medicaid', 1520, 571872.14, 505000.5, -66871.64, -11.7],
  ['Blue Cross Blue Shield', 4100, 1234567.89, 1200000, -34567.89, -2.8],
  ['Humana', null, null, null, null, null],
  ['No insurance', 120, 9800, 0, -9800, null],
  ['All payers', 5740, 1816240.03, 1705000.5, -111239.53, -6.1],
];

/** A table made by hand; what the application makes comes out of a release. */
export function tableOf(
  columns: readonly ResultColumn[],
  rows: readonly (readonly Value[])[],
  withheld: ResultTable['withheld'] = [],
): Disclosed<ResultTable> {
  const table: ResultTable = { template: 'payer_scorecard', version: 1, params: {}, columns, rows, withheld };
  return table as Disclosed<ResultTable>;
}

export const SCORECARD = tableOf(
  COLUMNS,
  ROWS,
  COLUMNS.slice(1).map(({ name }) => [2, name] as const),
);

/** An answer made by hand, for tests of the surface alone. */
export function answerOf(changes: Partial<Answer> = {}): Answer {
  return {
    status: 'answered',
    answerId: 'a_7Q2fK9',
    thread: 't_1',
    question: 'Which payer underpaid us most last quarter?',
    readAs: 'Payer ranking by net variance for October–December 2025 (by service date)',
    headline: 'Medicaid underpaid most of those shown: −$66.9K.',
    text: '**Medicaid** left a net variance of −$66.9K, *11.7 % of its charges*.\n\n- Blue Cross Blue Shield follows.',
    tables: [SCORECARD],
    chart: null,
    clarification: null,
    declined: null,
    brief: null,
    caveats: ['“Underpaid” is read as net variance.'],
    suggestions: ['Is it getting worse?', 'Show the exception mix for Medicaid in Q4 2025'],
    provenance: {
      releaseId: '2025-12-31-3f9a2b',
      asOf: '2025-12-31',
      dataThrough: '2025-12',
      planner: 'offline',
      statements: [
        {
          template: 'payer_scorecard',
          sql: 'select\n    payer,\n    total_claims,\nfrom claims_by_payer_month',
          params: { period: '|2025-Q4|' },
          resultHash: 'sha256:0123456789abcdef0123456789abcdef',
        },
      ],
    },
    ...changes,
  };
}
