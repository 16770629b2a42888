/**
 * What is never answered, and in the same words each time, whoever asks and however: rows, persons, single
 * values, statements, and anything about what is withheld. Data only.
 */
export const REFUSAL =
  'I answer from masked totals only: I cannot show or count single patients, claims or rows, run statements, ' +
  'or say anything about withheld values. This is the same for everyone and cannot be switched off.';

/** Phrases that make a question one of these. */
export const REFUSED: readonly string[] = [
  // Persons
  'list patients|list of patients|list the patients|list all patients|show patients|show me patients|show the patients|patient name|name of patient|names of patients|name of the patient|names of the patients|patient list|patient id|patient ids|patient record|patient level|patient detail|patient address|individual patient|single patient|one patient|specific patient|which patients|each patient|every patient|any one patient|whose patient|top patient|patients named|patient named|patient called|who are the patients|identify patient|identify the patient|identify patients|most expensive patient|sickest patient|oldest patient|youngest patient|member id|beneficiary|member level|person id|individual person|named person|date of birth|birth date|birthday|dob|ssn|social security|social security number|mrn|medical record|medical record number|phone number|home address|zip code of|email address|john doe|jane doe|mr|mrs|diagnosed with',
  // Rows and single values
  'row level|raw row|raw rows|raw data|raw claim|raw claims|raw table|rows|row|claim id|claim ids|claim number|claim #|list claims|list all claims|list of claims|individual claim|single claim|claim by claim|claim level|claim detail|claim details|specific claim|each claim|every claim|which claim|which claims|what claims|line item|line items|line level|transaction level|transaction list|individual transaction|individual prescription|largest single|biggest single|highest single|single largest|single biggest|single highest|largest individual|median claim|outlier claim|drill down to claims|drill through|drill down|claims for patient|patient claims of|microdata|record level|records',
  // Statements and the machinery
  'select *|select from|select count|sql|drop table|delete from|insert into|update set|union select|where 1 = 1|or 1 = 1|group by having|run this query|run a query|execute|query the database|database schema|schema|warehouse|information schema|table names|system prompt|your prompt|your instructions|ignore previous|ignore all previous|ignore your|ignore the previous|ignore all|disregard|previous instructions|jailbreak|developer mode|debug|debug mode|debug on|admin mode|root access|sudo|api key|password|credential|credentials|token|environment variable|pretend|act as|bypass|override|system message',
  // What is withheld
  'cells you withheld|cell you withheld|value you withheld|values you withheld|numbers you withheld|you withheld|suppression off|ignore the mask|ignore the masking|ignore masking|ignore suppression|switch off suppression|turn off suppression|disable suppression|without suppression|switch off|turn off|disable|unmask|unmasked|unsuppressed|unsuppress|unhide|reveal|uncensored|unredacted|remove the mask|without masking|without the mask|no masking|masking off|exact value of the withheld|withheld value|withheld values|withheld cell|withheld cells|withheld number|withheld numbers|behind the ‡|suppressed value|suppressed values|suppressed cell|suppressed number|hidden value|hidden number|masked value|true value|real value|is it over|is it under|is it more than|is it less than|is it above|is it below|is it at least|is it greater|is it smaller|is it bigger|is it between|is it closer|is it exactly|is the number over|is the number under|is the count over|is the count under|how close|small cell|small cells|fewer than 11|less than 11|fewer than 10|less than 10|under 11|i am compliance|im compliance|i m compliance|compliance officer|compliance here|compliance team|i am authorized|i am authorised|i have permission|i have clearance|hipaa officer|i am an admin|why withheld|why is it withheld|why was it withheld|why is this withheld|why are they withheld|why was this withheld|guess the withheld|estimate the withheld|approximate the withheld',
];

/** People who stand in a question; whether it asks about them or about what they pay in all is for `singlesOut`. */
export const PERSONS = 'patient|person|people|member|enrollee|subscriber|individual';

/** The nearest things that can be asked, the same for every refusal. */
export const REFUSAL_NEAREST = ['payer_scorecard', 'exception_mix', 'top_medications'] as const;

const SINGLE =
  'claim|payment|charge|bill|prescription|balance|encounter|visit|copay|stay|invoice|transaction';
const EXTREME =
  'highest|largest|biggest|smallest|lowest|max|maximum|min|minimum|top|costliest|cheapest|most expensive';

/** One thing asked for in the singular: an extreme value or a row. Matched on the cleaned text in lower case. */
export const REFUSED_PATTERNS: readonly RegExp[] = [
  // “What patients pay” is a sum, “what patient” is somebody.
  /\b(?:which|what|whose|each|every|that|this|another) (?:one |single |of (?:our|the) )?(?:patient|person|member)\b/,
  /(?<!paid )\bby (?:individual )?(?:patient|person|member)\b(?=[^a-z ]|$| (?:for|in|last|this|during|by|over|and)\b)/,
  new RegExp(
    `\\b(?:${EXTREME}) (?:single |individual |paid |charged )*(?:${SINGLE})\\b(?! (?:rate|time|days|gap|shortfall|volume|count|lag|variance|delay|speed|mix|per claim|s\\b))`,
  ),
  /\b(?:show|list|give|see|open|pull|find|display)\b.{0,12}\b(?:the|a|that|this|any|one) claim\b(?! (?:count|volume|mix|status|outcome|exception))/,
  // Single claims in the plural: the largest of them, or a list.
  /\b(?:largest|biggest|smallest|costliest|cheapest|most expensive|oldest|newest) (?:[a-z-]+ )?claims\b(?! (?:rate|volume|count|mix|gap|variance))/,
  /\b(?:top|bottom|first|last) (?:\d+|three|five|ten|few) (?:[a-z-]+ )?claims\b/,
  /\b(?:\d+|three|five|ten) (?:highest|lowest)(?:[- ][a-z]+)? claims\b/,
  /\b(?:list|export|download|extract|dump) (?:me )?(?:all )?(?:the |our |my )?(?:[a-z-]+ ){0,2}claims\b(?!.*\b(?:by|per|each|volume|count)\b)/,
  /\bclaims (?:as|in|into|to) (?:a |an )?(?:csv|excel|xlsx|spreadsheet|file)\b/,
  /\bdrill (?:down )?(?:in)?to\b.*\bclaims?\b/,
  // Guessing at one value: “is it 4 or 7?”.
  /\bis (?:it|that|this|the (?:value|number|count|cell)) (?:a |an |exactly |about )?\d{1,3}\b/,
  /\bclaims? (?:number|no|id|#)? ?(?!(?:19|20)\d{2}\b)[a-z-]{0,3}\d{3,}\b/,
];
