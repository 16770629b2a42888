import { describe, expect, it } from 'vitest';
import { readDemoManifest } from '../../evals/questions/demo-manifest.ts';
import { planContextOf } from '../../integrations/plan-context-of.ts';
import type { TemplateCall } from '../plan.ts';
import { plan } from './plan.ts';
import { REFUSAL } from './refusals.ts';
import { planText } from './testing/plan-text.ts';

/** Wordings of each class of question that the planner once read wrong, none of them from the question files. */
const context = planContextOf(readDemoManifest(), null);

function planned(conversation: string, isHinted = false): string {
  let previous: TemplateCall[] | null = null;
  let text = '';
  for (const turn of conversation.split(' → ')) {
    const next = plan(turn, previous, context);
    if (next.kind === 'run') previous = next.calls;
    text = planText(next, isHinted);
  }
  return text;
}

const reads = (cases: Readonly<Record<string, string>>, isHinted = false): void => {
  it.each(Object.entries(cases))('%s', (question, expected) =>
    expect(planned(question, isHinted).slice(0, expected.length)).toBe(expected),
  );
};

describe('now is held against before, whenever that was', () => {
  const [since, year] = ['period=2025-10..2025-12', 'compare=2024-10..2024-12'];
  const both = `period_comparison ${since} ${year} metric=payer_paid split=none payers=Humana + period_comparison ${since} ${year} metric=payer_paid_pct split=none payers=Humana`;
  reads(
    {
      'is Humana paying us less than they used to': both,
      'is Humana paying less': both,
      'does Medicare pay us worse than before': `period_comparison ${since} ${year} metric=payer_paid_pct split=none payers=Medicare`,
      'has Aetna been slower to pay than it used to be': `period_comparison ${since} ${year} metric=settlement_days_avg split=none payers=Aetna`,
      'are we getting paid less by Cigna these days': `period_comparison ${since} ${year} metric=payer_paid split=none payers=Cigna Health`,
      'which payers pay us less than they used to': `period_comparison ${since} ${year} metric=payer_paid split=payer seeks=fall`,
      'which payers got worse at paying':
        'payments_trend period=2024-01..2025-12 grain=quarter metric=payer_paid split=payer seeks=fall',
      'Underpayment rate by payer in Q4 2025 → which of them got worse?':
        'payments_trend period=2024-01..2025-12 grain=quarter metric=underpayment_rate split=payer seeks=rise',
      'who is underpaying us more than before': `period_comparison ${since} ${year} metric=net_variance split=payer seeks=fall`,
      'Is emergency paid less than it used to be?': `group_comparison ${since} ${year} metric=total_payments by=encounter_class`,
      // Members beside each other.
      'did Humana pay less than Aetna': 'payer_scorecard',
    },
    true,
  );
});

describe('a dollar charged is what payments are held against', () => {
  reads(
    {
      'what do we get back from Medicare per dollar billed, by quarter':
        'payments_trend period=2024-01..2025-12 grain=quarter metric=payer_paid_pct split=none payers=Medicare + payments_trend period=2024-01..2025-12 grain=quarter metric=variance_pct',
      'how much of each dollar we charge does Humana pay':
        'payer_scorecard period=2025-10..2025-12 payers=Humana focus=payer_paid_pct',
      'cents on the dollar from Medicaid by year':
        'payments_trend period=2021-01..2025-12 grain=year metric=payer_paid_pct split=none payers=Medicaid',
      'what share of billed comes back':
        'payer_scorecard period=2025-10..2025-12 focus=payer_paid_pct,variance_pct',
      'What percent of charges do we collect from Cigna?':
        'payer_scorecard period=2025-10..2025-12 payers=Cigna Health focus=payer_paid_pct,variance_pct',
      'what percentage of billed charges gets paid':
        'payer_scorecard period=2025-10..2025-12 focus=payer_paid_pct,variance_pct',
      // Two totals, each with its parts.
      'share of charges and payments by payer': 'payer_share period=2025-10..2025-12 metric=total_charges',
    },
    true,
  );
});

describe('nothing that was said is left out', () => {
  reads(
    {
      'how much do we still owe... I mean are owed by UHC': 'receivables_summary payers=UnitedHealthcare',
      'how many claims did UHC underpay in 2025 and whats that in dollars':
        'exception_mix period=2025-01..2025-12 payers=UnitedHealthcare focus=underpaid_claims + payer_scorecard period=2025-01..2025-12 payers=UnitedHealthcare focus=net_variance',
      'what did we lose on Cigna last year in dollars and percent':
        'payer_scorecard period=2025-01..2025-12 payers=Cigna Health focus=net_variance,variance_pct',
      'cost of ozempic to patients in 2025': 'top_medications period=2025-01..2025-12 metric=out_of_pocket',
      'split of payments insurer vs patient, 2025, by quarter':
        'payments_trend period=2025-01..2025-12 grain=quarter metric=payer_paid split=none + payments_trend period=2025-01..2025-12 grain=quarter metric=patient_paid',
      'worst month for Humana payments in 2025':
        'payments_trend period=2025-01..2025-12 grain=month metric=total_payments split=none payers=Humana extreme=lowest',
      'what is the worst month by underpayment rate':
        'payments_trend period=2025-01..2025-12 grain=month metric=underpayment_rate split=none extreme=highest',
    },
    true,
  );
});

describe('members are counted where a table lists each of them once', () => {
  reads(
    {
      'how many payers do we have': 'payer_scorecard period=2025-10..2025-12 counts',
      'How many providers do we have?':
        'provider_ranking period=2025-01..2025-12 metric=total_claims order=highest limit=50 counts',
      'how many medications are tracked':
        'top_medications period=2025-10..2025-12 metric=out_of_pocket order=highest limit=50 counts',
      'how many organizations bill Medicare':
        'organization_performance period=2025-10..2025-12 metric=total_charges order=highest payers=Medicare limit=50 counts',
      'how many payers underpaid us last year':
        'payer_ranking period=2025-01..2025-12 metric=net_variance order=lowest below=0 limit=50 counts',
      // Not the members, but what they have or did.
      'How many days does it take each payer to pay us, Q3 2025?': 'settlement_days',
      'how many claims did each payer send':
        'payer_ranking period=2025-10..2025-12 metric=total_claims order=highest',
      'how many payers cover insulin': 'decline: Members are counted where',
      'how many flagged providers are there': 'decline: These files flag no providers',
    },
    true,
  );
});

describe('a measure is never replaced by its neighbour', () => {
  reads({
    'median charge per claim by payer 2025': 'decline: Medians',
    'gross collection rate by payer': 'decline: Collection ratios',
    'net collection ratio Q4 2025': 'decline: Collection ratios',
    'DSO by payer': 'decline: Days in A/R',
    'how many days in AR for Medicare': 'decline: Days in A/R',
    'How do our days to pay stand against the industry?': 'decline: Figures are those of this release only',
    'when does the Humana contract expire?': 'decline: Contract terms',
    'Which clinics lost the most money in 2025?':
      'organization_performance period=2025-01..2025-12 metric=net_variance order=lowest',
    'Which payers made us lose money in 2025?':
      'payer_ranking period=2025-01..2025-12 metric=net_variance order=lowest',
    'Which drug costs patients the most per fill?': 'decline: Questions about averages per claim',
    'Claims per patient by provider in 2025':
      'provider_ranking period=2025-01..2025-12 metric=claims_per_patient order=highest',
    'Charges per patient by provider': 'decline: Questions about averages per claim',
    'What did patients have to pay themselves last month?': 'payer_scorecard period=2025-12..2025-12',
    'Average payment per claim by payer': 'decline: Questions about averages per claim',
    'Which specialties charge the most per claim?':
      'specialty_signals period=2025-01..2025-12 metric=charge_per_claim order=highest',
    'Top 10 meds by refill volume in 2024':
      'top_medications period=2024-01..2024-12 metric=dispenses order=highest limit=10',
    'How fast did Humana settle claims in 2025 compared with 2024?':
      'period_comparison period=2025-01..2025-12 compare=2024-01..2024-12 metric=settlement_days_avg split=none payers=Humana',
    'which insurer overpaid most often in 2025?':
      'payer_ranking period=2025-01..2025-12 metric=overpaid_claims order=highest',
    'Which drugs have the worst coverage in Q4 2025?':
      'top_medications period=2025-10..2025-12 metric=coverage_rate order=lowest',
    'Which plan has the biggest gap between what we bill and what we get?':
      'payer_ranking period=2025-10..2025-12 metric=net_variance order=lowest',
    'top 3 clinics by number of claims 2025':
      'organization_performance period=2025-01..2025-12 metric=total_claims order=highest limit=3',
  });
});

it('says that a collection rate was read as payer paid %', () => {
  const rate = plan("what's our collection rate by payer in 2025?", null, context);
  expect(rate.kind === 'run' && rate.notes.join(' ')).toContain('Read “collection rate” as payer paid %');
});

describe('the best of something is asked about where no measure was said', () => {
  reads({
    'best clinic last year': 'clarify: Ranked by which measure?',
    'which doctor is best?': 'clarify: Ranked by which measure?',
    'worst drug in 2025': 'clarify: Ranked by which measure?',
    'worst hospital by variance in 2025':
      'organization_performance period=2025-01..2025-12 metric=net_variance order=lowest',
  });
});

describe('periods listed one by one are shown one by one', () => {
  reads({
    'payments by payer for Q1, Q2 and Q3':
      'payments_trend period=2025-01..2025-09 grain=quarter metric=total_payments split=payer',
    'charges for Aetna and Humana in 2023, 2024 and 2025':
      'payments_trend period=2023-01..2025-12 grain=year metric=total_charges split=payer payers=Aetna,Humana',
  });
});

describe('what is left out is left out of whatever it is', () => {
  reads({
    'AR aging by payer except 90+': 'aging_by_payer age_buckets=0-30,31-60,61-90',
    'charges by encounter class in 2025 excluding inpatient, emergency, SNF, hospice, home and virtual':
      'encounter_class_performance period=2025-01..2025-12 metric=total_charges order=highest encounter_classes=Ambulatory,Outpatient,Urgent care,Wellness',
    'Leave out Medicare and Medicaid and give me the Q4 2025 scorecard for everyone else':
      'payer_scorecard period=2025-10..2025-12 payers=Aetna,Anthem,Blue Cross Blue Shield,Cigna Health,Dual Eligible,Humana,UnitedHealthcare,No insurance',
  });
});

describe('ordinals before one noun are all periods', () => {
  reads({
    'total charges billed to Cigna in the first and third quarters of 2025, taken together':
      'payer_scorecard period=2025-01..2025-03,2025-07..2025-09 payers=Cigna Health',
    'charges in the 2nd and 4th quarters of 2024':
      'payments_trend period=2024-04..2024-06,2024-10..2024-12 grain=quarter metric=total_charges split=none',
  });
});

describe('size picks the payers, another measure is asked of them', () => {
  reads({
    'Net variance for the three biggest payers': 'clarify: The largest payers by charges, or those',
    'biggest payers by net variance':
      'payer_ranking period=2025-10..2025-12 metric=net_variance order=highest',
  });
});

describe('who owes an open balance, nobody published', () => {
  reads({
    'How much do patients owe us?': 'decline: The sources do not say who owes an open balance',
    'patient balances over 90 days': 'decline: The sources do not say who owes an open balance',
  });
});

describe('two periods are compared as they are said', () => {
  reads({
    'did payments fall between Q3 and Q4 2025?':
      'period_comparison period=2025-10..2025-12 compare=2025-07..2025-09 metric=total_payments split=none',
    'Which payers got worse at paying between 2024 and 2025?':
      'period_comparison period=2025-01..2025-12 compare=2024-01..2024-12 metric=payer_paid split=payer',
    'Which payer has seen the steepest drop in payments since Q1 2025?':
      'period_comparison period=2025-10..2025-12 compare=2025-01..2025-03 metric=total_payments split=payer',
    'Are charges up or down versus last year?':
      'period_comparison period=2025-01..2025-12 compare=2024-01..2024-12 metric=total_charges split=none',
    'Do patients pay more this year than last?':
      'period_comparison period=2025-01..2025-12 compare=2024-01..2024-12 metric=patient_paid split=none',
    'claims quarter over quarter 2025':
      'payments_trend period=2025-01..2025-12 grain=quarter metric=total_claims split=none',
    'revenue year over year 2021-2025':
      'payments_trend period=2021-01..2025-12 grain=year metric=total_payments split=none',
    'charges in Q4 2025 year over year':
      'period_comparison period=2025-10..2025-12 compare=2024-10..2024-12 metric=total_charges split=none',
    'Did Aetna get slower at paying between Q2 and Q3 2025?':
      'period_comparison period=2025-07..2025-09 compare=2025-04..2025-06 metric=settlement_days_avg split=none payers=Aetna',
    'payments 24 vs 25':
      'period_comparison period=2025-01..2025-12 compare=2024-01..2024-12 metric=total_payments split=none',
    "charges '24 v '25 by payer":
      'period_comparison period=2025-01..2025-12 compare=2024-01..2024-12 metric=total_charges split=payer',
  });
});

describe('a limit holds for the measure and the unit it was said in', () => {
  reads({
    'Payers covering under 60% of charges in 2024':
      'payer_ranking period=2024-01..2024-12 metric=payer_paid_pct order=lowest below=60',
    'Which insurers paid less than half of what we charged in 2025?':
      'payer_ranking period=2025-01..2025-12 metric=payer_paid_pct order=lowest below=50',
    'Which payers settle in under 30 days?':
      'payer_ranking period=2025-10..2025-12 metric=settlement_days_avg order=lowest below=30',
    'payers with charges under 60 percent': 'decline: I could not read that as a limit',
    'payers with over $1m in claims and charges under 20 days': 'decline: I could not read that as a limit',
    'Payers with an underpayment rate of 20% or more in 2025':
      'payer_ranking period=2025-01..2025-12 metric=underpayment_rate order=highest at_least=20',
    'AR under 30 days by payer': 'aging_by_payer age_buckets=0-30',
  });
});

describe('one sentence may ask two things, and two may ask one', () => {
  reads({
    'Payer scorecard 2025 plus exception mix 2025':
      'payer_scorecard period=2025-01..2025-12 + exception_mix period=2025-01..2025-12',
    'AR aging along with charges by hospital in 2024':
      'receivables_summary + organization_performance period=2024-01..2024-12 metric=total_charges order=highest',
    'charges by visit type and by hospital in 2024':
      'encounter_class_performance period=2024-01..2024-12 metric=total_charges order=highest + organization_performance period=2024-01..2024-12 metric=total_charges order=highest',
    'Which hospital bills the most? Q3 2025':
      'organization_performance period=2025-07..2025-09 metric=total_charges order=highest',
    '2024. Underpayment rate for Humana, please.':
      'underpayment_rate period=2024-01..2024-12 by=payer payers=Humana',
    'payments and denials for 2025': 'decline: The source files hold no denials',
    'Payments by specialty and payer for 2025': 'decline: For specialties',
    'difference between payer paid and payer coverage': 'define payer_paid, payer_coverage',
  });
});

describe('what patients pay together is a figure', () => {
  reads({
    'What are patients paying out of pocket for drugs in 2025?': 'coverage_summary period=2025-01..2025-12',
    'How much of drug cost lands on patients in 2024?': 'coverage_summary period=2024-01..2024-12',
    'what do patients pay for their prescriptions vs what insurers pay, 2025':
      'payer_patient_split period=2025-01..2025-12 of=medication_cost',
    'Show me patient payments by month in 2025':
      'payments_trend period=2025-01..2025-12 grain=month metric=patient_paid split=none',
    'charges for Medicare patients in 2025': 'payer_scorecard period=2025-01..2025-12 payers=Medicare',
    'any claims filed for dead patients?': 'claims_after_death',
  });

  it.each([
    'Which patient has the biggest bill?',
    'which patient paid the most for drugs in 2025?',
    'list Medicare patients with balances over $500',
    'show me the patient with the largest out-of-pocket',
    'show me patients on semaglutide and their out-of-pocket',
    'out-of-pocket by patient for semaglutide',
    'out-of-pocket per patient on drugs in 2025',
    'patients on insulin: what did they pay?',
    'What did patient 4411 pay in 2025?',
    'which member had the highest drug cost',
    "show every patient's copay",
    'Payments for diabetic patients in 2025',
  ])('but patients one by one are refused: %s', (question) =>
    expect(planned(question)).toBe(`decline: ${REFUSAL}`),
  );
});

describe('single claims are refused in the plural too', () => {
  it.each([
    'show the 5 largest claims',
    'top 10 claims by charge in 2025',
    'most expensive claims at Harborview',
    'list underpaid claims for Humana',
    'export the underpaid claims of Humana',
    'give me the underpaid claims as csv',
    "drill into Medicare's underpaid claims",
  ])('%s', (question) => expect(planned(question)).toBe(`decline: ${REFUSAL}`));

  reads({
    'list underpaid claims by payer for 2025': 'exception_mix period=2025-01..2025-12',
    'export underpaid claims by payer for 2025': 'exception_mix period=2025-01..2025-12',
    'Which payer has the highest claims in 2025?':
      'payer_ranking period=2025-01..2025-12 metric=total_claims order=highest',
    'top 5 payers by claims in 2025':
      'payer_ranking period=2025-01..2025-12 metric=total_claims order=highest limit=5',
    'what percent of claims paid within 30 days?': 'clarify: ',
  });
});

describe('words around a question change nothing', () => {
  reads({
    'Can you tell me which of our insurance partners paid the lowest proportion of billed charges during 2024?':
      'payer_ranking period=2024-01..2024-12 metric=payer_paid_pct order=lowest',
    'Which drugs are driving out-of-pocket costs in 2025?':
      'top_medications period=2025-01..2025-12 metric=out_of_pocket order=highest',
    "Give me a rundown of UHC's numbers for Q2 2024":
      'payer_scorecard period=2024-04..2024-06 payers=UnitedHealthcare',
    'meds by cost 2024': 'top_medications period=2024-01..2024-12 metric=total_medication_cost order=highest',
    'AR by age and payer': 'aging_by_payer',
    'Best month for payments in 2025':
      'payments_trend period=2025-01..2025-12 grain=month metric=total_payments split=none',
    'Which contracts should we renegotiate next year?': 'contract_review period=2025-01..2025-12',
    'which payer contracts are weak': 'contract_review period=2025-01..2025-12',
    'What do I ask you about drugs, what can I ask?': 'help',
    'numbers for 2025': 'clarify: Which figures do you mean?',
  });
});

describe('everyday words are no slips of others', () => {
  reads({
    'How many claims did we send to Aetna in 2025?': 'payer_scorecard period=2025-01..2025-12 payers=Aetna',
    'count of zero-pay claims by payer in 2025': 'exception_mix period=2025-01..2025-12',
    'payments by pace of care in 2025': 'clarify: I did not understand “pace”',
    'united helthcare scorecard 2025': 'payer_scorecard period=2025-01..2025-12 payers=UnitedHealthcare',
    'bleu cross blue sheild charges in 2025':
      'payer_scorecard period=2025-01..2025-12 payers=Blue Cross Blue Shield',
    'Medicad paymnets in 2025': 'payer_scorecard period=2025-01..2025-12 payers=Medicaid',
    'recievables sumary': 'receivables_summary',
  });
});

describe('members are known by the names people use', () => {
  reads({
    'charges at North Shore in 2025':
      'organization_performance period=2025-01..2025-12 metric=total_charges order=highest organizations=North Shore Family Health',
    "payments at St Brendan's in Q2 2025":
      'organization_performance period=2025-04..2025-06 metric=total_payments order=highest organizations=St. Brendan Medical Center',
    'Is Dr. Abbott an outlier?':
      'provider_signals period=2025-01..2025-12 metric=charge_vs_peers_pct order=highest providers=Alma Abbott',
    'Busiest five pediatricians 2025':
      'provider_ranking period=2025-01..2025-12 metric=total_claims order=highest limit=5 specialties=Pediatric Medicine',
    'claims for Dr. Hansen in 2025': 'clarify: “Hansen” could be',
    'claims for Dr. Feelgood in 2025': 'clarify: I did not understand “Feelgood”',
    'Payments at Mass General': 'clarify: I did not understand “Mass”, “General”',
  });
});

describe('a follow-up keeps what it does not change', () => {
  reads({
    'top doctors 2025 → in psychiatry → by charge per claim':
      'provider_ranking period=2025-01..2025-12 metric=charge_per_claim order=highest specialties=Psychiatry',
    'exception mix 2025 → zero-pay only → by payer': 'exception_mix period=2025-01..2025-12',
    'charges by hospital 2025 → rank them by payments, smallest first':
      'organization_performance period=2025-01..2025-12 metric=total_payments order=lowest',
    'payer scorecard 2023 → now Q3': 'payer_scorecard period=2023-07..2023-09',
    'payments for Humana in Q2 2025 → and the following quarter?':
      'payer_scorecard period=2025-07..2025-09 payers=Humana',
    'payments for Humana and Aetna in 2025 → drop the Humana filter':
      'payer_scorecard period=2025-01..2025-12 payers=Aetna',
    'payer scorecard for 2025 → without Medicaid':
      'payer_scorecard period=2025-01..2025-12 payers=Aetna,Anthem,Blue Cross Blue Shield,Cigna Health,Dual Eligible,Humana,Medicare,UnitedHealthcare,No insurance',
    'hotspots → by hospital instead': 'hotspots by=organization metric=open_balance order=highest',
  });
});

describe('words that lean on others change nothing', () => {
  reads({
    'Year over year change in total payments':
      'period_comparison period=2025-10..2025-12 compare=2024-10..2024-12 metric=total_payments',
    'month over month change in payments':
      'period_comparison period=2025-12..2025-12 compare=2025-11..2025-11 metric=total_payments',
    'What was the single worst month for underpayments?':
      'payments_trend period=2025-01..2025-12 grain=month',
    'What did patients themselves pay in 2025?': 'payer_scorecard period=2025-01..2025-12',
    'Where should my collectors focus?': 'hotspots by=payer metric=open_balance order=highest',
    'Are we getting paid more slowly than a year ago?':
      'period_comparison period=2025-10..2025-12 compare=2024-10..2024-12 metric=settlement_days_avg',
    'List payers with variance below -2% in Q4':
      'payer_ranking period=2025-10..2025-12 metric=variance_pct order=lowest below=-2',
    'What portion of charges did patients pay in 2025?': 'payer_scorecard period=2025-01..2025-12',
    'list claims under 100 dollars': `decline: ${REFUSAL.slice(0, 20)}`,
  });
});
