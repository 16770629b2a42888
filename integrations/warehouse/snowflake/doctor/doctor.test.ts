import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LoopbackSnowflake, startLoopbackSnowflake, type Turn } from '../testing/loopback-snowflake.ts';
import { newPrivateKey, settingsFor } from '../testing/snowflake-key.ts';
import { examineSnowflake } from './examine-snowflake.ts';

let server: LoopbackSnowflake;
const privateKey = newPrivateKey();
beforeAll(async () => {
  server = await startLoopbackSnowflake();
});
afterAll(() => server.close());

/** A result with these columns; every cell is text. */
const table = (names: readonly string[], rows: readonly (readonly string[])[]): Turn => ({
  columns: names.map((name) => ({ name, type: 'text' })),
  rows,
});
const GRANT = ['privilege', 'granted_on', 'name'];
const REFUSED: Turn = { code: '002003', message: 'does not exist or not authorized' };

const AS_IT_SHOULD_BE: Readonly<Record<string, Turn>> = {
  'show grants to role PAYERSCOPE_AGENT': table(GRANT, [
    ['USAGE', 'DATABASE', 'PAYERSCOPE_RELEASES'],
    ['USAGE', 'SCHEMA', 'PAYERSCOPE_RELEASES.RELEASE'],
    ['SELECT', 'TABLE', 'PAYERSCOPE_RELEASES.RELEASE.IN_FORCE'],
    ['SELECT', 'VIEW', 'PAYERSCOPE_RELEASES.RELEASE.CLAIMS_BY_PAYER'],
    ['USAGE', 'WAREHOUSE', 'ASKING'],
  ]),
  'show future grants to role PAYERSCOPE_AGENT': table(
    ['privilege', 'grant_on', 'name'],
    [['SELECT', 'TABLE', 'PAYERSCOPE_RELEASES.<TABLE>']],
  ),
  'show grants to role public': table(GRANT, [['USAGE', 'DATABASE', 'SNOWFLAKE_SAMPLE_DATA']]),
  'show grants to user PAYERSCOPE_AGENT': table(['role'], [['PAYERSCOPE_AGENT']]),
  'select current_secondary_roles() as roles': table(['ROLES'], [['{"roles":"","value":""}']]),
  'information_schema.policy_references': table(
    ['REF_SCHEMA_NAME', 'REF_ENTITY_NAME'],
    [['MARTS', 'FCT_CLAIMS']],
  ),
  'information_schema.columns': table(['TABLE_SCHEMA', 'TABLE_NAME'], [['MARTS', 'FCT_CLAIMS']]),
  'information_schema.tables': REFUSED,
};

let found: Record<string, Turn>;
beforeEach(() => {
  found = { ...AS_IT_SHOULD_BE };
  server.onSql((sql) => Object.entries(found).find(([part]) => sql.includes(part))?.[1] ?? REFUSED);
});
const agent = { privateKey, role: 'payerscope_agent' };
const checkOf = async (name: string, settings: Record<string, string> = agent) => {
  const checks = await examineSnowflake(settingsFor(server.address, settings));
  return checks.find(({ check }) => check === name);
};

describe('the agent role', () => {
  test('is fine with releases, a warehouse and nothing else', async () => {
    const checks = await examineSnowflake(settingsFor(server.address, agent));
    const wall = checks.filter(({ check }) => /^(Agent|Everybody|Row-level)/.test(check));
    expect(wall.map(({ check, ok }) => [check, ok])).toEqual([
      ['Agent role', true],
      ['Everybody', true],
      ['Agent user', true],
      ['Row-level data', true],
    ]);
  });

  test.each([
    ['a row-level table', ['SELECT', 'TABLE', 'PAYERSCOPE.MARTS.FCT_CLAIMS']],
    ['another database', ['USAGE', 'DATABASE', 'PAYERSCOPE']],
    ['a database whose name begins alike', ['USAGE', 'DATABASE', 'PAYERSCOPE_RELEASES_RAW']],
    ['another role', ['USAGE', 'ROLE', 'PAYERSCOPE_BUILDER']],
    ['ownership of a release', ['OWNERSHIP', 'TABLE', 'PAYERSCOPE_RELEASES.RELEASE.IN_FORCE']],
    ['writing', ['INSERT', 'TABLE', 'PAYERSCOPE_RELEASES.RELEASE.IN_FORCE']],
    ['a function', ['USAGE', 'FUNCTION', 'PAYERSCOPE_RELEASES.RELEASE.F()']],
    ['the account', ['MONITOR USAGE', 'ACCOUNT', 'TEST']],
  ])('with %s is not', async (_, grant) => {
    found['show grants to role PAYERSCOPE_AGENT'] = table(GRANT, [
      ['USAGE', 'DATABASE', 'PAYERSCOPE_RELEASES'],
      grant,
    ]);
    expect(await checkOf('Agent role')).toMatchObject({
      ok: false,
      detail: expect.stringContaining(`${grant[0]} on ${grant[1]} ${grant[2]}`),
    });
  });

  test('with a future grant on rows, or rows for everybody, is not', async () => {
    found['show future grants to role PAYERSCOPE_AGENT'] = table(
      ['privilege', 'grant_on', 'name'],
      [['SELECT', 'TABLE', 'PAYERSCOPE.MARTS.<TABLE>']],
    );
    found['show grants to role public'] = table(GRANT, [['USAGE', 'SCHEMA', 'PAYERSCOPE.MARTS']]);
    expect(await checkOf('Agent role')).toMatchObject({ ok: false });
    expect(await checkOf('Everybody')).toMatchObject({ ok: false });
  });

  test('beside another role of the user, or with secondary roles, is not', async () => {
    found['show grants to user PAYERSCOPE_AGENT'] = table(['role'], [['PAYERSCOPE_AGENT'], ['SYSADMIN']]);
    expect(await checkOf('Agent user')).toMatchObject({
      ok: false,
      detail: expect.stringContaining('SYSADMIN'),
    });
    found['show grants to user PAYERSCOPE_AGENT'] = AS_IT_SHOULD_BE['show grants to user PAYERSCOPE_AGENT']!;
    found['select current_secondary_roles() as roles'] = table(
      ['ROLES'],
      [['{"roles":"SYSADMIN","value":"ALL"}']],
    );
    expect(await checkOf('Agent user')).toMatchObject({ ok: false });
  });

  test('that can look into the row-level database is not, whatever grants say', async () => {
    found['information_schema.tables'] = table(['TABLES'], [['0']]);
    expect(await checkOf('Row-level data')).toMatchObject({ ok: false });
  });

  test.each(Object.keys(AS_IT_SHOULD_BE).filter((part) => part.startsWith('show')))(
    'fails where “%s” cannot be read',
    async (part) => {
      found[part] = { code: '003001', message: 'Insufficient privileges' };
      const checks = await examineSnowflake(settingsFor(server.address, agent));
      expect(
        checks.filter(({ ok, detail }) => !ok && /could not be verified \(003001\)/.test(detail)),
      ).toHaveLength(1);
    },
  );
});

test('a warehouse that does not run is told as that, and as no missing release or right', async () => {
  server.onSql(() => ({ code: '000606', message: 'No active warehouse selected.' }));
  const checks = await examineSnowflake(settingsFor(server.address, agent));
  const failed = checks.filter(({ check }) => check !== 'Snowflake');
  expect(failed.map(({ ok, detail }) => [ok, /warehouse ASKING does not run \(000606/.test(detail)])).toEqual(
    failed.map(() => [false, true]),
  );
  expect(failed.map(({ check }) => check)).toContain('Release in Snowflake');
});

test('the role of a session that was given none is the user’s own', async () => {
  found['select current_role() as role'] = table(['ROLE'], [['PAYERSCOPE_AGENT']]);
  const { role: _, ...none } = settingsFor(server.address, agent);
  const checks = await examineSnowflake({ ...none, role: null });
  expect(checks.find(({ check }) => check === 'Snowflake')?.detail).toContain('role PAYERSCOPE_AGENT');
  expect(checks.map(({ check }) => check)).toContain('Row-level data');
});

describe('row policies, as the builder sees them', () => {
  const builder = { privateKey, role: 'payerscope_builder' };

  test('stand on every table with rows of people', async () => {
    expect(await checkOf('Row policies', builder)).toMatchObject({ ok: true });
  });

  test('are no failure where an edition has none and that is said', async () => {
    found['information_schema.policy_references'] = REFUSED;
    expect(await checkOf('Row policies', { ...builder, policies: 'off' })).toEqual({
      check: 'Row policies',
      ok: true,
      detail: 'none, as PAYERSCOPE_SNOWFLAKE_POLICIES=off says: no grant on PAYERSCOPE is the only wall',
    });
  });

  test('that miss one are told by its name, and none at all is no proof', async () => {
    found['information_schema.columns'] = table(
      ['TABLE_SCHEMA', 'TABLE_NAME'],
      [
        ['MARTS', 'FCT_CLAIMS'],
        ['RAW', 'CLAIMS'],
      ],
    );
    expect(await checkOf('Row policies', builder)).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/RAW\.CLAIMS; run sql\/snowflake\/4_apply_policies\.sql$/),
    });
    found['information_schema.policy_references'] = REFUSED;
    expect(await checkOf('Row policies', builder)).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/could not be verified/),
    });
  });
});
