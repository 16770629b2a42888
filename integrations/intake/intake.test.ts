import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { dirtyFile } from '../demo/billing/dirty-file.ts';
import { CONTRACT_HEADER, cleanFile, cleanRow, inventedClaims } from '../demo/billing/invented-claims.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { NO_MAPPING } from './read-mapping.ts';
import { writeIntakeReport } from './report/write-intake-report.ts';
import { intakeWorkspace } from './testing/intake-workspace.ts';

const space = intakeWorkspace();
afterAll(() => space.drop());
const silent = { step: () => {} };
const claims = inventedClaims({ count: 160, months: 4, from: '2025-02' });

/** What was loaded of a file, in the order of its claims. */
async function loadedOf(name: string): Promise<unknown[][]> {
  const file = (await space.intake.list()).find((one) => one.file.name === name)!;
  const memory = await createDuckDbWarehouse({ path: ':memory:' });
  try {
    const rows = await memory.query(
      `select claim_id, procedure_code, cast(service_date as varchar) as day, claim_amount, paid_amount, claim_status
       from read_parquet('${file.processed!.claims}') order by claim_id`,
    );
    return rows.map((row) => Object.values(row));
  } finally {
    await memory.close();
  }
}

describe('a file with every kind of dirt in known amounts', () => {
  const dirt = dirtyFile(claims, 3);

  test('is logged to the row: nothing is lost, nothing is guessed', async () => {
    const log = await space.take('dirty.csv', dirt.text);
    expect(log.rows).toEqual({
      read: dirt.read,
      loaded: dirt.loaded,
      quarantined: Object.values(dirt.quarantined).reduce((sum, n) => sum + n, 0),
      duplicates: 9,
      merged: 0,
    });
    expect(log.repaired).toEqual(dirt.repaired);
    expect(Object.fromEntries(log.quarantined.map(({ reason, rows }) => [reason, rows]))).toEqual(
      dirt.quarantined,
    );
    expect(log.duplicates).toEqual(dirt.duplicates);
    const { before, loaded, quarantined, duplicates } = log.totals;
    for (const sum of ['rows', 'claimed', 'paid'] as const) {
      expect(loaded[sum] + quarantined[sum] + duplicates[sum]).toBeCloseTo(before[sum], 2);
    }
    expect(log.read).toMatchObject({ dates: 'DMY', decimal: '.', delimiter: 'comma', headerLine: 1 });
  });

  test('is processed once: again under the same settings changes nothing', async () => {
    const [again] = await space.intake.process(['dirty.csv'], { progress: silent });
    expect(again).toMatchObject({ isNew: false, log: { run: 1 } });
  });

  test('gives back what it quarantined, line by line, to be corrected and added', async () => {
    const { quarantine } = await space.intake.log('dirty.csv');
    const [header, ...rows] = readFileSync(quarantine, 'utf8').trimEnd().split('\n');
    expect(header).toBe(`Line,Reason,${CONTRACT_HEADER}`);
    const lines = dirt.text.split('\n');
    expect(rows).toHaveLength(54);
    for (const row of rows) {
      const [, line, original] = /^(\d+),[^,]*,(.*)$/.exec(row)!;
      expect(original).toBe(lines[Number(line) - 1]);
    }
    const corrected = rows
      .filter((row) => row.includes('not understood'))
      .map((row) => row.replace(',P,', ',pending,'));
    const log = await space.take('corrected.csv', `${[header, ...corrected].join('\n')}\n`);
    expect(log.rows).toEqual({ read: 3, loaded: 3, quarantined: 0, duplicates: 0, merged: 0 });
  });

  test('fits one page as PDF, the same bytes every time', async () => {
    const { log } = await space.intake.log('dirty.csv');
    const [one, other] = [await writeIntakeReport(log), await writeIntakeReport(log)];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
    expect(
      Buffer.from(one)
        .toString('latin1')
        .match(/\/Type \/Page\b/g),
    ).toHaveLength(1);
  });
});

describe('the store', () => {
  test('the same bytes are one file, whatever their name', async () => {
    const first = await space.intake.add(space.write('one.csv', cleanFile(claims)));
    const second = await space.intake.add(space.write('two.csv', cleanFile(claims)));
    expect([first.isNew, second.isNew, second.file.name]).toEqual([true, false, 'one.csv']);
  });

  test('a file is found by name or hash; two of a name are told apart', async () => {
    await space.intake.add(space.write('one.csv', cleanFile(claims.slice(1))));
    await expect(space.intake.log('one.csv')).rejects.toMatchObject({ code: 'AMBIGUOUS' });
    await expect(space.intake.log('nowhere.csv')).rejects.toMatchObject({ code: 'USAGE' });
  });
});

/** The same ten claims in the manner of another system. */
const inOtherWords = (header: string, delimiter: string, row: (fields: string[]) => string[]): string =>
  [header, ...claims.slice(0, 10).map((claim) => row(cleanRow(claim).split(',')).join(delimiter))].join(
    '\r\n',
  );

describe('recognised without configuration', () => {
  const columns = ['provider_id', 'procedure_code', 'diagnosis_code', 'claim_status', 'location'];

  test.each<[string, string | Uint8Array, object]>([
    ['UTF-8 with a mark', `\uFEFF${cleanFile(claims)}`, { encoding: 'UTF-8' }],
    ['UTF-16', Buffer.from(`\uFEFF${cleanFile(claims)}`, 'utf16le'), { encoding: 'UTF-16' }],
    ['UTF-16 without a mark', Buffer.from(cleanFile(claims), 'utf16le'), { encoding: 'UTF-16' }],
    [
      'Windows-1252',
      Buffer.from(cleanFile(claims).replaceAll('Lakeside', 'Caf\u00e9 Lakeside'), 'latin1'),
      { encoding: 'Windows-1252' },
    ],
    ['lone carriage returns', cleanFile(claims).replaceAll('\n', '\r'), { headerLine: 1 }],
    ['titles above the table', `Claims report\nrun 2026-01-02\n\n${cleanFile(claims)}`, { headerLine: 4 }],
    ['every field quoted', cleanFile(claims).replace(/[^,\n]+/g, '"$&"'), { quoted: true }],
    ['tabs', cleanFile(claims).replaceAll(',', '\t'), { delimiter: 'tab' }],
  ])('%s', async (name, content, read) => {
    const log = await space.take(`${name}.csv`, content);
    expect(log.rows).toEqual({ read: 160, loaded: 160, quarantined: 0, duplicates: 0, merged: 0 });
    expect(log.read).toMatchObject(read);
    expect(Object.keys(log.read.columns)).toEqual(expect.arrayContaining(columns));
  });

  test('decimal commas, decided from the whole file', async () => {
    const comma = (amount: string): string => amount.replace('.', ',').replace(/\B(?=(\d{3})+,)/g, '.');
    const log = await space.take(
      'comma.csv',
      inOtherWords(CONTRACT_HEADER.replaceAll(',', ';'), ';', (fields) =>
        fields.map((field, i) => (i === 6 || i === 7 ? comma(field) : field)),
      ),
    );
    expect(log.read.decimal).toBe(',');
    const claimed = claims.slice(0, 10).reduce((sum, claim) => sum + claim.claimed, 0);
    expect(log.totals.loaded.claimed).toBeCloseTo(claimed / 100, 2);
  });

  test('days that could be months are asked about, and a word settles it', async () => {
    const text = inOtherWords(CONTRACT_HEADER, ',', (fields) =>
      fields.map((field, i) => (i === 4 ? '03/04/2025' : field)),
    );
    await expect(space.take('ambiguous.csv', text)).rejects.toMatchObject({
      code: 'AMBIGUOUS',
      message: expect.stringContaining('--dates DMY'),
    });
    const log = await space.take('ambiguous.csv', text, { ...NO_MAPPING, dates: 'MDY' });
    expect(log.rows.loaded).toBe(10);
  });

  test('a mapping file settles headers, statuses and payers', async () => {
    const text = inOtherWords('A,B,C,D,E,F,G,H,I,J', ',', (fields) =>
      fields.map((field, i) => (i === 8 ? 'Zorg' : field)),
    );
    await expect(space.take('letters.csv', text)).rejects.toMatchObject({ code: 'SOURCE_INVALID' });
    const log = await space.take('letters.csv', text, {
      ...NO_MAPPING,
      columns: {
        claim_id: 'A',
        service_date: 'E',
        payer: 'F',
        claim_amount: 'G',
        paid_amount: 'H',
        claim_status: 'I',
      },
      statuses: { zorg: 'rejected' },
    });
    expect(log.rows.loaded).toBe(10);
    expect(log.read.columns['claim_id']).toEqual({ header: 'A', how: 'mapping', confidence: 1 });
  });

  test('payers nobody is sure of are listed, and settled there', async () => {
    const text = inOtherWords(CONTRACT_HEADER, ',', (fields) =>
      fields.map((field, i) => (i === 5 ? 'Anthem BCBS' : field)),
    );
    const log = await space.take('unsure.csv', text);
    expect(log.unsurePayers).toBe(1);
    const review = readFileSync(space.intake.payerReview, 'utf8');
    expect(review).toContain('Anthem BCBS,Anthem BCBS,Anthem or Blue Cross Blue Shield,0.5,10,\n');
    space.write(
      join('data', 'intake', 'payers.csv'),
      review.replace('Anthem BCBS,Anthem BCBS,', 'Anthem BCBS,Anthem,').replace(',10,\n', ',10,yes\n'),
    );
    const [settled] = await space.intake.process(['unsure.csv'], { progress: silent });
    expect(settled).toMatchObject({
      isNew: true,
      log: { unsurePayers: 0, run: 2, repaired: { payers: 10 } },
    });
  });
});

describe('a file with a row per service line', () => {
  const header = 'Claim_ID,Line_no,CPT,service_date,Payer,Claim_amnt,Paid_amnt,claim_status';
  const rows = [
    'A1,01,99213,2025-03-02,Aetna,100.00,80.00,paid',
    'A1,02,80053,2025-03-01,Aetna,250.50,,paid',
    'A2,01,99214,2025-03-05,Humana,70.00,0.00,rejected',
    'A2,02,71046,2025-03-05,Humana,60.00,55.00,paid',
    // A correction of one line.
    'A1,1,99213,2025-03-02,Aetna,120.00,90.00,paid',
    'A3,1,99213,2025-03-06,Aetna,30.00,30.00,paid',
    'A4,1,99213,2025-03-07,Aetna,30.00,30.00,paid',
    'A4,2,99213,someday,Aetna,30.00,30.00,paid',
  ];
  const file = `${[header, ...rows].join('\n')}\n`;

  test('is summed to claims: the last version of each line counts, and a claim is loaded whole or not at all', async () => {
    const log = await space.take('lines.csv', file);
    expect(log.rows).toEqual({ read: 8, loaded: 3, quarantined: 2, duplicates: 1, merged: 2 });
    expect([log.lines, log.suspectedLines]).toEqual([{ claims: 2, mixedStatuses: 1 }, 0]);
    expect(log.quarantined.map(({ reason, lines }) => [reason, lines])).toEqual([
      ['a service date that is no date', [9]],
      ['another line of this claim is quarantined', [8]],
    ]);
    const { before, loaded, quarantined, duplicates, merged } = log.totals;
    expect(before.claimed).toBe(690.5);
    for (const sum of ['rows', 'claimed', 'paid'] as const) {
      expect(loaded[sum] + quarantined[sum] + duplicates[sum] + merged[sum]).toBeCloseTo(before[sum], 2);
    }
    expect(await loadedOf('lines.csv')).toEqual([
      // The larger line gives the code, the earlier one the day.
      ['A1', '80053', '2025-03-01', 370.5, 90, 'paid'],
      ['A2', '99214', '2025-03-05', 130, 55, 'partially_paid'],
      ['A3', '99213', '2025-03-06', 30, 30, 'paid'],
    ]);
  });

  test('is given back whole where a line is quarantined, and read again once that is corrected', async () => {
    const { quarantine } = await space.intake.log('lines.csv');
    const corrected = readFileSync(quarantine, 'utf8').replace('someday', '2025-03-08');
    const log = await space.take('corrected-lines.csv', corrected);
    expect(log.rows).toEqual({ read: 2, loaded: 1, quarantined: 0, duplicates: 0, merged: 1 });
    expect(await loadedOf('corrected-lines.csv')).toEqual([['A4', '99213', '2025-03-07', 60, 60, 'paid']]);
  });

  test('without line numbers the last row of a claim counts, and what looks like lines is told', async () => {
    const without = (line: string) => line.split(',').toSpliced(1, 1).join(',');
    const log = await space.take('no-lines.csv', `${[header, ...rows].map(without).join('\n')}\n`);
    expect(log.rows).toMatchObject({ loaded: 4, duplicates: 3, merged: 0 });
    // A1's 80053; of its 99213 the last row is a correction, and the lines of A2 differ in status.
    expect([log.lines, log.suspectedLines]).toEqual([null, 1]);
  });

  test('a column that numbers the rows of the file is none of lines', async () => {
    const numbered = rows.map((row, at) => row.replace(/,\d+,/, `,${at + 1},`));
    const log = await space.take('row-numbers.csv', `${[header, ...numbered].join('\n')}\n`);
    expect([log.lines, log.rows.merged, log.rows.duplicates]).toEqual([null, 0, 3]);
    const told = await space.take('row-numbers.csv', `${[header, ...numbered, ''].join('\n')}\n\n`, {
      ...NO_MAPPING,
      columns: { line_number: 'Line_no' },
    });
    expect(told.rows.merged).toBeGreaterThan(0);
  });
});
