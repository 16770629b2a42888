import { describe, expect, test } from 'vitest';
import { PayerscopeError } from '../tools/errors.ts';
import { dropTracingVariables, readConfig, readTerminalSettings, redact } from './config.ts';

describe('readConfig', () => {
  test('has defaults for everything', () => {
    expect(readConfig({})).toEqual({
      dataDirectory: '.payerscope',
      fiscalYearStart: null,
      warehouse: 'duckdb',
      model: 'offline',
      openaiApiKey: null,
      tracing: 'off',
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
    [{}, { data: '' }, /^--data is “”: must name a directory\.$/],
    [{}, { warehouse: 'snowflake' }, /^--warehouse is “snowflake”: snowflake is not in this version/],
    [{ PAYERSCOPE_WAREHOUSE: 'oracle' }, {}, /^PAYERSCOPE_WAREHOUSE is “oracle”: must be duckdb\.$/],
    [{}, { model: 'openai:gpt-5' }, /^--model is “openai:gpt-5”: an OpenAI model is not in this version/],
    [{}, { model: 'clever' }, /^--model is “clever”: must be offline\.$/],
  ])('refuses %j %j in one sentence', (env, overrides, message) => {
    const refusal = captured(() => readConfig(env, overrides));
    expect(refusal).toBeInstanceOf(PayerscopeError);
    expect((refusal as PayerscopeError).exitCode).toBe(2);
    expect((refusal as PayerscopeError).message).toMatch(message);
  });
});

test('redact hides what the schema marks as secret and shows the rest', () => {
  const shown = redact(readConfig({ OPENAI_API_KEY: 'sk-very-secret', PAYERSCOPE_DATA: 'here' }));
  expect(JSON.stringify(shown)).not.toContain('very-secret');
  expect(shown).toMatchObject({ openaiApiKey: '(set, hidden)', dataDirectory: 'here' });
  expect(redact(readConfig({}))['openaiApiKey']).toBe('(not set)');
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
  });
  expect(readTerminalSettings({ NO_COLOR: '', FORCE_COLOR: '1', COLUMNS: 'wide' })).toEqual({
    noColor: false,
    forceColor: true,
    dumb: false,
    columns: null,
  });
});

function captured(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
