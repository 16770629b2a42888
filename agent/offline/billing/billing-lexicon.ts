/**
 * What words mean on a release of billing files, beside the general words of time and order; written as in
 * `lexicon.ts`. The longest phrase wins.
 */
export const BILLING_LEXICON: Readonly<Record<string, string>> = {
  'metric:total_claims':
    'claim|claim count|claim volume|number of claims|total claims|claims submitted|submitted claims|submission|number of submissions|claims filed|claims sent|claim total|volume of claims',
  'metric:claimed_amount':
    'claimed|claimed amount|amount claimed|claim amount|submitted amount|charge|total charges|gross charges|billed|billed amount|amount billed|total billed|billings|billing|charged|charged amount|claimed dollars|dollars claimed|claims value|value of claims|bill',
  'metric:paid_amount':
    'paid|paid amount|amount paid|total paid|payment|total payments|collected|collections|reimbursed|reimbursement|payments received|pay|pays|paying|reimburse|reimbursing|get back|gets back|got back|collect|collecting|revenue|cash collected|received',
  'metric:outstanding_amount':
    'outstanding|outstanding amount|amount outstanding|open balance|open amount|unpaid|unpaid amount|still owed|owed|owe|owes|still to be paid|balance outstanding|outstanding balance|not paid yet',
  'metric:rejected_amount':
    'rejected amount|amount rejected|rejected dollars|dollars rejected|denied amount|amount denied|denied dollars|dollars denied|rejected money|money rejected|value of rejected claims|value of rejections|lost to rejections|lost to denials|denied charges|rejected charges',
  'metric:adjusted_amount':
    'adjusted amount|adjustment|adjusted|write off|shortfall of paid claims|shortfall',
  'metric:approved_claims': 'approved claims|claims approved|number of approved claims|number approved',
  'metric:paid_claims': 'paid claims|claims paid|number of paid claims',
  'metric:partially_paid_claims':
    'partially paid|partially paid claims|partial payments|number of partially paid claims|partly paid claims',
  'metric:rejected_claims':
    'rejected claims|claims rejected|denied claims|claims denied|number of rejected claims|number of denied claims|number of rejections|number of denials|rejection count|denial count',
  'metric:pending_claims':
    'pending claims|claims pending|number of pending claims|undecided claims|claims in process|open claims|claims waiting',
  'metric:approval_rate':
    'approval rate|approval|approved|approve|approves|approving|acceptance rate|accepted|approval percentage|percent approved|rate of approval',
  'metric:rejection_rate':
    'rejection rate|percent of our claims was rejected|percent of our claims were rejected|percent of our claims rejected|percent of claims was rejected|percent of claims were rejected|percent of claims rejected|percent of our claims are rejected|percent of claims are rejected|rejection|rejected|reject|rejects|rejecting|denial rate|denial|denied|deny|denies|denying|rejection percentage|denial percentage|percent rejected|percent denied|rate of rejection|rate of denial|refusal rate',
  'metric:pending_rate': 'pending rate|pending|pending percentage|percent pending|undecided',
  'metric:paid_pct':
    'paid share of claimed|payment rate|collection rate|paid percentage|paid %|paid percent|share of claimed paid|percent of claimed paid|percent paid|paid share',
  'metric:rejected_pct':
    'rejected share of claimed|rejected %|rejected percent of claimed|share of claimed rejected|percent of claimed rejected',
  'metric:claimed_per_claim':
    'claimed per claim|claim size|avg claim size|average claim size|average size of a claim|avg claim|avg claim amount|average claim|average claim amount|amount per claim|average amount per claim|charge per claim|average charge',
  'metric:paid_pct cue:percent':
    'share of what we claim|share of what we claimed|share of what was claimed|share of what we bill|share of what we billed',
  'cue:percent':
    'share of|shares of|what share|share of all|share of our|percent|percent of|percent of our|percent of all|percentage|percentage of|percentage of our|proportion|proportion of|fraction of|% of|% of our',
  'cue:status':
    'status|claim status|status mix|claim status mix|statuses|state of our claims|status of claims|claim outcome|outcome of claims|what became of|adjudication|disposition',
  'cue:work':
    'work first|to work first|work list|worklist|to work|should we work|follow up first|rework|appeal|appeals|to appeal|resubmit|prioritize|prioritise|go after|chase|tackle first|look at first|rejections to work|denials to work|where is rejected money',
  'cue:later':
    'decided|later decision|later decisions|decided later|decided since|decision since|decisions since|was decided since|been decided since|has been decided since|was decided later|was decided afterwards|decided afterwards|decided after it was published|decided after they were published|decided after the quarter was published|decided after publication|late payment|late payments|late decision|late decisions|later payment|later payments|payments that arrived later|payments that came later|arrived later|arrived since|arrived late|came in later|came in since|came in late|paid later|paid since|changed since|what changed since|what has changed since|changed since then|changed since it was published|changed since publication|changed after publication|changed after it was published|after the quarter was frozen|after the quarter was published|after it was published|newly paid|newly rejected|newly denied|newly decided|newly paid claims|newly rejected claims|newly denied claims|rejected since|denied since|rejected later|denied later|paid after the quarter closed|status changes|claims that changed status|changed status',
  'cue:later cue:arrivals':
    'later decisions by month of change|decisions by month of change|when was it decided|when were they decided|when were claims decided|when were claims of|when were the claims of',
  'cue:arrivals':
    'by month of change|per month of change|by quarter of decision|by month of decision|by date of decision',
  'cue:aging':
    'aging|ageing|receivable|accounts receivable|ar|a / r|how old|age of|old are|receivables summary|receivables aging',
  'by:location': '<each> <hospital>|<each> department|<each> office|location breakdown',
  'cue:location': '<hospital>',
  'by:procedure_group':
    '<each> procedure|<each> procedure group|<each> procedure code|<each> cpt|<each> cpt code|<each> hcpcs|<each> service|<each> kind of procedure|<each> type of procedure',
  'cue:procedure_group': 'procedure|procedure group|procedure code|cpt|hcpcs|kind of procedure',
  'by:diagnosis_group':
    '<each> diagnosis|<each> diagnoses|<each> diagnosis group|<each> diagnosis code|<each> icd|<each> icd 10|<each> condition|<each> disease|<each> kind of diagnosis',
  'cue:diagnosis_group': 'diagnosis|diagnoses|diagnosis group|diagnosis code|icd|icd 10|condition|disease',
  'by:provider': '<each> <doctor>',
  'cue:provider': '<doctor>',
};

/** The general words that keep their meaning: tags of `lexicon.ts`. */
export const GENERAL_TAGS =
  /^(?:(?:order|quality|grain):\w+|by:payer|cue:(?:trend|worse|compare|change|than|before|nowadays|perdollar|rank|payer|everyone|define|help|freshness|restart|followup|only|except|aside|percent|dollars|scorecard|doing))$/;

/** What people ask of hospital finance data that billing files do not hold. */
export const BILLING_TOPICS: readonly { readonly reason: string; readonly phrases: string }[] = [
  {
    reason:
      'This release stands on billing files, which hold no medications: coverage and out-of-pocket are not published here.',
    phrases:
      'medication|drug|medicine|prescription|script|pharmacy|out of pocket|oop|copay|copays|coverage|coverage rate|covered|formulary|dispense|dispenses',
  },
  {
    reason:
      'Billing files name no visits, specialties or days of settlement; claims are published by payer, location, procedure and diagnosis.',
    phrases:
      'encounter class|inpatient|outpatient|emergency|specialty|specialties|settlement|days to pay|how long|how fast|how quickly|contract|contracts|renegotiate|underpayment rate|priority score|hotspot|hotspots|days in ar|dso',
  },
  {
    reason: 'Billing files give no reason for a rejection; where rejected money is can be shown.',
    phrases:
      'denial reason|rejection reason|reason for rejection|reasons for rejection|reason code|carc|rarc|why rejected|why denied|why|reasons|reason|cause|causes',
  },
];
