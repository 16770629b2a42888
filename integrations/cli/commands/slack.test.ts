import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkspace } from '../../compose.ts';
import { readConfig } from '../../config.ts';
import { hospital } from '../../disclosure/testing/hospital.ts';
import { createWorld, type World } from '../../disclosure/testing/world.ts';
import {
  type LoopbackSlack,
  startLoopbackSlack,
} from '../../slack/testing/loopback-slack/start-loopback-slack.ts';
import { ALLOW, HOSPITAL_SLACK } from '../../slack/testing/serve.ts';
import type { CommandContext } from '../context.ts';
import { createScreen } from '../render/screen.ts';
import { runCommandLine } from '../testing/run-command-line.ts';
import { slack as serveCommand } from './slack.ts';

let world: World;
let slack: LoopbackSlack;
const folder = mkdtempSync(join(tmpdir(), 'payerscope-slack-command-'));
beforeAll(async () => {
  world = await createWorld(hospital());
  slack = await startLoopbackSlack(HOSPITAL_SLACK);
});
afterAll(async () => {
  await slack.close();
  world.remove();
  rmSync(folder, { recursive: true });
});

const contextOf = (env: Readonly<Record<string, string>>, written: string[]): CommandContext => {
  const output = { write: (text: string) => void written.push(text), isTTY: false, columns: null };
  const config = readConfig(env, { data: world.dataDirectory });
  const invocation = { program: 'payerscope', data: null };
  const screen = createScreen({ columns: 100, color: false, dumb: false, invocation });
  return {
    streams: { stdin: (async function* () {})(), stdout: output, stderr: output },
    ...{ screen, notices: screen, live: false, images: null, config },
    openWorkspace: async () => createWorkspace(config),
    elapsed: () => 0,
  };
};

test('serves until it is told to stop, and answers on the way', async () => {
  const file = join(folder, 'slack.json');
  writeFileSync(file, JSON.stringify({ apiUrl: slack.apiUrl, allow: ALLOW }));
  const written: string[] = [];
  const env = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    PAYERSCOPE_SLACK_CONFIG: file,
  };
  const code = await serveCommand({}, contextOf(env, written), async () => {
    await slack.deliver(slack.events.directMessage({ user: 'U1', text: 'Payer scorecard for 2024' }));
    await slack.recorder.waitFor(() => slack.messagesIn('D1').some(({ user }) => user === 'U0BOT'), 60_000);
  });
  expect(code).toBe(0);
  const told = written.join('');
  expect(told).toContain('over Socket Mode. Ctrl-C finishes what is begun and stops.');
  expect(told).toMatch(/^answered ask=1 status=answered answer=a_[0-9a-f]{12}$/m);
  // The log holds ids and states: neither the question nor a figure of the answer.
  expect(told).not.toMatch(/scorecard|\$/);
  expect(slack.connectionCount()).toBe(0);
});

test('a token that Slack does not take is one sentence', async () => {
  const file = join(folder, 'slack.json');
  writeFileSync(file, JSON.stringify({ apiUrl: slack.apiUrl, allow: ALLOW }));
  const { code, stderr } = await runCommandLine(['slack', '--data', world.dataDirectory], {
    env: {
      SLACK_BOT_TOKEN: 'xoxb-very-secret',
      SLACK_APP_TOKEN: slack.appToken,
      PAYERSCOPE_SLACK_CONFIG: file,
    },
  });
  expect(code).toBe(5);
  expect(stderr).toMatch(/^Slack does not let this bot in \(invalid_auth\); check SLACK_BOT_TOKEN/);
  expect(stderr).not.toContain('very-secret');
});

test('prints the manifest the app is created from, without any setting', async () => {
  const { code, stdout } = await runCommandLine(['slack', '--manifest']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ settings: { socket_mode_enabled: true } });
});
