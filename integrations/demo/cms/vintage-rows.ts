import type { InventedBeneficiary } from './invented-beneficiaries.ts';
import { addDays, type InventedCmsClaim } from './invented-cms-claims.ts';
import { PUBLIC_HEADERS, type Vintage } from './public-headers.ts';

/** Values by column; a column without one is empty. */
export type ExportedRow = Readonly<Record<string, string>>;

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A day as each vintage writes it: 20080315, 15-Mar-2008, 2008-03-15. */
const DAY: Readonly<Record<Vintage, (day: string) => string>> = {
  synpuf: (day) => day.replaceAll('-', ''),
  rif: (day) => {
    const [year, month, date] = day.split('-');
    return `${date}-${MONTHS[Number(month) - 1]}-${year}`;
  },
  study: (day) => day,
};

/** The columns of the eleven conditions stand together, in the order of `CONDITIONS`. */
const FIRST_CONDITION = { synpuf: 'SP_ALZHDMTA', rif: null, study: 'ChronicCond_Alzheimer' } as const;

/** The row of a beneficiary's summary of one year. */
export function summaryRow(
  vintage: Vintage,
  { id, born, died, summaries }: InventedBeneficiary,
  at: number,
  year: number,
): ExportedRow {
  const { state, conditions } = summaries[at]!;
  const day = DAY[vintage];
  const header = PUBLIC_HEADERS[vintage].beneficiary ?? [];
  const first = FIRST_CONDITION[vintage];
  const from = first === null ? -1 : header.indexOf(first);
  const flags = Object.fromEntries(
    from < 0 ? [] : conditions.map((has, condition) => [header[from + condition]!, has ? '1' : '2']),
  );
  // A death is known from the summary of its year on.
  const dead = died !== null && Number(died.slice(0, 4)) <= year ? day(died) : '';
  if (vintage === 'synpuf') {
    return {
      ...{ DESYNPUF_ID: id, BENE_BIRTH_DT: day(born), BENE_DEATH_DT: dead, SP_STATE_CODE: state, ...flags },
    };
  }
  if (vintage === 'rif') {
    return {
      ...{
        BENE_ID: id,
        BENE_BIRTH_DT: day(born),
        BENE_DEATH_DT: dead,
        STATE_CODE: state,
        RFRNC_YR: String(year),
      },
    };
  }
  return { BeneID: id, DOB: day(born), DOD: dead || 'NA', State: String(Number(state)), ...flags };
}

/** The row of a claim, as a clean file has it. */
export function claimRow(vintage: Vintage, claim: InventedCmsClaim): ExportedRow {
  const { id, person, type, from, days, provider, paid, deductible } = claim;
  const day = DAY[vintage];
  const [begins, ends] = [day(from), day(addDays(from, days))];
  const isInpatient = type === 'Inpatient';
  if (vintage === 'study') {
    return {
      ...{ BeneID: person.id, ClaimID: id, ClaimStartDt: begins, ClaimEndDt: ends, Provider: provider },
      ...{
        InscClaimAmtReimbursed: String(paid),
        DeductibleAmtPaid: deductible === 0 ? 'NA' : String(deductible),
      },
      ...(isInpatient ? { AdmissionDt: begins, DischargeDt: ends } : {}),
    };
  }
  return {
    ...(vintage === 'synpuf'
      ? { DESYNPUF_ID: person.id, SEGMENT: '1' }
      : { BENE_ID: person.id, CLM_LINE_NUM: '1' }),
    ...(vintage === 'rif' ? { NCH_CLM_TYPE_CD: isInpatient ? '60' : '40' } : {}),
    ...{ CLM_ID: id, CLM_FROM_DT: begins, CLM_THRU_DT: ends, PRVDR_NUM: provider, CLM_PMT_AMT: `${paid}.00` },
    ...(isInpatient
      ? {
          ...{ CLM_ADMSN_DT: begins, NCH_BENE_DSCHRG_DT: ends, CLM_UTLZTN_DAY_CNT: String(days) },
          NCH_BENE_IP_DDCTBL_AMT: `${deductible}.00`,
        }
      : { NCH_BENE_PTB_DDCTBL_AMT: `${deductible}.00` }),
  };
}

/** What the fields that dirt touches are called. */
export const NAMED: Readonly<
  Record<Vintage, Readonly<Record<'id' | 'person' | 'from' | 'paid' | 'discharge', string>>>
> = {
  synpuf: {
    ...{ id: 'CLM_ID', person: 'DESYNPUF_ID', from: 'CLM_FROM_DT', paid: 'CLM_PMT_AMT' },
    discharge: 'NCH_BENE_DSCHRG_DT',
  },
  rif: {
    ...{ id: 'CLM_ID', person: 'BENE_ID', from: 'CLM_FROM_DT', paid: 'CLM_PMT_AMT' },
    discharge: 'NCH_BENE_DSCHRG_DT',
  },
  study: {
    ...{ id: 'ClaimID', person: 'BeneID', from: 'ClaimStartDt', paid: 'InscClaimAmtReimbursed' },
    discharge: 'DischargeDt',
  },
};

export const writtenDay = (vintage: Vintage, day: string): string => DAY[vintage](day);
