import { monthsOfQuarter, monthWords, quarterOf, quarterWords } from '../calendar.ts';
import { heldAt, membersAndTotal } from '../subtract.ts';
import type { AttackedFormat, Recipe } from './attacked-format.ts';

const COLUMNS = [
  'total_claims',
  'total_charges',
  'total_payments',
  'payer_paid',
  'patient_paid',
  'net_variance',
];
const EXCEPTIONS = [
  'underpaid_claims',
  'zero_pay_claims',
  'overpaid_claims',
  'no_charge_claims',
  'matched_claims',
];

const scorecard = (period: string): string => `Payer scorecard for ${period}`;
const exceptions = (period: string): string => `Exception mix by payer for ${period}`;
const rows = (payer: string) => [{ payer }, { payer: 'All payers' }];

const RECIPES: readonly Recipe[] = [
  {
    technique: 'all minus the others',
    tried: ({ month, column }) => `${column}: total of ${monthWords(month)} minus every payer but one`,
    equations: async ({ month, column, table }) => {
      const found = await table(scorecard(monthWords(month)));
      if (found === undefined) return [];
      const { members, total } = membersAndTotal(found, column);
      return [{ words: `${column} in ${monthWords(month)}`, parts: [...members, total] }];
    },
  },
  {
    technique: 'quarter minus two months',
    tried: ({ member: payer, month, column }) =>
      `${column} of ${payer}: ${quarterWords(month.year, quarterOf(month))} minus two of its months`,
    equations: async ({ member: payer, month, column, table }) => {
      const periods = [...monthsOfQuarter(month).map(monthWords), quarterWords(month.year, quarterOf(month))];
      const found = await Promise.all(periods.map((period) => table(scorecard(period))));
      return rows(payer).map((row) => ({
        words: `${column} of ${row.payer} in ${periods.join(', ')}`,
        parts: found.map((one) => heldAt(one, row, column)),
      }));
    },
  },
  {
    technique: 'year minus three quarters',
    tried: ({ member: payer, month, column }) =>
      `${column} of ${payer}: ${month.year} minus three of its quarters`,
    equations: async ({ member: payer, month: { year }, column, table }) => {
      const periods = [...[1, 2, 3, 4].map((quarter) => quarterWords(year, quarter)), String(year)];
      const found = await Promise.all(periods.map((period) => table(scorecard(period))));
      return rows(payer).map((row) => ({
        words: `${column} of ${row.payer} in ${periods.join(', ')}`,
        parts: found.map((one) => heldAt(one, row, column)),
      }));
    },
  },
  {
    technique: 'overlapping windows',
    tried: ({ member: payer, column }) => `${column} of ${payer}: two months together minus one of them`,
    equations: async ({ member: payer, month, column, table }) => {
      const [a, b] = monthsOfQuarter(month).map(monthWords) as [string, string];
      const both = `${a.split(' ')[0]} to ${b}`;
      const found = await Promise.all([a, b, both].map((period) => table(scorecard(period))));
      return rows(payer).map((row) => ({
        words: `${column} of ${row.payer} in ${a}, ${b} and ${both}`,
        parts: found.map((one) => heldAt(one, row, column)),
      }));
    },
  },
  {
    technique: 'parts that add up',
    tried: ({ member: payer, month }) =>
      `payments of ${payer} in ${monthWords(month)} from who paid, and from variance and charges`,
    equations: async ({ member: payer, month, table }) => {
      const found = await table(scorecard(monthWords(month)));
      const parts = (row: { payer: string }, columns: readonly string[]) =>
        columns.map((name) => heldAt(found, row, name));
      return rows(payer).flatMap((row) => [
        {
          words: `payments of ${row.payer}`,
          parts: parts(row, ['total_payments', 'payer_paid', 'patient_paid']),
        },
        {
          words: `variance of ${row.payer}`,
          parts: parts(row, ['net_variance', 'total_payments', 'total_charges']),
        },
        {
          words: `variance % of ${row.payer}`,
          parts: parts(row, ['net_variance', 'variance_pct', 'total_charges']),
        },
        {
          words: `payer paid % of ${row.payer}`,
          parts: parts(row, ['payer_paid', 'payer_paid_pct', 'total_charges']),
        },
      ]);
    },
  },
  {
    technique: 'exception categories that add up',
    tried: ({ member: payer }) => `an exception category of ${payer} from the other four, and from the rate`,
    equations: async ({ member: payer, month, table }) => {
      const period = quarterWords(month.year, quarterOf(month));
      const found = await table(exceptions(period));
      return rows(payer).flatMap((row) => {
        const held = (name: string) => heldAt(found, row, name);
        return [
          {
            words: `exceptions of ${row.payer} in ${period}`,
            parts: [...EXCEPTIONS, 'total_claims'].map(held),
          },
          {
            words: `rate of ${row.payer} in ${period}`,
            parts: ['underpaid_claims', 'underpayment_rate', 'total_claims'].map(held),
          },
        ];
      });
    },
  },
  {
    technique: 'a comparison instead of a question',
    tried: ({ member: payer, month }) =>
      `payments of ${payer} in ${monthWords(month)} as what a later month is compared with`,
    equations: async ({ member: payer, month, table }) => {
      const [before, now] = monthsOfQuarter(month).map(monthWords) as [string, string];
      const [alone, compared] = await Promise.all([
        table(scorecard(before)),
        table(`Compare payments by payer in ${now} with ${before}`),
      ]);
      return [
        {
          words: `payments of ${payer} in ${before}, asked and compared`,
          parts: [
            heldAt(alone, { payer }, 'total_payments'),
            heldAt(compared, { payer }, 'total_payments_prior'),
          ],
        },
        {
          words: `payments of ${payer} by their change`,
          parts: ['total_payments', 'total_payments_prior', 'total_payments_change'].map((name) =>
            heldAt(compared, { payer }, name),
          ),
        },
      ];
    },
  },
  {
    technique: 'a share instead of a figure',
    tried: ({ member: payer, month }) => `charges of ${payer} in ${monthWords(month)} from their share`,
    equations: async ({ member: payer, month, table }) => {
      const period = monthWords(month);
      const shares = await table(`What share of total charges did each payer account for in ${period}?`);
      return [
        {
          words: `share of ${payer} in ${period}`,
          parts: [
            heldAt(shares, { payer }, 'share_of_total'),
            heldAt(shares, { payer }, 'total_charges'),
            heldAt(shares, { payer: 'All payers' }, 'total_charges'),
          ],
        },
      ];
    },
  },
  {
    technique: 'everyone but one',
    tried: ({ member: payer, month }) =>
      `claims of ${payer} in ${monthWords(month)} as all minus everyone else`,
    equations: async ({ member: payer, month, table }) => {
      const period = monthWords(month);
      const [all, but] = await Promise.all([
        table(scorecard(period)),
        table(`Payer scorecard for everyone except ${payer} in ${period}`),
      ]);
      const rest = but === undefined ? [] : [membersAndTotal(but, 'total_claims').total];
      return [
        {
          words: `claims of ${payer} in ${period}`,
          parts: [
            heldAt(all, { payer }, 'total_claims'),
            heldAt(all, { payer: 'All payers' }, 'total_claims'),
            ...(rest.length === 0 ? ['absent' as const] : rest),
          ],
        },
      ];
    },
  },
];

/** A demo or another network: claims, payments, medications and receivables. */
export const SYNTHEA_ATTACKS: AttackedFormat = {
  questions: [
    (period) => `Payer scorecard for ${period}`,
    (period) => `Exception mix by payer for ${period}`,
    (period) => `Coverage rate by payer for ${period}`,
    (period) => `Which payer underpaid us most in ${period}?`,
    (period) => `Settlement days by payer for ${period}`,
    (period) => `Total charges by payer in ${period}`,
    // A payer nobody knows: the refusal names all there are.
    (period) => `Payer scorecard for Kaiser in ${period}`,
  ],
  singled: { dimension: 'payer', plural: 'payers' },
  renamed: ['payer', 'medication', 'organization'],
  brief: 'Two-page payer brief',
  columns: COLUMNS,
  recipes: RECIPES,
  turned: {
    question: null,
    label: 'payer',
    filter: 'payers',
    tools: ['payer_scorecard', 'payer_ranking', 'exception_mix', 'raw_claims', 'eval', 'settlement_days'],
  },
};
