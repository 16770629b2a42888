import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LoopbackSlack, startLoopbackSlack } from '../start-loopback-slack.ts';

const THREAD = { channel: 'D1', thread_ts: '1800000000.000100' };
let slack: LoopbackSlack;
let client: WebClient;
let time = 1_800_000_000_000;

beforeEach(async () => {
  slack = await startLoopbackSlack({
    users: [{ id: 'U1', name: 'ana' }],
    channels: [{ id: 'C1', name: 'finance', kind: 'public', members: ['U1', 'U0BOT'] }],
    streamLifeMs: 300_000,
    now: () => time,
  });
  slack.directory.directMessage('U1');
  client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
});
afterEach(() => slack.close());

const refused = (call: Promise<unknown>, error: string) =>
  expect(call).rejects.toMatchObject({ data: { ok: false, error } });

it('collects what the client streams and ends with the last blocks', async () => {
  const stream = client.chatStream({ ...THREAD, buffer_size: 1 });
  await stream.append({ markdown_text: '**Payer' });
  await stream.append({
    markdown_text: 's**',
    chunks: [{ type: 'task_update', id: 'a', title: 'Counting', status: 'complete' }],
  });
  await stream.stop({ markdown_text: '.', blocks: [{ type: 'divider' }] });
  expect(slack.messagesIn('D1')).toMatchObject([
    {
      text: '**Payers**.',
      threadTs: THREAD.thread_ts,
      blocks: [{ type: 'divider' }],
      stream: { stopped: true },
    },
  ]);
  expect(slack.recorder.calls().map(({ method }) => method)).toEqual([
    'chat.startStream',
    'chat.appendStream',
    'chat.stopStream',
  ]);
});

it('takes no more text after it was stopped', async () => {
  const { ts } = await client.chat.startStream({ ...THREAD, markdown_text: 'a' });
  await client.chat.stopStream({ channel: 'D1', ts: ts! });
  await refused(
    client.chat.appendStream({ channel: 'D1', ts: ts!, markdown_text: 'b' }),
    'message_not_in_streaming_state',
  );
  await refused(client.chat.stopStream({ channel: 'D1', ts: ts! }), 'message_not_in_streaming_state');
  expect(slack.finalTextOf(ts!)).toBe('a');
});

it('closes by itself when nothing is written for its life', async () => {
  const { ts } = await client.chat.startStream({ ...THREAD, markdown_text: 'a' });
  time += 299_999;
  await client.chat.appendStream({ channel: 'D1', ts: ts!, markdown_text: 'b' });
  time += 300_000;
  await refused(
    client.chat.appendStream({ channel: 'D1', ts: ts!, markdown_text: 'c' }),
    'message_not_in_streaming_state',
  );
  // What is closed can be edited like any other message.
  await client.chat.update({ channel: 'D1', ts: ts!, text: 'final' });
  expect(slack.finalTextOf(ts!)).toBe('final');
});

it('is not edited while it streams', async () => {
  const { ts } = await client.chat.startStream(THREAD);
  await refused(client.chat.update({ channel: 'D1', ts: ts!, text: 'x' }), 'streaming_state_conflict');
});

it('must name its reader in a channel', async () => {
  const start = (reader: object) =>
    client.apiCall('chat.startStream', { ...THREAD, channel: 'C1', ...reader });
  await refused(start({}), 'missing_recipient_team_id');
  await refused(start({ recipient_team_id: 'T0HOME' }), 'missing_recipient_user_id');
  await start({ recipient_team_id: 'T0HOME', recipient_user_id: 'U1' });
});

it('refuses long text, unknown chunks and bad blocks, and leaves no message behind', async () => {
  const start = (content: object) => client.apiCall('chat.startStream', { ...THREAD, ...content });
  await refused(start({ markdown_text: 'x'.repeat(12_001) }), 'msg_too_long');
  await refused(start({ chunks: [{ type: 'song' }] }), 'invalid_chunks');
  await refused(start({ chunks: [{ type: 'blocks', blocks: [{ type: 'header' }] }] }), 'invalid_blocks');
  await refused(client.apiCall('chat.startStream', { channel: 'D1' }), 'invalid_arguments');
  expect(slack.messagesIn('D1')).toEqual([]);
  const { ts } = await client.chat.startStream(THREAD);
  await refused(client.chat.appendStream({ channel: 'D1', ts: ts!, markdown_text: '' }), 'no_text');
  await refused(
    client.chat.stopStream({ channel: 'D1', ts: ts!, blocks: [{ type: 'header' }] }),
    'invalid_blocks',
  );
});

it('only takes messages of the bot that stream', async () => {
  const append = (ts: string) => client.chat.appendStream({ channel: 'D1', ts, markdown_text: 'a' });
  await refused(append('1800000000.000999'), 'message_not_found');
  await refused(
    append(slack.world.messages.add({ channel: 'D1', user: 'U1', text: 'hi' }).ts),
    'message_not_owned_by_app',
  );
  const posted = await client.chat.postMessage({ channel: 'D1', text: 'a' });
  await refused(append(posted.ts!), 'message_not_in_streaming_state');
});
