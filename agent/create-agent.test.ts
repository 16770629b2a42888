import { MemorySaver } from '@langchain/langgraph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templates } from '../sql/templates/index.ts';
import { openSmallRelease, type SmallRelease } from '../sql/templates/testing/small-release.ts';
import { toJson } from '../tools/answer-json.ts';
import { PayerscopeError } from '../tools/errors.ts';
import { createTemplateRunner } from '../tools/run-template.ts';
import { memoryAuditLog } from '../tools/testing/memory-audit-log.ts';
import { createAgent } from './create-agent.ts';
import { OfflineModel, type PlanQuestion } from './offline/offline-model.ts';
import type { Plan, TemplateCall } from './plan.ts';
import { createPlanTools } from './plan-tools.ts';
import type { AgentDeps, Planner } from './ports.ts';
import { ScriptedModel } from './testing/scripted-model.ts';

const quarter = { from: '2025-10', to: '2025-12' };
const scorecard: TemplateCall = { template: 'payer_scorecard', params: { period: quarter } };
const runs = (...calls: TemplateCall[]): Plan => ({ kind: 'run', calls, notes: [], followUp: false });

let store: SmallRelease;
beforeAll(async () => {
  store = await openSmallRelease();
});
afterAll(() => store.close());

/** An offline planner that reads every question as told. */
const offline = (plan: PlanQuestion): Planner => ({
  name: 'offline',
  model: new OfflineModel({
    plan,
    context: { members: {} } as never,
    tools: createPlanTools(store.manifest, templates),
  }),
});

const agentWith = (deps: Partial<AgentDeps> & { plan?: Plan } = {}) =>
  createAgent({
    manifest: store.manifest,
    runTemplate: createTemplateRunner({ store }),
    planner: offline(() => deps.plan ?? runs(scorecard)),
    audit: memoryAuditLog(),
    ...deps,
  });

const WORST = 'Humana has the largest shortfall in October–December 2025: $3.0K below charges (−20.0%)';

describe('a question that is understood', () => {
  it('is answered with text, table, reading and provenance', async () => {
    const answer = await agentWith().ask({ question: 'Payer scorecard for last quarter' });
    expect(answer).toMatchObject({
      status: 'answered',
      headline: WORST,
      readAs: 'Payer scorecard for October–December 2025 (by service date)',
      chart: {
        title: 'Humana has the widest gap: total payments $3.0K below total charges',
        spec: { $schema: 'https://vega.github.io/schema/vega-lite/v6.json' },
      },
      brief: null,
      clarification: null,
      declined: null,
      provenance: { releaseId: 'r_small', asOf: '2025-12-31', dataThrough: '2025-12', planner: 'offline' },
    });
    expect(answer.tables[0]?.rows).toHaveLength(4);
    expect(answer.provenance.statements[0]?.resultHash).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(answer.suggestions.length).toBeGreaterThan(1);
  });

  it('has the JSON of the contract', async () => {
    const json = toJson(await agentWith().ask({ question: 'Payer scorecard' }));
    expect(Object.keys(json)).toEqual(
      'status answerId thread question readAs headline text tables chart clarification declined brief caveats suggestions provenance'.split(
        ' ',
      ),
    );
    expect(Object.keys(json.tables[0] ?? {})).toEqual([
      'template',
      'version',
      'params',
      'columns',
      'rows',
      'withheld',
    ]);
    expect(json.tables[0]?.columns[1]).toEqual({ name: 'total_claims', label: 'Claims', unit: 'count' });
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });

  it('gives the same bytes every time', async () => {
    const agent = agentWith({ checkpointer: new MemorySaver() });
    const first = await agent.ask({ question: 'Payer scorecard' });
    expect(await agent.ask({ question: ' Payer  scorecard ' })).toEqual(first);
    expect(first.answerId).toMatch(/^a_[0-9a-f]{12}$/);
    expect(first.thread).toMatch(/^t_[0-9a-f]{12}$/);
  });

  it('reports progress without data, and the answer last', async () => {
    const events = [];
    for await (const event of agentWith().stream({ question: 'Payer scorecard' })) events.push(event);
    const progress = events.filter((event) => event.type === 'progress').map(({ step }) => step);
    expect(progress).toEqual([
      'Reading the question',
      'Asking the release',
      'Writing the answer',
      'Checking every figure',
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'answer', answer: { headline: WORST } });
  });

  it('tells the planner’s readings', async () => {
    const plan: Plan = {
      kind: 'run',
      calls: [scorecard],
      notes: ['“last quarter” counts back from December 2025'],
      followUp: false,
    };
    const { caveats } = await agentWith({ plan }).ask({ question: 'last quarter?' });
    expect(caveats).toContain('“last quarter” counts back from December 2025');
  });
});

describe('a thread', () => {
  const seen: (TemplateCall[] | null)[] = [];
  const remembering = () =>
    agentWith({
      checkpointer: new MemorySaver(),
      planner: offline((_question, previous) => {
        seen.push(previous);
        return runs(scorecard);
      }),
    });

  it('hands a follow-up the calls before it', async () => {
    seen.length = 0;
    const agent = remembering();
    const first = await agent.ask({ question: 'Scorecard', thread: 'C1' });
    const second = await agent.ask({ question: 'Scorecard', thread: 'C1' });
    expect(seen).toEqual([null, [scorecard]]);
    expect(second.answerId).not.toBe(first.answerId);
  });

  it('knows nothing of another thread, and forgets when asked to', async () => {
    seen.length = 0;
    const agent = remembering();
    await agent.ask({ question: 'Scorecard', thread: 'C1' });
    await agent.ask({ question: 'Scorecard', thread: 'C2' });
    await agent.ask({ question: 'Scorecard', thread: 'C1', fresh: true });
    expect(seen).toEqual([null, null, null]);
  });

  it('starts anew where the release no longer knows what was asked before', async () => {
    const checkpointer = new MemorySaver();
    await agentWith({
      checkpointer,
      plan: runs({ ...scorecard, params: { period: quarter, payers: ['Humana'] } }),
    }).ask({
      question: 'Humana',
      thread: 'C1',
    });
    const manifest = {
      ...store.manifest,
      members: { ...store.manifest.members, payer: ['Aetna', 'No insurance'] },
    };
    let previous: unknown;
    const model = new OfflineModel({
      plan: (_question, before) => {
        previous = before;
        return runs(scorecard);
      },
      context: { members: {} } as never,
      tools: createPlanTools(manifest, templates),
    });
    await agentWith({ checkpointer, manifest, planner: { name: 'offline', model } }).ask({
      question: 'and now?',
      thread: 'C1',
    });
    expect(previous).toBeNull();
  });

  it('keeps what a clarification interrupted', async () => {
    seen.length = 0;
    let turn = 0;
    const agent = agentWith({
      checkpointer: new MemorySaver(),
      planner: offline((_question, previous) => {
        seen.push(previous);
        turn += 1;
        return turn === 2 ? { kind: 'clarify', question: 'Which payer?', options: [] } : runs(scorecard);
      }),
    });
    for (const question of ['Scorecard', 'only Blue', 'Humana']) await agent.ask({ question, thread: 'C1' });
    expect(seen).toEqual([null, [scorecard], [scorecard]]);
  });

  it('checkpoints no result: memory holds what was asked, not what came back', async () => {
    const checkpointer = new MemorySaver();
    await agentWith({ checkpointer }).ask({ question: 'Scorecard', thread: 'C1' });
    const tuple = await checkpointer.getTuple({ configurable: { thread_id: 'C1' } });
    const kept = JSON.stringify(tuple?.checkpoint.channel_values);
    expect(kept).toContain('payer_scorecard');
    expect(kept).not.toContain('45000');
    expect(kept).not.toContain('shortfall');
  });

  it('checkpoints no result of a turn that breaks either, and goes on', async () => {
    const checkpointer = new MemorySaver();
    const run = createTemplateRunner({ store });
    let broken = true;
    const agent = agentWith({
      checkpointer,
      // A result that nobody can write about: what was run before stands in the state when `compose` throws.
      runTemplate: async (name, params) => {
        const result = await run(name, params);
        return broken ? { ...result, table: { ...result.table, template: 'gone' } } : result;
      },
    });
    await expect(agent.ask({ question: 'Scorecard', thread: 'C1' })).rejects.toThrow(TypeError);
    let kept = '';
    for await (const tuple of checkpointer.list({ configurable: { thread_id: 'C1' } })) {
      kept += JSON.stringify(tuple);
    }
    expect(kept).toContain('payer_scorecard');
    expect(kept).not.toContain('45000');

    broken = false;
    const answer = await agent.ask({ question: 'Scorecard', thread: 'C1' });
    expect(answer).toMatchObject({ status: 'answered', headline: WORST });
  });
});

describe('a question that cannot be answered as it is', () => {
  it('is asked back with the nearest published period one press away', async () => {
    const plan = runs({
      template: 'payer_scorecard',
      params: { period: { from: '2019-01', to: '2019-03' } },
    });
    const answer = await agentWith({ plan }).ask({ question: 'Scorecard for Q1 2019' });
    expect(answer).toMatchObject({
      status: 'clarification',
      clarification: { options: [{ label: 'January–March 2023', value: 'Payer scorecard for Q1 2023' }] },
      tables: [],
    });
  });

  it('is declined in one sentence when its parameters do not fit', async () => {
    const runTemplate = async () => {
      throw new PayerscopeError('INVALID_PARAMS', 'payer_scorecard: the last month comes first.');
    };
    const answer = await agentWith({ runTemplate }).ask({ question: 'Scorecard' });
    expect(answer.status).toBe('declined');
    expect(answer.declined?.nearest[0]?.template).toBe('payer_scorecard');
  });

  it('is asked of the offline planner once: its own error is no question', async () => {
    const asked: string[] = [];
    const planner = offline((question) => {
      asked.push(question);
      return runs({ template: 'no_such_template', params: {} });
    });
    const answer = await agentWith({ planner }).ask({ question: 'Write-offs of claims' });
    expect(asked).toEqual(['Write-offs of claims']);
    expect(answer.declined?.reason).toBe('The question could not be read; ask it in other words.');
  });

  it('fails as data when the release is away, after one more try', async () => {
    let tries = 0;
    const runTemplate = async () => {
      tries += 1;
      throw new PayerscopeError('RELEASE_UNAVAILABLE', 'The release cannot be read; run payerscope doctor.');
    };
    const answer = await agentWith({ runTemplate }).ask({ question: 'Scorecard' });
    expect(answer).toMatchObject({
      status: 'failed',
      headline: 'The release cannot be read; run payerscope doctor.',
    });
    expect(tries).toBe(2);
  });

  it('is declined when a member is no longer in the release', async () => {
    const plan = runs({ template: 'payer_scorecard', params: { period: quarter, payers: ['Nobody'] } });
    const sent = store.sent.length;
    expect((await agentWith({ plan }).ask({ question: 'Scorecard for Nobody' })).status).toBe('declined');
    expect(store.sent.length).toBe(sent);
  });

  it('surfaces a bug as one', async () => {
    const runTemplate = async () => {
      throw new TypeError('boom');
    };
    await expect(agentWith({ runTemplate }).ask({ question: 'Scorecard' })).rejects.toThrow('boom');
  });

  it.each(['', '   ', '\u200b\u{e0041}\u2060'])(
    'asks what to do with the empty question %j',
    async (question) => {
      const answer = await agentWith().ask({ question });
      expect(answer.status).toBe('clarification');
      expect(answer.clarification?.options).toHaveLength(3);
    },
  );

  it('declines ten thousand characters without reading them', async () => {
    const answer = await agentWith().ask({ question: 'x'.repeat(10_000) });
    expect(answer.status).toBe('declined');
    expect(answer.question.length).toBeLessThan(200);
    expect(answer.declined?.reason).toContain('1,000');
  });

  it('never shows the planner what people cannot see', async () => {
    const asked: string[] = [];
    const planner = offline((question) => {
      asked.push(question);
      return { kind: 'help' };
    });
    const answer = await agentWith({ planner }).ask({
      question: 'Score\u200bcard\u{e0073}\u{e0079}\u202e now',
    });
    expect(asked).toEqual(['Scorecard now']);
    expect(answer.headline).toBe('What you can ask');
  });

  it('keeps the first finding when a second call cannot be answered', async () => {
    const plan = runs(scorecard, {
      template: 'payer_scorecard',
      params: { period: { from: '2019-01', to: '2019-01' } },
    });
    const answer = await agentWith({ plan }).ask({ question: 'Now and in 2019' });
    expect(answer.headline).toBe(WORST);
    expect(answer.tables).toHaveLength(1);
    expect(answer.caveats.join()).toContain('January 2019 is not published');
  });
});

describe('definitions', () => {
  it('come from the glossary', async () => {
    const answer = await agentWith({ plan: { kind: 'define', terms: ['net_variance', 'Payer paid %'] } }).ask(
      { question: 'define' },
    );
    expect(answer.status).toBe('answered');
    expect(answer.text).toContain('**Net variance**');
  });

  it('are declined for what it does not hold', async () => {
    const answer = await agentWith({ plan: { kind: 'define', terms: ['happiness'] } }).ask({
      question: 'define happiness',
    });
    expect(answer.status).toBe('declined');
  });
});

describe('a model that writes', () => {
  const written =
    '{{t0[#1].payer}} is {{abs(t0[#1].net_variance)}} below charges\n\nAetna is {{abs(t0[#0].net_variance)}} below.';

  it('is shown when its text grounds', async () => {
    const answer = await agentWith({ writer: new ScriptedModel(written) }).ask({ question: 'Scorecard' });
    expect(answer.headline).toBe('Humana is $3.0K below charges');
    expect(answer.text).toBe('Aetna is $1.5K below.');
  });

  it('may try once more, told what was wrong', async () => {
    const writer = new ScriptedModel('Humana lost $9.9M', written);
    const answer = await agentWith({ writer }).ask({ question: 'Scorecard' });
    expect(answer.headline).toBe('Humana is $3.0K below charges');
    expect(writer.seen[1]?.at(-1)?.text).toContain('figures only by reference');
  });

  it.each([
    ['figures of its own', 'Humana is $9.9M below'],
    ['number words', 'Humana has about four patients'],
    ['its own subtraction', 'Aetna has {{t0[#0].total_claims}} - 150 claims more'],
    ['a link', 'Humana: see https://evil.example'],
    ['another payer’s value', 'Aetna is {{abs(t0[#1].net_variance)}} below charges'],
    ['nothing', ''],
  ])('gives way to code when it insists on %s', async (_name, text) => {
    const writer = new ScriptedModel(text);
    const answer = await agentWith({ writer }).ask({ question: 'Scorecard' });
    expect(answer.headline).toBe(WORST);
    expect(writer.seen.length).toBeLessThanOrEqual(2);
  });

  it('costs its wording only when it is down', async () => {
    const answer = await agentWith({ writer: new ScriptedModel(new Error('429')) }).ask({
      question: 'Scorecard',
    });
    expect(answer.headline).toBe(WORST);
  });

  it('is shown withheld cells as withheld', async () => {
    const writer = new ScriptedModel(written);
    const plan = runs({
      template: 'payer_scorecard',
      params: { period: { from: '2025-05', to: '2025-05' } },
    });
    await agentWith({ writer, plan }).ask({ question: 'Scorecard for May' });
    expect(writer.seen[0]?.at(-1)?.text).toMatch(/"payer":"Humana".*"total_payments":"‡"/);
  });
});

describe('a model that plans', () => {
  const period = '2025-10..2025-12';
  const planner = (model: ScriptedModel): Planner => ({ name: 'openai:test', model });

  it('plans with the same tools', async () => {
    const model = new ScriptedModel([{ name: 'payer_scorecard', args: { period, payers: ['payer_2'] } }]);
    const answer = await agentWith({ planner: planner(model) }).ask({ question: 'Humana?' });
    expect(answer.readAs).toContain('Humana only');
    expect(answer.provenance.planner).toBe('openai:test');
  });

  it('is told what was wrong once, then the offline planner reads the question and the answer says so', async () => {
    const model = new ScriptedModel([{ name: 'payer_scorecard', args: { period, dimension: 'patient_id' } }]);
    const before = store.sent.length;
    const answer = await agentWith({ planner: planner(model), fallback: offline(() => runs(scorecard)) }).ask(
      { question: 'x' },
    );
    expect(model.seen).toHaveLength(2);
    expect(store.sent.length - before).toBe(1);
    expect(answer.provenance.planner).toBe('offline');
    expect(answer.caveats.join()).toContain('read by the offline planner');
  });

  it('falls back when it is down, and declines where nobody can plan', async () => {
    const down = planner(new ScriptedModel(new Error('503')));
    const answer = await agentWith({ planner: down, fallback: offline(() => runs(scorecard)) }).ask({
      question: 'x',
    });
    expect(answer.headline).toBe(WORST);
    expect((await agentWith({ planner: down }).ask({ question: 'x' })).status).toBe('declined');
  });

  it('cannot speak to people in figures, links or mentions of its own', async () => {
    const reason = 'There are about four patients, see <https://evil.example>';
    const declining = new ScriptedModel([
      { name: 'decline', args: { reason, nearest: [{ template: 'payer_scorecard', example: reason }] } },
    ]);
    const declined = await agentWith({ planner: planner(declining) }).ask({ question: 'x' });
    expect(declined.headline).toBe('No vetted template answers this question.');
    expect(JSON.stringify(declined)).not.toMatch(/evil|four patients/);
    const options = [
      { label: '<@U1>', value: 'x' },
      { label: 'Scorecard', value: 'Payer scorecard for 2025' },
    ];
    const asking = new ScriptedModel([{ name: 'clarify', args: { question: 'Is it over 5?', options } }]);
    const asked = await agentWith({ planner: planner(asking) }).ask({ question: 'x' });
    expect(asked.clarification).toEqual({ question: 'Which of these do you mean?', options: [options[1]] });
  });
});
