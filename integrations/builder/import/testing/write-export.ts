import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Headers as Synthea wrote them in 2020–2022 and writes them now, shortened where nothing is read. */
const HEADERS = {
  older: {
    patients:
      'Id,BIRTHDATE,DEATHDATE,SSN,DRIVERS,PASSPORT,FIRST,LAST,MAIDEN,BIRTHPLACE,ADDRESS,CITY,ZIP,LAT,LON,HEALTHCARE_EXPENSES,HEALTHCARE_COVERAGE',
    payers: 'Id,NAME,ADDRESS,CITY,STATE_HEADQUARTERED,ZIP,PHONE,AMOUNT_COVERED',
    organizations: 'Id,NAME,ADDRESS,CITY,STATE,ZIP,LAT,LON,PHONE,REVENUE,UTILIZATION',
    providers: 'Id,ORGANIZATION,NAME,GENDER,SPECIALITY,ADDRESS,CITY,STATE,ZIP,LAT,LON,UTILIZATION',
  },
  newer: {
    patients:
      'Id,BIRTHDATE,DEATHDATE,SSN,DRIVERS,PASSPORT,FIRST,MIDDLE,LAST,MAIDEN,BIRTHPLACE,ADDRESS,CITY,FIPS,ZIP,LAT,LON,HEALTHCARE_EXPENSES,HEALTHCARE_COVERAGE,INCOME',
    payers: 'Id,NAME,OWNERSHIP,ADDRESS,CITY,STATE_HEADQUARTERED,ZIP,PHONE,AMOUNT_COVERED',
    organizations: 'Id,NAME,ADDRESS,CITY,STATE,ZIP,LAT,LON,PHONE,REVENUE,UTILIZATION',
    providers: 'Id,ORGANIZATION,NAME,GENDER,SPECIALITY,ADDRESS,CITY,STATE,ZIP,LAT,LON,ENCOUNTERS,PROCEDURES',
  },
} as const;

const COMMON = {
  encounters:
    'Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,PAYER,ENCOUNTERCLASS,CODE,DESCRIPTION,REASONCODE,REASONDESCRIPTION',
  claims:
    'Id,PATIENTID,PROVIDERID,PRIMARYPATIENTINSURANCEID,SECONDARYPATIENTINSURANCEID,DIAGNOSIS1,DIAGNOSIS2,APPOINTMENTID,SERVICEDATE,STATUS1',
  claims_transactions:
    'ID,CLAIMID,CHARGEID,PATIENTID,TYPE,AMOUNT,METHOD,FROMDATE,TODATE,PROCEDURECODE,NOTES,PAYMENTS,ADJUSTMENTS,TRANSFERS,OUTSTANDING,LINENOTE',
  medications:
    'START,STOP,PATIENT,PAYER,ENCOUNTER,CODE,DESCRIPTION,BASE_COST,PAYER_COVERAGE,DISPENSES,TOTALCOST,REASONCODE,REASONDESCRIPTION',
};

export type Vintage = keyof typeof HEADERS;
export type Rows = Record<string, Record<string, string>[]>;

/** Two patients, two claims with five transactions, one medication: a whole export in a nutshell. */
export function smallExport(): Rows {
  return {
    patients: [
      { Id: 'p1', BIRTHDATE: '1950-02-03', DEATHDATE: '', FIRST: 'Zoë' },
      { Id: 'p2', BIRTHDATE: '1931-02-03', DEATHDATE: '2024-01-05' },
    ],
    payers: [
      { Id: 'y1', NAME: 'Medicare' },
      { Id: 'y2', NAME: 'NO_INSURANCE' },
    ],
    organizations: [{ Id: 'o1', NAME: 'ST. MARY, MAIN "EAST"' }],
    providers: [{ Id: 'd1', ORGANIZATION: 'o1', NAME: 'Ada1 Byron2', SPECIALITY: 'GENERAL PRACTICE' }],
    encounters: [
      {
        Id: 'e1',
        START: '2024-01-02T10:00:00Z',
        PATIENT: 'p1',
        ORGANIZATION: 'o1',
        ENCOUNTERCLASS: 'wellness',
      },
    ],
    claims: [
      {
        Id: 'c1',
        PATIENTID: 'p1',
        PROVIDERID: 'd1',
        PRIMARYPATIENTINSURANCEID: 'y1',
        APPOINTMENTID: 'e1',
        SERVICEDATE: '2024-01-02T10:00:00Z',
      },
      {
        Id: 'c2',
        PATIENTID: 'p2',
        PROVIDERID: 'd1',
        PRIMARYPATIENTINSURANCEID: '0',
        APPOINTMENTID: 'e9',
        SERVICEDATE: '2024-02-28T23:30:00Z',
      },
    ],
    claims_transactions: [
      {
        ID: 't1',
        CLAIMID: 'c1',
        TYPE: 'CHARGE',
        AMOUNT: '77.49',
        FROMDATE: '2024-01-02T10:00:00Z',
        TODATE: '2019-01-01T00:00:00Z',
        OUTSTANDING: '77.49',
      },
      {
        ID: 't2',
        CLAIMID: 'c1',
        TYPE: 'TRANSFERIN',
        AMOUNT: '-77.49',
        FROMDATE: '2024-01-02T10:00:00Z',
        TRANSFERS: '77.49',
      },
      {
        ID: 't3',
        CLAIMID: 'c1',
        TYPE: 'PAYMENT',
        METHOD: 'ECHECK',
        FROMDATE: '2024-01-09T10:00:00Z',
        PAYMENTS: '77.49',
      },
      {
        ID: 't4',
        CLAIMID: 'c2',
        TYPE: 'CHARGE',
        AMOUNT: '0.00',
        FROMDATE: '2024-02-28T23:30:00Z',
        OUTSTANDING: '0.00',
      },
      { ID: 't5', CLAIMID: 'c2', TYPE: 'TRANSFEROUT', FROMDATE: '2024-02-28T23:30:00Z' },
    ],
    medications: [
      {
        START: '2024-01-02T10:00:00Z',
        PATIENT: 'p1',
        PAYER: 'y1',
        CODE: '665078',
        DESCRIPTION: 'Loratadine 5 MG',
        PAYER_COVERAGE: '1.00',
        DISPENSES: '3',
        TOTALCOST: '21.72',
      },
    ],
  };
}

const field = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** Column names of a table, in order. */
export function columnsOf(table: string, vintage: Vintage = 'newer'): string[] {
  const headers: Record<string, string> = { ...COMMON, ...HEADERS[vintage] };
  return (headers[table] ?? '').split(',');
}

/** The CSV text of each file, `name.csv` to text. */
export function exportTexts(rows: Rows, vintage: Vintage = 'newer'): Record<string, string> {
  return Object.fromEntries(
    [...Object.keys(COMMON), ...Object.keys(HEADERS[vintage])].map((table) => {
      const columns = columnsOf(table, vintage);
      const lines = (rows[table] ?? []).map((row) =>
        columns.map((column) => field(row[column] ?? '')).join(','),
      );
      return [`${table}.csv`, `${[columns.join(','), ...lines].join('\n')}\n`];
    }),
  );
}

/** Writes files into a new temporary directory; `remove` deletes it. */
export function writeExport(files: Record<string, string | Buffer>): {
  directory: string;
  remove: () => void;
} {
  const directory = mkdtempSync(join(tmpdir(), 'payerscope-export-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content);
  return { directory, remove: () => rmSync(directory, { recursive: true }) };
}
