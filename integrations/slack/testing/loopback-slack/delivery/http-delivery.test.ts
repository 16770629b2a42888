import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LoopbackSlack, startLoopbackSlack } from '../start-loopback-slack.ts';
import type { SignatureKind } from './http-delivery.ts';

let slack: LoopbackSlack;
let app: App;
let url: string;

beforeEach(async () => {
  slack = await startLoopbackSlack({
    users: [{ id: 'U1', name: 'ana' }],
    channels: [{ id: 'C1', name: 'finance', kind: 'public', members: ['U1', 'U0BOT'] }],
    redelivery: { afterMs: 400, times: 2 },
  });
  const receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    logLevel: LogLevel.ERROR,
    // Answers only when the listener is done, so that a slow one is a late one.
    processBeforeResponse: true,
  });
  app = new App({
    token: slack.botToken,
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logLevel: LogLevel.ERROR,
  });
  const server = (await app.start(0)) as { address(): AddressInfo | string | null };
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

const mention = () => slack.events.mention({ user: 'U1', channel: 'C1', text: 'hello' })[0];

it('sends events that the Bolt receiver accepts', async () => {
  app.event('app_mention', async ({ say }) => void (await say('hi')));
  expect(await slack.deliverOverHttp(url, mention())).toMatchObject([{ acknowledged: true, status: 200 }]);
  expect(slack.messagesIn('C1').map(({ text }) => text)).toEqual(['hello', 'hi']);
});

it('makes one message of a mention and its twin', async () => {
  app.event('app_mention', async () => undefined);
  app.message(async () => undefined);
  await slack.deliverOverHttp(url, slack.events.mention({ user: 'U1', channel: 'C1', text: 'hello' }));
  expect(slack.recorder.entries.filter(({ kind }) => kind === 'ack')).toHaveLength(2);
  expect(slack.messagesIn('C1').map(({ text }) => text)).toEqual(['hello']);
});

it.each<SignatureKind>(['wrong', 'stale', 'missing'])(
  'sends a %s signature on request, which Bolt refuses',
  async (signature) => {
    let heard = 0;
    app.event('app_mention', async () => {
      heard += 1;
    });
    const outcome = await slack.deliverOverHttp(url, mention(), { signature, retry: false });
    expect(outcome).toMatchObject([{ acknowledged: false, status: 401 }]);
    expect(heard).toBe(0);
    expect(slack.messagesIn('C1')).toEqual([]);
  },
);

it('sends commands as forms and clicks as payloads, and hands back the answers', async () => {
  app.command('/payers', ({ ack, command }) => ack(`you asked: ${command.text}`));
  app.shortcut('explain', ({ ack }) => ack());
  const command = slack.interactions.slashCommand({
    user: 'U1',
    channel: 'C1',
    command: '/payers',
    text: 'a & b',
  });
  expect(await slack.deliverOverHttp(url, command)).toMatchObject([{ response: 'you asked: a & b' }]);
  const { ts } = slack.world.messages.add({ channel: 'C1', user: 'U1', text: 'hi' });
  const shortcut = slack.interactions.messageShortcut({
    user: 'U1',
    channel: 'C1',
    ts,
    callbackId: 'explain',
  });
  expect(await slack.deliverOverHttp(url, shortcut)).toMatchObject([{ acknowledged: true }]);
});

it('repeats an event that fails or comes late, and says so in its headers', async () => {
  const seen: unknown[] = [];
  app.event('app_mention', async ({ context }) => {
    seen.push([context['retryNum'], context['retryReason']]);
    if (seen.length === 1) await new Promise((resolve) => setTimeout(resolve, 600));
    if (seen.length === 2) throw new Error('planted');
  });
  const [outcome] = await slack.deliverOverHttp(url, mention());
  expect(outcome!.attempts).toMatchObject([
    { acknowledged: false, reason: 'timeout' },
    { acknowledged: false, status: 500 },
    { acknowledged: true, ackMs: expect.any(Number) },
  ]);
  expect(seen).toEqual([
    [undefined, undefined],
    [1, 'http_timeout'],
    [2, 'http_error'],
  ]);
});
