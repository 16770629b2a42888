/** The kinds of CMS files a release can stand on. */
export type CmsKind = 'beneficiary' | 'inpatient' | 'outpatient' | 'provider';

/** How the text of a field is read. A flag is yes or no: 1 and 2 (or 0), Y and N, Yes and No. */
export type CmsFieldType = 'text' | 'date' | 'money' | 'number' | 'flag';

export interface CmsField {
  /** Column of the warehouse. */
  readonly name: string;
  readonly type: CmsFieldType;
  /** What the public layouts call it, in lower case: DE-SynPUF, the synthetic RIF files, the provider-fraud study. */
  readonly headers: readonly string[];
  /** The file must have the column and every row a value in it. */
  readonly required?: true;
  /** The file must have the column. */
  readonly needed?: true;
}

const field = (
  name: string,
  type: CmsFieldType,
  headers: string,
  must: Pick<CmsField, 'required' | 'needed'> = {},
): CmsField => ({ name, type, headers: headers.split(' '), ...must });
const required = { required: true, needed: true } as const;
const needed = { needed: true } as const;

const PERSON = 'desynpuf_id bene_id beneid';
const PROVIDER = 'prvdr_num provider';
const CLAIM = [
  field('claim_number', 'text', 'clm_id claimid', required),
  field('person_id', 'text', PERSON, required),
  field('segment', 'text', 'segment'),
  field('from_date', 'date', 'clm_from_dt claimstartdt', needed),
  field('provider_id', 'text', PROVIDER, needed),
  field('paid_amount', 'money', 'clm_pmt_amt inscclaimamtreimbursed', required),
  field('claim_type_code', 'text', 'nch_clm_type_cd'),
];

/**
 * What is read of each kind of file, whatever the vintage of its headers. Of people only what a model needs is taken:
 * no sex, race, county or number of a physician enters the warehouse.
 */
export const CMS_FIELDS: Readonly<Record<CmsKind, readonly CmsField[]>> = {
  beneficiary: [
    field('person_id', 'text', PERSON, required),
    field('summary_year', 'number', 'rfrnc_yr bene_enrollmt_ref_yr'),
    field('birth_date', 'date', 'bene_birth_dt dob', needed),
    field('death_date', 'date', 'bene_death_dt death_dt dod'),
    field('state_code', 'text', 'sp_state_code state_code state'),
    field('alzheimers', 'flag', 'sp_alzhdmta chroniccond_alzheimer'),
    field('heart_failure', 'flag', 'sp_chf chroniccond_heartfailure'),
    field('kidney_disease', 'flag', 'sp_chrnkidn chroniccond_kidneydisease'),
    field('cancer', 'flag', 'sp_cncr chroniccond_cancer'),
    field('copd', 'flag', 'sp_copd chroniccond_obstrpulmonary'),
    field('depression', 'flag', 'sp_depressn chroniccond_depression'),
    field('diabetes', 'flag', 'sp_diabetes chroniccond_diabetes'),
    field('ischemic_heart', 'flag', 'sp_ischmcht chroniccond_ischemicheart'),
    field('osteoporosis', 'flag', 'sp_osteoprs chroniccond_osteoporasis'),
    field('arthritis', 'flag', 'sp_ra_oa chroniccond_rheumatoidarthritis'),
    field('stroke', 'flag', 'sp_strketia chroniccond_stroke'),
  ],
  inpatient: [
    ...CLAIM,
    field('admission_date', 'date', 'clm_admsn_dt admissiondt', needed),
    field('discharge_date', 'date', 'nch_bene_dschrg_dt dischargedt'),
    field('utilization_days', 'number', 'clm_utlztn_day_cnt'),
    field('deductible_amount', 'money', 'nch_bene_ip_ddctbl_amt deductibleamtpaid'),
  ],
  outpatient: [...CLAIM, field('deductible_amount', 'money', 'nch_bene_ptb_ddctbl_amt deductibleamtpaid')],
  provider: [
    field('provider_id', 'text', PROVIDER, required),
    field('is_flagged', 'flag', 'potentialfraud fraud_flag'),
    field('provider_name', 'text', 'prvdr_name provider_name providername'),
  ],
};

/** Columns that only files of other kinds of claims have: physicians' and drug events. */
const FOREIGN = /^(carr_|pde_id$|prf_physn_npi|line_nch_pmt_amt_1$)/;

/**
 * Tells what a file is by its columns; which vintage it is of does not matter.
 *
 * @param header column names as written
 * @returns null for a file nothing is read of
 */
export function recogniseCmsFile(header: readonly string[]): CmsKind | null {
  const present = new Set(header.map((name) => name.toLowerCase()));
  const has = (kind: CmsKind, name: string): boolean =>
    CMS_FIELDS[kind].find((one) => one.name === name)!.headers.some((column) => present.has(column));
  if ([...present].some((name) => FOREIGN.test(name))) return null;
  if (has('beneficiary', 'birth_date')) return 'beneficiary';
  if (has('inpatient', 'admission_date')) return 'inpatient';
  // One of its columns may be missing: then the error names it.
  const claimed = ['from_date', 'claim_number', 'person_id'].filter((name) => has('outpatient', name));
  if (claimed.length >= 2) return 'outpatient';
  return has('provider', 'provider_id') && !has('outpatient', 'person_id') ? 'provider' : null;
}
