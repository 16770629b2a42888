import { MemorySaver } from '@langchain/langgraph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templates } from '../sql/templates/index.ts';
import { openSmallRelease, type SmallRelease } from '../sql/templates/testing/small-release.ts';
import type { QuestionEvent } from '../tools/audit-event.ts';
import { PayerscopeError } from '../tools/errors.ts';
import { createTemplateRunner } from '../tools/run-template.ts';
import { memoryAuditLog } from '../tools/testing/memory-audit-log.ts';
import { createAgent } from './create-agent.ts';
import { OfflineModel } from './offline/offline-model.ts';
import type { Plan } from './plan.ts';
import { createPlanTools } from './plan-tools.ts';
import type { AgentDeps } from './ports.ts';

const quarter = { from: '2025-10', to: '2025-12' };
const scorecard = (params: Record<string, unknown> = { period: quarter }): Plan => ({
  kind: 'run',
  calls: [{ template: 'payer_scorecard', params }],
  notes: [],
  followUp: false,
});

let store: SmallRelease;
beforeAll(async () => {
  store = await openSmallRelease();
});
afterAll(() => store.close());

function recorded(plan: Plan, deps: Partial<AgentDeps> = {}) {
  const audit = memoryAuditLog();
  const tools = createPlanTools(store.manifest, templates);
  const model = new OfflineModel({ plan: () => plan, context: { members: {} } as never, tools });
  const agent = createAgent({
    manifest: store.manifest,
    runTemplate: createTemplateRunner({ store }),
    planner: { name: 'offline', model },
    audit,
    ...deps,
  });
  return { agent, events: audit.events as QuestionEvent[] };
}

describe('a question is recorded', () => {
  it('with asker, words, plan, statements and counts, before its answer is handed out', async () => {
    const { agent, events } = recorded(scorecard());
    let recordedFirst = false;
    let answerId = '';
    for await (const event of agent.stream({ question: ' Score\u200bcard ', asker: 'U1', thread: 'C1' })) {
      if (event.type !== 'answer') continue;
      recordedFirst = events.length === 1;
      answerId = event.answer.answerId;
    }
    expect(recordedFirst).toBe(true);
    expect(events).toEqual([
      {
        event: 'question',
        asker: 'U1',
        thread: 'C1',
        answerId,
        release: 'r_small',
        question: ' Score\u200bcard ',
        planner: 'offline',
        plan: { kind: 'run', templates: ['payer_scorecard'] },
        statements: [
          expect.objectContaining({ template: 'payer_scorecard', cells: 32, withheld: 0, shown: true }),
        ],
        status: 'answered',
        error: null,
      },
    ]);
  });

  it('and holds no figure of the answer', async () => {
    const { agent, events } = recorded(scorecard());
    const answer = await agent.ask({ question: 'Scorecard' });
    const figures = answer.tables[0]!.rows.flat().filter((value) => typeof value === 'number' && value > 99);
    expect(figures.length).toBeGreaterThan(10);
    const kept = JSON.stringify(events).replaceAll(/"(sha256:)?[0-9a-z_]*[0-9a-f]{12,}"/g, '""');
    expect(figures.filter((value) => kept.includes(String(value)))).toEqual([]);
    expect(kept).not.toContain(answer.headline);
  });

  it('with the statements that were only tried for suggestions', async () => {
    const { agent, events } = recorded(
      scorecard({ period: { from: '2024-01', to: '2024-03' }, payers: ['Humana'] }),
    );
    const before = store.sent.length;
    await agent.ask({ question: 'Humana in Q1 2024' });
    const statements = events[0]!.statements;
    expect(statements.map(({ shown }) => shown).slice(0, 2)).toEqual([true, false]);
    expect(statements).toHaveLength(store.sent.length - before);
  });

  it.each<[string, Plan, object]>([
    [
      'asked back',
      { kind: 'clarify', question: 'Which payer?', options: [] },
      { status: 'clarification', error: null, plan: { kind: 'clarify', templates: [] } },
    ],
    [
      'declined',
      { kind: 'decline', reason: 'No.', nearest: [] },
      { status: 'declined', error: null, plan: { kind: 'decline', templates: [] } },
    ],
    [
      'not published',
      scorecard({ period: { from: '2019-01', to: '2019-03' } }),
      { status: 'clarification', error: 'PERIOD_NOT_PUBLISHED', statements: [] },
    ],
  ])('when it is %s', async (_name, plan, kept) => {
    const { agent, events } = recorded(plan);
    await agent.ask({ question: 'x' });
    expect(events).toEqual([expect.objectContaining(kept)]);
  });

  it('when it is empty or far too long', async () => {
    const { agent, events } = recorded(scorecard());
    const long = 'x'.repeat(5_000);
    for (const question of ['', long]) await agent.ask({ question });
    expect(events.map(({ status, question, plan }) => [status, question, plan])).toEqual([
      ['clarification', '', null],
      ['declined', long, null],
    ]);
  });

  it('when the release is away', async () => {
    const runTemplate = async () => {
      throw new PayerscopeError('RELEASE_UNAVAILABLE', 'It cannot be read.');
    };
    const { agent, events } = recorded(scorecard(), { runTemplate });
    await agent.ask({ question: 'x' });
    expect(events).toEqual([expect.objectContaining({ status: 'failed', error: 'RELEASE_UNAVAILABLE' })]);
  });

  it('when a bug ends it, with the plan it was at and without the bug’s words', async () => {
    const runTemplate = async () => {
      throw new TypeError('boom');
    };
    const { agent, events } = recorded(scorecard(), { runTemplate });
    await expect(agent.ask({ question: 'x' })).rejects.toThrow('boom');
    expect(events).toEqual([
      expect.objectContaining({
        status: 'failed',
        error: 'BUG',
        answerId: '',
        plan: { kind: 'run', templates: ['payer_scorecard'] },
      }),
    ]);
    expect(JSON.stringify(events)).not.toContain('boom');
  });

  it('when the asker stops listening', async () => {
    const { agent, events } = recorded(scorecard());
    for await (const _event of agent.stream({ question: 'x' })) break;
    expect(events).toEqual([expect.objectContaining({ status: 'failed', error: 'ABANDONED' })]);
  });
});

it('what cannot be recorded is not answered, and leaves no figure in the thread', async () => {
  const checkpointer = new MemorySaver();
  const audit = {
    append: async () => {
      throw new PayerscopeError('STORE_UNAVAILABLE', 'The audit log cannot be written.');
    },
  };
  const { agent } = recorded(scorecard(), { audit, checkpointer });
  const seen: string[] = [];
  const asking = (async () => {
    for await (const event of agent.stream({ question: 'x', thread: 'C1' })) seen.push(event.type);
  })();
  await expect(asking).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  expect(seen).not.toContain('answer');
  const kept = await checkpointer.getTuple({ configurable: { thread_id: 'C1' } });
  expect(JSON.stringify(kept?.checkpoint.channel_values)).not.toContain('45000');
});
