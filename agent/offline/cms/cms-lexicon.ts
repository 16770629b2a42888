import { TOPICS } from '../topics.ts';

const phrasesOf = (...titles: readonly string[]): string =>
  TOPICS.flatMap(({ title, phrases }) => (titles.includes(title) ? [phrases] : [])).join('|');

/**
 * What words mean on a release of CMS claims, beside the general words of time and order; written as in `lexicon.ts`.
 * The longest phrase wins.
 */
export const CMS_LEXICON: Readonly<Record<string, string>> = {
  'metric:total_claims':
    'claim|claim count|claim volume|number of claims|count of claims|total claims|claims filed|claims submitted|volume of claims|volume|how many claims|claim total',
  'metric:total_claims order:highest': 'busiest|most active',
  'metric:total_claims grain:month cue:trend order:highest': 'busiest month',
  'metric:total_claims grain:quarter cue:trend order:highest': 'busiest quarter',
  'metric:total_claims grain:year cue:trend order:highest': 'busiest year',
  'metric:beneficiaries':
    'beneficiary|beneficiary count|number of beneficiaries|distinct beneficiaries|unique beneficiaries|number of patients|patient count|distinct patients|unique patients|how many patients|how many people|how many members|number of people|people served|patients served|beneficiaries served',
  'metric:claims_per_beneficiary':
    'claims per beneficiary|claims per patient|claims per person|claims per member|claims for each beneficiary|claims a beneficiary',
  'metric:reimbursed_amount':
    'reimbursed|reimburse|reimburses|reimbursement|reimbursement amount|reimbursed amount|amount reimbursed|reimbursed dollars|paid|pay|pays|paying|reimbursing|costing|spending more|payment|paid amount|amount paid|total paid|total payments|total reimbursement|medicare payment|medicare payments|medicare reimbursement|cost|total cost|costs|spend|spending|spent|expenditure|expense|expenses|program payments|outlay|outlays',
  'metric:reimbursed_amount order:highest':
    'most expensive|costliest|priciest|most costly|cost most|cost the most|costs most|costs the most|cost medicare most|cost medicare the most|spend most on|reimbursed most|reimbursed the most|paid most|paid the most',
  'metric:reimbursed_amount order:lowest':
    'cheapest|least expensive|least costly|cost least|cost the least|reimbursed least|paid least',
  'metric:reimbursed_per_claim':
    'avg cost per claim|avg cost|avg claim|avg claim cost|average claim cost|avg payment|avg reimbursement|avg reimbursement per claim|reimbursed per claim|reimbursement per claim|cost per claim|paid per claim|payment per claim|spending per claim|reimbursed amount per claim|average reimbursement|average reimbursement per claim|average reimbursed amount|average claim|average claim amount|average payment|average payment per claim|average cost|average cost per claim|average cost of a claim|mean reimbursement|mean payment|dollars per claim|amount per claim|more expensive per claim|more costly per claim|dearer per claim',
  'metric:per_claim': 'per claim|each claim on average|a claim',
  'metric:reimbursed_per_claim order:highest': 'most expensive per claim|costliest per claim',
  'metric:reimbursed_per_claim claim_type:Inpatient':
    'average inpatient claim|average inpatient claims|average hospital claim',
  'metric:reimbursed_per_claim claim_type:Outpatient': 'average outpatient claim|average outpatient claims',
  'metric:deductible_amount':
    'deductible|deductible amount|deductibles|amount of deductibles|total deductible|total deductibles|beneficiary deductible|beneficiaries owed|owed by beneficiaries|beneficiaries owe|did beneficiaries owe|owe in deductibles|owed in deductibles|patients owed|owed by patients|patients owe|did patients owe',
  'metric:inpatient_days':
    'inpatient days|inpatient day|hospital days|bed days|days in hospital|days of stay|days of care|total days|number of days|how many days',
  'metric:length_of_stay_avg':
    'length of stay|average length of stay|avg length of stay|mean length of stay|lengths of stay|los|alos|average los|average stay|avg stay|mean stay|stay|stays|how long do people stay|how long are stays|how long is a stay|how long is the average stay|how long do patients stay|how long do beneficiaries stay',
  'metric:length_of_stay_avg order:highest': 'longest stays|longest stay|longest length of stay',
  'metric:length_of_stay_avg order:lowest': 'shortest stays|shortest stay|shortest length of stay',
  'metric:high_value_share':
    'high value share|high value claim|high value claims|share of high value claims|share of high value|high cost claims|large claims|share of large claims|claims above 10,000|claims over 10,000|claims above $ 10,000|claims over $ 10,000|claims above 10,000 dollars|claims over 10,000 dollars|claims of more than 10,000 dollars|expensive claims|share of expensive claims|percent of high value claims',
  'metric:claims_after_death':
    'claims after death|claim after death|after death|posthumous|posthumous claims|claims dated after death|billed after death|paid after death|reimbursed after death|claims of the deceased|claims for the deceased|claims of deceased beneficiaries|claims for deceased beneficiaries|claims of deceased patients|claims for deceased patients|claims for dead people|claims of dead people|paid for deceased beneficiaries|paid for deceased patients|paid for the deceased|paid for dead beneficiaries|paid for dead people|claims paid for deceased beneficiaries|claims paid for deceased patients|claims paid for the deceased|dead beneficiaries|deceased beneficiaries|dead patients|deceased patients|beneficiaries who have died|people who have died|patients who have died|beneficiaries who had died|people who had died',
  'metric:condition_share':
    'share|share of|what share|percent of|percentage of|proportion|proportion of|fraction of|% of|share of claims|percent of claims|percentage of claims|proportion of claims|fraction of claims|part of claims|share of all claims|percent of all claims|percentage of all claims|% of claims|what share of claims|what percentage of|what percent of|what proportion of',
  'metric:condition_share cue:condition':
    'prevalence|how common|how frequent|most common|most frequent|commonest',
  'metric:reimbursed_vs_peers_pct cue:signals':
    'reimbursed against peers|reimbursement against peers|reimbursed vs peers',
  'cue:signals by:provider':
    'provider signals|provider signal|<doctor> signals|outlier <doctor>|<doctor> outliers|unusual <doctor>|suspicious <doctor>|<doctor> against peers|<doctor> above peers|<doctor> vs peers',
  'cue:signals':
    'compare to its peers|compare to their peers|compare to peers|compare with its peers|compare with their peers|compare with peers|compares to its peers|compares with its peers|peers|peer|their peers|against peers|against their peers|against its peers|above peers|above their peers|far above peers|far above their peers|well above peers|well above their peers|than peers|than their peers|compared with peers|compared with their peers|compared to peers|compared to their peers|relative to peers|relative to their peers|versus peers|vs peers|vs their peers|<bill> above peers|<bill> above their peers|<bill> far above peers|<bill> far above their peers|<bill> well above peers|<bill> well above their peers|<bill> more than peers|<bill> more than their peers|<bill> much more than peers|<bill> much more than their peers|paid more than peers|paid far above peers|reimbursed far above peers|reimbursed far above their peers|reimbursed above peers|reimbursed above their peers|reimbursed more than peers|reimbursed more than their peers|cost more than peers|cost more than their peers|outlier|outliers|unusual billing|unusual billing patterns|billing patterns|suspicious billing|billing outliers|signal|signals|fraud signal|fraud signals|unusual|suspicious|stand out|stands out',
  'cue:trend':
    'getting longer|getting shorter|grow longer|become longer|becoming longer|become shorter|becoming shorter',
  'cue:changes':
    'what changed since the last load|changed since the last load|what changed since the last release|changed since the last release|what changed between loads|changed between loads|changes between loads|changes since the last load|what changed between releases|changes between releases|what changed|changed claims|changed claim|claims changed|claims that changed|claims were changed|claims have changed|restated|restated claims|restatement|restatements|adjusted claims|claim adjustments|raised claims|claims raised|lowered claims|claims lowered|claims were lowered|claims were raised|raised or lowered|lowered or raised|raised or lowered since the last load|lowered or raised since the last load|raised since the last load|lowered since the last load|lowered by later loads|raised by later loads|later loads|last load|late changes|revisions|revised claims|what was changed|what has changed|what has changed since the last load|corrected claims|corrections|did the numbers change since|numbers changed since|figures changed since|change since|changed since|change after|changed after',
  'cue:changes claim_type:Inpatient':
    'changed inpatient claims|changed inpatient|inpatient claims changed|restated inpatient claims',
  'cue:changes claim_type:Outpatient':
    'changed outpatient claims|changed outpatient|outpatient claims changed|restated outpatient claims',
  'cue:review':
    'claims to review|review claims|to review|second look|review list|claims to look at|look at twice|worth reviewing',
  'cue:scorecard':
    'reimbursement summary|summary of reimbursement|medicare summary|summary|overview|reimbursement overview|claims overview|claim summary|scorecard|dashboard|reimbursement report',
  'cue:medicare':
    'medicare|cms|fee for service|ffs|original medicare|traditional medicare|medicare fee for service|the program|medicare program',
  'cue:aside':
    'come from|comes from|came from|coming from|belong to|belongs to|attributable to|accounted for by|are of|is of|are for|is for|claims data|in the data|in hospital|in the hospital|in hospitals|at hospitals',
  'by:claim_type':
    '<each> claim type|<each> type|<each> type of claim|<each> kind of claim|<each> claim types|<each> care setting|claim type breakdown|type of claim',
  'cue:claim_type': 'claim type|claim types',
  'claim_type:Inpatient metric:total_claims':
    'hospitalization|hospitalizations|hospitalisation|hospitalisations|admission|admissions|number of stays|number of inpatient stays|how many stays|how many inpatient stays|hospital stays|number of hospital stays|how many hospital stays|hospital admission|hospital admissions|number of hospital admissions|number of admissions|how many hospital admissions|how many admissions',
  'by:state': '<each> state|state by state|state level|by geography|geographically|<each> region|states',
  'cue:state': 'state|region|geography',
  'by:age_band':
    '<each> age|<each> age band|<each> age group|<each> age bracket|<each> age bands|<each> age groups|<each> age range|age distribution|age breakdown|age mix',
  'cue:age_band': 'age|age band|age group|age bracket|ages',
  'by:fraud_flag':
    '<each> fraud flag|<each> flag|<each> supplied flag|<each> fraud status|flagged and unflagged|flagged versus unflagged|flagged vs unflagged|flagged and not flagged|flagged versus not flagged|flagged vs not flagged|flagged against not flagged|flagged and unflagged <doctor>|flagged versus unflagged <doctor>|flagged vs unflagged <doctor>',
  'cue:fraud_flag': 'fraud flag|fraud flags|flag|flags|supplied flag|potential fraud|fraud|suspected fraud',
  'by:provider':
    '<each> <doctor>|<each> <hospital>|<doctor> ranking|<hospital> ranking|top <doctor>|top <hospital>|<each> provider number|<each> tracked provider',
  'cue:provider': '<doctor>|<hospital>|provider number',
  'by:provider metric:reimbursed_amount': 'cost by provider|provider spending|provider reimbursement',
  'by:provider cue:scorecard': 'provider costs|provider cost',
  // Longer than “claim by claim”, which asks for rows.
  'metric:total_claims by:claim_type':
    'claims by claim type|number of claims by claim type|claim count by claim type|claims per claim type',
  'by:condition':
    '<each> condition|<each> chronic condition|<each> disease|chronic condition mix|chronic conditions mix|condition mix|mix of conditions|mix of chronic conditions|comorbidities|disease mix|disease burden|burden of disease|chronic condition breakdown',
  'cue:condition':
    'condition|conditions|chronic condition|chronic conditions|disease|diseases|chronic disease|chronic diseases|chronic illness|chronically ill|people with chronic conditions|patients with chronic conditions|beneficiaries with chronic conditions|comorbidity',
};

/** The general words that keep their meaning: tags of `lexicon.ts`. */
export const CMS_GENERAL_TAGS =
  /^(?:(?:order|quality|grain):\w+|cue:(?:trend|worse|compare|change|than|before|nowadays|rank|everyone|define|help|freshness|restart|followup|only|except|aside|doing))$/;

/** What is said where a share of anything else is asked for. */
export const NO_SHARE =
  'Shares are published of chronic conditions and of high-value claims among all claims; by state, age, flag and provider there are counts and amounts.';

/** What people ask of Medicare claims that these files do not hold, or that is not published of them. */
export const CMS_TOPICS: readonly { readonly reason: string; readonly phrases: string }[] = [
  {
    reason:
      'CMS claim files hold Medicare fee-for-service claims only: there is one payer, and no other to hold it against.',
    phrases:
      '<payer>|medicaid|aetna|humana|cigna|united|unitedhealthcare|united healthcare|blue cross|blue cross blue shield|bcbs|anthem|kaiser|commercial|commercial payers|self pay|uninsured|no insurance|medicare advantage|part c|advantage plans|primary payer|secondary payer|other insurance|dual eligible|tricare|va',
  },
  {
    reason: 'These files hold inpatient and outpatient claims; medications (Part D) are not among them.',
    phrases:
      'medication|drug|medicine|prescription|script|rx|pharmacy|part d|formulary|dispense|dispenses|generic drugs|coverage|coverage rate|covered|insulin',
  },
  {
    reason:
      'CMS claim files say what Medicare reimbursed and which deductible the beneficiary owed, not what was charged, allowed or expected.',
    phrases: `charge|charges|total charges|charged|billed|billed amount|billed charges|bill|bills|billing|submitted charges|allowed amount|allowed|underpaid|underpayment|underpayments|overpaid|overpayment|variance|expected amount|contract|contracts|${phrasesOf('write-offs and expected amounts', 'collection ratios', 'terms of contracts')}`,
  },
  {
    reason:
      'Every claim in these files is paid: denials, open balances and the time to payment are not part of them.',
    phrases: `receivable|receivables|accounts receivable|aging|ageing|outstanding|open balance|open claims|unpaid|owe|owed|settlement|days to pay|time to pay|how fast|how quickly|rejected claims|rejection rate|pending|${phrasesOf('denials', 'who owes a balance', 'days in A/R')}`,
  },
  {
    reason: 'Where beneficiaries live is published by state and never smaller.',
    phrases:
      'county|counties|zip|zip code|zip codes|city|cities|town|towns|metro|msa|census tract|neighborhood|address',
  },
  {
    reason:
      'Diagnosis, procedure and DRG codes are not published; the share of claims by chronic condition of the beneficiary is.',
    phrases:
      'diagnosis|diagnoses|diagnosis code|diagnosis codes|icd|icd 9|icd 10|drg|drgs|ms drg|procedure|procedures|procedure code|procedure codes|cpt|hcpcs|revenue code|revenue codes|admitting diagnosis|principal diagnosis|code|codes|top diagnoses|case mix|case mix index|cmi|surgery|surgeries',
  },
  {
    reason:
      'How many conditions a beneficiary has is not published; the share of claims by chronic condition is.',
    phrases:
      'number of chronic conditions|number of conditions|how many chronic conditions|how many conditions|condition count|two or more conditions|two or more chronic conditions|multiple chronic conditions|multiple conditions|several chronic conditions|comorbidity count|multimorbidity',
  },
  {
    reason:
      'Of beneficiaries, state, age band and chronic conditions are published; sex, race and entitlement are not.',
    phrases:
      'race|ethnicity|gender|sex|men|women|male|female|white|black|hispanic|esrd|end stage renal disease|disabled|disability|entitlement|income|demographics|demographic',
  },
  {
    reason: 'Of what beneficiaries owed, only the deductible is published.',
    phrases:
      'coinsurance|co insurance|copay|copays|copayment|copayments|out of pocket|oop|beneficiary liability|patient responsibility|blood deductible',
  },
  {
    reason: 'Readmissions, deaths and quality of care are not published.',
    phrases:
      'readmission|readmissions|readmitted|mortality|mortality rate|death rate|deaths|died|die|dies|quality|quality of care|outcome|outcomes|survival|complications',
  },
  {
    reason:
      'These files hold inpatient and outpatient claims by the provider that sent them; physicians’ own claims and other settings are not among them.',
    phrases:
      'attending physician|attending physicians|operating physician|operating physicians|carrier claims|carrier|professional claims|snf|skilled nursing|skilled nursing facility|nursing home|nursing homes|home health|hospice|dme|durable medical equipment|ambulance|specialty|specialties',
  },
  {
    reason: 'Claims are told apart as inpatient and outpatient, not by the part of Medicare.',
    phrases: 'part a|part b',
  },
  {
    reason:
      'Averages are published of reimbursement per claim, claims per beneficiary and length of stay; there are no others.',
    phrases:
      'average|avg|mean|per beneficiary|per patient|per person|per member|per capita|pmpm|per day|per stay|per admission|cost per patient|cost per beneficiary|reimbursed per beneficiary|reimbursement per beneficiary|spending per beneficiary|cost per day|typical|ratio',
  },
  {
    reason:
      'Slides and messages are not written here; `--csv` and `--chart` write tables and charts to files.',
    phrases: phrasesOf('slides and messages'),
  },
  {
    reason: 'I answer questions about what Medicare reimbursed only.',
    phrases: phrasesOf('other subjects'),
  },
];
