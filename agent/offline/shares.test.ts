import { describe, expect, it } from 'vitest';
import type { TemplateCall } from '../plan.ts';
import { plan } from './plan.ts';
import { context } from './testing/plan-context.ts';
import { planText } from './testing/plan-text.ts';

const Q4 = 'period=2025-10..2025-12';
const Y25 = 'period=2025-01..2025-12';
const Y24 = 'compare=2024-01..2024-12';
const STURDY = 'organizations=STURDY MEMORIAL HOSPITAL';
const INSULIN =
  'medications=insulin glargine 100 UNT/ML Injectable Solution,insulin isophane human 70 UNT/ML / Regular insulin 30 UNT/ML Injectable Suspension';

/** A question, or several in a row with ` >> ` between them; what the last one plans to. */
function planned(questions: string): string {
  let previous: TemplateCall[] | null = null;
  let text = '';
  for (const question of questions.split(' >> ')) {
    const made = plan(question, previous, context);
    text = planText(made);
    if (made.kind === 'run') previous = made.calls;
  }
  return text;
}

const exactly = (cases: Readonly<Record<string, string>>): void => {
  it.each(Object.entries(cases))('%s', (question, expected) => expect(planned(question)).toBe(expected));
};

describe('shares of claims by payer', () => {
  exactly({
    'what share of total charges did each payer account for in 2025?': `payer_share ${Y25} metric=total_charges`,
    'which three payers make up most of our payments': `payer_share ${Q4} metric=total_payments order=highest limit=3`,
    'Medicaid’s share of claims last quarter': `payer_share ${Q4} metric=total_claims payers=Medicaid`,
    'what share of payments comes from Medicaid?': `payer_share ${Q4} metric=total_payments payers=Medicaid`,
    'what slice of 2025 payments came from Medicare?': `payer_share ${Y25} metric=total_payments payers=Medicare`,
    'how much of payments came from Medicare in 2025': `payer_share ${Y25} metric=total_payments payers=Medicare`,
    'what share of our payments did Medicare pay?': `payer_share ${Q4} metric=total_payments payers=Medicare`,
    'Which payers account for more than 10% of charges in 2025?': `payer_share ${Y25} metric=total_charges order=highest above=10`,
    'payers with more than 10% of charges': `payer_share ${Q4} metric=total_charges order=highest above=10`,
    'charges by payer as a percentage of total in 2025': `payer_share ${Y25} metric=total_charges`,
    'payer concentration of charges in 2025': `payer_share ${Y25} metric=total_charges`,
    'market share by payer': `payer_share ${Q4} metric=total_charges`,
    "what's Medicare's share?": `payer_share ${Q4} metric=total_charges payers=Medicare`,
    'which payer has the smallest share of payments?': `payer_share ${Q4} metric=total_payments order=lowest`,
    'contribution of each payer to total payments in 2025': `payer_share ${Y25} metric=total_payments`,
    'Which payer accounts for most underpaid claims?': `payer_share ${Q4} metric=underpaid_claims order=highest`,
    'share of underpaid claims each payer accounts for': `payer_share ${Q4} metric=underpaid_claims`,
    'share of zero-pay claims by payer in 2025': `payer_share ${Y25} metric=zero_pay_claims`,
    'What % of charges comes from government payers?': `payer_share ${Q4} metric=total_charges payers=Medicare,Medicaid,Dual Eligible`,
  });
});

describe('shares by organization and encounter class', () => {
  exactly({
    'what percent of claims are inpatient': `group_share ${Q4} metric=total_claims by=encounter_class encounter_classes=Inpatient`,
    'inpatient share of Medicare charges in 2025': `group_share ${Y25} metric=total_charges by=encounter_class encounter_classes=Inpatient payers=Medicare`,
    'What share of Medicare charges is emergency in 2025?': `group_share ${Y25} metric=total_charges by=encounter_class encounter_classes=Emergency payers=Medicare`,
    'what share of charges is inpatient for Medicare in 2025': `group_share ${Y25} metric=total_charges by=encounter_class encounter_classes=Inpatient payers=Medicare`,
    'proportion of claims by encounter class in Q3 2025':
      'group_share period=2025-07..2025-09 metric=total_claims by=encounter_class',
    'which hospitals account for most of our payments?': `group_share ${Q4} metric=total_payments order=highest by=organization`,
    'what fraction of charges is Sturdy in 2025': `group_share ${Y25} metric=total_charges by=organization ${STURDY}`,
    'top 3 hospitals by share of charges in 2025': `group_share ${Y25} metric=total_charges order=highest limit=3 by=organization`,
    'share of Medicare charges by hospital': `group_share ${Q4} metric=total_charges by=organization payers=Medicare`,
  });
});

describe('shares of medications and receivables', () => {
  exactly({
    'share of out-of-pocket by medication': `medication_share ${Q4} metric=out_of_pocket`,
    'which three drugs make up most of medication cost in 2025?': `medication_share ${Y25} metric=total_medication_cost order=highest limit=3`,
    'what part of total medication cost is insulin': `medication_share ${Q4} metric=total_medication_cost ${INSULIN}`,
    "Medicare's share of out-of-pocket in Q3 2025":
      'payer_share period=2025-07..2025-09 metric=out_of_pocket payers=Medicare',
    'what percent of prescriptions are Medicaid?': `payer_share ${Q4} metric=prescriptions payers=Medicaid`,
    'how much of our AR over 90 days belongs to Medicare?':
      'receivables_share by=payer metric=open_balance payers=Medicare age_buckets=90+',
    "Medicare's share of AR over 90 days":
      'receivables_share by=payer metric=open_balance payers=Medicare age_buckets=90+',
    "what share of Medicare's AR is over 90 days":
      'receivables_share by=age_bucket metric=open_balance payers=Medicare age_buckets=90+',
    'what percent of AR is over 90 days for Medicaid':
      'receivables_share by=age_bucket metric=open_balance payers=Medicaid age_buckets=90+',
    'what portion of open balance is 90+':
      'receivables_share by=age_bucket metric=open_balance age_buckets=90+',
    'share of open balance by age': 'receivables_share by=age_bucket metric=open_balance',
    'which payer has the largest share of balances over 90 days':
      'receivables_share by=payer metric=open_balance order=highest age_buckets=90+',
    'what share of open claims does each hospital account for?':
      'receivables_share by=organization metric=open_claims',
  });
});

describe('the course of organizations and encounter classes', () => {
  exactly({
    'payments by hospital per quarter in 2025': `group_trend ${Y25} grain=quarter metric=total_payments by=organization`,
    "is STURDY's variance getting worse?": `group_trend period=2024-01..2025-12 grain=quarter metric=net_variance by=organization ${STURDY}`,
    'trend of inpatient charges since 2023':
      'group_trend period=2023-01..2025-12 grain=quarter metric=total_charges by=encounter_class encounter_classes=Inpatient',
    'charges by encounter class per year':
      'group_trend period=2021-01..2025-12 grain=year metric=total_charges by=encounter_class',
    'are emergency payments growing?':
      'group_trend period=2024-01..2025-12 grain=quarter metric=total_payments by=encounter_class encounter_classes=Emergency',
    'How have Sturdy’s payments developed?': `group_trend period=2024-01..2025-12 grain=quarter metric=total_payments by=organization ${STURDY}`,
  });
});

describe('two periods of organizations and encounter classes', () => {
  exactly({
    'compare organizations by net variance Q3 vs Q2 2025':
      'group_comparison period=2025-07..2025-09 compare=2025-04..2025-06 metric=net_variance by=organization',
    "which hospital's payments fell most against last year?": `group_comparison ${Y25} ${Y24} metric=total_payments by=organization`,
    'did emergency charges go up in 2025 vs 2024': `group_comparison ${Y25} ${Y24} metric=total_charges by=encounter_class encounter_classes=Emergency`,
    'Which hospital grew most in charges from 2024 to 2025?': `group_comparison ${Y25} ${Y24} metric=total_charges by=organization`,
    'compare inpatient charges in 2025 with 2024': `group_comparison ${Y25} ${Y24} metric=total_charges by=encounter_class encounter_classes=Inpatient`,
    'did inpatient payments get worse in Q3 2025?':
      'group_comparison period=2025-07..2025-09 compare=2025-04..2025-06 metric=total_payments by=encounter_class encounter_classes=Inpatient',
    // Members beside each other are no two periods.
    'compare hospitals in 2025': `organization_performance ${Y25} metric=total_charges order=highest`,
    'compare inpatient and emergency charges in 2025': `encounter_class_performance ${Y25} metric=total_charges order=highest encounter_classes=Inpatient,Emergency`,
  });

  it('a fall is looked for among the falls', () => {
    const made = plan("which hospital's payments fell most against last year?", null, context);
    expect(made).toMatchObject({ kind: 'run', calls: [{ seeks: 'fall' }] });
  });

  it.each([
    ['which payers got worse in Q4 2025 vs Q3 2025', 'fall'],
    ["which payer's underpayment rate got worse in 2025 vs 2024?", 'rise'],
    ["which payer's underpayment rate improved in 2025 vs 2024?", 'fall'],
    ['which payers dropped in Q4 2025 compared to Q3 2025', 'fall'],
    ['which payers changed in Q4 2025 vs Q3 2025', undefined],
    ['how much did payments drop by payer in Q4 2025 vs Q3 2025', undefined],
  ])('%s: worse is what is worse of the measure', (question, seeks) => {
    const made = plan(question, null, context);
    if (made.kind !== 'run') throw new Error(JSON.stringify(made));
    expect(made.calls.map((call) => call.seeks)).toEqual([seeks]);
  });
});

describe('a fragment changes the one thing it says', () => {
  const share = 'Medicaid’s share of claims last quarter';
  exactly({
    [`${share} >> and for Medicare?`]: `payer_share ${Q4} metric=total_claims payers=Medicare`,
    [`${share} >> same for 2024`]: 'payer_share period=2024-01..2024-12 metric=total_claims payers=Medicaid',
    [`${share} >> and payments?`]: `payer_share ${Q4} metric=total_payments payers=Medicaid`,
    [`${share} >> by encounter class`]: `group_share ${Q4} metric=total_claims by=encounter_class payers=Medicaid`,
    'share of charges by payer >> top 3': `payer_share ${Q4} metric=total_charges order=highest limit=3`,
    'share of charges by payer >> and inpatient?': `group_share ${Q4} metric=total_charges by=encounter_class encounter_classes=Inpatient`,
    'share of out-of-pocket by medication >> by payer': `payer_share ${Q4} metric=out_of_pocket`,
    'what portion of open balance is 90+ >> and for Medicare?':
      'receivables_share by=age_bucket metric=open_balance payers=Medicare age_buckets=90+',
    'payments by hospital per quarter in 2025 >> and for Medicaid?': `group_trend ${Y25} grain=quarter metric=total_payments by=organization payers=Medicaid`,
    'payments by hospital per quarter in 2025 >> by year': `group_trend ${Y25} grain=year metric=total_payments by=organization`,
    'Payments by encounter class in 2025 >> by quarter': `group_trend ${Y25} grain=quarter metric=total_payments by=encounter_class`,
    'compare charges by hospital 2025 vs 2024 >> and for Medicare?': `group_comparison ${Y25} ${Y24} metric=total_charges by=organization payers=Medicare`,
  });
});

describe('a share that is a rate of its own stays that rate', () => {
  exactly({
    'share of charges paid by payers': `payer_ranking ${Q4} metric=payer_paid_pct order=highest`,
    'what percentage of charges did Medicare pay in 2025': `payer_scorecard ${Y25} payers=Medicare`,
    'coverage share': `coverage_summary ${Q4}`,
    'What share of drug cost did insurers cover in Q4 2025?': `coverage_summary ${Q4}`,
    'payer vs patient share': `payer_patient_split ${Q4} of=medication_cost`,
    'What share of payments came from patients in 2025?': `payer_patient_split ${Y25} of=claim_payments`,
    'share of claims underpaid': `exception_mix ${Q4}`,
    'what % of claims were underpaid in 2025': `exception_mix ${Y25}`,
    'what share of claims is zero-pay?': `exception_mix ${Q4}`,
    'How much of the receivables is high priority?': 'priority_mix',
    'share of high-value claims in cardiology': `specialty_signals ${Y25} metric=high_value_share order=highest specialties=CARDIOLOGY`,
    'share the payer scorecard': `payer_scorecard ${Q4}`,
    'define share of total': 'define share_of_total',
  });
});

describe('a share nobody published is declined, with what comes nearest', () => {
  it.each([
    [
      "Medicare's share of inpatient charges in 2025",
      'Shares by payer within one encounter class',
      'payer_share',
    ],
    ['share of inpatient charges by payer', 'Shares by payer within one encounter class', 'payer_share'],
    ["Medicare's share of semaglutide cost", 'Shares by payer within one medication', 'payer_share'],
    ['share of variance % by payer', 'There are no shares of variance %', 'payer_ranking'],
    [
      'which payer contributes most to our shortfall?',
      'There are no shares of net variance',
      'payer_ranking',
    ],
    [
      'share of underpaid claims each hospital accounts for',
      'By organization there is no published figure',
      'payer_share',
    ],
    [
      'which hospitals account for most underpaid claims?',
      'By organization there is no published figure',
      'payer_share',
    ],
    ["Medicare's share of charges by quarter", 'A share stands for one period', 'payer_share'],
    ['share of claims by provider', 'Shares of a total are published by payer', 'provider_ranking'],
    [
      'share of charges by specialty in 2025',
      'Shares of a total are published by payer',
      'specialty_signals',
    ],
    ['share of open balance in 2024', 'Receivables are published as of the end', 'receivables_share'],
    ['payments by hospital by month in 2025', 'Organizations and encounter classes are', 'group_trend'],
  ])('%s', (question, reason, nearest) => {
    const made = plan(question, null, context);
    expect(made.kind === 'decline' && made.reason.slice(0, reason.length)).toBe(reason);
    expect(made.kind === 'decline' && made.nearest[0]?.template.slice(0, nearest.length)).toBe(nearest);
    for (const { example } of made.kind === 'decline' ? made.nearest : [])
      expect(plan(example, null, context).kind, example).toBe('run');
  });

  it('the shares of two periods are two tables', () => {
    const made = plan('Medicare share of total payments, 2025 vs 2024', null, context);
    expect(made.kind === 'run' && made.calls.map(({ params }) => params['period'])).toEqual([
      { from: '2025-01', to: '2025-12' },
      { from: '2024-01', to: '2024-12' },
    ]);
  });

  it('the course of a share is declined, with the amounts over time', () => {
    const made = plan("Medicare's share of charges by quarter in 2025", null, context);
    expect(made.kind === 'decline' && made.nearest.map(({ example }) => example)).toEqual([
      'Share of total charges by payer for Medicare in 2025',
      'Trend of total charges by quarter for Medicare in 2025',
    ]);
  });
});
