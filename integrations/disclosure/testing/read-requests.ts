import { runCommandLine } from '../../cli/testing/run-command-line.ts';
import { createWorkspace } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { startLoopbackServer } from '../../openai/testing/loopback-server.ts';
import type { Asking } from './surfaces.ts';

/**
 * Everything that leaves the house for a language model over the wire, and what is shown of it: a model that makes no
 * plan, so that the offline planner goes on, and whose text does not ground, so that it is asked twice.
 */
export async function readRequests({ dataDirectory, question, thread }: Asking): Promise<string> {
  const server = await startLoopbackServer();
  try {
    server.script({ text: 'No plan.' }, { text: 'No plan.' }, { text: 'Dorset lost $9.9M' });
    const env = {
      OPENAI_BASE_URL: server.baseUrl,
      PAYERSCOPE_MODEL: 'openai:gpt-5-mini',
      PAYERSCOPE_MODEL_WRITER: 'on',
    };
    const workspace = createWorkspace(readConfig(env, { data: dataDirectory }));
    const argv = ['ask', question, '--json', ...(thread ? ['--thread', `wire-${thread}`] : [])];
    const { code, stdout, stderr } = await runCommandLine([...argv, '--data', dataDirectory], {
      workspace,
      env,
    });
    const bodies = server.seen.map(({ path, body }) => `${path} ${JSON.stringify(body)}`);
    return [`exit ${code}`, stdout, stderr, ...bodies].join('\n');
  } finally {
    await server.close();
  }
}
