import { join } from 'node:path';
import type { BaseMessage } from '@langchain/core/messages';
import { createAgent } from '../../../agent/create-agent.ts';
import { ScriptedModel } from '../../../agent/testing/scripted-model.ts';
import { createTemplateRunner } from '../../../tools/run-template.ts';
import { memoryAuditLog } from '../../../tools/testing/memory-audit-log.ts';
import { currentReleaseFile } from '../../builder/releases.ts';
import { createSqliteCheckpointer } from '../../memory/sqlite-checkpointer.ts';
import { createOfflinePlanner } from '../../offline-planner.ts';
import { openDuckDbRelease } from '../../warehouse/duckdb/duckdb-release-store.ts';
import type { Asking } from './surfaces.ts';

/** One message as a provider would send it: role, content and tool calls. */
const written = (message: BaseMessage): string =>
  JSON.stringify({
    role: message.getType(),
    content: message.content,
    calls: (message as { tool_calls?: unknown }).tool_calls,
  });

/**
 * Every prompt a language model is sent for one question: by a planner that fails, so that the offline planner goes
 * on, and by a writer whose text does not ground, so that it is asked twice; with the
 * answer and what the audit log is told of it.
 */
export async function readPrompts({ dataDirectory, question, thread }: Asking): Promise<string> {
  const audit = memoryAuditLog();
  const store = await openDuckDbRelease(await currentReleaseFile(dataDirectory));
  const checkpointer = createSqliteCheckpointer(join(dataDirectory, 'prompted-threads.sqlite'));
  const [planner, writer] = [new ScriptedModel(new Error('down')), new ScriptedModel('Dorset lost $9.9M')];
  try {
    const agent = createAgent({
      manifest: store.manifest,
      runTemplate: createTemplateRunner({ store }),
      planner: { name: 'openai:scripted', model: planner },
      fallback: createOfflinePlanner(store.manifest, null),
      writer,
      audit,
      checkpointer,
    });
    const answer = await agent.ask({ question, ...(thread ? { thread } : {}) });
    const prompts = [...planner.seen, ...writer.seen].map((messages) => messages.map(written).join('\n'));
    return [...prompts, JSON.stringify(answer), JSON.stringify(audit.events)].join('\n\n');
  } finally {
    checkpointer.close();
    await store.close();
  }
}
