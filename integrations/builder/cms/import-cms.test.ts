import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../../sql/package-root.ts';
import type { Row, Warehouse } from '../../../tools/ports.ts';
import { PUBLIC_HEADERS } from '../../demo/cms/public-headers.ts';
import { VINTAGES, type WrittenCmsFiles, writeCmsFiles } from '../../demo/cms/write-cms-files.ts';
import { createDuckDbWarehouse } from '../../warehouse/duckdb/duckdb-warehouse.ts';
import { createFrozenTables } from '../create-frozen-tables.ts';
import { loadProject } from '../dbt/load-project.ts';
import { runProject } from '../dbt/run-project.ts';
import type { ImportLog } from '../import/import-log.ts';
import { CMS_FIELDS, recogniseCmsFile } from './cms-fields.ts';
import { importCms } from './import-cms.ts';
import { withFindings } from './with-findings.ts';

// All three vintages in one folder, with every kind of dirt in known amounts: what the log and the marts say is worked
// out from the claims as they were invented, without any of our SQL.

const root = mkdtempSync(join(tmpdir(), 'payerscope-cms-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const silent = { step: () => {} };

describe('the public headers of every vintage', () => {
  const written = VINTAGES.flatMap((vintage) =>
    Object.entries(PUBLIC_HEADERS[vintage]).map(([kind, header]) => ({ vintage, kind, header })),
  );

  test.each(written)('$vintage $kind is known by its columns, in any case and order', ({ kind, header }) => {
    expect(recogniseCmsFile(header)).toBe(kind);
    expect(recogniseCmsFile(header.map((name) => name.toLowerCase()).toReversed())).toBe(kind);
  });

  test('each column that is read stands in one of them', () => {
    const public_ = new Set(written.flatMap(({ header }) => header.map((name) => name.toLowerCase())));
    const read = Object.values(CMS_FIELDS).flatMap((fields) => fields.filter((field) => field.needed));
    expect(read.filter(({ headers }) => !headers.some((name) => public_.has(name)))).toEqual([]);
  });

  test('files of other claims are none of them', () => {
    expect(recogniseCmsFile(['DESYNPUF_ID', 'CLM_ID', 'CLM_FROM_DT', 'PRF_PHYSN_NPI_1'])).toBeNull();
    expect(recogniseCmsFile(['DESYNPUF_ID', 'PDE_ID', 'SRVC_DT', 'PROD_SRVC_ID'])).toBeNull();
    expect(recogniseCmsFile(['Name', 'Address'])).toBeNull();
    // A transaction of another format names a claim, too.
    expect(recogniseCmsFile(['ID', 'CLAIMID', 'PATIENTID', 'TYPE', 'AMOUNT'])).toBeNull();
  });
});

describe('dirty files of three vintages together', () => {
  let files: WrittenCmsFiles;
  let log: ImportLog;
  let warehouse: Warehouse;
  const rows = (sql: string): Promise<readonly Row[]> => warehouse.query(sql);

  beforeAll(async () => {
    files = await writeCmsFiles({
      ...{ directory: join(root, 'dirty'), beneficiaries: 240, vintages: VINTAGES, years: 2 },
      dirt: {
        ...{ repeated: 5, parts: 4, negativeStays: 2, superseded: 3, afterDeath: 2 },
        ...{ missingDates: 2, badDates: 3, badAmounts: 1, unknownPeople: 2 },
      },
    });
    warehouse = await createDuckDbWarehouse({ path: ':memory:', threads: 1 });
    await createFrozenTables(warehouse);
    const imported = await importCms({ warehouse, directory: join(root, 'dirty'), progress: silent });
    await runProject({
      project: loadProject(join(packageRoot(), 'sql')),
      warehouse,
      vars: { as_of: '2010-12-31', source_format: 'cms' },
      progress: silent,
      select: [
        'cms_data_quality',
        'monthly_reimbursements',
        'provider_costs',
        'provider_fraud_signals',
        'condition_costs',
      ].map((name) => `+${name}`),
    });
    log = await withFindings(warehouse, warehouse, imported);
  });
  afterAll(() => warehouse.close());

  test('every row is loaded or rejected, with the reason and how often', () => {
    for (const { file, read, loaded, rejected } of log.files) {
      const written = files.files[file]!;
      const reasons = Object.fromEntries(rejected.map((one) => [one.reason, one.rows]));
      expect({ file, read, reasons }).toEqual({ file, read: written.rows, reasons: written.rejected ?? {} });
      expect(loaded).toBe(read - rejected.reduce((sum, one) => sum + one.rows, 0));
    }
    expect(log.files).toHaveLength(Object.keys(files.files).length);
  });

  test('rejected rows are named by their lines', () => {
    const [claims] = log.files.filter(({ file }) => file === 'synpuf_outpatient_claims.csv');
    const lines = readFileSync(join(root, 'dirty', 'synpuf_outpatient_claims.csv'), 'utf8').split('\n');
    const unreadable = claims!.rejected.find(({ reason }) => reason.startsWith('unreadable date'))!;
    expect(unreadable.lines.map((line) => lines[line - 1]?.includes('2009-02-30'))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('what was repeated, split, superseded, or cannot be, is found where it was put', () => {
    for (const { file, found = [] } of log.files) {
      const { written } = files.files[file]!;
      if (written === undefined) continue;
      const isRif = file.startsWith('rif');
      expect([file, Object.fromEntries(found.map(({ what, rows: n }) => [what, n]))]).toEqual([
        file,
        Object.fromEntries(
          Object.entries({
            // The lines of a RIF claim repeat it.
            repeated: written.repeated + (isRif ? written.parts : 0),
            'further segment': isRif ? 0 : written.parts,
            superseded: written.superseded,
            'discharge before admission': written.negativeStays,
            'after death': written.afterDeath,
          }).filter(([, n]) => n > 0),
        ),
      ]);
    }
  });

  test('each invented claim is counted once with its own money, whatever the files did to it', async () => {
    const [all] = await rows(
      `select count(*) as claims, sum(reimbursed_amount) as paid, sum(deductible_amount) as owed
       from marts.fct_reimbursements where claim_id not like '%D'`,
    );
    const sum = (of: (claim: WrittenCmsFiles['claims'][number]) => number): number =>
      files.claims.reduce((total, claim) => total + of(claim), 0);
    expect(all).toEqual({
      claims: files.claims.length,
      paid: sum(({ paid }) => paid),
      owed: sum(({ deductible }) => deductible),
    });
    const [days] = await rows(
      `select sum(stay_days) as days from marts.fct_reimbursements where has_negative_stay = 0 and claim_id not like '%D'`,
    );
    const backwards = await rows('select claim_id from marts.fct_reimbursements where has_negative_stay = 1');
    const excluded = new Set(backwards.map((row) => String(row['claim_id']).replace('Inpatient ', '')));
    expect(Number(days?.['days'])).toBe(sum((claim) => (excluded.has(claim.id) ? 0 : claim.days)));
  });

  test('age, state and conditions are those of the claim’s day and year', async () => {
    const found = await rows(
      `select claim_id, age_band, state_code, condition_count, has_diabetes from intermediate.int_reimbursements_described
       left join staging.ssa_states using (state) where claim_id like '%CLM0%' and claim_id not like '%D'
       order by claim_id`,
    );
    const bands = ['Under 65', '65–69', '70–74', '75–79', '80–84', '85–89', '90 and over'];
    const expected = files.claims
      .filter(({ id }) => id.startsWith('CLM0'))
      .map(({ id, type, person, from }) => {
        const { conditions, state } = person.summaries[Number(from.slice(0, 4)) - 2008]!;
        const had = Number(from.slice(0, 4)) - Number(person.born.slice(0, 4));
        const age = had - (from.slice(5) < person.born.slice(5) ? 1 : 0);
        const ill = conditions.filter(Boolean).length;
        return {
          claim_id: `${type} ${id}`,
          age_band: bands[Math.max(0, Math.min(6, Math.floor((age - 60) / 5)))],
          state_code: state,
          condition_count:
            ill === 0
              ? 'No chronic condition'
              : ill <= 2
                ? '1–2 chronic conditions'
                : ill <= 4
                  ? '3–4 chronic conditions'
                  : '5 or more chronic conditions',
          has_diabetes: conditions[6] ? 1 : 0,
        };
      })
      .sort((a, b) => (a.claim_id < b.claim_id ? -1 : 1));
    expect(found).toEqual(expected);
    // Files without the flags say nothing about conditions.
    expect(
      await rows(
        `select distinct condition_count as said from marts.fct_reimbursements where claim_id like '%CLM1%'`,
      ),
    ).toEqual([{ said: 'Not stated' }]);
  });

  test('months without a claim stand in the monthly mart, and its sums are those of the claims', async () => {
    const [row] = await rows(
      `select count(*) as months, count(*) filter (claims = 0) as empty, sum(claims) as claims
       from marts.monthly_reimbursements`,
    );
    // Two kinds of claims over 36 months, the last year without any but those after death.
    const late = Object.values(files.files).reduce((sum, { written }) => sum + (written?.afterDeath ?? 0), 0);
    expect(row).toMatchObject({ months: 72, claims: files.claims.length + late });
    expect(Number(row?.['empty'])).toBeGreaterThan(10);
  });

  test('a provider is held against the same mix of claims at all others', async () => {
    const [signal] = await rows(
      `select provider_id, peer_reimbursed_per_claim as peers, reimbursed_per_claim as own, fraud_flag
       from marts.provider_fraud_signals order by claims desc limit 1`,
    );
    const mine = String(signal?.['provider_id']);
    const all = await rows('select provider_id, claim_type, reimbursed_amount from marts.fct_reimbursements');
    const mean = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0) / amounts.length;
    const of = (type: string, own: boolean): number[] =>
      all
        .filter((row) => row['claim_type'] === type && (row['provider_id'] === mine) === own)
        .map((row) => Number(row['reimbursed_amount']));
    const [inpatient, outpatient] = [of('Inpatient', true), of('Outpatient', true)];
    const expected =
      (inpatient.length * mean(of('Inpatient', false)) + outpatient.length * mean(of('Outpatient', false))) /
      (inpatient.length + outpatient.length);
    expect(Number(signal?.['peers'])).toBeCloseTo(expected, 1);
    expect(Number(signal?.['own'])).toBeCloseTo(mean([...inpatient, ...outpatient]), 1);
  });
});

describe('folders that cannot be imported: one sentence', () => {
  const failure = async (name: string, texts: Readonly<Record<string, string>>): Promise<string> => {
    const directory = mkdtempSync(join(root, `${name}-`));
    for (const [file, text] of Object.entries(texts)) writeFileSync(join(directory, file), text);
    const warehouse = await createDuckDbWarehouse({ path: ':memory:', threads: 1 });
    try {
      await importCms({ warehouse, directory, progress: silent });
    } catch (error) {
      return `${(error as { code: string }).code}: ${(error as Error).message}`;
    } finally {
      await warehouse.close();
    }
    return 'imported';
  };
  const people = 'BeneID,DOB,DOD,State\nb1,1940-01-02,NA,5\n';
  const outpatient =
    'BeneID,ClaimID,ClaimStartDt,Provider,InscClaimAmtReimbursed,DeductibleAmtPaid\nb1,c1,2009-01-02,p,20,0\n';
  const inpatient = outpatient
    .replace('\n', ',AdmissionDt,DischargeDt\n')
    .replace(/\n$/, ',2009-01-02,2009-01-05\n');

  test('a missing file and a missing column are named together', async () => {
    expect(
      await failure('missing', {
        'a.csv': people,
        'b.csv': inpatient.replace('InscClaimAmtReimbursed', 'Sum'),
      }),
    ).toMatch(
      /^SOURCE_INVALID: The source .* lacks an outpatient file \(told by its column CLM_FROM_DT or ClaimStartDt\); the column CLM_PMT_AMT or INSCCLAIMAMTREIMBURSED of b\.csv; [^.]*\.$/,
    );
  });

  test('a file of mostly unusable rows names the commonest reason', async () => {
    const texts = {
      'a.csv': people,
      'b.csv': inpatient,
      'c.csv': outpatient.replace('2009-01-02', '02/01/2009'),
    };
    expect(await failure('unusable', texts)).toMatch(
      /c\.csv cannot be imported: 1 of its 1 rows are unusable, mostly for unreadable date in claimstartdt \(line 2/,
    );
  });

  test('skilled nursing in a file like an inpatient one is no inpatient claim', async () => {
    const rif =
      'BENE_ID|CLM_ID|NCH_CLM_TYPE_CD|CLM_FROM_DT|PRVDR_NUM|CLM_PMT_AMT|CLM_ADMSN_DT\nb1|c2|20|02-Jan-2009|p|20.00|02-Jan-2009\n';
    expect(
      await failure('nursing', { 'a.csv': people, 'b.csv': inpatient, 'c.csv': outpatient, 'snf.csv': rif }),
    ).toMatch(/snf\.csv cannot be imported: .* no inpatient claim by nch_clm_type_cd/);
  });

  test('a folder with all it needs is imported, providers or not', async () => {
    expect(await failure('whole', { 'a.csv': people, 'b.csv': inpatient, 'c.txt': outpatient })).toBe(
      'imported',
    );
  });
});
