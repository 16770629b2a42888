import { MemorySaver } from '@langchain/langgraph';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAgent } from '../../agent/create-agent.ts';
import { openSmallRelease, type SmallRelease } from '../../sql/templates/testing/small-release.ts';
import { toJson } from '../../tools/answer-json.ts';
import { answerSchema } from '../../tools/answer-schema.ts';
import { createTemplateRunner } from '../../tools/run-template.ts';
import { memoryAuditLog } from '../../tools/testing/memory-audit-log.ts';
import { type ModelSettings, modelSettings } from '../model-settings.ts';
import { createOfflinePlanner } from '../offline-planner.ts';
import { openLanguageModel } from './open-language-model.ts';
import { type LoopbackServer, startLoopbackServer } from './testing/loopback-server.ts';
import type { Turn } from './testing/turn.ts';

let server: LoopbackServer;
let store: SmallRelease;
beforeAll(async () => {
  server = await startLoopbackServer();
  store = await openSmallRelease();
});
afterAll(async () => {
  await server.close();
  await store.close();
});

const KEY = 'sk-very-secret';

/** The real agent over a real release, with the real adapter talking to the server above. */
function agentWith(changes: Partial<ModelSettings> = {}, model = 'gpt-5-mini') {
  const audit = memoryAuditLog();
  const settings = { ...modelSettings.parse({ baseUrl: server.baseUrl }), ...changes };
  const offline = createOfflinePlanner(store.manifest, null);
  const agent = createAgent({
    manifest: store.manifest,
    runTemplate: createTemplateRunner({ store }),
    audit,
    checkpointer: new MemorySaver(),
    ...openLanguageModel(`openai:${model}`, KEY, settings, offline, { firstPause: 1 }),
  });
  return { agent, audit };
}

const QUESTION = 'Payer scorecard for Q4 2025';
const period = '2025-10..2025-12';
const scorecard: Turn = { calls: [{ name: 'payer_scorecard', args: { period, payers: null } }] };
const OFFLINE_HEADLINE =
  'Humana has the largest shortfall in October–December 2025: $3.0K below charges (−20.0%)';
const WRITTEN =
  '{{t0[#1].payer}} is {{abs(t0[#1].net_variance)}} below charges\n\nAetna is {{abs(t0[#0].net_variance)}} below.';

const promptOf = (request: number): string => JSON.stringify(server.seen[request]?.body);

const WAYS = [
  { api: 'chat', streaming: 'off' },
  { api: 'chat', streaming: 'on' },
  { api: 'responses', streaming: 'off' },
  { api: 'responses', streaming: 'on' },
] as const;

describe.each(WAYS)('$api API, streaming $streaming', (way) => {
  it('an ordinary question takes one planning call', async () => {
    server.script(scorecard);
    const answer = await agentWith(way).agent.ask({ question: QUESTION });
    expect(server.seen).toHaveLength(1);
    expect(answer).toMatchObject({ status: 'answered', headline: OFFLINE_HEADLINE });
    expect(answer.provenance).toMatchObject({
      planner: 'openai:gpt-5-mini',
      model: {
        planningCalls: 1,
        writingCalls: 0,
        promptTokens: 3_400,
        cachedTokens: 1_024,
        completionTokens: 40,
      },
    });
  });

  it('and, where the model writes, one writing call', async () => {
    server.script(scorecard, { text: WRITTEN });
    const answer = await agentWith({ ...way, writer: 'on' }).agent.ask({ question: QUESTION });
    expect(server.seen).toHaveLength(2);
    expect([answer.headline, answer.text]).toEqual([
      'Humana is $3.0K below charges',
      'Aetna is $1.5K below.',
    ]);
    expect(answer.provenance.model).toMatchObject({ planningCalls: 1, writingCalls: 1, promptTokens: 6_800 });
  });

  it('a plan of several calls runs whole', async () => {
    const trend = { grain: 'quarter', metric: 'net_variance', split: null };
    server.script({
      calls: [
        { name: 'payer_scorecard', args: { period, payers: ['payer_2'] } },
        { name: 'payments_trend', args: { period: '2025-01..2025-12', payers: ['payer_2'], ...trend } },
      ],
    });
    const answer = await agentWith(way).agent.ask({ question: 'Humana, and its course' });
    expect(answer.tables.map(({ template }) => template)).toEqual(['payer_scorecard', 'payments_trend']);
    expect(answer.readAs).toContain('Humana only');
  });

  it('a call can be about whoever leads an earlier one', async () => {
    const ranking = { period, metric: 'net_variance', order: 'lowest' };
    const trend = { period: '2025-01..2025-12', grain: 'quarter', metric: 'net_variance', split: null };
    server.script({
      calls: [
        { name: 'payer_ranking', args: ranking },
        { name: 'payments_trend', args: { ...trend, payers: ['leader_0'] } },
      ],
    });
    const answer = await agentWith(way).agent.ask({
      question: 'Who underpaid us most, and is it getting worse?',
    });
    expect(answer.tables[1]?.params).toMatchObject({ payers: ['Humana'] });
    expect(server.seen).toHaveLength(1);
  });

  it('a silent server costs the model, not the answer', async () => {
    server.script({ silent: true });
    const answer = await agentWith({ ...way, timeoutSeconds: 0.2 }).agent.ask({ question: QUESTION });
    expect(answer).toMatchObject({ status: 'answered', headline: OFFLINE_HEADLINE });
    expect(answer.caveats).toContain(
      'The language model did not answer in time, so this question was read by the offline planner.',
    );
    expect(answer.provenance.planner).toBe('offline');
  });
});

describe('a model that plans badly is told once, then the offline planner reads the question', () => {
  it.each<[string, Turn]>([
    ['a tool that does not exist', { calls: [{ name: 'run_sql', args: { sql: 'select 1' } }] }],
    ['a member by name', { calls: [{ name: 'payer_scorecard', args: { period, payers: ['Humana'] } }] }],
    ['an extra key', { calls: [{ name: 'payer_scorecard', args: { period, dimension: 'patient_id' } }] }],
    ['SQL in a slot', { calls: [{ name: 'payer_ranking', args: { period, metric: '1; drop table x' } }] }],
    ['a period in words', { calls: [{ name: 'payer_scorecard', args: { period: 'last quarter' } }] }],
    ['arguments that are no JSON', { calls: [{ name: 'payer_scorecard', text: '{"period": "2025' }] }],
    ['text instead of a tool', { text: 'Humana lost $9.9M.' }],
    ['nothing', {}],
    ['a leader of itself', { calls: [{ name: 'payer_scorecard', args: { period, payers: ['leader_0'] } }] }],
    [
      'two minds',
      {
        calls: [
          { name: 'help', args: {} },
          { name: 'payer_scorecard', args: { period } },
        ],
      },
    ],
    [
      'half a plan',
      {
        calls: [
          { name: 'payer_scorecard', args: { period } },
          { name: 'help', text: '{' },
        ],
      },
    ],
  ])('%s', async (_name, turn) => {
    server.script(turn);
    const sent = store.sent.length;
    const answer = await agentWith().agent.ask({ question: QUESTION });
    expect(server.seen).toHaveLength(2);
    expect(promptOf(1)).toContain('That was no plan: ');
    expect(store.sent.length - sent).toBe(1);
    expect(answer).toMatchObject({ status: 'answered', headline: OFFLINE_HEADLINE });
    expect(answer.caveats).toContain(
      'The language model made no plan that could be run, so this question was read by the offline planner.',
    );
    expect(answer.provenance.model).toMatchObject({ planningCalls: 2 });
    expect(JSON.stringify(answer)).not.toMatch(/9\.9M|drop table|patient_id/);
  });

  it('unless the second plan is good', async () => {
    server.script({ text: 'Let me see.' }, scorecard);
    const answer = await agentWith().agent.ask({ question: QUESTION });
    expect(answer.provenance).toMatchObject({ planner: 'openai:gpt-5-mini', model: { planningCalls: 2 } });
    expect(answer.caveats.join()).not.toContain('language model');
  });

  it('may ask for a tool it was not shown, and plan with it', async () => {
    const asked: Turn = { calls: [{ name: 'other_tools', args: { names: ['claims_after_death'] } }] };
    server.script(asked, { calls: [{ name: 'claims_after_death', args: { specialties: null } }] });
    const { agent } = agentWith();
    const answer = await agent.ask({ question: 'Scorecard, anything strange?' });
    expect(promptOf(0)).not.toContain('"name":"claims_after_death"');
    expect(promptOf(1)).toContain('"name":"claims_after_death"');
    expect(answer.tables[0]?.template).toBe('claims_after_death');
  });
});

describe('a server that fails costs the model, not the answer, and people are told why', () => {
  it.each<[string, Turn, string]>([
    ['a refused key', { status: 401 }, 'The language model did not accept the key'],
    [
      'a quota used up',
      { status: 429, code: 'insufficient_quota' },
      'The quota of the language model is used up',
    ],
    ['a lasting rate limit', { status: 429 }, 'The language model is taking no more questions at the moment'],
    ['an unknown model', { status: 404 }, 'The server does not know the language model'],
    ['a refused request', { status: 400 }, 'The language model’s server did not accept the request'],
    ['a lasting failure', { status: 500 }, 'The language model’s server failed'],
    ['a dropped connection', { drops: 'before' }, 'The language model could not be reached'],
    ['a malformed reply', { raw: '{"choices": [' }, 'The language model’s reply could not be read'],
    ['an endless reply', { bytes: 5 * 1024 * 1024 }, 'The language model’s reply could not be read'],
  ])('%s', async (_name, turn, words) => {
    server.script(turn);
    const { agent, audit } = agentWith({ writer: 'on' });
    const answer = await agent.ask({ question: QUESTION });
    expect(answer).toMatchObject({ status: 'answered', headline: OFFLINE_HEADLINE });
    expect(answer.caveats).toContain(`${words}, so this question was read by the offline planner.`);
    // A model that could not plan is not asked to write.
    expect(answer.provenance).toMatchObject({ planner: 'offline', model: { writingCalls: 0 } });
    expect(JSON.stringify([answer, audit.events])).not.toMatch(/secret/);
  });

  it('passes over a failure that passes', async () => {
    server.script({ status: 500 }, { status: 429 }, scorecard);
    const answer = await agentWith().agent.ask({ question: QUESTION });
    expect(server.seen).toHaveLength(3);
    expect(answer.provenance).toMatchObject({ planner: 'openai:gpt-5-mini', model: { planningCalls: 1 } });
  });

  it('also where the question comes to a brief, a question back or a refusal', async () => {
    server.script({ status: 500 });
    const answer = await agentWith().agent.ask({ question: 'Which patients owe us the most?' });
    expect(answer.status).toBe('declined');
    expect(answer.caveats.join()).toContain('read by the offline planner');
  });
});

it('a person who goes away stops the call, and the log says so', async () => {
  server.script({ silent: true });
  const { agent, audit } = agentWith();
  const away = new AbortController();
  const asked = agent.ask({ question: QUESTION, signal: away.signal });
  await vi.waitUntil(() => server.seen.length === 1);
  away.abort();
  await expect(asked).rejects.toThrow();
  expect(audit.events).toMatchObject([{ status: 'failed', error: 'ABANDONED' }]);
  await vi.waitUntil(() => server.open() === 0);
});

describe('a text of the model', () => {
  it.each([
    ['figures of its own', 'Humana is $9.9M below'],
    ['number words', 'Humana has about four patients'],
    ['its own subtraction', 'Aetna has {{t0[#0].total_claims}} - 150 claims more'],
    ['a link', 'Humana: see https://evil.example'],
    ['a mention', 'Ask <@U1> about {{t0[#1].payer}}'],
    ['another payer’s value', 'Aetna is {{abs(t0[#1].net_variance)}} below charges'],
    ['a direction against the sign', 'Humana is {{abs(t0[#1].net_variance)}} above charges'],
    ['a cell that does not exist', 'Humana is at {{t0[#9].net_variance}}'],
    [
      'an echo of the instructions',
      'You see masked aggregates only. Data covers January 2023 to December 2025.',
    ],
  ])('with %s is sent back once and then gives way to code', async (_name, text) => {
    server.script(scorecard, { text });
    const answer = await agentWith({ writer: 'on' }).agent.ask({ question: QUESTION });
    expect(server.seen).toHaveLength(3);
    expect(promptOf(2)).toContain('Your last text was rejected');
    expect(answer.headline).toBe(OFFLINE_HEADLINE);
    expect(answer.caveats).toContain(
      'The language model’s text did not pass the checks, so this text was written by code.',
    );
    expect(answer.provenance.model).toMatchObject({ planningCalls: 1, writingCalls: 2 });
    expect(JSON.stringify(answer)).not.toMatch(/9\.9M|four patients|evil|U1/);
  });

  it('is shown when the second one grounds', async () => {
    server.script(scorecard, { text: 'Humana lost $9.9M' }, { text: WRITTEN });
    const answer = await agentWith({ writer: 'on' }).agent.ask({ question: QUESTION });
    expect(answer.headline).toBe('Humana is $3.0K below charges');
    expect(answer.caveats.join()).not.toContain('written by code');
  });

  it('that does not come is written by code, and the answer says so', async () => {
    server.script(scorecard, { status: 401 });
    const answer = await agentWith({ writer: 'on' }).agent.ask({ question: QUESTION });
    expect(answer.headline).toBe(OFFLINE_HEADLINE);
    expect(answer.caveats).toContain(
      'The language model did not accept the key, so this text was written by code.',
    );
    expect(answer.provenance.planner).toBe('openai:gpt-5-mini');
  });
});

describe('the budget of an answer', () => {
  const prices = { own: { input: 1_000, cached: 100, output: 1_000 } };
  // The first call costs 2,376 fresh, 1,024 cached and 40 written tokens.
  const FIRST = (2_376 * 1_000 + 1_024 * 100 + 40 * 1_000) / 1e6;

  it('is counted in dollars, where prices are known', async () => {
    server.script(scorecard);
    const { agent } = agentWith({ prices, budgetUsd: 100 }, 'own');
    expect((await agent.ask({ question: QUESTION })).provenance.model?.costUsd).toBeCloseTo(FIRST, 10);
    const listed = await agentWith().agent.ask({ question: QUESTION });
    expect(listed.provenance.model?.costUsd).toBeCloseTo((2_376 * 0.25 + 1_024 * 0.025 + 40 * 2) / 1e6, 12);
    const unknown = await agentWith({}, 'nobody-knows').agent.ask({ question: QUESTION });
    expect(unknown.provenance.model?.costUsd).toBeNull();
  });

  it('sends nothing where one call could already pass it', async () => {
    server.script(scorecard);
    const answer = await agentWith({ prices, budgetUsd: 2 }, 'own').agent.ask({ question: QUESTION });
    expect(server.seen).toHaveLength(0);
    expect(answer).toMatchObject({ status: 'answered', headline: OFFLINE_HEADLINE });
    expect(answer.caveats).toContain(
      'The language model’s budget for one answer is used up, so this question was read by the offline planner.',
    );
    expect(answer.provenance.model).toMatchObject({ planningCalls: 0, costUsd: 0 });
  });

  it('stops between planning and writing', async () => {
    server.script(scorecard, { text: WRITTEN });
    // Planning may take at most 3,000 or so for the prompt and 2,000 for the reply; writing then no longer fits.
    const tight = { prices: { own: { input: 100, output: 5_000 } }, budgetUsd: 10.6, writer: 'on' as const };
    const answer = await agentWith(tight, 'own').agent.ask({ question: QUESTION });
    expect(server.seen).toHaveLength(1);
    expect(answer.headline).toBe(OFFLINE_HEADLINE);
    expect(answer.caveats).toContain(
      'The language model’s budget for one answer is used up, so this text was written by code.',
    );
  });

  it('is not trusted to a server that does not count', async () => {
    server.script({ ...scorecard, usage: null } as Turn, { text: WRITTEN });
    const answer = await agentWith({ writer: 'on' }).agent.ask({ question: QUESTION });
    expect(server.seen).toHaveLength(1);
    expect(answer.provenance.model).toMatchObject({ promptTokens: 0, costUsd: null });
    expect(answer.caveats.join()).toContain('budget for one answer is used up');
  });
});

describe('what leaves the house', () => {
  it('is rules, names of members under ids, the question, and masked results as people see them', async () => {
    const may: Turn = {
      calls: [{ name: 'payer_scorecard', args: { period: '2025-05..2025-05', payers: null } }],
    };
    server.script(may, { text: WRITTEN });
    await agentWith({ writer: 'on' }).agent.ask({ question: 'Scorecard for May 2025' });
    expect(promptOf(0)).toContain('payer_2: \\"Humana\\"');
    expect(promptOf(1)).toMatch(/payer\\":\\"Humana\\".*total_payments\\":\\"‡\\"/);
    expect(promptOf(0) + promptOf(1)).not.toContain(KEY);
  });

  it('is not what people cannot see', async () => {
    server.script(scorecard);
    await agentWith().agent.ask({ question: 'Score\u200bcard\u{e0073}\u{e0079} for Q4 2025' });
    expect(promptOf(0)).toContain('"Scorecard for Q4 2025"');
  });

  it('of a conversation is the question before with its calls, not its answer', async () => {
    server.script(scorecard);
    const { agent } = agentWith();
    await agent.ask({ question: QUESTION, thread: 'C1' });
    await agent.ask({ question: 'and Humana?', thread: 'C1' });
    expect(promptOf(1)).toContain(QUESTION);
    expect(promptOf(1)).toContain('call_0');
    expect(promptOf(1)).not.toMatch(/3\.0K|45,?000/);
  });
});

it('the answer is one of the contract, stored and read back', async () => {
  server.script(scorecard);
  const answer = await agentWith().agent.ask({ question: QUESTION });
  const json = JSON.parse(JSON.stringify(toJson(answer)));
  expect(json.provenance.model).toEqual(answer.provenance.model);
  expect(answerSchema.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
});
