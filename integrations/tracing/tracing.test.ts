import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runCommandLine } from '../cli/testing/run-command-line.ts';
import { createWorkspace } from '../compose.ts';
import { createWorld, inJanuary, type World } from '../disclosure/testing/world.ts';
import { type LoopbackServer, startLoopbackServer } from '../openai/testing/loopback-server.ts';

// The command line with a collector on this machine that takes OTLP over HTTP.
interface Received {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status: { readonly code?: number };
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}
let world: World;
let model: LoopbackServer;
let collector: Server;
let endpoint: string;
let received: Received[] = [];
let headers: Record<string, unknown> = {};
let text = '';
beforeAll(async () => {
  world = await createWorld(inJanuary({ Alpha: 120, Beta: 90, Cappa: 80, Dorset: 4 }));
  model = await startLoopbackServer();
  collector = createServer((request, response) => {
    void json(request).then((body) => {
      headers = request.headers;
      text += JSON.stringify(body);
      const { resourceSpans } = body as { resourceSpans: { scopeSpans: { spans: Received[] }[] }[] };
      received.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)));
      response.writeHead(request.url === '/v1/traces' ? 200 : 404).end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
beforeEach(() => {
  received = [];
  text = '';
});
afterAll(async () => {
  world.remove();
  await model.close();
  collector.close();
});

const QUESTION = 'Payer scorecard for January 2024';
const ask = (env: Record<string, string>, ...more: string[]) =>
  runCommandLine(['ask', QUESTION, '--json', ...more, '--data', world.dataDirectory], {
    openWorkspace: async (config) => createWorkspace(config),
    env,
  });
const named = (name: string): Received => received.find((span) => span.name === name)!;
const attribute = (span: Received, key: string): unknown =>
  Object.values(span.attributes.find((one) => one.key === key)?.value ?? {})[0];

describe('spans of a question', () => {
  const scorecard = {
    calls: [{ name: 'payer_scorecard', args: { period: '2024-01..2024-01', payers: null } }],
  };

  test('are an agent, its model and its tool, in one trace, under whoever started the program', async () => {
    model.script(scorecard);
    const parent = `00-${'a1'.repeat(16)}-${'b2'.repeat(8)}-01`;
    const env = {
      ...{
        PAYERSCOPE_OTLP_ENDPOINT: endpoint,
        PAYERSCOPE_OTLP_HEADERS: 'x-key=very-secret',
        TRACEPARENT: parent,
      },
      ...{ OPENAI_API_KEY: 'sk-x', OPENAI_BASE_URL: model.baseUrl },
    };
    const { code, stdout, stderr } = await ask(env, '--model', 'openai:own');
    expect(code).toBe(0);
    const [agent, chat, tool] = ['invoke_agent payerscope', 'chat own', 'execute_tool payer_scorecard'].map(
      named,
    );
    expect([agent!.traceId, agent!.parentSpanId]).toEqual(['a1'.repeat(16), 'b2'.repeat(8)]);
    expect([chat!.parentSpanId, tool!.parentSpanId]).toEqual([agent!.spanId, agent!.spanId]);
    expect(attribute(chat!, 'gen_ai.usage.input_tokens')).toBe('3400');
    expect(attribute(tool!, 'payerscope.template')).toBe('payer_scorecard');
    expect(Number(attribute(tool!, 'payerscope.withheld_cells'))).toBeGreaterThan(0);
    expect(attribute(agent!, 'payerscope.release')).toBe(world.releaseId);
    expect(attribute(agent!, 'payerscope.answer_id')).toBe(JSON.parse(stdout).answerId);
    expect(headers['x-key']).toBe('very-secret');
    expect(stdout + stderr).not.toContain('very-secret');
  });

  test('hold no word of question, parameters or answer, unless content is switched on', async () => {
    const { stdout } = await ask({ PAYERSCOPE_OTLP_ENDPOINT: endpoint });
    const { headline } = JSON.parse(stdout);
    expect(received.length).toBeGreaterThanOrEqual(2);
    for (const word of [QUESTION, headline, 'Alpha', '2024-01'])
      expect([word, text.includes(word)]).toEqual([word, false]);
    await ask({ PAYERSCOPE_OTLP_ENDPOINT: endpoint, PAYERSCOPE_OTLP_CONTENT: 'on' });
    expect(text).toContain(QUESTION);
    expect(
      attribute(
        received.findLast(({ name }) => name.startsWith('execute_tool'))!,
        'gen_ai.tool.call.arguments',
      ),
    ).toContain('2024-01');
  });

  test('say that a model failed, by the kind of failure alone', async () => {
    model.script({ status: 401 });
    const env = {
      PAYERSCOPE_OTLP_ENDPOINT: endpoint,
      OPENAI_API_KEY: 'sk-x',
      OPENAI_BASE_URL: model.baseUrl,
    };
    expect((await ask(env, '--model', 'openai:own')).code).toBe(0);
    expect([named('chat own').status.code, attribute(named('chat own'), 'error.type')]).toEqual([
      2,
      'refused',
    ]);
    expect(text).not.toContain('secret detail');
  });
});

test('a collector that is down costs no answer, and the answer is the same byte for byte', async () => {
  const without = await ask({});
  expect(received).toEqual([]);
  const withDown = await ask({ PAYERSCOPE_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
  expect(withDown).toEqual(without);
});

test.each([
  [
    { PAYERSCOPE_OTLP_ENDPOINT: 'collector' },
    /^PAYERSCOPE_OTLP_ENDPOINT: must be an address as http:\/\/localhost:4318\.$/m,
  ],
  [
    { PAYERSCOPE_OTLP_HEADERS: 'sk-secret' },
    /^PAYERSCOPE_OTLP_HEADERS: must be name=value, with commas between\.$/m,
  ],
  [{ PAYERSCOPE_OTLP_CONTENT: 'some' }, /^PAYERSCOPE_OTLP_CONTENT is “some”: must be on or off\.$/m],
])('%j is one sentence', async (env, message) => {
  const { code, stderr } = await ask(env);
  expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
});
