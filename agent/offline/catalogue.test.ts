import { describe, expect, it } from 'vitest';
import { plan } from './plan.ts';
import { context } from './testing/plan-context.ts';
import { planText } from './testing/plan-text.ts';

/** The catalogue in people's words: what each question must plan to begins like the text it stands under. */
const asked: Record<string, string[]> = {
  'contract_review period=2025-01..2025-12': [
    'Contract review for 2025',
    'Review our payer contracts',
    'Which contracts should we renegotiate?',
    'rate our contracts 2025',
    'Which payer contracts are weak or strong in 2025?',
    'Contract ratings last year to date 2025',
    'show me the contract action per payer for 2025',
    'weakest contract in 2025',
    'Which contracts are up for renegotiation based on 2025?',
  ],
  'contract_review period=2025-01..2025-12 payers=Aetna': [
    'Should we renegotiate with Aetna?',
    'contract review for Aetna',
    'is the Aetna contract weak or strong?',
  ],
  charges_against_variance: [
    'Charges against variance for 2025',
    'charges vs variance by payer',
    'variance against charges last quarter',
    'Plot charges versus variance in 2025',
    'bubble chart of charges and variance',
    'variance by size, 2025',
    'Charges versus variance for Medicare and Humana',
    'show variance vs charges for Q4 2025',
  ],
  underpayment_rate: [
    'Underpayment rate by payer',
    'underpayment rate per payer in 2025',
    'How often do payers underpay us?',
    'How often does each payer underpay?',
    'rate of underpayment by payer last quarter',
    'underpayment rate of each payer, Q3 2025',
    'how often are we underpaid',
    'Who underpays most often?',
    'underpaid rate by payer 2024',
    'underpayment rate by encounter class in 2025',
    'how often do insurers underpay in 2025?',
  ],
  settlement_days: [
    'Settlement days by payer',
    'settlement time by payer in 2025',
    'How long do payers take to pay us?',
    'How fast do payers pay?',
    'how quickly do insurers pay us',
    'payment speed by payer, last quarter',
    'settlement days for each payer in 2025',
    'How long does each payer take to pay?',
    'settled claims by payer Q4 2025',
  ],
  encounter_class_performance: [
    'Payments by encounter class in 2025',
    'charges by visit type',
    'Which encounter class has the worst variance?',
    'inpatient payments',
    'How much did we charge for emergency visits in 2025?',
    'How did inpatient and emergency do last quarter?',
    'claims per encounter class in Q2 2025',
    'net variance by care setting, 2025',
    'scorecard by encounter class for Medicare in 2025',
    'ER claims in Q4 2025',
  ],
  organization_performance: [
    'Payments by organization in 2025',
    'Which hospital has the worst variance?',
    'underpayments by organization',
    'scorecard for STURDY MEMORIAL HOSPITAL',
    'claims by hospital last quarter',
    'Top 5 organizations by charges in 2025',
    'How is STURDY MEMORIAL HOSPITAL doing in 2025?',
    'charges by facility for Medicare in Q4 2025',
    'Which hospitals had charges above 1 million in 2025?',
    'rank the hospitals by payments',
    'hospital performance 2025',
  ],
  coverage_ranking: [
    'Which payer has the highest out-of-pocket?',
    'rank payers by medication cost in 2025',
    'Top 3 payers by prescriptions in 2025',
    'dispenses by payer in 2025',
    'payers ranked by drug spend last quarter',
    'Which payer had the most prescriptions in Q3 2025?',
    'Which payers have out-of-pocket over 1 million dollars in 2025?',
    'lowest medication cost by payer in 2025',
  ],
  'coverage_rate_by_payer period=2025-10..2025-12 order=lowest': [
    'payers under 60% coverage',
    'which payers cover less than 60 % of medication cost?',
    'payers with coverage rate below 60 percent',
    'coverage under 60% by payer',
  ],
  coverage_trend: [
    'coverage rate by month',
    'Coverage trend by quarter',
    'How did out-of-pocket develop in 2025?',
    'medication cost over time',
    'prescriptions per month for Medicaid in 2025',
    'drug spend by quarter since 2023',
    'monthly coverage rate by payer in 2025',
    'coverage rate per year',
    'out-of-pocket by quarter for Humana',
  ],
  payer_patient_split: [
    'Payer/patient split',
    'payer patient split for 2025',
    'Split between payers and patients in Q4 2025',
    'insurers vs patients on medication cost',
    'Who pays for medications, insurers or patients?',
    'who bears the drug cost in 2025?',
    'payer vs patient split for Cigna',
    'How is medication cost divided between insurers and patients?',
    'Split between payers and patients on claims for 2025',
  ],
  payer_medication_review: [
    'Payer × medication review for 2025',
    'payer x medication review',
    'lisinopril out-of-pocket by payer',
    'Medications by payer in 2025',
    'Which payer covers which drug worst in 2025?',
    'coverage gaps in 2025',
    'where are the largest coverage gaps?',
    'drug cost by payer and medication',
    'formulary review for UnitedHealthcare 2025',
    'top 20 payer and medication pairs by cost in 2025',
  ],
  medication_trend: [
    'Medication trend by quarter',
    'semaglutide out-of-pocket by quarter',
    'How did semaglutide cost develop since 2024?',
    'coverage rate of apixaban per year',
    'dispenses by quarter by medication in 2025',
    'trend of semaglutide for UnitedHealthcare',
    'drug trend by medication in 2025',
    'apixaban prescriptions over time',
  ],
  aging_by_payer: [
    'open balance by payer',
    'Which payer owes us most?',
    'Aging by payer',
    'receivables by payer',
    'who owes us the most?',
    'AR by payer',
    'Receivables by payer older than 90 days',
    'open balances of Medicare and Medicaid, payer by payer',
    'Which payer owes most over 90 days?',
    'what is outstanding per payer',
  ],
  aging_by_organization: [
    'Aging by organization',
    'receivables by hospital',
    'Which hospital has the oldest receivables?',
    'open balance by facility',
    'AR by organization',
    'Which hospital has most outstanding over 90 days?',
    'receivables for STURDY MEMORIAL HOSPITAL',
    'open claims by organization',
    'balances older than 60 days by hospital',
  ],
  priority_mix: [
    'Priority mix',
    'receivables by priority',
    'How much of the receivables is high priority?',
    'open balance by priority',
    'high priority claims',
    'priority breakdown for Humana',
    'split of open claims by priority',
    'how many open claims are high, medium and low priority?',
  ],
  hotspots: [
    'Receivables hotspots',
    'hotspots by organization',
    'Hotspots by payer, and why flagged',
    'Where should we follow up first?',
    'Which Medicare receivables are flagged?',
    'What to work first in receivables?',
    'top 5 hotspots',
    'show the worklist by hospital',
    'problem areas in receivables',
    'trouble spots in AR',
  ],
  provider_ranking: [
    'Top 10 providers by claims in 2025',
    'rank doctors by charges in 2025',
    'Which providers have the highest charge per claim in 2025?',
    'busiest doctors',
    'provider ranking 2024',
    'top physicians by patients in 2025',
    'claims by provider in 2025',
    'cardiology providers by claims, 2025',
    'Which doctor has the most claims per patient in 2025?',
  ],
  provider_signals: [
    'Provider signals',
    'provider signals for 2025',
    'Which providers charge more than their specialty peers?',
    'providers against peers in 2025',
    'outlier providers',
    'Which doctors stand out against their peers?',
    'doctors compared with their specialty peers, 2025',
    'Who has the most claims per patient against peers in 2025?',
    'billing outliers in cardiology',
  ],
  specialty_signals: [
    'Specialty signals',
    'Which specialty has the most high-value claims?',
    'high-value claims by specialty in 2025',
    'charge per claim by specialty',
    'claims per patient by specialty in 2025',
    'high value share in 2025',
    'claims by specialty, 2024',
    'rank specialties by high-value share',
    'share of high-value claims in cardiology',
  ],
  claims_after_death: [
    'Claims after death',
    'claims after death by specialty',
    'Do we bill for patients who have died?',
    'claims dated after death in cardiology',
    'posthumous claims',
    'claims of deceased patients',
    'billing after death by specialty',
    'how many claims after death are there?',
  ],
};

describe('the catalogue in the words of people', () => {
  const cases = Object.entries(asked).flatMap(([expected, questions]) =>
    questions.map((question) => [question, expected] as const),
  );
  it.each(cases)('%s → %s', (question, expected) => {
    const planned = plan(question, null, context);
    const calls = planText(planned);
    expect(calls.slice(0, expected.length), calls).toBe(expected);
  });
});

describe('what the catalogue cannot say is not answered with something else', () => {
  it.each([
    ['claims with charges over 1000 for Medicare', 'decline: Limits apply to payers'],
    ['how many claims over 10,000 dollars did we have in 2025?', 'decline: '],
    ['claims with charges over 1000 by payer', 'decline: Limits apply to payers'],
    ['priority mix by payer', 'decline: Priorities by payer'],
    ['payments by organization and encounter class', 'decline: Organizations and encounter classes'],
    ['payments by hospital by month in 2025', 'decline: Organizations and encounter classes'],
    ['underpayment rate by hospital', 'decline: By organization the underpayment rate'],
    ['settlement days by encounter class', 'decline: By encounter class the settlement days'],
    ['hotspots last year', 'decline: Receivables are published as of the end'],
    ['trend of hotspots', 'decline: Receivables are published as of one date'],
    ['receivables by encounter class', 'decline: Receivables are published by payer'],
    ['contract review by month', 'decline: A review stands for one period'],
    ['claims after death in 2025', 'decline: Claims after death are published'],
    ['payments by provider', 'decline: For providers'],
    ['claims per patient by payer', 'decline: The claims per patient is published for providers'],
    ['top providers in Q1 2025', 'clarify: Q1 2025 is not published'],
    ['providers of Medicare in 2025', 'decline: Providers and specialties are published for all payers'],
    ['payer/patient split by month', 'decline: The split stands for one period'],
    ['list patients who have died', 'decline: I answer from masked totals only'],
  ])('%s', (question, expected) => {
    const calls = planText(plan(question, null, context));
    expect(calls.slice(0, expected.length), calls).toBe(expected);
  });

  it('a limit on a small count is refused in the same words, whatever the number and the way it is put', () => {
    const refusal = planText(plan('list all patients', null, context));
    for (const count of [1, 5, 10, 11, 12, 50, 99]) {
      for (const question of [
        `which payers had fewer than ${count} underpaid claims in May 2025?`,
        `Which payers have fewer than ${count} claims in May 2024?`,
        `Is Humana over ${count} claims in May 2024?`,
        `hospitals with at least ${count} claims`,
        `payers with more than ${count} prescriptions in 2025`,
      ])
        expect(planText(plan(question, null, context)), question).toBe(refusal);
    }
  });

  it('a limit is part of the plan, with its comparison and its unit', () => {
    const limits = (question: string) =>
      planText(plan(question, null, context)).replace(/^.*?(?= (?:above|below|at_))/, '');
    expect(limits('payers with payments of at least $1.5 million in 2025')).toBe(' at_least=1500000');
    expect(limits('payers with at most 2,000 claims in 2025')).toBe(' at_most=2000');
    expect(limits('payers with variance % below -10% in 2025')).toBe(' below=-10');
    expect(limits('Which payers underpaid us in at least 10% of claims?')).toBe(' at_least=10');
    expect(limits('Which payer has more than 100 underpaid claims?')).toBe(' above=100');
    expect(limits('Which payers take more than 8 days to pay?')).toBe(' above=8');
    expect(limits('payers with coverage >= 60% and < 70%')).toBe(' at_least=60 below=70');
  });
});
