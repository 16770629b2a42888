import { describe, expect, test } from 'vitest';
import { createPolicy, MINIMUM_POLICY } from '../tools/disclosure/policy.ts';
import { PayerscopeError } from '../tools/errors.ts';
import { dropTracingVariables, readConfig, readTerminalSettings, redact } from './config.ts';

describe('readConfig', () => {
  test('has defaults for everything', () => {
    expect(readConfig({})).toEqual({
      dataDirectory: '.payerscope',
      fiscalYearStart: null,
      warehouse: 'duckdb',
      snowflake: {
        account: null,
        user: null,
        privateKeyPath: null,
        privateKey: null,
        passphrase: null,
        role: null,
        warehouse: null,
        database: 'PAYERSCOPE',
        releaseDatabase: 'PAYERSCOPE_RELEASES',
        agentRole: 'PAYERSCOPE_AGENT',
        queryTag: 'payerscope',
        statementSeconds: 60,
        connections: 4,
        scanLimitGb: null,
        policies: 'on',
        address: null,
      },
      model: 'offline',
      openaiApiKey: null,
      languageModel: {
        baseUrl: 'https://api.openai.com/v1',
        api: 'chat',
        timeoutSeconds: 30,
        budgetUsd: null,
        prices: {},
        writer: 'off',
        streaming: 'off',
      },
      tracing: 'off',
      otlp: { endpoint: null, headers: null, content: 'off', parent: null },
      disclosure: {},
      audit: { asker: null, questions: 'text', retentionDays: null },
      slack: { botToken: null, appToken: null, signingSecret: null, allow: null, file: null },
      debug: false,
    });
  });

  test('options win over variables, variables over defaults; an empty variable is not set', () => {
    const env = { PAYERSCOPE_DATA: 'from-env', PAYERSCOPE_FISCAL_YEAR_START: '7' };
    expect(readConfig(env).dataDirectory).toBe('from-env');
    expect(readConfig(env).fiscalYearStart).toBe(7);
    expect(readConfig(env, { data: 'from-option' }).dataDirectory).toBe('from-option');
    expect(readConfig({ PAYERSCOPE_DATA: '', PAYERSCOPE_FISCAL_YEAR_START: '' })).toEqual(readConfig({}));
  });

  test.each([
    [{ PAYERSCOPE_FISCAL_YEAR_START: '13' }, {}, /^PAYERSCOPE_FISCAL_YEAR_START is “13”: .*1 to 12\.$/],
    [{ PAYERSCOPE_FISCAL_YEAR_START: 'July' }, {}, /^PAYERSCOPE_FISCAL_YEAR_START is “July”: .*1 to 12\.$/],
    [{ PAYERSCOPE_FISCAL_YEAR_START: '1.5' }, {}, /month number/],
    [{ PAYERSCOPE_TRACING: 'maybe' }, {}, /^PAYERSCOPE_TRACING is “maybe”: must be on or off\.$/],
    [{ PAYERSCOPE_ASKER: ' ' }, {}, /^PAYERSCOPE_ASKER is “ ”: must name somebody\.$/],
    [{ PAYERSCOPE_ASKER: 'x'.repeat(201) }, {}, /must be at most 200 characters\.$/],
    [
      { PAYERSCOPE_AUDIT_QUESTIONS: 'no' },
      {},
      /^PAYERSCOPE_AUDIT_QUESTIONS is “no”: must be text or hash\.$/,
    ],
    [{ PAYERSCOPE_AUDIT_RETENTION_DAYS: '0' }, {}, /whole number of days from 1\.$/],
    [{ PAYERSCOPE_AUDIT_RETENTION_DAYS: '1.5' }, {}, /whole number of days from 1\.$/],
    [{ PAYERSCOPE_AUDIT_RETENTION_DAYS: 'forever' }, {}, /whole number of days from 1\.$/],
    [{}, { data: '' }, /^--data is “”: must name a directory\.$/],
    [
      { PAYERSCOPE_WAREHOUSE: 'oracle' },
      {},
      /^PAYERSCOPE_WAREHOUSE is “oracle”: must be duckdb or snowflake\.$/,
    ],
    [
      { PAYERSCOPE_SNOWFLAKE_ROLE: 'a"; drop' },
      {},
      /must be a plain name of letters, digits and underscores\.$/,
    ],
    [
      { PAYERSCOPE_SNOWFLAKE_ACCOUNT: 'x.snowflakecomputing.com' },
      {},
      /must be an account identifier such as/,
    ],
    [{ PAYERSCOPE_SNOWFLAKE_ADDRESS: 'http://evil.example:80' }, {}, /must be http:\/\/127\.0\.0\.1:PORT/],
    [{ PAYERSCOPE_SNOWFLAKE_CONNECTIONS: '0' }, {}, /must be a whole number from 1 to 32\.$/],
    [{}, { model: 'clever' }, /^--model is “clever”: must be offline, or openai: and the name of a model\.$/],
    [{ PAYERSCOPE_MODEL: 'openai:' }, {}, /^PAYERSCOPE_MODEL is “openai:”: must be offline, or openai: /],
    [{ PAYERSCOPE_MODEL: 'openai:a b' }, {}, /must be offline, or openai: and the name of a model\.$/],
    [{ OPENAI_BASE_URL: 'localhost:11434' }, {}, /^OPENAI_BASE_URL: must be an http or https address/],
    [{ OPENAI_BASE_URL: 'file:///etc/passwd' }, {}, /^OPENAI_BASE_URL: must be an http or https address/],
    [{ OPENAI_BASE_URL: 'https://h/v1?key=k' }, {}, /without a name, a key or a query/],
    [{ PAYERSCOPE_MODEL_API: 'batch' }, {}, /^PAYERSCOPE_MODEL_API is “batch”: must be chat or responses\.$/],
    [{ PAYERSCOPE_MODEL_TIMEOUT_SECONDS: '0' }, {}, /must be a number of seconds from 1 to 600\.$/],
    [{ PAYERSCOPE_MODEL_TIMEOUT_SECONDS: 'soon' }, {}, /must be a number of seconds from 1 to 600\.$/],
    [{ PAYERSCOPE_MODEL_BUDGET_USD: '0' }, {}, /must be an amount of US dollars above 0\.$/],
    [{ PAYERSCOPE_MODEL_BUDGET_USD: '-1' }, {}, /must be an amount of US dollars above 0\.$/],
    [{ PAYERSCOPE_MODEL_WRITER: 'yes' }, {}, /^PAYERSCOPE_MODEL_WRITER is “yes”: must be on or off\.$/],
    [{ PAYERSCOPE_MODEL_STREAMING: 'yes' }, {}, /must be on or off\.$/],
    [{ PAYERSCOPE_MODEL_PRICES: 'cheap' }, {}, /must be JSON such as .*, in USD per million tokens\.$/],
    [{ PAYERSCOPE_MODEL_PRICES: '{"m": {"input": -1, "output": 1}}' }, {}, /must be JSON such as/],
    [{ PAYERSCOPE_MODEL_PRICES: '{"m": {"input": 1, "output": 1, "x": 1}}' }, {}, /must be JSON such as/],
    [
      { PAYERSCOPE_MODEL: 'openai:own', PAYERSCOPE_MODEL_BUDGET_USD: '0.1' },
      {},
      /^PAYERSCOPE_MODEL_BUDGET_USD is “0\.1”: the prices of own are not known, .* set PAYERSCOPE_MODEL_PRICES too\.$/,
    ],
  ])('refuses %j %j in one sentence', (env, overrides, message) => {
    const refusal = captured(() => readConfig(env, overrides));
    expect(refusal).toBeInstanceOf(PayerscopeError);
    expect((refusal as PayerscopeError).exitCode).toBe(2);
    expect((refusal as PayerscopeError).message).toMatch(message);
  });
});

describe('a language model', () => {
  test('is chosen by name, with everything it needs from the environment', () => {
    const env = {
      PAYERSCOPE_MODEL: 'openai:llama3.1:8b',
      OPENAI_BASE_URL: 'http://localhost:11434/v1/',
      PAYERSCOPE_MODEL_API: 'responses',
      PAYERSCOPE_MODEL_TIMEOUT_SECONDS: '5',
      PAYERSCOPE_MODEL_BUDGET_USD: '0.05',
      PAYERSCOPE_MODEL_PRICES: '{"llama3.1:8b": {"input": 0.1, "output": 0.2}}',
      PAYERSCOPE_MODEL_WRITER: 'on',
      PAYERSCOPE_MODEL_STREAMING: 'on',
    };
    expect(readConfig(env)).toMatchObject({
      model: 'openai:llama3.1:8b',
      languageModel: {
        baseUrl: 'http://localhost:11434/v1',
        api: 'responses',
        timeoutSeconds: 5,
        budgetUsd: 0.05,
        prices: { 'llama3.1:8b': { input: 0.1, output: 0.2 } },
        writer: 'on',
        streaming: 'on',
      },
    });
  });

  test('is not chosen by a key alone, which may be there for other programs', () => {
    expect(readConfig({ OPENAI_API_KEY: 'sk-x' }).model).toBe('offline');
  });

  test('is told by its address, of which a password is never repeated', () => {
    const refusal = captured(() => readConfig({ OPENAI_BASE_URL: 'https://me:hunter2@host/v1' }));
    expect((refusal as PayerscopeError).exitCode).toBe(2);
    expect((refusal as Error).message).not.toContain('hunter2');
  });

  test('is shown with all its settings', () => {
    const env = { PAYERSCOPE_MODEL_PRICES: '{"own": {"input": 1, "output": 2}}' };
    expect(redact(readConfig(env))['languageModel']).toContain('prices={"own":{"input":1,"output":2}}');
  });
});

describe('thresholds of disclosure control', () => {
  // Weaker, the minimum, stricter.
  test.each([
    ['PAYERSCOPE_MINIMUM_COUNT', 'minimumCount', '10', '11', '12'],
    ['PAYERSCOPE_MINIMUM_PEOPLE', 'minimumPeople', '10', '11', '12'],
    ['PAYERSCOPE_SINGLE_SHARE', 'singleShare', '0.51', '0.5', '0.49'],
    ['PAYERSCOPE_PAIR_SHARE', 'pairShare', '0.86', '0.85', '0.84'],
    ['PAYERSCOPE_REMAINDER_SHARE', 'remainderShare', '0.09', '0.1', '0.11'],
  ])('%s can be made stricter, never weaker', (variable, name, weaker, minimum, stricter) => {
    for (const value of [weaker, 'many', '-1', '0', ' ']) {
      const refusal = captured(() => readConfig({ [variable]: value })) as PayerscopeError;
      expect(refusal.exitCode).toBe(2);
      expect(refusal.message).toMatch(
        new RegExp(`^${variable} is “${value}”: must be .*never weaker\\)\\.$`),
      );
    }
    for (const value of [minimum, stricter]) {
      const { disclosure } = readConfig({ [variable]: value });
      expect(disclosure).toEqual({ [name]: Number(value) });
      expect(createPolicy(disclosure)).toEqual({ ...MINIMUM_POLICY, [name]: Number(value) });
    }
  });

  test('counts are whole numbers', () => {
    const refusal = captured(() => readConfig({ PAYERSCOPE_MINIMUM_COUNT: '11.5' }));
    expect((refusal as Error).message).toMatch(/must be a whole number of 11 or more/);
  });

  test('are shown where they are set', () => {
    const env = { PAYERSCOPE_MINIMUM_COUNT: '20', PAYERSCOPE_PAIR_SHARE: '0.8' };
    expect(redact(readConfig(env))['disclosure']).toBe('minimumCount=20 pairShare=0.8');
    expect(redact(readConfig({}))['disclosure']).toBe('(not set)');
  });
});

test('redact hides what the schema marks as secret and shows the rest', () => {
  const shown = redact(readConfig({ OPENAI_API_KEY: 'sk-very-secret', PAYERSCOPE_DATA: 'here' }));
  expect(JSON.stringify(shown)).not.toContain('very-secret');
  expect(shown).toMatchObject({ openaiApiKey: '(set, hidden)', dataDirectory: 'here' });
  expect(redact(readConfig({}))['openaiApiKey']).toBe('(not set)');
});

test('a key of Snowflake and its passphrase are in nothing that is shown', () => {
  const keys = {
    PAYERSCOPE_SNOWFLAKE_PRIVATE_KEY: 'MIIsecret',
    PAYERSCOPE_SNOWFLAKE_PRIVATE_KEY_PASSPHRASE: 'sesame',
  };
  const shown = redact(readConfig({ ...keys, PAYERSCOPE_SNOWFLAKE_ROLE: 'asker' }))['snowflake'];
  expect(shown).not.toMatch(/MIIsecret|sesame/);
  expect(shown).toContain('privateKey=(set, hidden) passphrase=(set, hidden) role=ASKER');
});

test('redact hides the secrets of a group and shows its other parts', () => {
  const shown = redact(readConfig({ SLACK_BOT_TOKEN: 'xoxb-very-secret', PAYERSCOPE_SLACK_ALLOW: 'U1' }));
  expect(shown['slack']).toBe('botToken=(set, hidden) allow=U1');
});

describe('dropTracingVariables', () => {
  test('removes what would send questions to a third party', () => {
    const env = { LANGSMITH_API_KEY: 'k', LANGCHAIN_TRACING_V2: 'true', LANGUAGE: 'en', HOME: '/h' };
    expect(dropTracingVariables(env).sort()).toEqual(['LANGCHAIN_TRACING_V2', 'LANGSMITH_API_KEY']);
    expect(env).toEqual({ LANGUAGE: 'en', HOME: '/h' });
  });

  test('keeps it where tracing is asked for', () => {
    const env = { PAYERSCOPE_TRACING: 'on', LANGSMITH_API_KEY: 'k' };
    expect(dropTracingVariables(env)).toEqual([]);
    expect(env.LANGSMITH_API_KEY).toBe('k');
  });
});

test('readTerminalSettings follows NO_COLOR, FORCE_COLOR, TERM and COLUMNS', () => {
  expect(readTerminalSettings({ NO_COLOR: '1', TERM: 'dumb', COLUMNS: '60' })).toEqual({
    noColor: true,
    forceColor: false,
    dumb: true,
    columns: 60,
    images: null,
  });
  expect(readTerminalSettings({ NO_COLOR: '', FORCE_COLOR: '1', COLUMNS: 'wide' })).toEqual({
    noColor: false,
    forceColor: true,
    dumb: false,
    columns: null,
    images: null,
  });
});

test.each([
  [{ TERM_PROGRAM: 'iTerm.app' }, 'iterm'],
  [{ TERM_PROGRAM: 'WezTerm' }, 'iterm'],
  [{ LC_TERMINAL: 'iTerm2', TERM: 'xterm-256color' }, 'iterm'],
  [{ TERM: 'xterm-kitty' }, 'kitty'],
  [{ KITTY_WINDOW_ID: '1' }, 'kitty'],
  [{ TERM_PROGRAM: 'ghostty' }, 'kitty'],
  [{ TERM: 'xterm-256color' }, null],
  [{ KITTY_WINDOW_ID: '1', TMUX: '/tmp/tmux' }, null],
  [{ LC_TERMINAL: 'iTerm2', TERM: 'screen' }, null],
])('a terminal of %j shows images by %s', (env, images) => {
  expect(readTerminalSettings(env).images).toBe(images);
});

function captured(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
