import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templates } from '../../sql/templates/index.ts';
import { openSmallRelease, type SmallRelease } from '../../sql/templates/testing/small-release.ts';
import { createTemplateRunner } from '../../tools/run-template.ts';
import { memoryAuditLog } from '../../tools/testing/memory-audit-log.ts';
import { createAgent } from '../create-agent.ts';
import { OfflineModel } from '../offline/offline-model.ts';
import type { TemplateCall } from '../plan.ts';
import { createPlanTools } from '../plan-tools.ts';

const quarter = { from: '2025-10', to: '2025-12' };
const year = { from: '2025-01', to: '2025-12' };
const ranking: TemplateCall = {
  template: 'payer_ranking',
  params: { period: quarter, metric: 'net_variance', order: 'lowest' },
};
const trend: TemplateCall = {
  template: 'payments_trend',
  params: { period: year, grain: 'quarter', metric: 'net_variance', split: 'none' },
  leaderOf: 0,
};

let store: SmallRelease;
beforeAll(async () => {
  store = await openSmallRelease();
});
afterAll(() => store.close());

const ask = (...calls: TemplateCall[]) => {
  const plan = () => ({ kind: 'run' as const, calls, notes: [], followUp: false });
  const tools = createPlanTools(store.manifest, templates);
  const model = new OfflineModel({ plan, context: { members: store.manifest.members } as never, tools });
  return createAgent({
    manifest: store.manifest,
    runTemplate: createTemplateRunner({ store }),
    planner: { name: 'offline', model },
    audit: memoryAuditLog(),
  }).ask({ question: 'Who underpaid us most, and is it getting worse?' });
};

describe('a call about whoever an earlier one finds', () => {
  it('is settled to the first payer of that result', async () => {
    const answer = await ask(ranking, trend);
    expect(answer.tables[1]?.params).toMatchObject({ payers: ['Humana'], split: 'none' });
    expect(answer.tables[1]?.rows).toHaveLength(4);
    expect(answer.text).toContain('Humana: in Q1 2025 payments were $3.0K below charges');
    expect(answer.provenance.statements[1]?.params).toMatchObject({ payers: '|Humana|' });
  });

  it('passes over the uninsured, whom nobody can talk to', async () => {
    const lowest = { ...ranking, params: { period: quarter, metric: 'payer_paid', order: 'lowest' } };
    const answer = await ask(lowest, trend);
    expect(answer.tables[0]?.rows[0]?.[0]).toBe('No insurance');
    expect(answer.tables[1]?.params).toMatchObject({ payers: ['Humana'] });
    expect(answer.headline).toMatch(/^Of the insurers, Humana has the lowest/);
  });

  it('is left out, and said to be, where nobody stands out', async () => {
    const answer = await ask({ template: 'receivables_summary', params: {} }, trend);
    expect(answer.tables).toHaveLength(1);
    expect(answer.caveats).toContain(
      'No payer stands out in the first result, so the question about it is left open.',
    );
  });
});

describe('where the first result shows nothing', () => {
  it('suggests only what the release really shows', async () => {
    const withheld = {
      template: 'payer_scorecard',
      params: { period: { from: '2024-01', to: '2024-03' }, payers: ['Humana'] },
    };
    const answer = await ask(withheld);
    expect(answer.headline).toBe(
      'Payer scorecard for Humana for January–March 2024: every value is withheld to protect patients',
    );
    expect(answer.suggestions[0]).toBe('Payer scorecard for Q1 2024');
    const run = createTemplateRunner({ store });
    const { table } = await run('payer_scorecard', { period: { from: '2024-01', to: '2024-03' } });
    expect(table.rows.at(-1)?.slice(1)).not.toContain(null);
  });
});
