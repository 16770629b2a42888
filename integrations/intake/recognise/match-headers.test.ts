import { describe, expect, test } from 'vitest';
import { KEY_FIELDS } from './key-fields.ts';
import { matchHeaders } from './match-headers.ts';

/** Headers as billing systems export them, in the order of the key fields; null where one has none. */
const SYSTEMS: Readonly<Record<string, readonly (string | null)[]>> = {
  contract: [
    'Claim_ID',
    'Provider_ID',
    'Procedure_code',
    'Diagnosis_code',
    'service_date',
    'Payer',
    'Claim_amnt',
    'Paid_amnt',
    'claim_status',
    'Location',
    null,
  ],
  spaced: [
    'Claim Number',
    'Rendering NPI',
    'CPT/HCPCS',
    'Primary Dx',
    'DOS',
    'Payer Name',
    'Charge Amt',
    'Payment Amt',
    'Claim Status',
    'Facility Name',
    'MRN',
  ],
  shouted: [
    'CLM_ID',
    'PRVDR_NUM',
    'HCPCS_CD',
    'ICD_DGNS_CD',
    'CLM_FROM_DT',
    'CARRIER',
    'CLM_AMT',
    'CLM_PMT_AMT',
    'CLM_STS',
    'SITE',
    'BENE_ID',
  ],
  camel: [
    'claimId',
    'providerNpi',
    'procedureCode',
    'diagnosisCode',
    'dateOfService',
    'insuranceName',
    'totalCharges',
    'amountPaid',
    'claimStatus',
    'serviceLocation',
    'memberId',
  ],
  '835': [
    'Payer Claim Control Number',
    'Rendering Provider',
    'Proc Code',
    'Diag Code',
    'Statement From',
    'Payor',
    'Total Claim Charge Amount',
    'Claim Payment Amount',
    'Claim Status Code',
    'Service Facility',
    'Patient Control',
  ],
  misspelt: [
    'Clam Number',
    'Provder ID',
    'Procedur Code',
    'Diagnossis Code',
    'Servce Date',
    'Payer Nmae',
    'Claim Amuont',
    'Paid Amuont',
    'Claim Staus',
    'Locaton',
    'Pateint ID',
  ],
};

describe('headers of billing systems', () => {
  test.each(Object.entries(SYSTEMS))('%s', (name, headers) => {
    const present = headers.filter((header) => header !== null);
    // In another order, with columns that are none of them.
    const file = ['Status Date', ...present.toReversed(), 'Provider Name', 'Patient Zip'];
    const matched = matchHeaders('x.csv', file, {});
    const found = Object.fromEntries(matched.map(({ field, header }) => [field, header]));
    for (const [at, field] of KEY_FIELDS.entries()) {
      if (name === '835' && field === 'patient_id') continue;
      expect([field, found[field]]).toEqual([field, headers[at] ?? undefined]);
    }
    for (const { how, confidence } of matched) {
      expect(how === 'fuzzy' ? confidence < 1 : confidence === 1).toBe(true);
      expect(confidence).toBeGreaterThanOrEqual(0.75);
    }
  });

  test('two headers that mean one field are a question', () => {
    const headers = ['Claim ID', 'DOS', 'Payer', 'Billed', 'Paid', 'Charge Amount', 'Status'];
    expect(() => matchHeaders('x.csv', headers, {})).toThrow(
      /2 columns that may be Claim_amnt: “Billed”, “Charge Amount”/,
    );
    expect(matchHeaders('x.csv', headers, { claim_amount: 'Billed' })).toContainEqual(
      expect.objectContaining({ field: 'claim_amount', header: 'Billed', how: 'mapping' }),
    );
  });

  test('what is missing is named', () => {
    expect(() => matchHeaders('x.csv', ['Claim ID', 'DOS', 'Payer'], {})).toThrow(
      /no column for Claim_amnt, Paid_amnt, claim_status/,
    );
  });
});
