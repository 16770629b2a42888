import { createAgent } from '../../../agent/create-agent.ts';
import { type Reply, ScriptedModel } from '../../../agent/testing/scripted-model.ts';
import { createTemplateRunner } from '../../../tools/run-template.ts';
import { memoryAuditLog } from '../../../tools/testing/memory-audit-log.ts';
import { createOfflinePlanner } from '../../offline-planner.ts';
import { openDuckDbRelease } from '../../warehouse/duckdb/duckdb-release-store.ts';
import type { World } from './world.ts';

/** The agent with a model of our script, over a real release, counting what is sent. */
export async function askWithModels(
  world: World,
  question: string,
  models: { plans?: Reply[]; writes?: Reply[] },
) {
  const store = await openDuckDbRelease(world.file);
  const sent: string[] = [];
  const counting = {
    ...store,
    query: (sql: string, params: Parameters<typeof store.query>[1]) => {
      sent.push(sql);
      return store.query(sql, params);
    },
  };
  const planner = new ScriptedModel(...(models.plans ?? []));
  const writer = new ScriptedModel(...(models.writes ?? []));
  const offline = createOfflinePlanner(store.manifest, null);
  try {
    const answer = await createAgent({
      manifest: store.manifest,
      runTemplate: createTemplateRunner({ store: counting }),
      audit: memoryAuditLog(),
      planner: models.plans ? { name: 'openai:scripted', model: planner } : offline,
      ...(models.writes ? { writer } : {}),
    }).ask({ question });
    return { answer, sent, planner, writer };
  } finally {
    await store.close();
  }
}
