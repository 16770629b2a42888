/**
 * What words mean, as data: `tags: phrases`, phrases separated by `|`. The longest phrase wins; a plural s does
 * not matter, nor do hyphens. Several tags mean all of them. To teach a word, add it here and a line to the
 * questions of `plan.test.ts`.
 *
 * Tags: `metric:<name>`, `verb:<name>` (a metric read from a verb, settled with its subject), `cue:<name>`,
 * `order:highest|lowest`, `quality:best|worst`, `grain:<unit>`, `by:<dimension>`, `age:<bucket>`,
 * `term:<glossary term>`.
 */
export const LEXICON: Readonly<Record<string, string>> = {
  // Claims
  'metric:total_claims':
    'claim|claim count|claim volume|number of claims|count of claims|total claims|volume|claims submitted|claims filed',
  'metric:total_charges':
    'charge|total charges|gross charges|billed|bill|billing|billings|billed amount|amount billed|total billed|billed charges|charged|gross revenue|amount charged|invoiced',
  'metric:total_payments':
    'payment|total payments|amount paid|total paid|collection|collected|collect|cash collected|cash collections|receipt|receipts|revenue|reimbursement|cash in|money received|payments received|amount received|received|payment amount|payment volume|total reimbursement|got paid|get paid|were paid|was paid|been paid|we receive|inflow|remittances received',
  'verb:paid': 'paid|pay|paying|reimburse|reimbursed|reimbursing|paid us|pay us|paying us|payout',
  'metric:payer_paid':
    'payer paid|payers themselves pay|payers themselves paid|insurers themselves pay|insurers themselves paid|paid by payer|paid by the payer|paid by insurer|paid by the insurer|paid by insurance|insurer paid|insurance paid|insurance payment|insurer payment|payer payment|plan paid|payer reimbursement|paid by insurers|was paid by insurers|were paid by insurers|was paid by insurance|were paid by insurance|was paid by payers|were paid by payers|paid by payers|came from insurers|came from payers|came from insurance|remittance|remitted|remit|insurance collections|payer share of payments',
  'metric:payer_paid by:payer': 'payer paid by payer|insurer paid by payer|payer payments by payer',
  'by:payer grain:month cue:trend':
    'by payer and month|by month and payer|per payer and month|per month and payer|by payer by month|by payer per month',
  'by:payer grain:quarter cue:trend':
    'by payer and quarter|by quarter and payer|per payer and quarter|per quarter and payer',
  'by:payer grain:year cue:trend':
    'by payer and year|by year and payer|per payer and year|per year and payer',
  'metric:payer_paid metric:patient_paid':
    'by payers and patients|by insurers and patients|by insurance and patients',
  'metric:patient_paid by:payer': 'patient paid by payer|patients paid by payer',
  'metric:patient_paid':
    'patient paid|paid by patient|paid by patients|paid by the patient|patients paid|patient payment|patient payments|patient responsibility|patient share|copay|copayment|co payment|co pay|cost sharing|patient collections|payments by patients|and by patients|and by the patients|was paid by patients|were paid by patients|been paid by patients|is paid by patients|are paid by patients|came from patients|comes from patients|come from patients|from patients|paid by patients themselves|patients themselves paid|payments from patients|patients pay|patients paid us|patients pay themselves|patients paid themselves',
  'metric:net_variance':
    'difference between payments and charges|difference between charges and payments|gap between charges and payments|gap between payments and charges|payments minus charges|charges minus payments|payments less charges|charges less payments|billed minus paid|paid minus billed|charged minus paid|paid minus charged|payments net of charges|variance|net variance|variance amount|dollar variance|payment variance|net difference|variance dollars|variance in dollars|variance usd',
  'verb:underpaid':
    'underpaid|short|underpay|underpaying|underpayment|underpayments|under paid|under payment|short paid|shortpaid|short pay|short paying|shortfall|payment gap|payment shortfall|underpayment amount|amount underpaid|lose|losing|lost|loss|underpaid us|paid us too little|pay us too little|owing too little|underpayment dollars',
  'verb:overpaid': 'overpaid|overpay|overpaying|overpayment|over paid|overpaid us|over payment',
  'metric:variance_pct':
    'variance percent|variance percentage|variance %|variance pct|net variance %|net variance percent|net variance pct|net variance percentage|percent variance|percentage variance|variance rate|variance in percent|variance as percent',
  'metric:payer_paid_pct':
    'compared to what we bill|compared to what we billed|compared with what we bill|relative to charges|compared to charges|as a share of charges|of what we bill|of what we billed|relative to what we bill|payer paid %|payer paid percent|payer paid pct|payer paid percentage|payer paid share|payer paid rate|collection rate|payment rate|net collection rate|payer payment rate|percent of charges paid|share of charges paid|percentage of charges paid|reimbursement rate|paid to charge ratio|payment to charge ratio|payer paid share of charges|% of charges paid|percent paid|payer yield|payer paid percent of charges|share of charges the payer paid',
  'metric:underpaid_claims':
    'underpaid claim|claims underpaid|claim underpaid|claims were underpaid|claims paid short|claims short paid|short paid claims|number of underpayments|underpayment count|count of underpayments|how many underpayments|underpaid claim count|claims are underpaid|claims paid too little|under paid claims',
  'metric:overpaid_claims':
    'overpaid claim|claims overpaid|claims were overpaid|number of overpayments|overpayment count|how many overpayments|over paid claims|claims are overpaid|claims paid too much',
  'metric:zero_pay_claims':
    'zero pay|zero paid|zero pay claims|zero paid claims|zero payment|zero payment claims|paid zero|paid nothing|claims paid zero|claims paid nothing|unpaid claim|claims unpaid|not paid at all|claims not paid|claims were not paid|paid at zero|zero pays|claims without payment|claims with no payment|claims were paid zero|claims were zero paid|claims were paid nothing|$ 0 claims|zero dollar claims|zero dollar payments|nonpaid claims|pay nothing|never paid claims|went unpaid|claims went unpaid',
  'metric:no_charge_claims':
    'no charge|no charge claims|claims without charge|claims with no charge|claims without charges|uncharged claims|zero charge|zero charge claims|free of charge claims|claims with zero charge',
  'metric:matched_claims':
    'matched|matched claims|paid in full|claims paid in full|paid as expected|claims paid as expected|fully paid claims|fully paid|correctly paid claims|paid correctly|claims paid correctly|claims matched|clean claims|paid at expected',
  'metric:underpayment_rate':
    'underpayment rate|underpaid rate|share underpaid|share of claims underpaid|share of underpaid claims|percent underpaid|percentage underpaid|percent of claims underpaid|percentage of claims underpaid|underpayment percentage|underpayment percent|underpayment share|proportion of claims underpaid|rate of underpayment|underpayment %|% underpaid|% of claims underpaid|share of claims that were underpaid|percentage of claims that were underpaid|percent of claims that were underpaid|share of claims was underpaid|share of claims were underpaid|percentage of underpaid claims|percent of underpaid claims|proportion of underpaid claims|underpayment frequency|what share of claims was underpaid|underpayments in percent|underpaid claims rate|underpaid claim rate',
  'metric:charge_per_claim':
    'charge per claim|charges per claim|average charge|average charge per claim|average charges per claim|avg charge|avg charge per claim|mean charge|mean charge per claim|average billed per claim|billed per claim|average billed amount|average claim size',
  'metric:settlement_days_avg':
    'settlement day|settlement days|days to settle|days to pay|days to payment|day to pay|time to pay|time to payment|payment time|payment speed|average settlement|settlement time|payment lag|turnaround|turnaround time|average days to pay|average settlement days|average time to pay|average days to payment|average days to settle|payment days|how long to pay|how long payers take to pay|how fast paid|how quickly paid|payment turnaround|settlement speed|average payment time|average number of days to pay|average payment days|payment delay|payment delays|payment cycle|average turnaround|time to settle|average time to payment|avg settlement days|avg days to pay|mean settlement days|lag|settle|settlement|settlement days average|settlement days avg|average settlement time|payment cycle time|claims settled|speed of payment',
  'metric:settlement_days_avg cue:duration':
    'how long does it take|how long do they take|how long did it take|how long until|how fast do|how fast does|how quickly do|how quickly does|how fast are|how fast did|how quickly did|how long do|how long does|how long did|how fast is|how slow is|how slow are|how quickly are|when do payers pay|when does|when do insurers pay|when do they pay|when will payers pay|when do we get paid|when are we paid',
  'metric:settlement_days_avg cue:than':
    'slower|faster|quicker|pay slower|pay faster|pays slower|pays faster|pay us slower|pay us faster|pays us slower|pays us faster|paying slower|paying faster|take longer|takes longer|take longer to pay|takes longer to pay',
  'metric:settlement_days_avg order:highest':
    'slowest|slowest to pay|slowest paying|slowest payer|takes longest to pay|take longest to pay|takes the longest to pay|take the longest to pay|takes longest|take longest|takes the longest|longest to pay|took longest to pay|took the longest to pay|took longest|slow payer|slow to pay|pays late|pays latest|paid latest|late payer|longest payment time|pays slowest|pays us slowest|slow paying|takes the most time to pay',
  'metric:settlement_days_avg order:lowest':
    'fastest|fastest to pay|fastest paying|fastest payer|quickest|quickest to pay|quickest payer|pays fastest|pays us fastest|pays quickest|fast payer|shortest payment time|took shortest',
  // Coverage
  'metric:prescriptions':
    'prescription|prescription count|number of prescriptions|prescription volume|script|scripts|medication order|medication orders|drug orders|rx|rx volume|rx count|orders written',
  'metric:prescriptions order:highest cue:medication':
    'most prescribed|most often prescribed|most frequently prescribed|most commonly prescribed|most common',
  'metric:prescriptions order:lowest cue:medication': 'least prescribed|least often prescribed|rarest',
  'metric:dispenses':
    'dispense|dispenses|dispensed|dispensing|fill|fills|refill|dispense count|number of dispenses|number of fills|pharmacy fills',
  'metric:dispenses order:highest cue:medication': 'most dispensed|most often dispensed',
  'metric:total_medication_cost cue:coverage':
    'medication cost|total medication cost|drug cost|drug spend|drug spending|medication spend|medication spending|medications cost|medications cost us|cost of medication|cost of medications|cost of drugs|cost of prescriptions|prescription cost|prescription spend|prescription spending|pharmacy cost|pharmacy spend|pharmacy spending|medicine cost|rx cost|rx spend|drugs cost|spend on drugs|spend on medications|spending on drugs|spending on medications|spent on drugs|spent on medications|total drug cost|total drug spend|medication expense|drug expense|medication expenditure|drug expenditure|total rx cost|total cost of medications|our medications cost|drug bill',
  'metric:total_medication_cost': 'cost|total cost|costs|spend|spending|expense|expenditure|spent',
  'metric:total_medication_cost order:highest cue:medication':
    'most expensive|costliest|priciest|most costly|cost the most|cost most|costs the most',
  'metric:total_medication_cost order:lowest cue:medication':
    'cheapest|least expensive|least costly|cost the least|cost least',
  'metric:payer_coverage':
    'payer coverage|covered amount|amount covered|coverage amount|covered by payer|covered by payers|covered by insurance|covered by insurers|covered by the payer|insurer coverage|coverage dollars|coverage in dollars|covered dollars|drug coverage amount|insurance coverage amount|payers cover|insurers cover|insurance covers|insurance covered|insurers covered|payers covered|paid by insurance for medications|paid by insurance for drugs|insurance pay for medications|insurance pay for drugs|insurers pay for medications|insurers pay for drugs|payer covered',
  'metric:out_of_pocket':
    'out of pocket|out of pocket cost|out of pocket costs|out of pocket spend|out of pocket spending|out of pocket expense|oop|oop cost|oop spend|oop cost|uncovered|uncovered cost|uncovered amount|not covered|patient burden|burden|patient cost|patient medication cost|patient drug cost|patients pay for medications|patients pay for drugs|patients paid for medications|patients paid for drugs|cost to patients|cost patients|patients pay out of pocket|patients paid out of pocket|pay out of pocket|paid out of pocket|patients pay out of pocket for medications|patient out of pocket|patient out of pocket cost|patient out of pocket costs|patients out of pocket|patients pay out of pocket for drugs|cost our patients|patient spend',
  'metric:coverage_rate':
    'coverage rate|coverage percent|coverage percentage|coverage %|coverage pct|coverage ratio|percent covered|percentage covered|share covered|% covered|covered share|rate of coverage|medication coverage rate|drug coverage rate|share of cost covered|share of costs covered|percent of cost covered|percent of costs covered|percentage of cost covered|percentage of costs covered|share of medication cost covered|percent of medication cost covered|share of drug cost covered|percent of drug costs covered|percentage of drug costs covered|share of medication costs covered|proportion covered|how much of medication cost is covered|how much of drug cost is covered|how well covered|coverage share|how well are medications covered|how well are drugs covered|how well are prescriptions covered|how well do payers cover medications|how well do payers cover drugs|how well insurers cover drugs|share of the cost covered|how much of the medication cost is covered|how much of medication cost do payers cover|how much of the cost is covered|average coverage',
  'verb:covered': 'cover|covers|covered|covering',
  'cue:coverage':
    'coverage|coverage summary|coverage overview|medication coverage|drug coverage|prescription coverage|prescription summary|medication summary|pharmacy summary|pharmacy|prescription drug coverage|rx coverage|for medication|of medication|on medication|for drugs|of drugs|on drugs|for prescriptions|for medicines|on medicines|of medicines|for our medications|medication coverage summary|medication overview|pharmacy benefit',
  'cue:medication':
    'patients fill|patients filled|patients take|patients took|patients were prescribed|patients are prescribed|medication|drug|medicine|med|meds|pharmaceutical|prescribed drug|prescription drug|prescribed medication|prescribed',
  'by:medication':
    'by medication|per medication|each medication|every medication|which medication|what medication|across medications|by drug|per drug|each drug|every drug|which drug|what drug|across drugs|by medicine|per medicine|which medicine|what medicine|which prescription drug|for each medication|for each drug|medication by medication|drug by drug|which meds|which med|medication ranking|drug ranking|what are our top drugs|by individual drug|by prescription drug|which prescriptions|what prescriptions|which tracked medications',
  'by:medication cue:trend':
    'medication trend|drug trend|trend by medication|trend by drug|trend of medications|trend of drugs|medications over time|drugs over time',
  // Receivables
  'metric:open_balance cue:receivables':
    'open balance|outstanding balance|outstanding|balance|amount outstanding|outstanding amount|amount owed|owed|owe|owes|owe us|owes us|owed to us|still owe|still owes|still owe us|still owes us|still owed|what is owed|unpaid balance|unpaid balances|money outstanding|balance due|balances due|due to us|outstanding money|still outstanding|still open',
  'metric:peak_outstanding cue:receivables':
    'peak outstanding|latest outstanding|peak balance|highest outstanding|maximum outstanding',
  'metric:open_claims cue:receivables':
    'open claim|outstanding claim|claims outstanding|open account|claims still open|claims open|claims are open|claims are still open|number of open claims',
  'metric:priority_score_avg cue:receivables':
    'priority score|average priority|average priority score|collection priority|priority|urgency|follow up priority',
  'cue:receivables':
    'receivable|receivables summary|account receivable|a / r|ar|a r|aging|ageing|ar aging|a / r aging|aging report|aging bucket|age bucket|aging summary|ar summary|days outstanding|account receivable aging|receivables overview|aged balance|aged trial balance|ar aging report|old are our|old are the|how old|aging analysis',
  'cue:receivables cue:bucket age:90+':
    'over 90 days|over 90|90 + days|90 +|90 days and over|older than 90 days|more than 90 days|beyond 90 days|past 90 days old|> 90 days|> 90|90 plus days|90 day bucket|90 days old|older than 90|90 plus|90 days past due|90 days or older|oldest bucket|oldest',
  'cue:receivables cue:bucket age:61-90 age:90+':
    'older than 60 days|over 60 days|more than 60 days|past 60 days|beyond 60 days',
  'cue:receivables cue:bucket age:31-60 age:61-90 age:90+':
    'older than 30 days|over 30 days|more than 30 days|past 30 days|beyond 30 days',
  'cue:receivables cue:bucket age:0-30': '0 - 30 days|0 - 30|0 to 30 days',
  'cue:receivables cue:bucket age:31-60': '31 - 60 days|31 - 60|31 to 60 days',
  'cue:receivables cue:bucket age:61-90': '61 - 90 days|61 - 90|61 to 90 days',
  // Contracts, segments, splits and reviews
  'cue:contracts':
    'contract|contracts|contract review|contract reviews|review contracts|review of contracts|renegotiate|renegotiation|renegotiating|contract rating|contract ratings|rate our contracts|rate contracts|rate our payer contracts|weak contract|strong contract|stable contract|contract label|risk label|favorable contract|favourable contract|contract action|recommended action|contract performance|payer contract|payer contracts|contract status|up for renegotiation|are up for renegotiation|up for renewal|are up for renewal|weak or strong|strong or weak|strong , stable or weak|rated weak|rated strong|rated stable|weakest contract|strongest contract|worst contract|best contract',
  'metric:underpayment_rate by:payer cue:underpayment':
    'underpayment rate by payer|underpayment rates by payer|underpayment rate per payer|underpayment rate of each payer|underpayment rate for each payer|underpaid rate by payer|rate of underpayment by payer|how often do payers underpay|how often do payers underpay us|how often does each payer underpay|how often does each payer underpay us|how often are we underpaid|how often do insurers underpay|how often do insurers underpay us|how often are we underpaid by each payer|who underpays most often|underpayment frequency by payer',
  'metric:settlement_days_avg by:payer cue:settlement':
    'settlement days by payer|settlement time by payer|settlement by payer|settlement days per payer|settlement time per payer|settlement days for each payer|settlement days of each payer|settled claims by payer|payment speed by payer|payment speed per payer|how long do payers take|how long do payers take to pay|how long do payers take to pay us|how long do insurers take|how long do insurers take to pay|how long do insurers take to pay us|how long do our payers take to pay|how long does each payer take|how long does each payer take to pay|how fast do payers pay|how fast do payers pay us|how fast do insurers pay|how fast does each payer pay|how quickly do payers pay|how quickly do payers pay us|how quickly do insurers pay|how quickly does each payer pay',
  'cue:against':
    'charges against variance|charges versus variance|charges vs variance|charge against variance|charges against their variance|variance against charges|variance versus charges|variance vs charges|size against variance|variance by size|bubble chart|bubble chart of charges and variance|bubble',
  'cue:split':
    'payer patient split|payer / patient split|patient / payer split|patient payer split|payer and patient split|payer vs patient|payer versus patient|payers vs patients|payers versus patients|insurer vs patient|insurer versus patient|insurers vs patients|insurers versus patients|patient vs payer|patient versus payer|patients vs payers|patients vs insurers|split between payer and patient|split between payers and patients|split between insurer and patient|split between insurers and patients|split between patient and payer|split between patients and payers|split between patients and insurers|who bears the cost|who bears medication cost|who bears the cost of medications|who bears drug cost|who bears drug costs|who bears the drug cost|who pays for medications|who pays for medication|who pays for drugs|who pays for our medications|who pays for the drugs|cost sharing split|divided between payers and patients|divided between insurers and patients|insurers or patients|payers or patients|insurer or patient|payer or patient|patients or insurers|patients or payers|patients or their insurers|shared between payers and patients|shared between insurers and patients',
  'cue:review':
    'payer medication review|payer × medication review|payer x medication review|payer × medication|payer x medication|payer * medication|payer drug review|payer and medication review|medication review|drug review|formulary|formulary review|which payer covers which drug|which payer covers which medication|which payers cover which drugs|which payers cover which medications|by payer and medication|by medication and payer|per payer and medication|by payer and drug|by drug and payer|per payer and drug|medication by payer|drug by payer|payers and medications|payers and drugs|payer medication pairs|payer and medication pairs|payer drug pairs|pairs of payer and medication|pairs of payers and drugs',
  'metric:coverage_gap cue:review':
    'coverage gap|gap in coverage|gaps in coverage|covered less than others|covers less than others|cover less than others|covers less than other payers|covered less than by other payers|coverage shortfall',
  'cue:hotspots':
    'hotspot|hot spot|receivables hotspots|a / r hotspots|ar hotspots|why flagged|why are they flagged|why it is flagged|why is it flagged|flagged|flagged segments|work queue|worklist|work list|work first|to work first|follow up first|to follow up first|follow up on first|where should we follow up|where to follow up|trouble spot|problem area|problem segments|where should collections start|chase first|to chase first|where should we collect first',
  'cue:priority':
    'priority mix|priority breakdown|priority split|priority distribution|by priority|per priority|by priority bucket|by priority class|high priority|medium priority|low priority|high priority claim|high , medium and low priority|high medium and low priority|high medium low|priority claim|priorities|priority bucket|share of high priority|receivables by priority|split into high , medium and low priority|claims by priority|open claims by priority',
  // Other dimensions
  'by:organization':
    'by organization|per organization|each organization|every organization|which organization|what organization|across organizations|by organisation|which organisation|by hospital|per hospital|each hospital|which hospital|what hospital|across hospitals|by facility|per facility|each facility|which facility|what facility|across facilities|by clinic|which clinic|by location|per location|which location|by site|per site|which site|by practice|which practice|organization by organization|hospital by hospital|split by organization|split by hospital|broken down by organization|broken down by hospital|for each hospital|for each organization|top hospital|top organization|top facility|organization performance|hospital performance|facility performance|organization ranking|hospital ranking|among hospitals|among organizations|organization level|of our hospitals|of the hospitals',
  'cue:organization': 'organization|organisation|hospital|facility|clinic|location|site|practice',
  'cue:receivables by:age':
    'by age bucket|by age|per age bucket|by aging bucket|each age bucket|which age bucket',
  'by:encounter_class':
    'by encounter class|per encounter class|each encounter class|every encounter class|which encounter class|what encounter class|across encounter classes|by class|per class|by class of encounter|by encounter type|per encounter type|which encounter type|by visit type|per visit type|which visit type|what visit type|by type of visit|which type of visit|what type of visit|what kind of visit|which kind of visit|by care setting|per care setting|which care setting|by setting|by place of service|encounter class performance|encounter class ranking|split by encounter class|broken down by encounter class|for each encounter class|by kind of visit|by encounter|by visit',
  'cue:encounter_class': 'encounter class|encounter type|visit type|care setting|place of service',
  'by:specialty':
    'by specialty|per specialty|each specialty|every specialty|which specialty|what specialty|across specialties|by speciality|which speciality|by discipline|specialty signals|specialty ranking|specialty comparison|specialty by specialty|split by specialty|broken down by specialty|among specialties|for each specialty',
  'cue:specialty': 'specialty|speciality|discipline',
  'by:provider':
    'by provider|per provider|each provider|which provider|what provider|across providers|by doctor|per doctor|which doctor|what doctor|by physician|per physician|which physician|by clinician|which clinician|top provider|top doctor|top physician|provider ranking|doctor ranking|physician ranking|rank provider|rank doctor|rank physician|provider by provider|among providers|tracked providers|surgeons',
  'by:provider order:highest metric:total_claims':
    'busiest provider|busiest doctor|busiest physician|busiest clinician|most active provider|most active doctor',
  'cue:provider': 'provider|doctor|physician|clinician|surgeon',
  'cue:signals':
    'provider signal|signal|against peers|versus peers|vs peers|against their peers|against specialty peers|against its peers|compared with peers|compared to peers|compared with their peers|compared to their peers|compared with their specialty peers|compared to their specialty peers|compared with specialty peers|compared to specialty peers|specialty peers|than their peers|than peers|than their specialty peers|than its peers|above their peers|above peers|outlier provider|provider outlier|outlier doctor|outlier physician|outlier|outliers|unusual provider|unusual doctor|unusual physician|billing outlier|peer comparison|stand out against their peers|more than their peers|more than their specialty peers|more than peers',
  'metric:claims_per_patient':
    'claims per patient|claim per patient|claims per person|visits per patient|claim intensity',
  'metric:patients':
    'by patients|by number of patients|by patient count|by patients seen|most patients|fewest patients|the most patients|the fewest patients',
  'metric:high_value_share':
    'high value share|high value claim|high value|high dollar claim|high dollar|share of high value claims|high cost claim|large claim|claims above 10,000|claims over 10,000',
  'cue:deceased':
    'claims after death|claim after death|claims dated after death|claims dated after the death|after death|posthumous|posthumous claim|deceased|deceased patient|deceased patients|claims of deceased patients|claims for deceased patients|dead patients|dead patient|dead|died|patients who died|patients who have died|people who died|people who have died|billed after death|bill after death|billing after death|bill dead patients|billing dead patients|bill for dead patients|billing for dead patients|after the patient died|after patients died',
  // What to do with them
  'cue:scorecard':
    'scorecard|score card|payer scorecard|payer performance|payer overview|payer summary|payer mix|payer breakdown|perform|performing|performed|performance|how are our payers doing|overview of payers|performance by payer|payer report|payer review|payer comparison|summary by payer|overview by payer|payer profile|payer dashboard|fare|fared|financials|payer results',
  'cue:doing':
    'how is|everything about|all about|how did|how are|how was|how were|how have|how has|doing|do|did|tell me about|look like',
  'cue:exceptions':
    'exception|exception mix|exception category|exception categories|exceptions by category|payment exception|claim exception|claim outcome|claim outcomes|payment outcome|exception breakdown|exception summary|exception report|claim status|claim status mix|claims by status|claims by outcome|claims by exception category|claims by category|underpayment mix|payment accuracy|exception profile|payment status',
  'cue:late':
    'late payment|late payments|late charge|late charges|late claim|late claims|late arrival|late arrivals|late change|late changes|late payment line|payments that arrived late|payments arrived late|payments which arrived late|payments that came late|payments received late|claims filed late|claims that arrived late|payments that arrived after the quarter was frozen|payments that arrived after the quarter was published|payments that arrived after the quarter was closed|payments that arrived after the freeze|payments that arrived after it was frozen|payments that arrived after publication|payments after the freeze|payments after the quarter was frozen|payments after the quarter was published|arrived after the quarter was frozen|arrived after the quarter was published|paid after the quarter was frozen|paid after the quarter was published|payments that arrived later|payments that came in later|payments that came later',
  'cue:trend':
    'trend|trends|trending|over time|time series|month by month|development|develop|developed|developing|evolve|evolved|evolution|history|historical|historically|trajectory|timeline|progression|going|moving|trend line|trendline|movement|month to month|path',
  'grain:month cue:trend':
    'monthly|by month|per month|each month|every month|month wise|which month|what month|in each month|for each month|month on month trend|broken down by month|split by month|on a monthly basis|by months|monthwise|month over month trend|monthly trend',
  'grain:quarter cue:trend':
    'quarterly|by quarter|per quarter|each quarter|every quarter|quarter by quarter|which quarter|what quarter|for each quarter|in each quarter|broken down by quarter|split by quarter|on a quarterly basis|by quarters|quarterly trend|by qtr',
  'grain:year cue:trend':
    'yearly|by year|per year|each year|every year|year by year|annual|annually|which year|what year|for each year|in each year|broken down by year|split by year|on a yearly basis|by years|yearly trend|annual trend|by calendar year',
  'cue:worse':
    'worse|getting worse|worsening|deteriorating|deteriorate|declining|getting better|better|improving|improve|improved|got worse|got better|gotten worse|gotten better|worsened|deteriorated|has it worsened|going up|going down|on the rise|rising|falling|growing|shrinking|trending up|trending down|dropping|climbing|slipping|up or down|improvement trend',
  'cue:compare':
    'compare|compared|comparing|comparison|versus|vs|v|against|relative to|difference between|compared with|compared to|comparison of|in comparison with|in comparison to|contrast|side by side|stack up|stacks up',
  'cue:change':
    'change|percent change|% change|percentage change|pct change|changed|changes|difference|delta|growth|grow|grew|grown|increase|increased|increases|decrease|decreased|decreases|decline|declined|drop|dropped|rise|rose|risen|fall|fell|fallen|jump|jumped|went up|went down|gone up|gone down|go up|go down|move|moved|shift|shifted|swing|shrink|shrank|is up|is down|are up|are down|were up|were down|be up|be down|up from|down from|up on|down on|grows|change most|changed most|improvement|reduction|gain|dip',
  // Shares of a total: the part of it as a noun, as a verb whose subject is the part, and whom the part belongs to.
  'cue:share cue:portion':
    'as a percent of total|as a percentage of total|as a share of total|as percent of total|as % of total|in percent of total|share|share of|what share|what %|% of|which %|percent of|percentage of|percent of total|percentage of total|percent of the total|% of total|% of the total|share of total|share of the total|share of our total|proportion|proportion of|what percentage|what percent|which percentage|what proportion|concentration|portion|portion of|what portion|fraction|fraction of|market share|payer mix percentage|what part of|contribution|contribution to',
  'cue:share cue:makeup':
    'contribute|contributes|contributed|contributes to|contribute to|makes up|make up|made up|making up|account for|accounts for|accounted for|accounting for',
  'cue:share cue:belongs': 'belongs to|belong to',
  'cue:belongs': 'comes from|come from|came from',
  'cue:portion': 'how much of',
  'cue:than':
    'more|less|fewer|higher|lower|than|above|below|exceed|exceeding|greater|at least|at most|more than|less than|higher than|lower than|fewer than|greater than',
  'order:highest':
    'most|highest|largest|biggest|greatest|top|leading|the most|descending|from highest to lowest|high to low|largest to smallest|highest to lowest|highest first|largest first|biggest first|most first|desc|heaviest|steepest|longest',
  'order:lowest':
    'least|lowest|smallest|fewest|bottom|the least|ascending|from lowest to highest|low to high|smallest to largest|lowest to highest|lowest first|smallest first|least first|asc|weakest|shortest',
  'cue:rank':
    'rank|ranked|ranking|leaderboard|league table|sort|sorted|order by|ordered by|in order of|ranks',
  'quality:best': 'best|best first|most favorable|most favourable|top performing|healthiest|best performing',
  'quality:worst':
    'worst|worst first|poorest|least favorable|least favourable|worst performing|underperforming',
  'by:payer':
    'by payer|per payer|each payer|every payer|which payer|what payer|which of our payers|which of the payers|across payers|among payers|by insurer|per insurer|each insurer|which insurer|what insurer|across insurers|by insurance|by insurance company|which insurance company|which insurance|by plan|per plan|which plan|which health plan|by health plan|by carrier|per carrier|which carrier|each carrier|who|whom|split by payer|broken down by payer|break down by payer|breakdown by payer|for each payer|for every payer|for all the payers individually|by payor|which payor|per payor|across all payers|payer level|by payers|by insurers|for each insurer|by each payer|which one|which ones|all payers separately|per insurance',
  'cue:payer':
    'payer|payor|insurer|insurance|insurance company|insurance companies|health plan|plan|carrier|health insurer|insurance plan|health insurance',
  'cue:everyone':
    'all payers|every payer combined|all insurers|all the payers|overall|everyone|everybody|all payers combined|all payers together|in total|combined|altogether|in aggregate|across the board|entire payer mix|total for all payers|all of them|all payors|in all|total across payers',
  // Ways of asking
  'cue:define':
    'define|definition|definition of|meaning|meaning of|mean|means|calculated|calculate|computed|compute|formula|formula for|explain the term|how do you define|how do you calculate|how do you compute|defined|glossary|stand for|explain what|measured|how do you measure|explain',
  'cue:help':
    'help|what can you do|what can i ask|what can we ask|what can i ask you|what can you tell me|what can you answer|what questions can i ask|how does this work|how do you work|what do you know|what are you|who are you|capabilities|commands|usage|what kind of questions can i ask|what else can you do|what else can i ask|help me|get started|what is possible|how do i use this|how can you help|how can you help me|example questions|what should i ask|what templates|which templates|what reports|which reports|what data do you have|what do you have',
  'cue:freshness':
    'data freshness|freshness|how fresh|fresh|how current|how recent|last updated|last refreshed|last refresh|up to date|latest data|data through|how fresh is the data|how current is the data|as of when|as of what date|which months are covered|what months are covered|what period is covered|which period is covered|which months does the release cover|which periods are available|what periods are available|which period does the data cover|when was the data updated|when was the data last updated|when was the data refreshed|last data update|data updated|date range of the data|what dates do you have|how old is the data|how old are the data|how up to date|data recency|data cutoff|cutoff date|cut off date|which years are available|what years are available|which years do you have|what years do you have|which years are covered|which quarters are available|what time range|what time period does the data cover|how far back does the data go|how far back do the data go|how far back|which months do you have|data coverage period|which dates are covered|data as of|release date|which release',
  'cue:restart':
    'start over|new question|reset|new topic|forget that|forget it|forget about that|clear|never mind|nevermind|start again|start fresh|scratch that',
  'cue:followup':
    'what about|how about|same|the same|again|instead|now|too|also|as well|same thing|same for|this time|then|next|additionally|furthermore|same question|do the same|repeat|switch to|ok now|likewise',
  'cue:only':
    'only|just|restrict to|limit to|limited to|restricted to|filter to|narrow to|filtered to|solely|exclusively|narrow down to|focus on',
  'cue:except':
    'except|excluding|exc|ex|exclude|except for|without|other than|apart from|besides|not including|excl|but not|aside from|everyone but|everybody but|all but|leave out|leaving out|minus|not|everything but|all payers but|with the exception of|drop out|remove|omit|skip',
  'cue:dollars':
    'in dollars|in usd|in $|dollar amount|as dollars|dollar terms|in dollar terms|by dollars|in money|by amount|by dollar',
  'cue:counts':
    'in claims|by claim count|by number of claims|as a count|by count|as counts|in claim counts|in number of claims|number of',
  'cue:percent':
    'in percent|in %|as a percentage|as a percent|percentage wise|as percent|as a rate|as a share of charges|in percentage|in percentage terms|as rate|as a %|relatively|in percent of charges',
};

/** Glossary terms that are not metrics of a template: only `define` speaks of them. */
export const TERMS: Readonly<Record<string, string>> = {
  expected_amount: 'expected amount|expected payment|contractual amount',
  exception_category: 'exception category|exception categories',
  tolerance: 'tolerance|payment tolerance|matching tolerance',
  adjustments: 'adjustment|write off|write offs|writeoff|contractual adjustment',
  service_date: 'service date|date of service|dos|service month',
  prescription_start: 'prescription start|prescription date|prescription start date',
  as_of: 'as of|as of date|snapshot date',
  data_through: 'data through|data through date',
  withheld:
    'withheld|withhold|suppressed|masked|‡|small cell|dagger|hidden values|withheld cell|withheld value',
  release: 'release|data release|release id',
  age_bucket: 'age bucket|aging bucket|aging|ar aging',
  priority_bucket: 'priority bucket|priority class',
  risk_label: 'risk label|contract review|contract rating|contract risk',
  contract_action: 'contract action|recommended action',
  payer: 'payer|insurer|payor',
  medication: 'medication|tracked medication',
  organization: 'organization',
  provider: 'provider',
  specialty: 'specialty',
  encounter_class: 'encounter class|encounter classes',
  patients: 'patients|patient count',
  peer_charge_per_claim: 'peer charge per claim',
  claims_after_death: 'claims after death',
  open_claims: 'open claim',
  why_flagged: 'why flagged|reason flagged',
};
