import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCommandLine } from '../cli/testing/run-command-line.ts';
import { createWorkspace } from '../compose.ts';
import { readConfig } from '../config.ts';
import { createWorld, inJanuary, type World } from '../disclosure/testing/world.ts';
import { type LoopbackServer, startLoopbackServer } from './testing/loopback-server.ts';
import type { Turn } from './testing/turn.ts';

// The command line over a release the builder published, with a model chosen as people choose it.
let server: LoopbackServer;
let world: World;
beforeAll(async () => {
  server = await startLoopbackServer(['own']);
  world = await createWorld(inJanuary({ Alpha: 120, Beta: 90, Cappa: 80 }));
});
afterAll(async () => {
  world.remove();
  await server.close();
});

async function payerscope(argv: string[], model: string, more: Record<string, string> = {}) {
  const key = { OPENAI_API_KEY: 'sk-very-secret', OPENAI_BASE_URL: server.baseUrl };
  const env = { ...key, PAYERSCOPE_MODEL: model, ...more };
  const workspace = createWorkspace(readConfig(env, { data: world.dataDirectory }));
  return runCommandLine([...argv, '--data', world.dataDirectory], { workspace, env });
}

const scorecard: Turn = {
  calls: [{ name: 'payer_scorecard', args: { period: '2024-01..2024-01', payers: null } }],
};
const ASK = ['ask', 'Payer scorecard for January 2024', '--json'];

it('a key alone asks nobody: the answer is the offline planner’s, byte for byte', async () => {
  server.script(scorecard);
  const withKey = await payerscope(ASK, 'offline');
  const without = await payerscope(ASK, 'offline', { OPENAI_API_KEY: '', OPENAI_BASE_URL: '' });
  expect(server.seen).toHaveLength(0);
  expect(withKey.stdout).toBe(without.stdout);
  expect(JSON.parse(withKey.stdout).provenance).not.toHaveProperty('model');
});

it('a model that is chosen plans, its use stands in the answer and in why, its key nowhere', async () => {
  server.script(scorecard);
  const { code, stdout, stderr } = await payerscope(ASK, 'openai:own', {
    PAYERSCOPE_MODEL_PRICES: '{"own": {"input": 1, "output": 10}}',
  });
  const answer = JSON.parse(stdout);
  expect([code, answer.provenance.planner]).toEqual([0, 'openai:own']);
  expect(answer.provenance.model).toMatchObject({ planningCalls: 1, writingCalls: 0, costUsd: 0.0038 });
  const why = await payerscope(['why', answer.answerId], 'offline');
  expect(why.stdout.replace(/\s+/g, ' ')).toContain(
    '1 planning call, 0 writing calls; 3,400 tokens in (1,024 cached), 40 out; $0.0038',
  );
  const kept = readFileSync(join(world.dataDirectory, 'answers', `${answer.answerId}.json`), 'utf8');
  expect([stdout, stderr, why.stdout, kept].join()).not.toContain('very-secret');
});

it('a model that fails leaves exit code and figures as they are, and one sentence', async () => {
  const offline = JSON.parse((await payerscope(ASK, 'offline')).stdout);
  server.script({ status: 401 });
  const { code, stdout, stderr } = await payerscope(ASK, 'openai:own');
  const answer = JSON.parse(stdout);
  expect([code, answer.headline, answer.tables]).toEqual([0, offline.headline, offline.tables]);
  const more = answer.caveats.filter((caveat: string) => !offline.caveats.includes(caveat));
  expect(more).toEqual([
    'The language model did not accept the key, so this question was read by the offline planner.',
  ]);
  expect(stdout + stderr).not.toMatch(/secret/);
});

it('doctor says which planner is in force and whether its server answers', async () => {
  server.script();
  const { stdout } = await payerscope(['doctor'], 'openai:own');
  const said = stdout.replace(/\s+/g, ' ');
  expect(said).toContain('Planner: openai:own, and offline where it fails');
  expect(said).toContain(`Language model: ${server.baseUrl} answers (chat API`);
  expect((await payerscope(['doctor'], 'offline')).stdout).not.toContain('Language model');
  server.script({ status: 403 });
  const refused = await payerscope(['doctor'], 'openai:own');
  expect(refused.code).toBe(5);
  expect(refused.stdout).not.toContain('secret');
});
