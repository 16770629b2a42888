import { channel } from 'node:diagnostics_channel';
import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { WebClient } from '@slack/web-api';
import { afterEach, expect, it } from 'vitest';
import type { LoopbackSlackOptions } from '../settings.ts';
import { type LoopbackSlack, startLoopbackSlack } from '../start-loopback-slack.ts';

/** Reconnecting takes this long in the client; its own default is five seconds. */
const RECONNECT_MS = 300;
const QUICK = { afterMs: 250, times: 3 };

interface Heard {
  readonly ack: (response?: object) => Promise<void>;
  readonly retry_num: number;
  readonly event: { readonly text: string };
}

let slack: LoopbackSlack;
const running: { stop(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const app of running.splice(0)) await app.stop();
  await slack.close();
});

async function start(options: LoopbackSlackOptions = {}) {
  slack = await startLoopbackSlack({
    users: [{ id: 'U1', name: 'ana' }],
    channels: [{ id: 'C1', name: 'finance', kind: 'public', members: ['U1', 'U0BOT'] }],
    ...options,
  });
}

/** A bare Socket Mode client that does with each mention what `hear` says. */
async function connect(hear: (heard: Heard) => unknown) {
  const client = new SocketModeClient({
    appToken: slack.appToken,
    clientOptions: { slackApiUrl: slack.apiUrl },
    clientPingTimeout: RECONNECT_MS,
    logLevel: LogLevel.ERROR,
  });
  client.on('app_mention', hear);
  client.on('message', ({ ack }: Heard) => ack());
  running.push({ stop: () => client.disconnect() });
  await client.start();
}

async function startBolt() {
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    installerOptions: { clientOptions },
    clientPingTimeout: RECONNECT_MS,
    logLevel: LogLevel.ERROR,
  });
  const app = new App({ token: slack.botToken, receiver, clientOptions, logLevel: LogLevel.ERROR });
  running.push(app);
  await app.start();
  return app;
}

const mention = (text = 'hello') => slack.events.mention({ user: 'U1', channel: 'C1', text })[0];

it('lets a Bolt app hear a mention and answer in its thread', async () => {
  await start();
  const app = await startBolt();
  app.event('app_mention', async ({ event, say, sayStream, setStatus }) => {
    await setStatus('is counting');
    await say({ text: 'one moment', thread_ts: event.ts });
    const stream = sayStream({ buffer_size: 1 });
    await stream.append({ markdown_text: 'Hello ' });
    await stream.stop({ markdown_text: `<@${event.user}>` });
  });
  const [asked] = await slack.deliver(mention());
  expect(asked).toMatchObject({ acknowledged: true, attempts: [{ acknowledged: true }] });
  await slack.recorder.waitFor(() => slack.recorder.calls('chat.stopStream').length);
  const [question] = slack.messagesIn('C1');
  expect(slack.threadOf(question!.ts).map(({ user, text }) => [user, text])).toEqual([
    ['U1', 'hello'],
    ['U0BOT', 'one moment'],
    ['U0BOT', 'Hello <@U1>'],
  ]);
});

it('says which event a call follows', async () => {
  await start();
  const app = await startBolt();
  app.message(async ({ say }) => void (await say('noted')));
  const first = slack.events.message({ user: 'U1', channel: 'C1', text: 'a' });
  const second = slack.events.directMessage({ user: 'U1', text: 'b' });
  await slack.deliver(first);
  await slack.recorder.waitFor(() => slack.recorder.calls('chat.postMessage').length === 1);
  await slack.deliver(second);
  await slack.recorder.waitFor(() => slack.recorder.calls('chat.postMessage').length === 2);
  expect(slack.recorder.calls('chat.postMessage')).toMatchObject([
    { follows: first.id, args: { channel: 'C1' }, sinceEventMs: expect.any(Number) },
    { follows: second.id, args: { channel: 'D1' } },
  ]);
});

it('carries commands and clicks, and their answers, through a Bolt app', async () => {
  await start();
  const app = await startBolt();
  const blocks = [
    {
      type: 'actions',
      block_id: 'next',
      elements: [
        { type: 'button', action_id: 'more', value: 'v', text: { type: 'plain_text', text: 'More' } },
      ],
    },
  ];
  app.command('/payers', async ({ ack, respond }) => {
    await ack({ text: 'working' });
    await respond({ text: 'done', blocks, response_type: 'in_channel' });
  });
  app.action({ action_id: 'more', block_id: 'next' }, async ({ ack, respond, action }) => {
    await ack();
    await respond({ text: `more of ${'value' in action ? action.value : ''}`, replace_original: true });
  });
  app.view('settings', ({ ack }) => ack({ response_action: 'errors', errors: { name: 'no' } }));

  const command = slack.interactions.slashCommand({ user: 'U1', channel: 'C1', command: '/payers' });
  expect(await slack.deliver(command)).toMatchObject([{ acknowledged: true, response: { text: 'working' } }]);
  const [answer] = await slack.recorder.waitFor(
    () => slack.messagesIn('C1').length && slack.messagesIn('C1'),
  );
  const click = { user: 'U1', channel: 'C1', ts: answer!.ts, actionId: 'more' };
  await slack.deliver(slack.interactions.pressInMessage(click));
  await slack.recorder.waitFor(() => slack.finalTextOf(answer!.ts) === 'more of v');

  const { trigger_id } = command.body;
  const view = {
    type: 'modal',
    callback_id: 'settings',
    title: { type: 'plain_text', text: 'S' },
    blocks: [],
  };
  await app.client.apiCall('views.open', { trigger_id, view });
  const [viewId] = [...slack.world.views.keys()];
  expect(
    await slack.deliver(slack.interactions.viewSubmission({ user: 'U1', viewId: viewId! })),
  ).toMatchObject([{ response: { response_action: 'errors', errors: { name: 'no' } } }]);
});

it('sends an event again until it is acknowledged, with the same id', async () => {
  await start({ redelivery: QUICK });
  const retries: number[] = [];
  await connect(async ({ ack, retry_num }) => {
    retries.push(retry_num);
    if (retry_num >= 2) await ack();
  });
  const event = mention();
  expect(await slack.deliver(event)).toMatchObject([
    {
      acknowledged: true,
      attempts: [{ acknowledged: false, reason: 'timeout' }, { reason: 'timeout' }, { acknowledged: true }],
    },
  ]);
  expect(retries).toEqual([0, 1, 2]);
  const sent = slack.recorder.entries.filter((entry) => entry.kind === 'sent');
  expect(sent.map(({ id }) => id)).toEqual([event.id, event.id, event.id]);
  expect(slack.recorder.entries.at(-1)).toMatchObject({ kind: 'ack', attempt: 2, ackMs: expect.any(Number) });
});

it('gives up on an event after its retries, and on a command at once', async () => {
  await start({ redelivery: { afterMs: 20, times: 2 } });
  await connect(() => undefined);
  const command = slack.interactions.slashCommand({ user: 'U1', channel: 'C1', command: '/payers' });
  const [event, asked] = await slack.deliver([mention(), command]);
  expect(event).toMatchObject({ acknowledged: false, reason: 'timeout' });
  expect(event!.attempts).toHaveLength(3);
  expect(asked!.attempts).toHaveLength(1);
});

it('writes down an acknowledgement that came too late, and has sent the event again by then', async () => {
  await start({ redelivery: QUICK });
  const acks: (() => Promise<void>)[] = [];
  await connect(({ ack }) => acks.push(ack));
  const delivered = slack.deliver(mention());
  await slack.recorder.waitFor(() => acks.length === 2);
  for (const ack of acks) await ack();
  expect(await delivered).toMatchObject([{ acknowledged: true, attempts: [{ reason: 'timeout' }, {}] }]);
  const late = slack.recorder.entries.find((entry) => entry.kind === 'ack' && entry.attempt === 0);
  expect(late).toBeDefined();
  expect(slack.protocolErrors).toEqual([]);
});

it('shares events between connections, each event to one of them', async () => {
  await start();
  const heard: [string, string][] = [];
  for (const name of ['a', 'b']) {
    await connect(async ({ ack, event }) => {
      heard.push([name, event.text]);
      await ack();
    });
  }
  await slack.deliver(['1', '2', '3', '4'].map(mention));
  expect(heard.map(([, text]) => text).sort()).toEqual(['1', '2', '3', '4']);
  expect(heard.filter(([name]) => name === 'a')).toHaveLength(2);
});

it.each(['refresh_requested', 'warning'] as const)('makes an app reconnect for %s', async (reason) => {
  await start();
  await connect(({ ack }) => ack());
  slack.disconnect(reason);
  expect(slack.connectionCount()).toBe(0);
  // Sent while nobody listens: it waits for the next connection.
  expect(await slack.deliver(mention())).toMatchObject([{ acknowledged: true, attempts: [{}] }]);
  expect(slack.recorder.calls('apps.connections.open')).toHaveLength(2);
});

it('asks only the oldest connection to leave', async () => {
  await start();
  await connect(({ ack }) => ack());
  await connect(({ ack }) => ack());
  slack.disconnect('refresh_requested', 'oldest');
  expect(slack.connectionCount()).toBe(1);
  await slack.deliver(mention());
  expect(slack.recorder.entries.find((entry) => entry.kind === 'sent')).toMatchObject({ connection: 2 });
});

it('sends an event again when its socket breaks before the acknowledgement', async () => {
  await start();
  await connect(async ({ ack, retry_num }) => {
    if (retry_num === 0) slack.dropSockets();
    else await ack();
  });
  expect(await slack.deliver(mention())).toMatchObject([
    { acknowledged: true, attempts: [{ reason: 'connection_closed' }, { acknowledged: true }] },
  ]);
});

it('takes each ticket once, and notes what is no acknowledgement', async () => {
  await start();
  const client = new WebClient(slack.appToken, { slackApiUrl: slack.apiUrl });
  const { url } = await client.apps.connections.open();
  const opened = new WebSocket(url!);
  const [hello] = await new Promise<[string]>((resolve) => {
    opened.onmessage = ({ data }) => resolve([String(data)]);
  });
  expect(JSON.parse(hello)).toMatchObject({
    type: 'hello',
    num_connections: 1,
    connection_info: { app_id: 'A0APP' },
  });
  opened.send('nonsense');
  opened.send('{"envelope_id":"unknown"}');
  await slack.recorder.waitFor(() => slack.protocolErrors.length === 2);
  expect(slack.protocolErrors[0]).toBe('nonsense');

  const again = new WebSocket(url!);
  await expect(
    new Promise((resolve, reject) => {
      again.onopen = resolve;
      again.onerror = reject;
    }),
  ).rejects.toBeDefined();
});

it('pings its connections', async () => {
  await start({ pingMs: 10 });
  let pings = 0;
  const count = () => {
    pings += 1;
  };
  channel('undici:websocket:ping').subscribe(count);
  try {
    await connect(({ ack }) => ack());
    await slack.recorder.waitFor(() => pings > 1);
  } finally {
    channel('undici:websocket:ping').unsubscribe(count);
  }
});
