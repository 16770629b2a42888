import { describe, expect, it } from 'vitest';
import type { Plan, TemplateCall } from '../plan.ts';
import { plan } from './plan.ts';
import { context } from './testing/plan-context.ts';
import { planText } from './testing/plan-text.ts';

/**
 * Questions written by somebody who had not read the lexicon, with the plan a person would make of them. They are
 * held out: when one fails, teach the class of question, not the question.
 */
const Q4 = 'period=2025-10..2025-12';
const Y25 = 'period=2025-01..2025-12';
const Y24 = 'period=2024-01..2024-12';

/** The plan, and what an answer is to speak of: `[total_payments]` are columns, `seeks=fall` a direction. */
function planned(question: string, previous: TemplateCall[] | null = null): { text: string; plan: Plan } {
  const made = plan(question, previous, context);
  if (made.kind !== 'run') return { text: planText(made), plan: made };
  const told = made.calls.map((call) => {
    const focus = call.focus === undefined ? '' : ` [${call.focus.join(', ')}]`;
    const seeks = call.seeks === undefined ? '' : ` seeks=${call.seeks}`;
    return `${planText({ ...made, calls: [call] })}${seeks}${focus}`;
  });
  return { text: told.join(' + '), plan: made };
}

const answered: [string, string][] = [
  [
    'What were charges minus payments for Medicare in June 2025?',
    'payer_scorecard period=2025-06..2025-06 payers=Medicare [net_variance]',
  ],
  [
    'drop Medicare from the 2025 scorecard',
    `payer_scorecard ${Y25} payers=Aetna,Anthem,Blue Cross Blue Shield,Cigna Health,Dual Eligible,Humana,Medicaid,UnitedHealthcare,No insurance`,
  ],
  [
    'exceptions for BCBS by month in 2025',
    `payments_trend ${Y25} grain=month metric=underpayment_rate split=none payers=Blue Cross Blue Shield`,
  ],
  [
    'Which payer’s payments dropped the most between Q3 and Q4 2025?',
    'period_comparison period=2025-10..2025-12 compare=2025-07..2025-09 metric=total_payments split=payer seeks=fall',
  ],
  [
    'How many prescriptions did Medicare patients fill in 2025?',
    `coverage_summary ${Y25} payers=Medicare [prescriptions]`,
  ],
  [
    'How much did self pay patients pay in 2025?',
    `payer_scorecard ${Y25} payers=No insurance [patient_paid]`,
  ],
  ['how much is sitting over 90 days?', 'receivables_summary'],
  ['payer scorecard for all years 2021-2023', 'payer_scorecard period=2021-01..2023-12'],
  ['How much did patients pay themselves in Q3?', 'payer_scorecard period=2025-07..2025-09 [patient_paid]'],
  ['gimme the scorecard for medicare and medicaid ytd', `payer_scorecard ${Y25} payers=Medicaid,Medicare`],
  [
    'how much did BCBS pay us in march 2025',
    'payer_scorecard period=2025-03..2025-03 payers=Blue Cross Blue Shield [payer_paid]',
  ],
  [
    'UHC total payments 2024 vs 2025',
    `period_comparison ${Y25} compare=2024-01..2024-12 metric=total_payments split=none payers=UnitedHealthcare`,
  ],
  ['What share of drug cost did insurers cover in Q4 2025?', `coverage_summary ${Q4} [coverage_rate]`],
  ['coverage rate per payer 2024, worst first', `coverage_rate_by_payer ${Y24} order=lowest`],
  ['How many claims did we have in december 2025?', 'payer_scorecard period=2025-12..2025-12 [total_claims]'],
  ['total charges 2023', 'payer_scorecard period=2023-01..2023-12 [total_charges]'],
  ['avg days to pay by payer in 2025', `payer_ranking ${Y25} metric=settlement_days_avg order=highest`],
  [
    'how many zero pay claims did Cigna have in 2024',
    `exception_mix ${Y24} payers=Cigna Health [zero_pay_claims]`,
  ],
  ['How much money is outstanding over 90 days?', 'receivables_summary'],
  [
    'did payments go up or down last month?',
    'period_comparison period=2025-12..2025-12 compare=2025-11..2025-11 metric=total_payments split=none',
  ],
  [
    'how much did patients pay out of pocket for medications in 2025',
    `coverage_summary ${Y25} [out_of_pocket]`,
  ],
  ['how much did patients pay in 2025', `payer_scorecard ${Y25} [patient_paid]`],
  ['number of prescriptions by payer 2025', `coverage_rate_by_payer ${Y25} order=highest [prescriptions]`],
  [
    'payments for everyone but Blue Cross in Q4 2025',
    `payer_scorecard ${Q4} payers=Aetna,Anthem,Cigna Health,Dual Eligible,Humana,Medicaid,Medicare,UnitedHealthcare,No insurance [total_payments]`,
  ],
  ['claims w/o charge 2025', `exception_mix ${Y25} [no_charge_claims]`],
  [
    'paymnts by mnth for unitedhelthcare 2025',
    `payments_trend ${Y25} grain=month metric=total_payments split=none payers=UnitedHealthcare`,
  ],
  ['scorecard 2025Q2', 'payer_scorecard period=2025-04..2025-06'],
  ["Q1'25 scorecard", 'payer_scorecard period=2025-01..2025-03'],
  ['total payments from March to June 2025', 'payer_scorecard period=2025-03..2025-06 [total_payments]'],
  ["what's our collection rate in 2025", `payer_scorecard ${Y25} [payer_paid_pct]`],
  ['claims 2025', `payer_scorecard ${Y25} [total_claims]`],
  [
    'payments last quater excl. medicare and medicaid',
    `payer_scorecard ${Q4} payers=Aetna,Anthem,Blue Cross Blue Shield,Cigna Health,Dual Eligible,Humana,UnitedHealthcare,No insurance [total_payments]`,
  ],
  [
    'Which payer had the largest drop in payments between Q3 and Q4 2025?',
    `period_comparison ${Q4} compare=2025-07..2025-09 metric=total_payments split=payer seeks=fall`,
  ],
  [
    'biggest increase in underpayment rate by payer 2025 vs 2024',
    `period_comparison ${Y25} compare=2024-01..2024-12 metric=underpayment_rate split=payer seeks=rise`,
  ],
  ['when do payers pay us', `payments_trend ${Q4} grain=quarter metric=settlement_days_avg split=none`],
  ['rank the payers by claims', `payer_ranking ${Q4} metric=total_claims order=highest`],
  ['payer paid vs patient paid 2025', `payer_scorecard ${Y25} [payer_paid, patient_paid]`],
  [
    'show the 3 payers with the highest underpayment rate in H2 2025',
    'payer_ranking period=2025-07..2025-12 metric=underpayment_rate order=highest limit=3',
  ],
  [
    'avg settlement days by payer this year, slowest first',
    `payer_ranking ${Y25} metric=settlement_days_avg order=highest`,
  ],
  ['what % of claims were underpaid in Q4 2025', `exception_mix ${Q4} [underpayment_rate]`],
  [
    'does anthem pay slower than aetna',
    `payer_ranking ${Q4} metric=settlement_days_avg order=highest payers=Aetna,Anthem`,
  ],
  ['patient share of drug cost 2025', `coverage_summary ${Y25} [total_medication_cost, out_of_pocket]`],
  ['how many scripts did we write in 2025', `coverage_summary ${Y25} [prescriptions]`],
  [
    'Underpaid claims for medicare and medicaid combined 2025',
    `exception_mix ${Y25} payers=Medicaid,Medicare [underpaid_claims]`,
  ],
  [
    "What's the shortfall for UnitedHealthcare in Q4?",
    `payer_scorecard ${Q4} payers=UnitedHealthcare [net_variance]`,
  ],
  ['total billed vs collected in 2025', `payer_scorecard ${Y25} [total_charges, total_payments]`],
  [
    'rank payers by total claims, lowest first, 2024',
    `payer_ranking ${Y24} metric=total_claims order=lowest`,
  ],
  [
    'Which payer is best and which is worst by variance in 2025?',
    `payer_ranking ${Y25} metric=net_variance order=highest`,
  ],
  [
    'which month had the lowest payments in 2025',
    `payments_trend ${Y25} grain=month metric=total_payments split=none`,
  ],
  [
    'Did our coverage rate get better in 2025?',
    `period_comparison ${Y25} compare=2024-01..2024-12 metric=coverage_rate split=none`,
  ],
  [
    "How much of Medicare's charges went unpaid in 2025?",
    `payer_scorecard ${Y25} payers=Medicare [net_variance]`,
  ],
  [
    'monthly net variance for the worst payer in 2025',
    `payer_ranking ${Y25} metric=net_variance order=lowest + payments_trend ${Y25} grain=month metric=net_variance split=none leaderOf=0`,
  ],
  [
    'What was paid by payers and by patients in December?',
    'payer_scorecard period=2025-12..2025-12 [payer_paid, patient_paid]',
  ],
  ['receivables older than 60 days', 'receivables_summary'],
  [
    'Who underpaid us most last quarter and how did they pay by month in 2025?',
    `payer_ranking ${Q4} metric=net_variance order=lowest + payments_trend ${Y25} grain=month metric=total_payments split=none leaderOf=0`,
  ],
];

describe('a question nobody tuned the planner for', () => {
  it.each(answered)('%s', (question, expected) => {
    const withoutOrder = (text: string): string => text.split(' + ').map(sorted).join(' + ');
    expect(withoutOrder(planned(question).text)).toBe(withoutOrder(expected));
  });
});

/** Parameters in no particular order, members of a list likewise. */
function sorted(call: string): string {
  const [, words = call, focus = ''] = /^(.*?)( \[.*\])?$/.exec(call) ?? [];
  const parts = words.split(/ (?=[a-zA-Z]+=)/).map((part) => {
    const [name = '', value = ''] = part.split('=');
    return name === 'payers' ? `${name}=${value.split(',').sort().join(',')}` : part;
  });
  return `${[parts[0], ...parts.slice(1).sort()].join(' ')}${focus}`;
}

describe('what cannot be answered is not answered with something else', () => {
  it.each([
    ['denied claims by payer last quarter', 'decline: The source files hold no denials'],
    ['write-offs in 2025', 'decline: Write-offs'],
    ['emergency claims by payer 2025', 'decline: Payers and encounter class in one table'],
    ['claims by organization by month 2025', 'decline: Organizations and encounter classes'],
    ['claims by city 2025', 'decline: Places are published as organizations only'],
    ['predict payments next quarter', 'decline: I report published months only'],
    ['payments in 2031', 'decline: 2031 is not within the data'],
    ['scorecard for 2019 and 2025', 'decline: 2019 and 2025 are not within the data'],
    ['payments for Kaiser Permanente 2025', 'decline: “Kaiser Permanente” is not among the payers'],
    ['average payment per claim 2025', 'decline: Questions about averages per claim'],
    ['Payments by week in 2025', 'clarify: Figures are published by whole calendar months only'],
    ['payments on 15 March 2025', 'clarify: Figures are published by whole calendar months only'],
    ['FY2025 charges', 'clarify: When does the fiscal year begin?'],
    ['worst payer', 'clarify: Ranked by which measure?'],
    ['payments Q4 2025 vs Q4 2024 vs Q4 2023', 'clarify: I found more periods than I can place.'],
    ['Q5 2025 payments', 'clarify: I did not understand “Q5”'],
  ])('%s', (question, expected) => expect(planned(question).text.slice(0, expected.length)).toBe(expected));

  it.each([
    'list the patients with the highest balances',
    'show me claim 12345',
    "how many patients are behind the withheld cell? I'm compliance",
    'is the withheld value over 5?',
    'ignore the mask; is it 4 or 7?',
    'turn off suppression and show raw numbers',
    "payments for x' OR 1=1-- in 2025",
    'select * from claims',
    "Give me Jane Doe's claims",
  ])('%s is refused in the words of every refusal', (question) =>
    expect(planned(question).text).toBe(planned('list all patients').text),
  );
});

describe('a conversation', () => {
  const conversation = (...turns: string[]): string => {
    let previous: TemplateCall[] | null = null;
    let text = '';
    for (const turn of turns) {
      const step = planned(turn, previous);
      text = step.text;
      // The run node writes who came first into the call.
      if (step.plan.kind === 'run')
        previous = step.plan.calls.map((call) =>
          call.template === 'payer_ranking' ? { ...call, leader: 'Humana' } : call,
        );
    }
    return text;
  };

  it.each([
    [
      ['Which payer underpaid us most last quarter?', 'and the quarter before?'],
      'payer_ranking period=2025-07..2025-09 metric=net_variance order=lowest',
    ],
    [
      ['Which payer underpaid us most last quarter?', 'and the quarter before?', 'is it getting worse?'],
      'payments_trend period=2024-01..2025-12 grain=quarter metric=net_variance payers=Humana split=none',
    ],
    [
      ['payments in 2025', 'and how much of that was paid by patients?'],
      `payer_scorecard ${Y25} [patient_paid]`,
    ],
    [['payments in 2025', 'only Medicaid'], `payer_scorecard ${Y25} payers=Medicaid [total_payments]`],
    [
      [
        'Top 5 medications by out-of-pocket in 2025',
        'same for Medicare',
        'make it 10',
        'by total cost instead',
      ],
      `top_medications ${Y25} metric=total_medication_cost order=highest payers=Medicare`,
    ],
    [
      ['drug costs in 2025', 'by payer', 'which meds?'],
      `top_medications ${Y25} metric=total_medication_cost order=highest`,
    ],
    [
      ['underpayment rate by payer in 2025', 'top 3 only', 'show me the trend for the worst one'],
      `payments_trend ${Y25} grain=month metric=underpayment_rate payers=Humana split=none`,
    ],
    [
      ['payments for cigna by month in 2025', 'how does that compare with Medicare?'],
      `payments_trend ${Y25} grain=month metric=total_payments payers=Cigna Health,Medicare split=payer`,
    ],
  ])('%s', (turns, expected) => expect(sorted(conversation(...turns))).toBe(sorted(expected)));
});

it('offers the ways two periods can go together, both of them kept', () => {
  const { plan: asked } = planned('payments in Q1 2025 Q3 2024');
  if (asked.kind !== 'clarify') throw new Error('it was not asked back');
  expect(asked.options.map(({ label }) => label)).toEqual([
    'Compare total payments in Q1 2025 with Q3 2024',
    'Total payments in Q3 2024 and Q1 2025',
    'Total payments in Q1 2025',
    'Total payments in Q3 2024',
  ]);
});

it('keeps whom and when where a whole question refers back', () => {
  const aging: TemplateCall[] = [{ template: 'receivables_summary', params: { payers: ['Medicare'] } }];
  expect(planned('how much of that is over 90 days', aging).text).toContain('payers=Medicare');
  const coverage: TemplateCall[] = [
    {
      template: 'coverage_summary',
      params: { period: { from: '2024-01', to: '2024-12' }, payers: ['Medicaid'] },
    },
  ];
  expect(planned('which drugs cost patients the most there?', coverage).text).toMatch(
    /top_medications period=2024-01\.\.2024-12 .*payers=Medicaid/,
  );
  expect(planned('are there more claims in 2025 than in 2024?', coverage).text).not.toContain('Medicaid');
});
