import { MemorySaver } from '@langchain/langgraph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAgent } from '../../agent/create-agent.ts';
import { templates, templatesOn } from '../../sql/templates/index.ts';
import { openSmallBillingRelease } from '../../sql/templates/testing/small-billing-release.ts';
import { openSmallCmsRelease } from '../../sql/templates/testing/small-cms-release.ts';
import type { SmallRelease } from '../../sql/templates/testing/small-release.ts';
import { createTemplateRunner } from '../../tools/run-template.ts';
import { memoryAuditLog } from '../../tools/testing/memory-audit-log.ts';
import { modelSettings } from '../model-settings.ts';
import { createOfflinePlanner } from '../offline-planner.ts';
import { openLanguageModel } from './open-language-model.ts';
import { type LoopbackServer, startLoopbackServer } from './testing/loopback-server.ts';
import type { SentCall } from './testing/turn.ts';

// The real adapter with a server that speaks OpenAI's API, over releases of CMS claims and of billing files: what the
// model is sent, that its plan runs, and that a plan of another format is none.
let server: LoopbackServer;
beforeAll(async () => {
  server = await startLoopbackServer();
});
afterAll(() => server.close());

const ask = (store: SmallRelease, question: string) => {
  const { manifest } = store;
  const offline = createOfflinePlanner(manifest, null);
  const settings = modelSettings.parse({ baseUrl: server.baseUrl });
  return createAgent({
    ...{ manifest, audit: memoryAuditLog(), checkpointer: new MemorySaver() },
    runTemplate: createTemplateRunner({ store }),
    ...openLanguageModel('openai:gpt-5-mini', 'sk-very-secret', settings, offline, { firstPause: 1 }),
  }).ask({ question });
};

interface SentTool {
  readonly function: { readonly name: string; readonly parameters: { readonly properties: object } };
}

interface Format {
  readonly open: () => Promise<SmallRelease>;
  readonly question: string;
  readonly call: SentCall;
  readonly answered: { readonly template: string; readonly params: object };
  /** A call of a template that other releases have. */
  readonly foreign: SentCall;
}

const year = '2025-01..2025-12';
const unset = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, null]));
const FORMATS: readonly (readonly [string, Format])[] = [
  [
    'cms',
    {
      open: openSmallCmsRelease,
      question: 'Which providers cost most for inpatients in 2025?',
      call: {
        name: 'provider_costs',
        args: {
          ...{ period: year, claim_types: ['claim_type_1'], order: 'highest' },
          ...unset('metric', 'limit', 'fraud_flags', 'providers', 'above', 'at_least', 'below', 'at_most'),
        },
      },
      answered: { template: 'provider_costs', params: { claim_types: ['Inpatient'], order: 'highest' } },
      foreign: { name: 'payer_scorecard', args: { period: year, payers: null } },
    },
  ],
  [
    'billing',
    {
      open: openSmallBillingRelease,
      question: 'What became of the claims of Humana in 2025?',
      call: {
        name: 'status_mix',
        args: {
          ...{ period: year, by: 'payer', payers: ['payer_2'] },
          ...unset('locations', 'procedure_groups', 'diagnosis_groups'),
        },
      },
      answered: { template: 'status_mix', params: { payers: ['Humana'] } },
      foreign: { name: 'reimbursement_summary', args: { period: year, claim_types: null } },
    },
  ],
];

describe.each(FORMATS)('on a %s release', (_, { open, question, call, answered, foreign }) => {
  let store: SmallRelease;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  it('a model is sent the tools of that release and no others, and its plan is answered', async () => {
    server.script({ calls: [call] });
    const answer = await ask(store, question);
    expect(answer).toMatchObject({ status: 'answered', tables: [answered] });
    expect(answer.provenance).toMatchObject({ planner: 'openai:gpt-5-mini', model: { planningCalls: 1 } });
    const tools = (server.seen[0]!.body['tools'] as SentTool[]).map((one) => one.function);
    const sent = tools.map(({ name }) => name);
    const own = templatesOn(store.manifest.families).map(({ name }) => name);
    expect(own.filter((name) => sent.includes(name)).length).toBeGreaterThan(0);
    const others = templates.filter(({ name }) => !own.includes(name)).map(({ name }) => name);
    expect(sent.filter((name) => others.includes(name))).toEqual([]);
    const messages = JSON.stringify(server.seen[0]?.body['messages']);
    expect(others.filter((name) => new RegExp(`\\b${name}\\b`).test(messages))).toEqual([]);
    const asked = tools.find(({ name }) => name === call.name);
    expect(Object.keys(asked?.parameters.properties ?? {}).sort()).toEqual(
      Object.keys('args' in call ? call.args : {}).sort(),
    );
  });

  it('a call of another format’s template sends no statement: it is asked once more, then read offline', async () => {
    server.script({ calls: [foreign] });
    const answer = await ask(store, question);
    expect(server.seen).toHaveLength(2);
    expect(JSON.stringify(server.seen[1]?.body['messages'])).toContain(`no tool ${foreign.name}`);
    expect(answer.provenance.statements.map(({ template }) => template)).not.toContain(foreign.name);
    expect(answer).toMatchObject({ status: 'answered', tables: [{ template: answered.template }] });
    expect(answer.caveats.join(' ')).toContain('read by the offline planner');
  });
});
