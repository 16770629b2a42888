import { HumanMessage, ToolMessage } from '@langchain/core/messages';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPlanTools } from '../../agent/plan-tools.ts';
import { templates } from '../../sql/templates/index.ts';
import { smallManifest } from '../../sql/templates/testing/small-release.ts';
import { type ModelSettings, modelSettings } from '../model-settings.ts';
import { OpenAiModel } from './openai-model.ts';
import { type LoopbackServer, startLoopbackServer } from './testing/loopback-server.ts';
import type { Turn } from './testing/turn.ts';

let server: LoopbackServer;
beforeAll(async () => {
  server = await startLoopbackServer();
});
afterAll(() => server.close());

const KEY = 'sk-very-secret';
const tools = createPlanTools(smallManifest, templates);
const schemas = tools.schemas(['payer_scorecard', 'payer_ranking']);

type Changes = Partial<ModelSettings> & { model?: string; task?: 'plan' | 'write'; key?: string | null };

function modelWith({ model = 'gpt-5-mini', task = 'plan', key = KEY, ...changes }: Changes = {}) {
  const settings = { ...modelSettings.parse({ baseUrl: server.baseUrl }), ...changes };
  return new OpenAiModel({ model, key, settings, task, firstPause: 1 });
}

async function ask(changes: Changes = {}, question = 'Scorecard?') {
  const model = modelWith(changes);
  const bound = changes.task === 'write' ? model : model.bindTools([...schemas]);
  return bound.invoke([new HumanMessage(question)]);
}

const failureOf = (changes: Changes = {}): Promise<unknown> =>
  ask(changes).then(
    () => 'no failure',
    (error: unknown) => (error as { reason?: unknown }).reason ?? error,
  );

const period = '2025-10..2025-12';
const scorecard = { name: 'payer_scorecard', args: { period, payers: null } };

describe.each([
  ['chat', 'off'],
  ['chat', 'on'],
  ['responses', 'off'],
  ['responses', 'on'],
] as const)('%s API, streaming %s', (api, streaming) => {
  const way = { api, streaming };

  it('brings tool calls, and the tokens they took', async () => {
    server.script({ calls: [scorecard, { name: 'payer_ranking', args: { period } }] });
    const reply = await ask(way);
    expect(reply.tool_calls?.map(({ name, args }) => ({ name, args }))).toEqual([
      scorecard,
      { name: 'payer_ranking', args: { period } },
    ]);
    expect(reply.usage_metadata).toMatchObject({
      input_tokens: 3_400,
      output_tokens: 40,
      input_token_details: { cache_read: 1_024 },
    });
  });

  it('brings text', async () => {
    server.script({ text: 'A headline\n\nand more' });
    expect((await ask({ ...way, task: 'write' })).text).toBe('A headline\n\nand more');
  });

  it('sends strict tools that must be called, the key, and nothing that is kept', async () => {
    server.script({ calls: [scorecard] });
    await ask(way);
    const [{ path, headers, body } = {} as never] = server.seen;
    expect(path).toBe(api === 'chat' ? '/v1/chat/completions' : '/v1/responses');
    expect(headers.authorization).toBe(`Bearer ${KEY}`);
    const sent = (body['tools'] as Record<string, unknown>[]).map((tool) => tool['function'] ?? tool);
    expect(sent).toHaveLength(schemas.length);
    expect(sent).toEqual(schemas.map((schema) => expect.objectContaining(schema.function)));
    expect(body).toMatchObject({ model: 'gpt-5-mini', tool_choice: 'required' });
    expect(body['stream'] ?? false).toBe(streaming === 'on');
    expect(body).not.toHaveProperty('temperature');
    expect(body['store']).toBe(api === 'responses' ? false : undefined);
  });

  it('sends a text’s request without tools', async () => {
    server.script({ text: 'x' });
    await ask({ ...way, task: 'write' });
    expect(server.seen[0]?.body).not.toHaveProperty('tools');
    expect(server.seen[0]?.body).not.toHaveProperty('tool_choice');
  });

  it('sends a conversation with the calls before it', async () => {
    server.script({ calls: [scorecard] });
    const call = { template: 'payer_scorecard', params: { period: { from: '2025-10', to: '2025-12' } } };
    const before = tools.toMessage({ kind: 'run', calls: [call], notes: [], followUp: false });
    const done = new ToolMessage({ tool_call_id: 'call_0', name: 'payer_scorecard', content: 'answered' });
    const messages = [new HumanMessage('Scorecard'), before, done, new HumanMessage('and Humana?')];
    await modelWith(way)
      .bindTools([...schemas])
      .invoke(messages);
    const sent = JSON.stringify(server.seen[0]?.body);
    expect(sent).toContain('2025-10..2025-12');
    expect(sent).toContain('and Humana?');
  });

  it('gives every reply an id of its own, whatever the server repeats', async () => {
    server.script({ id: 'same', calls: [scorecard] });
    const ids = [(await ask(way)).id, (await ask(way)).id];
    expect(new Set([...ids, 'same']).size).toBe(3);
  });

  it.each([`{"period": "${period}"`, '[]', '5', 'null', '"payers"', '{"period": 2025-10}'])(
    'marks the arguments %s, which are no JSON object, and prints nothing',
    async (text) => {
      const warned = vi.spyOn(console, 'warn');
      server.script(
        { calls: [{ name: 'payer_ranking', text }] },
        { calls: [scorecard, { name: 'help', text }] },
      );
      const alone = await ask(way);
      expect([alone.tool_calls, alone.invalid_tool_calls?.length]).toEqual([[], 1]);
      const beside = await ask(way);
      expect(beside.tool_calls?.map(({ name }) => name)).toEqual(['payer_scorecard']);
      expect(beside.invalid_tool_calls).toHaveLength(1);
      expect(warned).not.toHaveBeenCalled();
      warned.mockRestore();
    },
  );

  it.each<[string, Turn]>([
    ['was cut short', { calls: [scorecard], cutShort: true }],
    ['is no JSON', { raw: '{"id": "chatcmpl-1", "choi' }],
    ['is a web page', { raw: '<html>Sign in</html>', contentType: 'text/html' }],
    ['is JSON of something else', { raw: '{"hello": "world"}' }],
    ['is longer than any of ours', { bytes: 5 * 1024 * 1024 }],
  ])('fails on a reply that %s', async (_name, turn) => {
    server.script(turn);
    expect(await failureOf(way)).toBe('bad-reply');
    expect(server.seen).toHaveLength(1);
  });

  it.each<[string, Turn, string]>([
    ['a rate limit', { status: 429 }, 'rate-limited'],
    ['a server error', { status: 500 }, 'server-error'],
    ['an overloaded server', { status: 503 }, 'server-error'],
    ['a connection that breaks', { drops: 'before' }, 'unreachable'],
    ['a reply that breaks off', { drops: 'within' }, 'unreachable'],
  ])('tries again after %s, up to four times', async (_name, turn, reason) => {
    server.script(turn, { calls: [scorecard] });
    expect((await ask(way)).tool_calls).toHaveLength(1);
    expect(server.seen).toHaveLength(2);
    server.script(turn);
    expect(await failureOf(way)).toBe(reason);
    expect(server.seen).toHaveLength(4);
  });

  it.each<[string, Turn, string]>([
    ['a key that is refused', { status: 401, code: 'invalid_api_key' }, 'refused'],
    ['a quota that is used up', { status: 429, code: 'insufficient_quota' }, 'no-quota'],
    ['a model that is unknown', { status: 404, code: 'model_not_found' }, 'unknown-model'],
    ['a request that is refused', { status: 400, code: 'invalid_request_error' }, 'bad-request'],
    ['a prompt that is too long', { status: 400, code: 'context_length_exceeded' }, 'bad-request'],
    ['a redirect', { status: 307, headers: { location: 'http://127.0.0.1:9/v1' } }, 'unreachable'],
  ])('does not insist after %s', async (_name, turn, reason) => {
    server.script(turn);
    expect(await failureOf(way)).toBe(reason);
    if (reason !== 'unreachable') expect(server.seen).toHaveLength(1);
  });

  it('does not wait longer than its time, for a reply or for a limit to pass', async () => {
    server.script({ silent: true });
    expect(await failureOf({ ...way, timeoutSeconds: 0.2 })).toBe('timeout');
    server.script({ status: 429, headers: { 'retry-after': '3600' } });
    expect(await failureOf(way)).toBe('rate-limited');
    expect(server.seen).toHaveLength(1);
  });

  it('stops with its caller, whose reason it passes on', async () => {
    server.script({ silent: true });
    const stopping = new AbortController();
    const asked = modelWith(way).invoke([new HumanMessage('?')], { signal: stopping.signal });
    stopping.abort(new Error('the person went away'));
    await expect(asked).rejects.toThrow('the person went away');
  });

  it('says nothing a provider wrote', async () => {
    server.script({ status: 400, code: 'secret_code' });
    const error = await ask(way).catch((failure: Error) => failure);
    expect(JSON.stringify([error, (error as Error).message, (error as Error).stack])).not.toMatch(/secret/);
  });
});

describe('compatible servers', () => {
  it.each(['on', 'off'] as const)(
    'may leave the role out: tool calls are not lost, streaming %s',
    async (streaming) => {
      server.script({ calls: [scorecard], withoutRole: true });
      expect((await ask({ streaming })).tool_calls?.[0]).toMatchObject(scorecard);
    },
  );

  it.each(['chat', 'responses'] as const)(
    'whose streams close before they end send no reply: %s',
    async (api) => {
      server.script({ calls: [scorecard], withoutEnd: true });
      expect(await failureOf({ api, streaming: 'on' })).toBe('bad-reply');
    },
  );
});

it('a stream may bring text in parts: it is read, and nothing is printed', async () => {
  const printed = vi.spyOn(console, 'log');
  const texts = [
    { role: 'assistant', content: [{ type: 'text', text: 'A head' }] },
    { content: [{ text: 'line' }] },
  ];
  const choices = [
    ...texts.map((delta) => ({ index: 0, delta, finish_reason: null })),
    { index: 0, delta: {}, finish_reason: 'stop' },
  ];
  const raw = choices.map((choice) => `data: ${JSON.stringify({ id: 'x', choices: [choice] })}\n\n`).join('');
  server.script({ raw, contentType: 'text/event-stream' });
  expect((await ask({ streaming: 'on', task: 'write' })).text).toBe('A headline');
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
});

describe('what a model takes', () => {
  it('an older one a temperature, a reasoning one an effort', async () => {
    server.script({ calls: [scorecard] });
    for (const model of ['gpt-4.1-mini', 'llama3.1:8b', 'gpt-5', 'o3']) await ask({ model });
    expect(server.seen.map(({ body }) => [body['temperature'], body['reasoning_effort']])).toEqual([
      [0, undefined],
      [0, undefined],
      [undefined, 'low'],
      [undefined, 'low'],
    ]);
  });

  it('a name that the adapter would send to the other API stays with the one that was chosen', async () => {
    server.script({ calls: [scorecard] });
    for (const model of ['gpt-5-pro', 'gpt-5.2-codex', 'codex-mini-latest']) await ask({ model });
    expect(new Set(server.seen.map(({ path }) => path))).toEqual(new Set(['/v1/chat/completions']));
  });
});

describe('the environment has no say', () => {
  it('over address, key, account or gateway', async () => {
    const evil = {
      ...{
        OPENAI_BASE_URL: 'http://127.0.0.1:9',
        OPENAI_API_BASE: 'http://127.0.0.1:9',
        OPENAI_API_KEY: 'sk-other',
      },
      ...{
        OPENAI_ORG_ID: 'org',
        OPENAI_ORGANIZATION: 'org',
        OPENAI_PROJECT_ID: 'project',
        LANGSMITH_GATEWAY: 'true',
      },
    };
    Object.assign(process.env, evil);
    try {
      server.script({ calls: [scorecard] });
      await ask();
    } finally {
      for (const name of Object.keys(evil)) delete process.env[name];
    }
    expect(server.seen).toHaveLength(1);
    const { headers } = server.seen[0]!;
    expect(headers.authorization).toBe(`Bearer ${KEY}`);
    expect(Object.keys(headers).filter((name) => name.startsWith('openai-'))).toEqual([]);
  });

  it('a server of one’s own without a key is sent none; OpenAI itself is not asked without one', async () => {
    server.script({ calls: [scorecard] });
    await ask({ key: null });
    expect(server.seen[0]?.headers.authorization).toBeUndefined();
    expect(await failureOf({ key: null, baseUrl: 'https://api.openai.com/v1' })).toBe('no-key');
  });
});
