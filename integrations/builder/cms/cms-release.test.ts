import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row, Warehouse } from '../../../tools/ports.ts';
import { attackStored } from '../../attack/attack-stored.ts';
import { type CmsChanges, simulateCmsChanges } from '../../demo/cms/simulate-cms-changes.ts';
import { type WrittenCmsFiles, writeCmsFiles } from '../../demo/cms/write-cms-files.ts';
import { createDuckDbWarehouse } from '../../warehouse/duckdb/duckdb-warehouse.ts';
import { buildRelease } from '../build-release.ts';
import { currentReleaseFile, releasesDirectory } from '../releases.ts';

// Two releases of one year: the second stands on files in which claims of the first one's quarters have changed.
const FIRST = '2008-09-30';
const SECOND = '2008-12-31';
/** Two builds of some thousand claims: ten seconds, and several times that beside other work. */
const PATIENCE = 300_000;

const root = mkdtempSync(join(tmpdir(), 'payerscope-cms-release-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const data = join(root, 'data');
const said: string[] = [];

const build = async (source: string, asOf: string): Promise<string> => {
  const { releaseId, importLog } = await buildRelease({
    ...{ dataDirectory: data, source: join(root, source), format: 'cms', title: 'CMS files', asOf },
    ...{ tieKey: 'a test', attack: false },
    clock: { now: () => new Date('2009-03-01T00:00:00Z') },
    progress: { step: (...words) => said.push(words.join(' ')) },
  });
  said.push(importLog);
  return releaseId;
};

/** The rows of a file by column. */
const rowsOf = (source: string, file: string): Readonly<Record<string, string>>[] => {
  const [header = '', ...lines] = readFileSync(join(root, source, file), 'utf8')
    .trimEnd()
    .split('\n');
  const names = header.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((value, at) => [names[at] ?? '', value])),
  );
};

describe('a chain of CMS releases', () => {
  let files: WrittenCmsFiles;
  let changes: CmsChanges;
  let ids: string[];
  let shown: Warehouse;
  const rows = (sql: string): Promise<readonly Row[]> => shown.query(sql);

  beforeAll(async () => {
    files = await writeCmsFiles({
      ...{ directory: join(root, 'files'), beneficiaries: 900, vintages: ['study'], years: 1, providers: 12 },
      dirt: { repeated: 5, afterDeath: 3 },
    });
    changes = await simulateCmsChanges({
      from: join(root, 'files'),
      to: join(root, 'later'),
      on: '2008-08-15',
    });
    ids = [await build('files', FIRST), await build('later', SECOND)];
    shown = await createDuckDbWarehouse({ path: ':memory:', threads: 1 });
    await shown.execute(
      `attach '${await currentReleaseFile(data)}' as published (read_only);
       attach '${join(data, 'warehouse.duckdb')}' as kept (read_only)`,
    );
  }, PATIENCE);
  afterAll(() => shown?.close());

  test('shows what was claimed, worked out from the claims without any of our SQL', async () => {
    const inSpring = files.claims.filter(({ from }) => from >= '2008-04-01' && from <= '2008-06-30');
    // Claims after death are added by the generator, and a death lies in the second half of the year.
    const of = (type: string) => inSpring.filter((claim) => claim.type === type);
    expect(
      await rows(
        `select claim_type, total_claims as claims, persons, reimbursed_amount as paid
         from published.reimbursements_by_claim_type
         where grain = 'quarter' and period = '2008-Q2' and claim_type <> '(all)' order by claim_type`,
      ),
    ).toEqual(
      ['Inpatient', 'Outpatient'].map((claim_type) => ({
        ...{ claim_type, claims: of(claim_type).length },
        persons: new Set(of(claim_type).map(({ person }) => person.id)).size,
        paid: of(claim_type).reduce((sum, { paid }) => sum + paid, 0),
      })),
    );
  });

  test('shows no count of one to ten, of providers neither', async () => {
    const tables = await rows(
      `select table_name as name, column_name as measure from duckdb_columns()
       where database_name = 'published' and table_name like 'reimbursement%'
         and (column_name = 'persons' or column_name like '%\\_claims' escape '\\' or column_name = 'claims_after_death')`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name, measure } of tables) {
      const [row] = await rows(
        `select count(*) filter (${measure} between 1 and 10) as small, count(*) filter (${measure} > 10) as shown
         from published.${name}`,
      );
      expect({ name, measure, small: row?.['small'] }).toEqual({ name, measure, small: 0 });
    }
    const [providers] = await rows(
      `select count(*) filter (total_claims is null) as withheld, count(*) filter (total_claims > 0) as shown
       from published.reimbursements_by_provider where provider not in ('(all)', 'Other providers')`,
    );
    expect(Number(providers?.['withheld'])).toBeGreaterThan(0);
    expect(Number(providers?.['shown'])).toBeGreaterThan(0);
  });

  test('shows what changed since the first release by the quarter of the claim, to the dollar', async () => {
    const before = new Map(
      ['study_inpatient_claims.csv', 'study_outpatient_claims.csv'].flatMap((file) =>
        rowsOf('files', file).map((row) => [row['ClaimID'], Number(row['InscClaimAmtReimbursed'])] as const),
      ),
    );
    const now = new Map(
      ['study_inpatient_claims.csv', 'study_outpatient_claims.csv'].flatMap((file) =>
        rowsOf('later', file).map((row) => [row['ClaimID'], row] as const),
      ),
    );
    const changed = [...now.values()].flatMap((row) => {
      const change = Number(row['InscClaimAmtReimbursed']) - (before.get(row['ClaimID']) ?? 0);
      const isNew = !before.has(row['ClaimID']);
      return change !== 0 || isNew ? [{ day: row['ClaimStartDt'] ?? '', change }] : [];
    });
    expect(changes.raised + changes.lowered + changes.added).toBeGreaterThan(100);
    const ofQuarter = (from: string, to: string) => changed.filter(({ day }) => day >= from && day <= to);
    const found = await rows(
      `select period, arrived, changed_claims as claims, raised_claims as raised, lowered_claims as lowered,
         amount_change as amount
       from kept.families.reimbursement_changes_by_claim_type
       where grain = 'quarter' and claim_type = '(all)' order by period`,
    );
    expect(found).toEqual(
      [
        ['2008-Q1', '2008-01-01', '2008-03-31'],
        ['2008-Q2', '2008-04-01', '2008-06-30'],
        ['2008-Q3', '2008-07-01', '2008-09-30'],
      ].map(([period, from = '', to = '']) => {
        const own = ofQuarter(from, to);
        return {
          ...{ period, arrived: '2008-Q4', claims: own.length },
          raised: own.filter(({ change }) => change > 0).length,
          lowered: own.filter(({ change }) => change < 0).length,
          amount: own.reduce((sum, { change }) => sum + change, 0),
        };
      }),
    );
    const [published] = await rows(
      `select count(*) filter (changed_claims > 10) as shown from published.reimbursement_changes_by_claim_type`,
    );
    expect(Number(published?.['shown'])).toBeGreaterThan(0);
  });

  test('keeps a history of amounts, flags and beneficiaries in the warehouse', async () => {
    const ended = async (snapshot: string): Promise<number> => {
      const [row] = await rows(
        `select count(*) as n from kept.snapshots.${snapshot} where dbt_valid_to = '${SECOND}'`,
      );
      return Number(row?.['n']);
    };
    expect(await ended('cms_provider_history')).toBe(changes.flagged);
    expect(await ended('cms_claim_history')).toBeGreaterThan(100);
    expect(await ended('cms_beneficiary_history')).toBeGreaterThan(20);
  });

  test('withstands the attack of someone who has both releases', { timeout: PATIENCE }, async () => {
    const { report } = await attackStored({ dataDirectory: data, against: [ids[0]!] });
    expect(report.facts.map(({ fact }) => fact)).toEqual(['changed_reimbursements', 'reimbursements']);
    expect([report.judged, report.violations]).toEqual([true, []]);
  });

  test('names no beneficiary and no claim outside the warehouse', () => {
    const holding = (text: string): string => {
      try {
        return execFileSync('grep', ['-rlaF', text, releasesDirectory(data)], { encoding: 'utf8' });
      } catch {
        return '';
      }
    };
    expect([holding('BENE0'), holding('CLM0')]).toEqual(['', '']);
    expect(holding('PRV51')).not.toBe('');
    expect(said.join('\n')).not.toMatch(/BENE0|CLM0/);
    expect(said.length).toBeGreaterThan(20);
  });
});
