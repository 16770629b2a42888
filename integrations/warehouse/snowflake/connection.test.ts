import { createPublicKey, createVerify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { describeFailure } from './describe-failure.ts';
import { logIn } from './log-in.ts';
import { createSessionPool, type SessionPool } from './session-pool.ts';
import { fromSnowflake } from './snowflake-value.ts';
import { type LoopbackSnowflake, startLoopbackSnowflake, type Turn } from './testing/loopback-snowflake.ts';
import { newPrivateKey, settingsFor } from './testing/snowflake-key.ts';

const directory = mkdtempSync(join(tmpdir(), 'payerscope-snowflake-'));
const keyFile = join(directory, 'key.p8');
const key = newPrivateKey();
let server: LoopbackSnowflake;
let pool: SessionPool;

beforeAll(async () => {
  server = await startLoopbackSnowflake();
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  writeFileSync(keyFile, key);
  const one: Turn = { columns: [{ name: 'ONE', type: 'fixed' }], rows: [['1']] };
  server.onLogin(one);
  server.onStatement(one);
  for (const seen of [server.logins, server.statements, server.cancelled]) seen.length = 0;
  pool = createSessionPool(() => logIn({ settings: settings(), database: 'RELEASES', pauses: [1, 1] }), 2);
});
afterEach(() => pool.close());

const settings = (given = {}) => settingsFor(server.address, { privateKeyPath: keyFile, ...given });
const ask = (sqlText = 'select 1', given = {}) =>
  pool.use((session) => session.execute({ sqlText, seconds: 5, ...given }));
const failure = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error);
const sentence = async (work: Promise<unknown>) => describeFailure(await failure(work), settings()).message;

describe('a login', () => {
  test('is signed with the key, and says who asks for which role, warehouse and database', async () => {
    await ask();
    const [login] = server.logins;
    expect(Object.fromEntries(login!.query)).toMatchObject({
      roleName: 'PAYERSCOPE_AGENT',
      warehouse: 'ASKING',
      databaseName: 'RELEASES',
    });
    const [header, claims, signature] = login!.body.data.TOKEN.split('.');
    const verify = createVerify('RSA-SHA256').update(`${header}.${claims}`);
    expect(verify.verify(createPublicKey(key), signature, 'base64url')).toBe(true);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString()).sub).toBe('TEST.PAYERSCOPE_AGENT');
  });

  test('opens a key with its passphrase, and takes one from the environment with its line breaks written out', async () => {
    writeFileSync(keyFile, newPrivateKey('open sesame'));
    await (await logIn({ settings: settings({ passphrase: 'open sesame' }), database: 'R' })).close();
    const text = key.replaceAll('\n', '\\n');
    const fromText = settingsFor(server.address, { privateKey: text });
    await (await logIn({ settings: fromText, database: 'R' })).close();
    expect(server.logins).toHaveLength(2);
  });

  test('that is refused reads the key again: a rotated key needs no restart', async () => {
    const rotated = newPrivateKey();
    server.onLogin(
      { code: '390144', message: 'JWT token is invalid. [0ce9eb56]' },
      { columns: [], rows: [] },
    );
    const opened = logIn({ settings: settings(), database: 'R' });
    writeFileSync(keyFile, rotated);
    await (await opened).close();
    const [header, claims, signature] = server.logins[1]!.body.data.TOKEN.split('.');
    const verify = createVerify('RSA-SHA256').update(`${header}.${claims}`);
    expect(verify.verify(createPublicKey(rotated), signature, 'base64url')).toBe(true);
  });

  test('is tried again where nobody answers', async () => {
    server.onLogin({ drops: true }, { status: 503 }, { drops: true }, { columns: [], rows: [] });
    await (await logIn({ settings: settings(), database: 'R', pauses: [1, 1, 1] })).close();
    expect(server.logins.length).toBeGreaterThanOrEqual(3);
  });

  test.each([
    [
      'no key at all',
      { privateKeyPath: '' },
      /needs a key to log in with: set PAYERSCOPE_SNOWFLAKE_PRIVATE_KEY_PATH/,
    ],
    ['a missing file', { privateKeyPath: '/nowhere/key.p8' }, /key file \/nowhere\/key\.p8 cannot be read/],
    ['a wrong passphrase', { passphrase: 'wrong' }, /does not open with the passphrase/],
    ['no key in the file', {}, /is no private key in PEM/],
  ])('with %s is one sentence', async (what, given, expected) => {
    if (what === 'a wrong passphrase') writeFileSync(keyFile, newPrivateKey('right'));
    if (what === 'no key in the file') writeFileSync(keyFile, 'SECRET-BYTES');
    const none = 'privateKeyPath' in given && given.privateKeyPath === '';
    const used = none ? settingsFor(server.address) : settings(given);
    const error = (await failure(logIn({ settings: used, database: 'R' }))) as Error;
    expect(error.message).toMatch(expected);
    expect(`${error.message}${error.stack}${String(error.cause)}`).not.toMatch(/SECRET-BYTES|MII/);
    expect(server.logins).toHaveLength(0);
  });
});

describe('a statement', () => {
  test('carries its values beside it, its limits, its time zone and the query tag', async () => {
    await ask('select ? as who', { binds: ["x' or 1=1--"], maximumRows: 10 });
    const { body } = server.statements[0]!;
    expect(body.sqlText).toBe('select ? as who');
    expect(body.bindings).toEqual({ 1: { type: 'TEXT', value: "x' or 1=1--" } });
    expect(body.parameters).toMatchObject({
      TIMEZONE: 'UTC',
      STATEMENT_TIMEOUT_IN_SECONDS: 5,
      ROWS_PER_RESULTSET: 10,
      QUERY_TAG: 'payerscope',
    });
  });

  test('is polled for while it runs, and its later chunks are fetched in order', async () => {
    const columns = [{ name: 'N', type: 'fixed' }];
    server.onStatement({ later: { later: { columns, rows: [['1']], chunks: [[['2'], ['3']], [['4']]] } } });
    const { rows, queryId } = await ask();
    expect(rows.flat()).toEqual(['1', '2', '3', '4']);
    expect(queryId).toMatch(/^query-/);
  });

  test('is sent once more over a new login where the session is gone', async () => {
    await ask();
    server.onStatement({ code: '390111', message: 'Session no longer exists.' }, { columns: [], rows: [] });
    await ask();
    expect(server.logins).toHaveLength(2);
  });

  test('is sent again under the same request id where the connection breaks off', async () => {
    server.onStatement({ drops: true }, { columns: [], rows: [] });
    await ask();
    const ids = server.statements.map(({ query }) => query.get('requestId'));
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  test('that is no longer wanted is cancelled on the server, and its session is not used again', async () => {
    server.onStatement({ silent: true });
    const wanted = new AbortController();
    const asked = ask('select slow', { signal: wanted.signal });
    await expect.poll(() => server.statements.length).toBe(1);
    wanted.abort(new Error('no longer wanted'));
    await expect(asked).rejects.toThrow('no longer wanted');
    await expect.poll(() => server.cancelled).toEqual([server.statements[0]!.query.get('requestId')]);
  });

  test('waits where all sessions are lent, and there are never more of them than allowed', async () => {
    await Promise.all(Array.from({ length: 7 }, () => ask()));
    expect(server.statements).toHaveLength(7);
    expect(server.logins).toHaveLength(2);
  });
});

describe('a failure is one sentence that says what to do, and repeats nothing of the statement', () => {
  const SECRET = "select 'secret' from RAW.CLAIMS";
  test.each([
    [
      '000606',
      'No active warehouse selected in the current session.',
      /warehouse ASKING does not run .*resume it/,
    ],
    [
      '090073',
      `Warehouse 'ASKING' cannot be resumed because resource monitor 'M' has exceeded its quota.`,
      /over its quota/,
    ],
    [
      '002003',
      `SQL compilation error: Object '${SECRET}' does not exist or not authorized.`,
      /role PAYERSCOPE_AGENT may not read .*doctor --warehouse snowflake/,
    ],
    ['003001', `SQL access control error: Insufficient privileges to operate on '${SECRET}'`, /may not read/],
    [
      '000630',
      'Statement reached its statement or warehouse timeout of 5 second(s) and was canceled.',
      /longer than 60 s/,
    ],
    ['001003', `syntax error near ${SECRET}`, /did not run a statement \(001003\)/],
  ])('%s from a statement', async (code, message, expected) => {
    server.onStatement({ code, message });
    const said = await sentence(ask(SECRET));
    expect(said).toMatch(expected);
    expect(said).not.toMatch(/secret|RAW/i);
    expect(said).toMatch(/^Snowflake[^.]*[^.]\.?.*\.$/);
  });

  test.each([
    ['390144', 'JWT token is invalid.', /refused the key of user PAYERSCOPE_AGENT .*ALTER USER/],
    [
      '390422',
      'Incoming request with IP/Token 1.2.3.4 is not allowed to access Snowflake.',
      /network policy does not admit/,
    ],
    [
      '390189',
      "Role 'PAYERSCOPE_AGENT' specified in the connect string does not exist or not authorized.",
      /does not let user PAYERSCOPE_AGENT use role/,
    ],
  ])('%s from a login', async (code, message, expected) => {
    server.onLogin({ code, message });
    expect(await sentence(ask())).toMatch(expected);
  });

  test('nobody there', async () => {
    const nobody = settings({ address: 'http://127.0.0.1:9' });
    const error = await failure(logIn({ settings: nobody, database: 'R', pauses: [] }));
    expect(describeFailure(error, nobody)).toMatchObject({
      exitCode: 5,
      message: expect.stringMatching(/account TEST cannot be reached/),
    });
  });
});

test.each([
  ['12', { type: 'fixed', scale: 0 }, 12],
  ['-0.05', { type: 'fixed', scale: 2 }, -0.05],
  ['1234567.89', { type: 'fixed', scale: 2 }, 1234567.89],
  ['1.5', { type: 'real', scale: 0 }, 1.5],
  ['TRUE', { type: 'boolean', scale: 0 }, 1],
  ['false', { type: 'boolean', scale: 0 }, 0],
  ['2024-02-29', { type: 'date', scale: 0 }, '2024-02-29'],
  ['2024-02-29T00:00:00Z', { type: 'date', scale: 0 }, '2024-02-29'],
  ['2024-02-29 12:30:00.000', { type: 'timestamp_ntz', scale: 9 }, '2024-02-29 12:30:00'],
  ['2024-02-29T12:30:00.250Z', { type: 'timestamp_ntz', scale: 9 }, '2024-02-29 12:30:00.25'],
  ['NULL', { type: 'text', scale: 0 }, 'NULL'],
  [null, { type: 'fixed', scale: 0 }, null],
])('the value %s of %o arrives as from DuckDB', (text, column, value) => {
  expect(fromSnowflake(text, column)).toBe(value);
});

test('an integer that a double cannot hold is refused, not rounded', () => {
  expect(() => fromSnowflake('9007199254740993', { type: 'fixed', scale: 0 })).toThrow(RangeError);
});
