import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { examineSlack } from './examine-slack.ts';
import { BOT_SCOPES } from './scopes.ts';
import { type LoopbackSlack, startLoopbackSlack } from './testing/loopback-slack/start-loopback-slack.ts';

let slack: LoopbackSlack | undefined;
const folder = mkdtempSync(join(tmpdir(), 'payerscope-doctor-'));
afterEach(async () => {
  await slack?.close();
  slack = undefined;
  rmSync(join(folder, 'slack.json'), { force: true });
});

const NOTHING = { botToken: null, appToken: null, signingSecret: null, allow: null, file: null };

async function examined(options: Parameters<typeof startLoopbackSlack>[0], botToken?: string) {
  slack = await startLoopbackSlack(options);
  const file = join(folder, 'slack.json');
  writeFileSync(file, JSON.stringify({ apiUrl: slack.apiUrl }));
  return examineSlack({
    ...NOTHING,
    botToken: botToken ?? slack.botToken,
    appToken: slack.appToken,
    allow: 'U012AB3CD C012AB3CD',
    file,
  });
}

test('where nothing is set up it says how to begin', async () => {
  expect(await examineSlack(NOTHING)).toEqual([
    { check: 'Slack', ok: true, detail: 'not set up: payerscope slack --manifest begins' },
  ]);
});

test('tokens that are taken and scopes that are there are well', async () => {
  const checks = await examined({ scopes: Object.keys(BOT_SCOPES) });
  expect(checks.map(({ check, ok }) => [check, ok])).toEqual([
    ['Slack access', true],
    ['Slack bot', true],
    ['Slack Socket Mode', true],
  ]);
  expect(checks[0]!.detail).toBe(
    '1 users, 0 user groups, 0 whole teams may ask, in 1 channels and direct messages',
  );
});

test('a missing scope is named with what it is for', async () => {
  const [, bot] = await examined({
    scopes: Object.keys(BOT_SCOPES).filter((scope) => scope !== 'usergroups:read'),
  });
  expect(bot).toEqual({
    check: 'Slack bot',
    ok: false,
    detail:
      'lacks usergroups:read (know who is in the user groups that may ask): add them under OAuth & Permissions and install the app again',
  });
});

test('a token that is not taken is named, and never printed', async () => {
  const checks = await examined({}, 'xoxb-very-secret');
  expect(checks[1]).toMatchObject({ ok: false });
  expect(checks[1]!.detail).toContain('SLACK_BOT_TOKEN is not taken (invalid_auth)');
  expect(JSON.stringify(checks)).not.toContain('very-secret');
});

test('a missing token is one sentence', async () => {
  expect(await examineSlack({ ...NOTHING, allow: 'U012AB3CD' })).toEqual([
    {
      check: 'Slack',
      ok: false,
      detail: 'SLACK_BOT_TOKEN is not set; copy it from Install App of your Slack app.',
    },
  ]);
});
