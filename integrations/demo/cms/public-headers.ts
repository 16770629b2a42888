/** The three public layouts of CMS files, by the columns of their headers. */
export type Vintage = 'synpuf' | 'rif' | 'study';

/** The kinds of files a vintage has; the synthetic RIF files and DE-SynPUF know no flag of providers. */
export type FileKind = 'beneficiary' | 'inpatient' | 'outpatient' | 'provider';

const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${name}${i + 1}`);

const SYNPUF_CLAIM =
  'DESYNPUF_ID CLM_ID SEGMENT CLM_FROM_DT CLM_THRU_DT PRVDR_NUM CLM_PMT_AMT NCH_PRMRY_PYR_CLM_PD_AMT AT_PHYSN_NPI OP_PHYSN_NPI OT_PHYSN_NPI'.split(
    ' ',
  );
const SYNPUF_CODES = [...numbered('ICD9_DGNS_CD_', 10), ...numbered('ICD9_PRCDR_CD_', 6)];
const RIF_CLAIM =
  'BENE_ID CLM_ID NCH_NEAR_LINE_REC_IDENT_CD NCH_CLM_TYPE_CD CLM_FROM_DT CLM_THRU_DT NCH_WKLY_PROC_DT FI_CLM_PROC_DT PRVDR_NUM CLM_FAC_TYPE_CD CLM_SRVC_CLSFCTN_TYPE_CD CLM_FREQ_CD FI_NUM CLM_MDCR_NON_PMT_RSN_CD CLM_PMT_AMT NCH_PRMRY_PYR_CLM_PD_AMT PRVDR_STATE_CD AT_PHYSN_NPI OP_PHYSN_NPI OT_PHYSN_NPI PTNT_DSCHRG_STUS_CD CLM_TOT_CHRG_AMT'.split(
    ' ',
  );
const RIF_LINES = ['CLM_LINE_NUM', 'REV_CNTR', 'REV_CNTR_UNIT_CNT', 'REV_CNTR_TOT_CHRG_AMT'];
const STUDY_CLAIM =
  'BeneID ClaimID ClaimStartDt ClaimEndDt Provider InscClaimAmtReimbursed AttendingPhysician OperatingPhysician OtherPhysician'.split(
    ' ',
  );
const STUDY_CODES = [...numbered('ClmDiagnosisCode_', 10), ...numbered('ClmProcedureCode_', 6)];

/** Headers as the public files write them. */
export const PUBLIC_HEADERS: Readonly<
  Record<Vintage, Readonly<Partial<Record<FileKind, readonly string[]>>>>
> = {
  synpuf: {
    beneficiary:
      'DESYNPUF_ID BENE_BIRTH_DT BENE_DEATH_DT BENE_SEX_IDENT_CD BENE_RACE_CD BENE_ESRD_IND SP_STATE_CODE BENE_COUNTY_CD BENE_HI_CVRAGE_TOT_MONS BENE_SMI_CVRAGE_TOT_MONS BENE_HMO_CVRAGE_TOT_MONS PLAN_CVRG_MOS_NUM SP_ALZHDMTA SP_CHF SP_CHRNKIDN SP_CNCR SP_COPD SP_DEPRESSN SP_DIABETES SP_ISCHMCHT SP_OSTEOPRS SP_RA_OA SP_STRKETIA MEDREIMB_IP BENRES_IP PPPYMT_IP MEDREIMB_OP BENRES_OP PPPYMT_OP MEDREIMB_CAR BENRES_CAR PPPYMT_CAR'.split(
        ' ',
      ),
    inpatient: [
      ...SYNPUF_CLAIM,
      ...'CLM_ADMSN_DT ADMTNG_ICD9_DGNS_CD CLM_PASS_THRU_PER_DIEM_AMT NCH_BENE_IP_DDCTBL_AMT NCH_BENE_PTA_COINSRNC_LBLTY_AM NCH_BENE_BLOOD_DDCTBL_LBLTY_AM CLM_UTLZTN_DAY_CNT NCH_BENE_DSCHRG_DT CLM_DRG_CD'.split(
        ' ',
      ),
      ...SYNPUF_CODES,
      ...numbered('HCPCS_CD_', 45),
    ],
    outpatient: [
      ...SYNPUF_CLAIM,
      'NCH_BENE_BLOOD_DDCTBL_LBLTY_AM',
      ...SYNPUF_CODES,
      ...'NCH_BENE_PTB_DDCTBL_AMT NCH_BENE_PTB_COINSRNC_AMT ADMTNG_ICD9_DGNS_CD'.split(' '),
      ...numbered('HCPCS_CD_', 45),
    ],
  },
  rif: {
    beneficiary:
      'BENE_ID STATE_CODE COUNTY_CD ZIP_CD BENE_BIRTH_DT SEX_IDENT_CD BENE_RACE_CD AGE_AT_END_REF_YR ENTLMT_RSN_ORIG ENTLMT_RSN_CURR ESRD_IND MDCR_STATUS_CODE_01 BENE_DEATH_DT VALID_DEATH_DT_SW RFRNC_YR BENE_HI_CVRAGE_TOT_MONS BENE_SMI_CVRAGE_TOT_MONS'.split(
        ' ',
      ),
    inpatient: [
      ...RIF_CLAIM,
      ...'CLM_ADMSN_DT CLM_SRC_IP_ADMSN_CD NCH_BENE_IP_DDCTBL_AMT NCH_BENE_PTA_COINSRNC_LBLTY_AMT CLM_UTLZTN_DAY_CNT NCH_BENE_DSCHRG_DT CLM_DRG_CD ADMTG_DGNS_CD PRNCPAL_DGNS_CD'.split(
        ' ',
      ),
      ...numbered('ICD_DGNS_CD', 25),
      ...RIF_LINES,
    ],
    outpatient: [
      ...RIF_CLAIM,
      ...'NCH_BENE_PTB_DDCTBL_AMT NCH_BENE_PTB_COINSRNC_AMT CLM_OP_PRVDR_PMT_AMT CLM_OP_BENE_PMT_AMT PRNCPAL_DGNS_CD'.split(
        ' ',
      ),
      ...numbered('ICD_DGNS_CD', 25),
      ...RIF_LINES,
    ],
  },
  study: {
    beneficiary:
      'BeneID DOB DOD Gender Race RenalDiseaseIndicator State County NoOfMonths_PartACov NoOfMonths_PartBCov ChronicCond_Alzheimer ChronicCond_Heartfailure ChronicCond_KidneyDisease ChronicCond_Cancer ChronicCond_ObstrPulmonary ChronicCond_Depression ChronicCond_Diabetes ChronicCond_IschemicHeart ChronicCond_Osteoporasis ChronicCond_rheumatoidarthritis ChronicCond_stroke IPAnnualReimbursementAmt IPAnnualDeductibleAmt OPAnnualReimbursementAmt OPAnnualDeductibleAmt'.split(
        ' ',
      ),
    inpatient: [
      ...STUDY_CLAIM,
      ...'AdmissionDt ClmAdmitDiagnosisCode DeductibleAmtPaid DischargeDt DiagnosisGroupCode'.split(' '),
      ...STUDY_CODES,
    ],
    outpatient: [...STUDY_CLAIM, ...STUDY_CODES, 'DeductibleAmtPaid', 'ClmAdmitDiagnosisCode'],
    provider: ['Provider', 'PotentialFraud'],
  },
};
