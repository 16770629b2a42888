/** One CSV file: its header in full, the expressions behind the columns that are filled, and where they come from. */
export interface SourceFile {
  readonly name: string;
  /** The header of a real Synthea export, in its order; columns without an expression stay empty. */
  readonly header: string;
  readonly columns: Readonly<Record<string, string>>;
  /** The rest of the statement, from `from` on. It must fix the order of the rows. */
  readonly from: string;
}

const payerIds =
  "['b3221cfc-24fb-339e-823d-bc4136cbc4ed', '7caa7254-5050-3b5e-9eae-bd5ea30e809c', \
'7c4411ce-02f1-39b5-b9ec-dfbea9ad3c1a', 'd47b3510-2895-3b70-9897-342d681c769d', \
'6e2f1a2d-27bd-3701-8d08-dae202c58632', '5059a55e-5d6e-34d1-b6cb-d83d16e57bcf', \
'4d71f845-a6a9-3c39-b242-14d25ef86a8d', '047f6ec3-6215-35eb-9608-f9dda363a44c', \
'42c4fca7-f8a9-3cd1-982a-dd9751bf3e2a', 'b1c428d6-4f07-31e0-90f0-68ffa6ff8c76'][payer]";

/**
 * The files of a Synthea export. Dirt, well under one row in a thousand, by the visit's `dirt` draw: claims that
 * are missing while their transactions are there, impossible service dates, insurance ids that no payer has,
 * repeated claims, and order ends (TODATE) decades before their start.
 */
export const sourceFiles: readonly SourceFile[] = [
  {
    name: 'claims_transactions.csv',
    header:
      'ID,CLAIMID,CHARGEID,PATIENTID,TYPE,AMOUNT,METHOD,FROMDATE,TODATE,PLACEOFSERVICE,PROCEDURECODE,MODIFIER1,MODIFIER2,DIAGNOSISREF1,DIAGNOSISREF2,DIAGNOSISREF3,DIAGNOSISREF4,UNITS,DEPARTMENTID,NOTES,UNITAMOUNT,TRANSFEROUTID,TRANSFERTYPE,PAYMENTS,ADJUSTMENTS,TRANSFERS,OUTSTANDING,APPOINTMENTID,LINENOTE,PATIENTINSURANCEID,FEESCHEDULEID,PROVIDERID,SUPERVISINGPROVIDERID',
    columns: {
      // The claim's own id with the line as its first digit: unique, and far cheaper than another hash per row.
      ID: 'concat(line, substr(claim_id::varchar, 2))',
      CLAIMID: 'claim_id',
      CHARGEID: 'line',
      TYPE: 'type',
      AMOUNT: 'cents(amount)',
      METHOD: 'method',
      FROMDATE: 'posted_at',
      TODATE:
        "case when line = 1 then if(dirt between 0.0006 and 0.0012, timestamp '1970-01-01 00:00:00', posted_at + interval 15 minute) end",
      NOTES: 'note',
      TRANSFERTYPE: "case line when 1 then '1' when 7 then 'p' end",
      TRANSFEROUTID: 'if(line = 7, 6, null)',
      PAYMENTS: 'cents(payment)',
      ADJUSTMENTS: 'cents(adjustment)',
      TRANSFERS: 'cents(transfer)',
      OUTSTANDING: 'cents(outstanding)',
    },
    from: 'from transaction_line',
  },
  {
    name: 'claims.csv',
    header:
      'Id,PATIENTID,PROVIDERID,PRIMARYPATIENTINSURANCEID,SECONDARYPATIENTINSURANCEID,DEPARTMENTID,PATIENTDEPARTMENTID,DIAGNOSIS1,DIAGNOSIS2,DIAGNOSIS3,DIAGNOSIS4,DIAGNOSIS5,DIAGNOSIS6,DIAGNOSIS7,DIAGNOSIS8,REFERRINGPROVIDERID,APPOINTMENTID,CURRENTILLNESSDATE,SERVICEDATE,SUPERVISINGPROVIDERID,STATUS1,STATUS2,STATUSP,OUTSTANDING1,OUTSTANDING2,OUTSTANDINGP,LASTBILLEDDATE1,LASTBILLEDDATE2,LASTBILLEDDATEP,HEALTHCARECLAIMTYPEID1,HEALTHCARECLAIMTYPEID2',
    columns: {
      Id: 'claim_id',
      PATIENTID: 'person_id',
      PROVIDERID: 'provider_id',
      PRIMARYPATIENTINSURANCEID: `case
        when payer = 10 and dirt > 0.993 then make_uuid('lapsed insurance', visit)::varchar
        when payer = 10 then '0'
        else ${payerIds}
      end`,
      SECONDARYPATIENTINSURANCEID: "'0'",
      APPOINTMENTID: 'encounter_id',
      SERVICEDATE:
        "if(dirt between 0.0001 and 0.0002, '2023-02-30T09:00:00Z', strftime(service_at, '%Y-%m-%dT%H:%M:%SZ'))",
      STATUS1:
        "if(outcome in ('short', 'unpaid') or service_at + to_days(insurer_days) > getvariable('as_of'), 'BILLED', 'CLOSED')",
      HEALTHCARECLAIMTYPEID1: "if(encounter_class in ('inpatient', 'emergency', 'snf', 'hospice'), 2, 1)",
      HEALTHCARECLAIMTYPEID2: '0',
    },
    from: `from (select *, unnest(if(dirt between 0.0005 and 0.0006, [1, 2], [1])) as copy from visit where dirt >= 0.0001)`,
  },
  {
    name: 'encounters.csv',
    header:
      'Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,PAYER,ENCOUNTERCLASS,CODE,DESCRIPTION,BASE_ENCOUNTER_COST,TOTAL_CLAIM_COST,PAYER_COVERAGE,REASONCODE,REASONDESCRIPTION',
    columns: {
      Id: 'encounter_id',
      START: 'service_at',
      STOP: 'service_at + to_minutes(minutes)',
      PATIENT: 'person_id',
      ORGANIZATION: 'organization_id',
      PROVIDER: 'provider_id',
      PAYER: payerIds,
      ENCOUNTERCLASS: 'encounter_class',
      CODE: 'code',
      DESCRIPTION: 'description',
      TOTAL_CLAIM_COST: 'cents(charge)',
      PAYER_COVERAGE: "cents(if(outcome = 'unpaid', 0, insurer_paid))",
    },
    from: 'from visit',
  },
  {
    name: 'medications.csv',
    header:
      'START,STOP,PATIENT,PAYER,ENCOUNTER,CODE,DESCRIPTION,BASE_COST,PAYER_COVERAGE,DISPENSES,TOTALCOST,REASONCODE,REASONDESCRIPTION',
    columns: {
      START: 'service_at',
      STOP: "if(stop_at < getvariable('as_of'), stop_at, null)",
      PATIENT: 'person_id',
      PAYER: payerIds,
      ENCOUNTER: 'encounter_id',
      CODE: 'code',
      DESCRIPTION: 'name',
      BASE_COST: 'cents(unit_cost)',
      PAYER_COVERAGE: 'cents(round(coverage * unit_cost * dispenses)::integer)',
      DISPENSES: 'dispenses',
      TOTALCOST: 'cents(unit_cost * dispenses)',
    },
    from: 'from medication_order order by medication_order',
  },
  {
    name: 'patients.csv',
    header:
      'Id,BIRTHDATE,DEATHDATE,SSN,DRIVERS,PASSPORT,PREFIX,FIRST,LAST,SUFFIX,MAIDEN,MARITAL,RACE,ETHNICITY,GENDER,BIRTHPLACE,ADDRESS,CITY,STATE,COUNTY,ZIP,LAT,LON,HEALTHCARE_EXPENSES,HEALTHCARE_COVERAGE',
    columns: {
      Id: 'person_id',
      BIRTHDATE: 'birth_date',
      DEATHDATE: 'death_date',
      GENDER: 'gender',
      STATE: "'Massachusetts'",
    },
    from: 'from person',
  },
  {
    name: 'payer_transitions.csv',
    header: 'PATIENT,MEMBERID,START_YEAR,END_YEAR,PAYER,SECONDARY_PAYER,OWNERSHIP,OWNERNAME',
    columns: {
      PATIENT: 'person_id',
      START_YEAR: 'make_timestamp(start_year, 1, 1, 0, 0, 0)',
      END_YEAR: 'make_timestamp(end_year, 1, 1, 0, 0, 0)',
      PAYER: payerIds,
    },
    from: `from (
        select person, person_id, payer, min(year) as start_year, max(year) + 1 as end_year
        from (select *, year - row_number() over (partition by person, payer order by year) as spell from coverage)
        group by person, person_id, payer, spell
    ) order by person, start_year`,
  },
  {
    name: 'payers.csv',
    header:
      'Id,NAME,ADDRESS,CITY,STATE_HEADQUARTERED,ZIP,PHONE,AMOUNT_COVERED,AMOUNT_UNCOVERED,REVENUE,COVERED_ENCOUNTERS,UNCOVERED_ENCOUNTERS,COVERED_MEDICATIONS,UNCOVERED_MEDICATIONS,COVERED_PROCEDURES,UNCOVERED_PROCEDURES,COVERED_IMMUNIZATIONS,UNCOVERED_IMMUNIZATIONS,UNIQUE_CUSTOMERS,QOLS_AVG,MEMBER_MONTHS',
    columns: {
      Id: 'payer_id',
      NAME: 'name',
      ADDRESS: 'address',
      CITY: 'city',
      STATE_HEADQUARTERED: 'state',
      ZIP: 'zip',
      PHONE: 'phone',
    },
    from: 'from payer order by payer',
  },
  {
    name: 'organizations.csv',
    header: 'Id,NAME,ADDRESS,CITY,STATE,ZIP,LAT,LON,PHONE,REVENUE,UTILIZATION',
    columns: { Id: 'organization_id', NAME: 'name', CITY: 'city', STATE: "'MA'", ZIP: 'zip' },
    from: 'from organization order by organization',
  },
  {
    name: 'providers.csv',
    header: 'Id,ORGANIZATION,NAME,GENDER,SPECIALITY,ADDRESS,CITY,STATE,ZIP,LAT,LON,UTILIZATION',
    columns: {
      Id: 'provider_id',
      ORGANIZATION: 'organization_id',
      NAME: 'name',
      GENDER: 'gender',
      SPECIALITY: 'specialty',
      STATE: "'MA'",
    },
    from: 'from provider order by provider',
  },
];
