/** The fields of a billing export that are understood, in the order they are shown. */
export const KEY_FIELDS = [
  'claim_id',
  'provider_id',
  'procedure_code',
  'diagnosis_code',
  'service_date',
  'payer',
  'claim_amount',
  'paid_amount',
  'claim_status',
  'location',
  'patient_id',
  'line_number',
] as const;

export type KeyField = (typeof KEY_FIELDS)[number];

/** Without these no row can be loaded. */
export const NEEDED_FIELDS: readonly KeyField[] = [
  'claim_id',
  'service_date',
  'payer',
  'claim_amount',
  'paid_amount',
  'claim_status',
];

/** The spelling of the contract, which matches exactly. */
export const FIELD_NAMES: Readonly<Record<KeyField, string>> = {
  claim_id: 'Claim_ID',
  provider_id: 'Provider_ID',
  procedure_code: 'Procedure_code',
  diagnosis_code: 'Diagnosis_code',
  service_date: 'service_date',
  payer: 'Payer',
  claim_amount: 'Claim_amnt',
  paid_amount: 'Paid_amnt',
  claim_status: 'claim_status',
  location: 'Location',
  patient_id: 'Patient_ID',
  line_number: 'Line_number',
};

/** Other headers of billing systems, in lower case without marks; the longer the list, the fewer questions. */
export const FIELD_SYNONYMS: Readonly<Record<KeyField, string>> = {
  claim_id:
    'claim id|claim|claim no|claim nbr|claim num|claim number|claim ref|claim reference|claim control number|icn|dcn|tcn|internal control number|document control number|payer claim control number|pccn|account claim number|clm id|clm no|clm nbr|clmid|invoice number|invoice no|invoice id|bill id|bill number|encounter claim id|transaction id|claim key|patient control number',
  provider_id:
    'provider id|provider|provider no|provider number|provider npi|npi|rendering provider|rendering provider id|rendering npi|rendering provider npi|billing provider|billing provider npi|billing npi|attending provider|attending npi|prov id|prov no|prov nbr|physician|physician id|doctor|doctor id|clinician|clinician id|servicing provider|servicing provider id|prvdr num',
  procedure_code:
    'procedure code|procedure|proc code|proc cd|proc|cpt|cpt code|cpt hcpcs|cpt hcpcs code|hcpcs|hcpcs code|hcpcs cd|service code|svc code|procedure cd|px|px code|billing code|principal procedure|cpt4|charge code',
  diagnosis_code:
    'diagnosis code|diagnosis|diag|diag code|diag cd|dx|dx code|dx1|dx 1|primary dx|primary diagnosis|primary diagnosis code|principal diagnosis|principal diagnosis code|icd|icd10|icd 10|icd code|icd10 code|icd 10 code|icd 10 cm|icd dgns cd|diagnosis 1|diag1',
  service_date:
    'service date|date of service|dos|svc date|svc dt|service dt|service from|service from date|from date|from dt|date from|statement from date|service start date|date of svc|dos from|from dos|clm from dt|first service date|service start|treatment date|visit date|encounter date',
  payer:
    'payer|payor|payer name|payor name|insurance|insurance name|insurance company|insurance carrier|insurer|insurer name|carrier|carrier name|primary payer|primary payor|primary insurance|primary insurance name|health plan|plan|plan name|ins name|ins co|ins company|payer desc|payer description|fin class|financial class|coverage',
  claim_amount:
    'claim amnt|claim amount|claim amt|claimed amount|amount claimed|billed|billed amount|billed amt|amount billed|amt billed|charge|charges|charge amount|charge amt|total charge|total charges|total charge amount|submitted amount|submitted charges|gross charges|claim total|claim charge|total billed|total claim charge amount|clm amt|line charge|invoice amount|bill amount',
  paid_amount:
    'paid amnt|paid amount|paid amt|amount paid|amt paid|paid|payment|payments|payment amount|payment amt|total paid|payer paid|insurance paid|paid by insurance|insurance payment|insurance payments|reimbursed|reimbursed amount|reimbursement|remitted|remit amount|remittance amount|clm pmt amt|claim payment amount|net paid|check amount|total payment',
  claim_status:
    'claim status|status|clm status|claim state|claim status code|clm sts|claim sts|status code|status desc|status description|adjudication status|disposition|claim disposition|outcome|claim outcome|decision|processing status|current status|payment status|state of claim',
  location:
    'location|facility|facility name|site|site name|clinic|clinic name|hospital|hospital name|service location|service facility|place of service name|department|dept|office|office location|practice location|location name|facility location|branch|campus|center|location desc|rendering location|facility id|facility code|location code|location id',
  patient_id:
    'patient id|patient|patient no|patient number|patient identifier|patient mrn|mrn|medical record number|member id|member no|member number|subscriber id|pat id|pat no|patid|person id|beneficiary id|bene id|enrollee id|patient account|patient account number|patient acct',
  line_number:
    'line number|line|line no|line nbr|line num|ln|ln no|claim line|claim line number|claim line no|claim line num|clm line num|line item|line item number|line item no|service line|service line number|service line no|svc line|svc line no|line seq|line sequence|seq|seq no|seq num|sequence|sequence no|sequence number',
};

/** Headers that look like a key field by spelling and are none; also what a quarantine file adds. */
export const OTHER_HEADERS: readonly string[] = [
  'claim type',
  'reason',
  'paid date',
  'payment date',
  'date paid',
  'status date',
  'submission date',
  'received date',
  'post date',
  'provider name',
  'provider type',
  'patient paid',
  'patient payment',
  'patient responsibility',
  'patient name',
  'patient state',
  'patient city',
  'patient zip',
  'patient address',
  'payer id',
  'payer type',
  'payer code',
  'plan id',
  'plan type',
  'allowed amount',
  'service to date',
  'service to',
  'service end date',
  'to date',
  'through date',
  'procedure description',
  'procedure desc',
  'diagnosis description',
  'diagnosis desc',
  'service units',
];
