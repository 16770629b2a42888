import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRelease } from '../../builder/build-release.ts';
import { generateDemo } from '../../demo/generate-demo.ts';
import { simulateChanges } from '../../demo/simulate-changes.ts';
import { describeWithPython } from '../../python/testing/python.ts';
import { policyStatements } from './rows/apply-policies.ts';
import { alignFrozen, prepareNext } from './rows/frozen-rows.ts';
import { takeWarehouseLock } from './rows/warehouse-lock.ts';
import { peopleTables } from './testing/people-tables.ts';
import { openSharedAccount, type SharedAccount } from './testing/shared-account.ts';

// The bundled program goes the whole road: two machines build, one is killed, an agent's machine asks.

const FIRST = '2025-09-30';
const SECOND = '2025-12-31';
const HISTORIES = ['claim_status_history', 'payer_name_history', 'provider_flags_history'];

describeWithPython('the whole road in Snowflake, as far as an emulator goes', () => {
  let account: SharedAccount;

  beforeAll(async () => {
    account = await openSharedAccount();
    const { at } = account;
    // With fewer patients nearly every cell is withheld, and the mask takes longer than the models.
    await generateDemo({ directory: at('source'), patients: 400, months: 6, seed: 7 });
    await simulateChanges({ from: at('source'), to: at('changed'), on: '2025-11-15' });
  });
  afterAll(() => account.close());

  const startBuild = (data: string, source: string, asOf: string, env = {}) =>
    account.start('BUILDER', data, ['build', '--source', account.at(source), '--as-of', asOf], env);
  const build = (...given: Parameters<typeof startBuild>) => startBuild(...given).done;
  const ask = (...args: string[]) => account.start('AGENT', 'agent', args).done;
  const sent = (part: RegExp, since = 0) =>
    expect
      .poll(() => account.emulator.statements.slice(since).some((sql) => part.test(sql)), {
        timeout: 120_000,
      })
      .toBe(true);

  test('one machine builds at a time: another is told which one does', async () => {
    const first = startBuild('one', 'source', FIRST);
    await sent(/^copy into raw\.claims /);
    expect(await build('other', 'source', FIRST)).toMatchObject({
      code: 5,
      stdout: '',
      stderr: expect.stringMatching(
        new RegExp(
          `^Another build works in Snowflake's database PAYERSCOPE: .*, process ${first.pid}, since \\d+ seconds,[^.]*\\.\\n$`,
        ),
      ),
    });
    expect(await first.done).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('In Snowflake: 1.500 GB scanned by 12 statements'),
    });
  });

  test('a table with rows of people has its policies before the next statement, an uploaded one before its rows', () => {
    const said = account.emulator.statements.filter((sql) => !sql.includes('BUILDER.LOCK'));
    const policies = policyStatements(account.settings.database);
    const covered = said.flatMap((sql, position) => {
      const table = /^create (?:or replace )?table (?:if not exists )?(\w+\.\w+)/.exec(sql)?.[1];
      const own = policies.filter((one) => one.startsWith(`alter table if exists PAYERSCOPE.${table} `));
      expect(said.slice(position + 1, position + 1 + own.length), sql.slice(0, 80)).toEqual(own);
      return own.length > 0 ? [table] : [];
    });
    expect(covered).toEqual(
      expect.arrayContaining([
        'raw.claims',
        'intermediate.int_claims_numbered',
        'frozen.claims',
        'snapshots.claim_status_history',
      ]),
    );
  });

  test('a build beyond its limit, without the policies it is to put, or from elsewhere publishes nothing', async () => {
    account.has.bytes = '2500000000';
    const limit = { PAYERSCOPE_SNOWFLAKE_SCAN_LIMIT_GB: '2' };
    expect(await build('one', 'changed', SECOND, limit)).toMatchObject({
      code: 5,
      stderr: expect.stringMatching(
        /This build has read 2\.500 GB, more than the 2 GB of PAYERSCOPE_SNOWFLAKE_SCAN_LIMIT_GB, so it stops and nothing is published; [^.]*\.\n$/,
      ),
    });
    account.has.policies = false;
    const before = account.emulator.statements.length;
    expect(await build('one', 'changed', SECOND)).toMatchObject({
      code: 5,
      stderr: expect.stringMatching(
        /\nThe row policies cannot be put on the tables in Snowflake, so nothing is published; [^.]*3_policies\.sql first, or set PAYERSCOPE_SNOWFLAKE_POLICIES=off on an edition without them\.\n$/,
      ),
    });
    // No row was brought there.
    expect(account.emulator.statements.slice(before).filter((sql) => /^(put|copy)/.test(sql))).toEqual([]);
    account.has.policies = true;
    expect(await build('other', 'source', FIRST)).toMatchObject({
      code: 5,
      stderr: expect.stringMatching(
        /stand behind 2025-09-30-[0-9a-f]{8}, and this data directory published none last/,
      ),
    });
    expect((await ask('releases')).stdout).toMatch(/\n2025-09-30-[0-9a-f]{8} .* yes\n$/);
  });

  test('the place of a killed build is free once it has been silent, and what it did counts for nothing', async () => {
    const before = account.emulator.statements.length;
    const killed = startBuild('one', 'changed', SECOND);
    await sent(/^copy into raw\.claims /, before);
    killed.kill();
    await killed.done;
    await expect.poll(() => account.emulator.pending(), { timeout: 60_000 }).toBe(0);
    expect((await build('one', 'changed', SECOND)).stderr).toMatch(
      new RegExp(
        `^Another build works in Snowflake.*, process ${killed.pid}, .* silent for 3 minutes\\.\\n$`,
      ),
    );
    await account.inSnowflake(async (rows) => {
      const silent = 'heard_at = dateadd(second, -181, heard_at)';
      await rows.execute(`update builder.lock set ${silent} where token is not null`);
      // As if it had come as far as the histories, from files that were wrong.
      await rows.execute(`update snapshots.provider_flags_history set dbt_valid_to = '${SECOND}'`);
      await rows.execute("delete from snapshots.claim_status_history where claim_id < '8'");
    });
    const [row] = await account.inBook('one', 'select tie_key from builder.keys');
    const embedded = (source: string, asOf: string) =>
      buildRelease({
        dataDirectory: account.at('embedded'),
        source: account.at(source),
        format: 'synthea',
        attack: false,
        threads: 1,
        title: 'Imported Synthea files',
        tieKey: String(row?.['tie_key']),
        asOf,
        clock: { now: () => new Date('2026-01-15T00:00:00Z') },
        progress: { step: () => {} },
      });
    // The one waits for the emulator most of the time.
    const again = build('one', 'changed', SECOND);
    const { releaseId: first } = await embedded('source', FIRST);
    const { releaseId: second } = await embedded('changed', SECOND);
    const { code, stdout, stderr } = await again;
    expect(code, stderr).toBe(0);
    expect(stdout).toContain(`Published ${second} in`);
    expect((await ask('releases')).stdout.match(/2025-\d\d-\d\d-[0-9a-f]{8}/g)).toEqual([first, second]);
  });

  test.each(HISTORIES)('%s is the same in both engines, cell for cell', async (history) => {
    const [identity] = { claim_status_history: ['claim_id'], payer_name_history: ['payer_id'] }[history] ?? [
      'provider_id',
    ];
    const sql = `select * from snapshots.${history} order by ${identity}, dbt_valid_from`;
    const here = await account.inBook('embedded', sql);
    expect(here.some((row) => row['dbt_valid_from'] === FIRST && row['dbt_valid_to'] === SECOND)).toBe(true);
    expect(await account.inSnowflake((rows) => rows.query(sql))).toEqual(here);
  });

  test('a machine that only asks gets answers, briefs and proofs, and its doctor fails what it cannot see', async () => {
    const asked = JSON.parse((await ask('ask', '--json', 'Payer scorecard for Q4 2025')).stdout);
    expect(asked).toMatchObject({
      status: 'answered',
      provenance: { statements: [{ queryId: expect.any(String) }] },
    });
    const pdf = account.at('brief.pdf');
    const [why, answer, brief, doctor] = await Promise.all([
      ask('why', asked.answerId),
      ask('verify', asked.answerId),
      ask('brief', 'payers', '-o', pdf).then(() => ask('verify', pdf)),
      ask('doctor'),
    ]);
    expect(why.stdout).toContain(asked.provenance.statements[0].queryId);
    expect(answer).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Match\n/) });
    expect(brief).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Match\n/) });
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(doctor).toMatchObject({
      code: 5,
      stdout: expect.stringMatching(
        /✓ Release in Snowflake: 2025-12-31[\s\S]*✗ Agent role: could not be verified/,
      ),
    });
  });

  test('no row of a person stays in the builder’s file', async () => {
    const tables = await account.inBook(
      'one',
      `select distinct table_schema || '.' || table_name as name from information_schema.columns
       where column_name in ('person_id', 'patientid', 'patient', 'claim_id', 'claimid')`,
    );
    expect(tables.length).toBeGreaterThan(0);
    for (const { name } of tables)
      expect(await account.inBook('one', `select count(*) as n from ${name}`), String(name)).toEqual([
        { n: 0 },
      ]);
  });

  test('every table with rows of people is named by the policies that are shipped', async () => {
    const { found, uncovered } = await peopleTables(account.settings);
    expect(found).toEqual(expect.arrayContaining(['raw.claims', 'frozen.claim_status_history']));
    expect(uncovered).toEqual([]);
  });

  test('a build that was cut off after the book knew of its release is finished by the next', async () => {
    const chainOf = (last: string) => ({ name: 'source', releases: [{ id: last, asOf: '' }], months: [] });
    await account.inSnowflake(async (rows) => {
      const [state] = await rows.query('select release_id from frozen.state');
      await prepareNext(rows, async () => {}, '2026-03-31-00000000');
      await rows.execute('drop table frozen.state');
      await expect(alignFrozen(rows, chainOf(String(state?.['release_id'])))).rejects.toThrow(
        /stand behind no release/,
      );
      await alignFrozen(rows, chainOf('2026-03-31-00000000'));
      expect(await rows.query('select release_id from frozen.state')).toEqual([
        { release_id: '2026-03-31-00000000' },
      ]);
      // The book forgets a chain where a file it stood on was removed: nothing of it is kept there either.
      await alignFrozen(rows, { ...chainOf(''), releases: [] }, true);
      expect(await rows.query('select release_id from frozen.state')).toEqual([{ release_id: '' }]);
      expect(await rows.query('select count(*) as n from frozen.claims')).toEqual([{ n: 0 }]);
    });
  });

  test('of two that take the place at once one has it, and one that lost it is told', async () => {
    const both = await Promise.allSettled(
      ['one', 'two'].map((holder) => takeWarehouseLock(account.settings, holder)),
    );
    const taken = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'BUILD_RUNNING' },
    });
    await taken[0]!.requireHeld();
    await account.inSnowflake((rows) =>
      rows.execute("update builder.lock set token = 'another', holder = 'three'"),
    );
    await expect(taken[0]!.requireHeld()).rejects.toThrow(
      /three took its place, so nothing of it is published/,
    );
    // It gives nothing up that is another's.
    await taken[0]!.release();
    await expect(takeWarehouseLock(account.settings)).rejects.toThrow(/: three, since/);
  });
});
