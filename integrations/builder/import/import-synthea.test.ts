import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../../sql/package-root.ts';
import { PayerscopeError } from '../../../tools/errors.ts';
import type { Warehouse } from '../../../tools/ports.ts';
import { createDuckDbWarehouse } from '../../warehouse/duckdb/duckdb-warehouse.ts';
import type { ImportLog } from './import-log.ts';
import { importSynthea } from './import-synthea.ts';
import { lastCompleteServiceMonth } from './last-complete-service-month.ts';
import type { Links } from './synthea-files.ts';
import type { Rows } from './testing/write-export.ts';
import { exportTexts, smallExport, writeExport } from './testing/write-export.ts';

const SAMPLE = join(packageRoot(), '../shared/data/synthea-27');
let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await createDuckDbWarehouse({ path: ':memory:', threads: 1 });
});
afterAll(() => warehouse.close());

const steps: string[] = [];
const importDirectory = (directory: string, links: Links = 'numbers'): Promise<ImportLog> =>
  importSynthea({
    warehouse,
    directory,
    links,
    progress: { step: (name, detail) => steps.push(`${name} ${detail}`) },
  });

const importFiles = async (files: Record<string, string | Buffer>, links?: Links): Promise<ImportLog> => {
  const { directory, remove } = writeExport(files);
  try {
    return await importDirectory(directory, links);
  } finally {
    remove();
  }
};

const rejectedIn = (log: ImportLog, file: string) => log.files.find((one) => one.file === file)?.rejected;

/** Enough good rows that a few bad ones stay under the share that stops an import. */
const manyClaims = (): Rows => {
  const rows = smallExport();
  const claims = rows['claims'] ?? [];
  const transactions = rows['claims_transactions'] ?? [];
  for (let i = 0; i < 60; i++) {
    claims.push({ ...claims[0], Id: `k${i}` });
    transactions.push({ ...transactions[0], ID: `x${i}`, CLAIMID: `k${i}` });
  }
  return rows;
};

const failure = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(PayerscopeError);
  expect((error as PayerscopeError).code).toBe('SOURCE_INVALID');
  return (error as PayerscopeError).message;
};

describe('what is taken', () => {
  test.each(['older', 'newer'] as const)('the %s vintage of headers', async (vintage) => {
    const log = await importFiles(exportTexts(smallExport(), vintage));
    expect(log.files.map(({ file, read, loaded }) => [file, read, loaded])).toEqual([
      ['patients.csv', 2, 2],
      ['payers.csv', 2, 2],
      ['organizations.csv', 1, 1],
      ['providers.csv', 1, 1],
      ['encounters.csv', 1, 1],
      ['claims.csv', 2, 2],
      ['claims_transactions.csv', 5, 5],
      ['medications.csv', 1, 1],
    ]);
    expect(
      await warehouse.query(
        `select * exclude (id) replace (claimid = hash('c1') as claimid) from raw.claims_transactions limit 2`,
      ),
    ).toEqual([
      {
        claimid: 1,
        type: 'CHARGE',
        amount: 77.49,
        method: null,
        fromdate: '2024-01-02 10:00:00',
        payments: null,
        adjustments: null,
        outstanding: 77.49,
      },
      {
        claimid: 1,
        type: 'TRANSFERIN',
        amount: -77.49,
        method: null,
        fromdate: '2024-01-02 10:00:00',
        payments: null,
        adjustments: null,
        outstanding: null,
      },
    ]);
    expect(await warehouse.query('select * from raw.organizations')).toEqual([
      { id: 'o1', name: 'ST. MARY, MAIN "EAST"' },
    ]);
    expect(await lastCompleteServiceMonth(warehouse, '2025-01-01')).toBe('2024-01-31');
  });

  test('columns are explicitly typed, and no name or number of a patient enters', async () => {
    const types = await warehouse.query(
      `select table_name || '.' || column_name as name, data_type from information_schema.columns
       where table_schema = 'raw' and (table_name = 'patients' or data_type <> 'VARCHAR') and table_name <> 'import_log'
       order by table_name, ordinal_position`,
    );
    expect(types.map((row) => `${row['name']} ${row['data_type']}`)).toEqual([
      'claims.appointmentid UBIGINT',
      'claims.servicedate TIMESTAMP',
      'claims_transactions.id UBIGINT',
      'claims_transactions.claimid UBIGINT',
      'claims_transactions.amount DECIMAL(18,2)',
      'claims_transactions.fromdate TIMESTAMP',
      'claims_transactions.payments DECIMAL(18,2)',
      'claims_transactions.adjustments DECIMAL(18,2)',
      'claims_transactions.outstanding DECIMAL(18,2)',
      'encounters.id UBIGINT',
      'medications.start TIMESTAMP',
      'medications.payer_coverage DECIMAL(18,2)',
      'medications.dispenses BIGINT',
      'medications.totalcost DECIMAL(18,2)',
      'patients.id VARCHAR',
      'patients.birthdate DATE',
      'patients.deathdate DATE',
    ]);
  });

  test('a byte-order mark, CRLF, quoted headers, another case and another order of columns', async () => {
    const files = exportTexts(smallExport());
    files['payers.csv'] = '\uFEFF"name","ID"\r\nMedicare,y1\r\nNO_INSURANCE,y2\r\n';
    files['claims.csv'] = files['claims.csv']?.replaceAll('\n', '\r\n') ?? '';
    const log = await importFiles(files);
    expect(log.files.flatMap((file) => file.rejected)).toEqual([]);
    expect(await warehouse.query('select id, name from raw.payers order by id')).toEqual([
      { id: 'y1', name: 'Medicare' },
      { id: 'y2', name: 'NO_INSURANCE' },
    ]);
  });

  test('a file without an optional column: every value is empty', async () => {
    const whole = smallExport();
    const claims = (whole.claims ?? []).map((claim) => ({ ...claim, DIAGNOSIS1: '59621000' }));
    const files = exportTexts({ ...whole, claims });
    const diagnoses = async (header: string) => {
      await importFiles({ ...files, 'claims.csv': files['claims.csv']?.replace('DIAGNOSIS1', header) ?? '' });
      return warehouse.query('select count(*) as claims, count(diagnosis1) as coded from raw.claims');
    };
    expect(await diagnoses('Diagnosis1')).toEqual([{ claims: 2, coded: 2 }]);
    expect(await diagnoses('ANOTHER')).toEqual([{ claims: 2, coded: 0 }]);
  });

  test('medications may be empty, and the last line break may be missing', async () => {
    const files = exportTexts({ ...smallExport(), medications: [] });
    files['payers.csv'] = files['payers.csv']?.trimEnd() ?? '';
    const log = await importFiles(files);
    expect(log.files.at(-1)).toEqual({
      file: 'medications.csv',
      read: 0,
      loaded: 0,
      rejected: [],
      nulls: [],
    });
    expect(log.files[1]?.loaded).toBe(2);
  });

  test.skipIf(!existsSync(SAMPLE))('the real sample: every row, nothing rejected', async () => {
    const log = await importDirectory(SAMPLE);
    expect(log.files.map(({ file, loaded }) => [file, loaded])).toEqual([
      ['patients.csv', 27],
      ['payers.csv', 10],
      ['organizations.csv', 63],
      ['providers.csv', 166],
      ['encounters.csv', 604],
      ['claims.csv', 1267],
      ['claims_transactions.csv', 5228],
      ['medications.csv', 663],
    ]);
    expect(log.files.flatMap(({ rejected }) => rejected)).toEqual([]);
    expect(log.files[6]?.nulls).toContainEqual({ column: 'adjustments', rows: 5228 });
    expect(await lastCompleteServiceMonth(warehouse, '2025-01-01')).toBe('2024-01-31');
  });
});

describe('rows that are rejected, with the reason and the line', () => {
  test('shape, dates, amounts, keys and orphans', async () => {
    const rows = manyClaims();
    const claims = rows['claims'] ?? [];
    const transactions = rows['claims_transactions'] ?? [];
    claims.splice(1, 0, { ...claims[0], Id: 'bad', SERVICEDATE: '2024-02-30T00:00:00Z' });
    claims.splice(
      3,
      0,
      { ...claims[0], Id: '' },
      { ...claims[0], Id: 'old', SERVICEDATE: '1024-01-02T00:00:00Z' },
    );
    claims.push({ ...claims[0] }, { ...claims[0], Id: 'nobody', PATIENTID: 'p9' });
    transactions.push(
      { ...transactions[0], ID: 'n1', AMOUNT: '-1.00' },
      { ...transactions[2], ID: 'n2', PAYMENTS: '-1.00' },
      { ...transactions[2], ID: 'n3', PAYMENTS: 'twelve' },
      { ...transactions[2], ID: 'n4', PAYMENTS: '' },
      { ...transactions[0], ID: 'n5', CLAIMID: 'bad' },
      { ...transactions[0], ID: 'n6', FROMDATE: '2150-01-01' },
      { ...transactions[0], ID: 'n7', AMOUNT: '1e12' },
      { ...transactions[0], ID: 'n8', AMOUNT: 'NaN' },
      { ...transactions[0], ID: 'n9', AMOUNT: '1,234.50' },
      { ...transactions[1] },
    );
    const files = exportTexts(rows);
    const lines = (files['claims.csv'] ?? '').split('\n');
    lines.splice(10, 0, 'short,row', `${lines[9]},long`);
    files['claims.csv'] = lines.join('\n');
    const log = await importFiles(files);
    expect(rejectedIn(log, 'claims.csv')).toEqual([
      { reason: 'too few columns', rows: 1, lines: [11] },
      { reason: 'too many columns', rows: 1, lines: [12] },
      { reason: 'unreadable date in servicedate', rows: 1, lines: [3] },
      { reason: 'missing id', rows: 1, lines: [5] },
      { reason: 'impossible date in servicedate', rows: 1, lines: [6] },
      { reason: 'repeated id', rows: 1, lines: [69] },
      { reason: 'no such patient', rows: 1, lines: [70] },
    ]);
    expect(rejectedIn(log, 'claims_transactions.csv')).toEqual([
      { reason: 'unreadable amount in amount', rows: 2, lines: [74, 75] },
      { reason: 'unreadable amount in payments', rows: 1, lines: [69] },
      { reason: 'negative amount', rows: 1, lines: [67] },
      { reason: 'negative payments', rows: 1, lines: [68] },
      { reason: 'missing payments', rows: 1, lines: [70] },
      { reason: 'no such claim', rows: 1, lines: [71] },
      { reason: 'impossible date in fromdate', rows: 1, lines: [72] },
      { reason: 'impossible amount in amount', rows: 1, lines: [73] },
      { reason: 'repeated id', rows: 1, lines: [76] },
    ]);
    expect(log.files[5]).toMatchObject({ read: 69, loaded: 62 });
    const [loaded] = await warehouse.query('select count(*) as n, count(distinct id) as ids from raw.claims');
    expect(loaded).toEqual({ n: 62, ids: 62 });
    expect(
      await warehouse.query(
        `select * from raw.import_log where file = 'claims.csv' and kind in ('read', 'loaded') or subject = 'no such claim' order by kind`,
      ),
    ).toEqual([
      { file: 'claims.csv', kind: 'loaded', subject: null, row_count: 62, example_lines: null },
      { file: 'claims.csv', kind: 'read', subject: null, row_count: 69, example_lines: null },
      {
        file: 'claims_transactions.csv',
        kind: 'rejected',
        subject: 'no such claim',
        row_count: 1,
        example_lines: '71',
      },
    ]);
  });

  test('of repeated keys the first row is kept; reversed order dates and negative transfers stay', async () => {
    const rows = manyClaims();
    rows['claims']?.push({ ...rows['claims'][0], PRIMARYPATIENTINSURANCEID: 'second' });
    await importFiles(exportTexts(rows));
    expect(
      await warehouse.query(`select primarypatientinsuranceid as payer from raw.claims where id = 'c1'`),
    ).toEqual([{ payer: 'y1' }]);
  });

  test('repeated ids that are kept as numbers are found by their texts, past rows set aside; kept as texts, the same', async () => {
    const rows = manyClaims();
    const transactions = rows['claims_transactions'] ?? [];
    transactions.splice(1, 0, { ...transactions[0], ID: 'x', FROMDATE: 'soon' }, { ...transactions[0] });
    const [numbers, texts] = [
      await importFiles(exportTexts(rows)),
      await importFiles(exportTexts(rows), 'texts'),
    ];
    expect(rejectedIn(numbers, 'claims_transactions.csv')).toEqual([
      { reason: 'unreadable date in fromdate', rows: 1, lines: [3] },
      { reason: 'repeated id', rows: 1, lines: [4] },
    ]);
    expect(texts).toEqual(numbers);
    expect(await warehouse.query('select min(claimid) as first from raw.claims_transactions')).toEqual([
      { first: 'c1' },
    ]);
  });

  test('three examples at most, and a count of all', async () => {
    const rows = manyClaims();
    for (let i = 0; i < 5; i++) rows['claims']?.push({ ...rows['claims'][0] });
    expect(rejectedIn(await importFiles(exportTexts(rows)), 'claims.csv')).toEqual([
      { reason: 'repeated id', rows: 5, lines: [64, 65, 66] },
    ]);
  });
});

describe('files that cannot be imported: one sentence, and the previous import stays', () => {
  const with_ = (name: string, content: string | Buffer) => ({
    ...exportTexts(smallExport()),
    [name]: content,
  });
  const claims = exportTexts(smallExport())['claims.csv'] ?? '';

  test('every missing file and column is named at once', async () => {
    const {
      'payers.csv': _payers,
      'claims_transactions.csv': _transactions,
      ...files
    } = exportTexts(smallExport());
    files['claims.csv'] = claims.replace('PATIENTID', 'MEMBER').replace('SERVICEDATE', 'DAY');
    files['patients.csv'] = (files['patients.csv'] ?? '').replace('BIRTHDATE', 'BORN');
    expect(await failure(importFiles(files))).toMatch(
      /lacks the column BIRTHDATE of patients\.csv; the file payers\.csv; the columns PATIENTID, SERVICEDATE of claims\.csv; the file claims_transactions\.csv;/,
    );
  });

  test.each<[string, string, string | Buffer, RegExp]>([
    ['an empty file', 'claims.csv', '', /claims\.csv is empty/],
    [
      'a header without rows',
      'claims.csv',
      `${claims.split('\n')[0]}\n`,
      /claims\.csv has a header but no rows/,
    ],
    [
      'a row cut short',
      'claims.csv',
      claims.slice(0, -30),
      /claims\.csv is truncated: it ends in the middle of a row \(line 3\)/,
    ],
    ['an unterminated quote', 'claims.csv', `${claims}c3,p1,"d1\n`, /claims\.csv is truncated: .*\(line 4\)/],
    [
      'UTF-16',
      'payers.csv',
      Buffer.from('\uFEFFId,NAME\ny1,Medicare\n', 'utf16le'),
      /payers\.csv is encoded as UTF-16/,
    ],
    [
      'Latin-1',
      'payers.csv',
      Buffer.from('Id,NAME\ny1,Medicare\ny2,Caf\xe9\n', 'latin1'),
      /payers\.csv is not valid UTF-8 \(line 3\)/,
    ],
    [
      'Latin-1 in the header',
      'payers.csv',
      Buffer.from('Id,NAME,\xe9\n', 'latin1'),
      /payers\.csv is not valid UTF-8 \(line 1\)/,
    ],
    [
      'a binary file',
      'payers.csv',
      Buffer.from([0x1f, 0x8b, 8, 0, 0, 1, 2, 3]),
      /payers\.csv is not a text file/,
    ],
    [
      'a column named twice',
      'payers.csv',
      'Id,NAME,Name\ny1,a,b\n',
      /payers\.csv names the column name twice/,
    ],
    [
      'mixed line endings',
      'payers.csv',
      'Id,NAME\r\ny1,Medicare\ny2,None\r\n',
      /payers\.csv cannot be read as CSV/,
    ],
    [
      'mostly unusable rows',
      'claims.csv',
      claims.replaceAll('2024-', 'early '),
      /claims\.csv cannot be imported: 2 of its 2 rows are unusable, mostly for unreadable date in servicedate \(line 2/,
    ],
  ])('%s', async (_case, name, content, message) => {
    await importFiles(exportTexts(smallExport()));
    const tables = `select table_name as name from information_schema.tables where table_schema = 'raw' order by 1`;
    const before = await warehouse.query(tables);
    const text = await failure(importFiles(with_(name, content)));
    expect(text).toMatch(message);
    expect(text).toMatch(/^[^.]+(\.csv[^.]*)+\.$/);
    expect(await warehouse.query(tables)).toEqual(before);
    expect(await warehouse.query('select count(*) as n from raw.claims')).toEqual([{ n: 2 }]);
  });

  test('a directory that is not there', async () => {
    expect(await failure(importDirectory('/nowhere/at/all'))).toMatch(/\/nowhere\/at\/all does not exist/);
  });

  test('a file in place of the directory', async () => {
    const { directory, remove } = writeExport({ 'claims.csv': claims });
    expect(await failure(importDirectory(join(directory, 'claims.csv')))).toMatch(
      /cannot be read; name a folder/,
    );
    remove();
  });
});

test('progress names files, never contents', () => {
  expect(new Set(steps)).toContain('import claims_transactions.csv');
});
