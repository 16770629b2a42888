/** A subject people ask about that no template answers. */
export interface Topic {
  /** How it is called in the reason. */
  readonly title: string;
  /** Why not, one sentence. */
  readonly reason: string;
  readonly phrases: string;
  /** Templates that come nearest. */
  readonly nearest: readonly string[];
}

const later = (what: string): string => `Questions ${what} are not in the catalogue yet.`;

/** Subjects outside the catalogue, declined openly. Data only. */
export const TOPICS: readonly Topic[] = [
  {
    title: 'places',
    reason: 'Places are published as organizations only, not by state, city or department.',
    phrases: 'state|city|county|zip|region|geography|department|service line|campus',
    nearest: ['organization_performance', 'payer_scorecard'],
  },
  {
    title: 'encounter classes',
    reason:
      'Visits are published by encounter class as the source names it; stays and admissions are not counted.',
    phrases: 'encounter|visit|admission|admissions|stay|stays|length of stay',
    nearest: ['encounter_class_performance', 'payer_scorecard'],
  },
  {
    title: 'patients as a group',
    reason: later('that count or group patients'),
    phrases:
      'how many patients|number of patients|patient count|patients did we|patient volume|unique patients|distinct patients|how many people|members did|patient mix|patient age|age group|gender|sex|race|ethnicity|women|men|children|seniors|demographic|demographics|patient population|cost per patient|charges per patient|per member|pmpm|per capita',
    nearest: ['payer_scorecard'],
  },
  {
    title: 'denials',
    reason:
      'The source files hold no denials; the nearest published figure is the number of zero-pay claims.',
    phrases:
      'denial|denied|denials|deny|denies|denial rate|denied claims|rejected|rejection|rejections|reject|denial mix|denial reason|reason code|carc|rarc|appeal|appeals|appealed|overturn|clean claim rate|first pass',
    nearest: ['exception_mix', 'payer_ranking'],
  },
  {
    title: 'write-offs and expected amounts',
    reason:
      'Write-offs, adjustments and expected or allowed amounts are not published as figures of their own.',
    phrases:
      'write off|writeoff|write off amount|written off|write offs|adjustment|adjustments|bad debt|allowed amount|allowed|expected amount|expected payment|expected|contractual|contractual allowance|charity care|discount|discounts|refund|refunds|takeback|takebacks|recoupment|fee schedule|contracted rate',
    nearest: ['exception_mix', 'payer_scorecard'],
  },
  {
    title: 'averages',
    reason: later('about averages per claim or over periods'),
    phrases:
      'average|avg|mean|per claim|average claim|average payment|payment per claim|cost per claim|cost per prescription|per prescription|per script|per fill|per refill|charges per patient|charge per patient|charges per patient <each> <doctor>|charge per patient <each> <doctor>|payments per patient|payment per patient|revenue per patient|per dispense|typical|ratio',
    nearest: ['payer_scorecard', 'payments_trend'],
  },
  {
    title: 'medians and spreads',
    reason:
      'Medians, percentiles and spreads are not published; averages of days and of charges per claim are.',
    phrases:
      'median|medians|percentile|quartile|decile|standard deviation|spread|distribution|histogram|correlation|correlate|correlated|anomaly|anomalies|variance explained|seasonality|seasonal|running total|cumulative|moving average|rolling average|weighted average|mode of|outlier payment|box plot|range of',
    nearest: ['settlement_days', 'payer_ranking'],
  },
  {
    title: 'collection ratios',
    reason:
      'Collection ratios and the cost of collecting are not published; the nearest figure is payer paid %: what insurers paid of charges.',
    phrases:
      'net collection rate|net collections rate|collection ratio|net collections ratio|net collection|net collections|net collection percentage|gross collection rate|gross collections rate|gross collection ratio|gross collection|adjusted collection rate|adjusted collections rate|collections ratio|ncr|gcr|collection effectiveness|collection efficiency|cost to collect|cost of collecting|cost of collections|collection cost|collection costs|cash collection goal|collection agency|collections agency|agency|point of service|pos cash|pos collections|front desk|upfront collections|up front collections|time of service collections|patient collection rate|bad debt rate|yield per visit',
    nearest: ['payer_ranking', 'payer_scorecard'],
  },
  {
    title: 'who owes a balance',
    reason:
      'The sources do not say who owes an open balance, the insurer or the patient; open balances are by the payer of the claim.',
    phrases:
      'patient owe|patients owe|patients owe us|patients still owe|patients still owe us|do patients owe|owed by patients|patient balance|patient balances|patient ar|patient a / r|patient receivable|patient receivables|balance due from patients|due from patients|outstanding from patients|patient debt|members owe|members owe us|owed by members|patient statement balance|balance after insurance|patient responsibility ar|patient responsibility balance|owed by the patient|patients have not paid',
    nearest: ['receivables_summary', 'aging_by_payer'],
  },
  {
    title: 'days in A/R',
    reason:
      'Days in A/R (DSO) is not published; the nearest are the aging of open balances and the days claims took to settle.',
    phrases:
      'dso|days sales outstanding|days in ar|days in a / r|days in a r|days in accounts receivable|days in receivables|ar days|a / r days|a r days|receivable days|days receivable|gross days in ar|net days in ar|how many days in ar|how many days in a / r|how many days in a r|number of days in ar|average days in ar|average days in a / r|days revenue outstanding|days of revenue in ar|discharged not final billed|dnfb|unbilled|not final billed',
    nearest: ['receivables_summary', 'settlement_days'],
  },
  {
    title: 'benchmarks',
    reason: 'Figures are those of this release only; there is nothing from outside to compare them with.',
    phrases:
      'benchmark|benchmarks|benchmarked|benchmarking|industry|industry average|national average|national|nationally|nationwide|state average|regional average|market rate|market rates|other health systems|other hospitals|other systems|peer hospitals|peer systems|competitor|competitors|best in class|hfma map|map keys|medicare rates|percent of medicare|mgma',
    nearest: ['payer_ranking', 'settlement_days'],
  },
  {
    title: 'terms of contracts',
    reason:
      'Contract terms, rates and dates are not in the sources; the contract review rates what each payer paid.',
    phrases:
      'expire|expires|expiring|expired|expiration|expiry|expiration date|contract term|contract terms|contract end date|contract start date|contract length|term of the contract|terms of the contract|effective date|escalator|escalators|carve out|carve outs|stop loss|case rate|case rates|per diem|per diems|contract language|contract rate for|rate schedule|termination clause|when is the contract|network status|in network|out of network|formulary tier|tier|tiers|copay tier|step therapy|quantity limit',
    nearest: ['contract_review', 'payer_scorecard'],
  },
  {
    title: 'changes',
    reason: 'I read published figures only: I delete, change and order nothing.',
    phrases:
      'delete|erase|purge|overwrite|wipe out|modify|edit the|insert a|upload|import data|rebuild the|change the threshold|change the tolerance|set the tolerance|set the threshold|update the tolerance|reprocess|resubmit|rebill|post a payment|post the payment|pay the claim',
    nearest: ['payer_scorecard', 'data_freshness'],
  },
  {
    title: 'counts of members',
    reason: 'How many members there are is no published figure; the tables list them with their measures.',
    phrases:
      'most <doctor>|the most <doctor>|fewest <doctor>|<doctor> count|<payer> count|how many contract|number of contracts',
    nearest: ['payer_scorecard', 'top_medications', 'organization_performance'],
  },
  {
    title: 'flagged providers',
    reason:
      'These files flag no providers; how a provider compares with the specialty is the nearest that is published.',
    phrases:
      'flagged <doctor>|flagged <hospital>|<doctor> flagged|<doctor> are flagged|<doctor> is flagged|<doctor> were flagged|<doctor> with a flag|<doctor> with flags',
    nearest: ['provider_signals', 'specialty_signals'],
  },
  {
    title: 'special claims',
    reason: 'Fraud, duplicates and audits are not part of what is published.',
    phrases: 'fraud|fraudulent|suspicious|duplicate|duplicates|waste|abuse|audit',
    nearest: ['specialty_signals', 'exception_mix'],
  },
  {
    title: 'diagnoses and procedures',
    reason: 'Diagnoses, procedures and codes are not part of what is published.',
    phrases:
      'diagnosis|diagnoses|icd|icd 10|cpt|hcpcs|drg|procedure|condition|diabetes|cancer|covid|asthma|hypertension|disease|illness|surgery|surgeries|lab|labs|imaging|immunization|vaccine|vaccination|quality measure|readmission|readmissions|mortality|outcomes of patients|therapeutic class|drug class|brand|generic|generics',
    nearest: ['payer_scorecard', 'top_medications'],
  },
  {
    title: 'causes',
    reason: 'I show what the published figures are, not why they are so.',
    phrases:
      'why|reason|reasons|cause|causes|caused|because of what|driver|drivers|drive|driving|drove|explain why|root cause|what drives|due to what|responsible for|blame|behind the',
    nearest: ['period_comparison', 'payments_trend', 'exception_mix'],
  },
  {
    title: 'forecasts',
    reason: 'I report published months only and forecast nothing.',
    phrases:
      'likely|likely to|expected to|trending toward|on track|on pace|forecast|predict|prediction|projection|project|projected|will|going to|outlook|estimate|budget|target|plan for|next year will|what if|scenario|simulate|simulation|run rate|extrapolate|goal|guidance',
    nearest: ['payments_trend', 'period_comparison'],
  },
  {
    title: 'advice',
    reason: 'I give figures, not advice or opinions.',
    phrases:
      'should we|should i|recommend|recommendation|advice|advise|what would you do|suggest|suggestion|how can we|how do we improve|how to improve|improve our|optimize|strategy|negotiate|negotiation|sue|legal|lawsuit|drop a payer|fire|hire|opinion|do you think|what do you think|best practice|how can i improve|action plan|next steps',
    nearest: ['payer_scorecard', 'payer_ranking'],
  },
  {
    title: 'other metrics',
    reason: 'That figure is not published.',
    phrases:
      'profit|margin|ebitda|npi|prescriber|prescribers|nurse|operating margin|cash flow|cost to charge|income|net income|salary|salaries|payroll|staffing|staff|headcount|census|bed|beds|occupancy|premium|premiums|deductible|deductibles|enrollment|enrolment|membership|member months|eligibility|prior authorization|prior auth|authorization|authorizations|referral|referrals|no show|appointment|appointments|satisfaction|nps|stock|share price|weather|inflation|net revenue|cash on hand|case mix|rvu|wrvu|quality score|star rating|secondary insurance|coordination of benefits|timely filing|submission lag|charge lag|credit balance|credit balances|high deductible|rebate|rebates|340b|adherence|transferred|transfers|transfer',
    nearest: ['payer_scorecard', 'receivables_summary'],
  },
  {
    title: 'slides and messages',
    reason:
      'Slides and messages are not written here; a two-page brief on payers, coverage or receivables is.',
    phrases:
      'brief|pdf|slide|slides|powerpoint|deck|presentation|email|e mail|mail|schedule|subscribe|alert|alerts|notify|remind|reminder|word document|one pager|memo|letter|slack',
    nearest: ['payer_scorecard', 'coverage_summary', 'receivables_summary'],
  },
  {
    title: 'other subjects',
    reason: 'I answer questions about payers, medication coverage and receivables only.',
    phrases:
      'joke|poem|song|recipe|news|president|capital of|translate|translation|movie|football|story|write me|write a|code|program|python|javascript|stock price|bitcoin|chatgpt|openai|love you|marry|god|politics|election',
    nearest: ['payer_scorecard', 'coverage_summary', 'receivables_summary'],
  },
];

/** Insurers and programmes people name that need not be in a release: named as unknown, never replaced. */
export const OTHER_PAYERS =
  'kaiser|kaiser permanente|molina|centene|tricare|oscar|oscar health|wellcare|well care|healthfirst|health net|healthnet|ambetter|bright health|clover|emblemhealth|geisinger|harvard pilgrim|tufts|highmark|humana military|optum|magellan|champus|champva|va|veterans affairs|workers compensation|workers comp|chip|amerigroup|caresource|elevance|carefirst|regence|premera|medi cal|medical assistance|masshealth|fallon|horizon|independence blue cross|empire|florida blue|scan|devoted|alignment|zurich|allianz|axa|bupa|cvs|caremark|express scripts|medicare advantage|part d|part b|part a|medigap|tenncare|uninsured pool|state farm|geico|allstate|liberty mutual|metlife|delta dental|guardian|principal|travelers|aarp';
