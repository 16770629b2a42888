import { afterAll, beforeAll, expect, it } from 'vitest';
import { modelSettings } from '../model-settings.ts';
import { checkServer } from './check-server.ts';
import { type LoopbackServer, startLoopbackServer } from './testing/loopback-server.ts';
import type { Turn } from './testing/turn.ts';

const KEY = 'sk-very-secret';
let server: LoopbackServer;
beforeAll(async () => {
  server = await startLoopbackServer(['gpt-5-mini', 'llama3.1:latest']);
});
afterAll(() => server.close());

const check = (model = 'gpt-5-mini', key: string | null = KEY, settings: Record<string, string> = {}) =>
  checkServer(`openai:${model}`, key, modelSettings.parse({ baseUrl: server.baseUrl, ...settings }));

it('asks once for the models, with the key, and says what an answer may cost', async () => {
  server.script();
  expect(await check()).toEqual({
    check: 'Language model',
    ok: true,
    detail: `${server.baseUrl} answers (chat API, at most $0.25 an answer)`,
  });
  expect(server.seen.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ['/v1/models', `Bearer ${KEY}`],
  ]);
});

it('says so where no price is known, and no budget can be kept', async () => {
  const { ok, detail } = await check('llama3.1', null);
  expect([ok, detail]).toEqual([
    true,
    expect.stringContaining('no budget is kept (PAYERSCOPE_MODEL_PRICES)'),
  ]);
});

it.each<[string, Turn]>([
  ['does not accept the key; check OPENAI_API_KEY', { status: 401 }],
  [
    'answers 404 when asked for its models; check OPENAI_BASE_URL, which usually ends in /v1',
    { status: 404 },
  ],
  ['does not answer; check OPENAI_BASE_URL and that the server runs', { drops: 'before' }],
  ['knows no model gpt-5-mini; check --model', { raw: '{"data": [{"id": "gpt-5"}]}' }],
])('%s', async (words, turn) => {
  server.script(turn);
  const { ok, detail } = await check();
  expect([ok, detail]).toEqual([
    false,
    `${server.baseUrl} ${words}; until then questions are read by the offline planner`,
  ]);
});

it('takes a server at its word that answers, but lists nothing', async () => {
  server.script({ raw: 'ok', contentType: 'text/plain' });
  expect((await check()).ok).toBe(true);
});

it('asks OpenAI nothing without a key', async () => {
  const { ok, detail } = await check('gpt-5-mini', null, { baseUrl: 'https://api.openai.com/v1' });
  expect([ok, detail]).toEqual([false, expect.stringContaining('there is no key; set OPENAI_API_KEY')]);
});
