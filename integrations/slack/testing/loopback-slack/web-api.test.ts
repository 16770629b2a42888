import { type ConversationsMembersResponse, WebClient, type WebClientOptions } from '@slack/web-api';
import { afterEach, expect, it } from 'vitest';
import type { LoopbackSlackOptions } from './settings.ts';
import { type LoopbackSlack, startLoopbackSlack } from './start-loopback-slack.ts';

const BOT = 'U0BOT';
const WORKSPACE: LoopbackSlackOptions = {
  users: [
    { id: 'U1', name: 'ana' },
    { id: 'U2', name: 'guest', isUltraRestricted: true },
    { id: 'U3', name: 'partner', teamId: 'T9OTHER' },
  ],
  groups: [{ id: 'S1', handle: 'finance', members: ['U1'] }],
  channels: [
    { id: 'C1', name: 'finance', kind: 'public', members: ['U1', 'U2', BOT] },
    { id: 'C2', name: 'elsewhere', kind: 'public', members: ['U1'] },
    { id: 'G1', name: 'board', kind: 'private', members: ['U1', BOT] },
    { id: 'G2', name: 'secret', kind: 'private', members: ['U1'] },
    { id: 'C3', name: 'partners', kind: 'public', members: ['U1', 'U3', BOT], sharedWith: ['T9OTHER'] },
  ],
};

let slack: LoopbackSlack;
let time = 1_800_000_000_000;
const pass = (ms: number) => {
  time += ms;
};
afterEach(() => slack.close());

async function start(options: LoopbackSlackOptions = {}, client: WebClientOptions = {}) {
  slack = await startLoopbackSlack({ ...WORKSPACE, now: () => time, ...options });
  return new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    ...client,
  });
}

/** The answer that the client turned into an error. */
const refusal = (call: Promise<unknown>): Promise<Record<string, unknown>> =>
  call.then(
    () => {
      throw new Error('Slack did not refuse.');
    },
    (error: { data?: Record<string, unknown> }) => error.data ?? Promise.reject(error),
  );

it('tells who the token belongs to', async () => {
  const client = await start();
  expect(await client.auth.test()).toMatchObject({
    ok: true,
    user_id: BOT,
    team_id: 'T0HOME',
    bot_id: 'B0BOT',
  });
});

it.each([
  ['not_authed', undefined, 'auth.test'],
  ['invalid_auth', 'xoxb-unknown', 'auth.test'],
  ['not_allowed_token_type', 'xapp-loopback', 'auth.test'],
  ['not_allowed_token_type', 'xoxb-loopback', 'apps.connections.open'],
])('answers %s to the token %s at %s', async (error, token, method) => {
  await start();
  const client = new WebClient(token, { slackApiUrl: slack.apiUrl });
  expect(await refusal(client.apiCall(method))).toMatchObject({ ok: false, error });
});

it('names the scope that is missing and those there are', async () => {
  const client = await start({ scopes: ['users:read', 'channels:read'] });
  expect(await refusal(client.chat.postMessage({ channel: 'C1', text: 'a' }))).toMatchObject({
    error: 'missing_scope',
    needed: 'chat:write',
    provided: 'users:read,channels:read',
  });
  await client.conversations.info({ channel: 'C1' });
  expect(await refusal(client.conversations.info({ channel: 'G1' }))).toMatchObject({
    needed: 'groups:read',
  });
  expect(slack.messagesIn('C1')).toEqual([]);
});

it('answers unknown methods with unknown_method and writes them down', async () => {
  const client = await start();
  expect(await refusal(client.apiCall('chat.shout', { channel: 'C1' }))).toMatchObject({
    error: 'unknown_method',
  });
  expect(slack.recorder.calls('chat.shout')).toMatchObject([{ ok: false, args: { channel: 'C1' } }]);
});

it('says which argument is missing or wrong', async () => {
  const client = await start();
  expect(await refusal(client.apiCall('chat.postMessage', { text: 'a' }))).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] missing required field: channel'] },
  });
  expect(
    await refusal(client.chat.postMessage({ channel: 'C1', text: 'a', thread_ts: 'yesterday' })),
  ).toMatchObject({ error: 'invalid_arguments' });
  expect(
    await refusal(
      client.apiCall('chat.postMessage', { channel: 'C1', text: 'a', blocks: '{"type":"section"}' }),
    ),
  ).toMatchObject({ error: 'invalid_blocks_format' });
});

it('refuses blocks with a pointer to each problem', async () => {
  const client = await start();
  const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'h'.repeat(151) } }];
  const problem = 'must be less than 151 characters [json-pointer:/blocks/0/text/text]';
  for (const call of [
    client.chat.postMessage({ channel: 'C1', text: 'a', blocks }),
    client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'a', blocks }),
  ]) {
    expect(await refusal(call)).toMatchObject({
      error: 'invalid_blocks',
      errors: [problem],
      response_metadata: { messages: [`[ERROR] ${problem}`] },
    });
  }
});

it('posts, edits and deletes, and shows what is there now', async () => {
  const client = await start();
  const { ts } = await client.chat.postMessage({ channel: 'C1', text: 'one' });
  await client.chat.postMessage({ channel: 'C1', text: 'reply', thread_ts: ts! });
  await client.chat.update({ channel: 'C1', ts: ts!, text: 'two' });
  expect(slack.finalTextOf(ts!)).toBe('two');
  expect(slack.threadOf(ts!).map(({ text }) => text)).toEqual(['two', 'reply']);

  const history = await client.conversations.history({ channel: 'C1' });
  expect(history.messages).toMatchObject([{ text: 'two', edited: { user: BOT } }]);
  const replies = await client.conversations.replies({ channel: 'C1', ts: ts!, limit: 1 });
  expect(replies).toMatchObject({ messages: [{ text: 'two' }], has_more: true });
  const cursor = replies.response_metadata!.next_cursor!;
  expect(await client.conversations.replies({ channel: 'C1', ts: ts!, cursor })).toMatchObject({
    messages: [{ text: 'reply' }],
    has_more: false,
  });

  await client.chat.delete({ channel: 'C1', ts: ts! });
  expect(slack.messagesIn('C1').map(({ text }) => text)).toEqual(['reply']);
  expect(await refusal(client.chat.update({ channel: 'C1', ts: ts!, text: 'x' }))).toMatchObject({
    error: 'message_not_found',
  });
});

it('changes only messages of the bot', async () => {
  const client = await start();
  const { ts } = slack.world.messages.add({ channel: 'C1', user: 'U1', text: 'mine' });
  expect(await refusal(client.chat.update({ channel: 'C1', ts, text: 'x' }))).toMatchObject({
    error: 'cant_update_message',
  });
  expect(await refusal(client.chat.delete({ channel: 'C1', ts }))).toMatchObject({
    error: 'cant_delete_message',
  });
});

it.each([
  ['no_text', { text: '' }],
  ['msg_too_long', { text: 'x'.repeat(40_001) }],
  ['msg_too_long', { markdown_text: 'x'.repeat(12_001) }],
  ['markdown_text_conflict', { markdown_text: 'x', text: 'x' }],
])('refuses a message with %s', async (error, content) => {
  const client = await start();
  expect(await refusal(client.apiCall('chat.postMessage', { channel: 'C1', ...content }))).toMatchObject({
    error,
  });
});

it('takes 40,000 characters, notes more than 4,000, and edits with no more than those', async () => {
  const client = await start();
  const { ts } = await client.chat.postMessage({ channel: 'C1', text: 'x'.repeat(40_000) });
  await client.chat.update({ channel: 'C1', ts: ts!, text: 'x'.repeat(4_000) });
  expect(slack.recorder.calls().map(({ warnings }) => warnings)).toEqual([
    ['text is over 4000 characters'],
    [],
  ]);
  expect(
    await refusal(client.chat.update({ channel: 'C1', ts: ts!, text: 'x'.repeat(4_001) })),
  ).toMatchObject({
    error: 'msg_too_long',
  });
});

it('checks blocks in attachments, and how many there are', async () => {
  const client = await start();
  const post = (attachments: object[]) =>
    client.apiCall('chat.postMessage', { channel: 'C1', text: 'a', attachments });
  expect(await refusal(post([{}, { blocks: [{ type: 'header' }] }]))).toMatchObject({
    errors: ['missing required field: text [json-pointer:/attachments/1/blocks/0]'],
  });
  expect(await refusal(post(Array.from({ length: 101 }, () => ({}))))).toMatchObject({
    error: 'too_many_attachments',
  });
});

it('reads JSON bodies too, and refuses what is none', async () => {
  await start();
  const post = async (body: string) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` };
    return (await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body })).json();
  };
  expect(await post('{"channel":"C1","text":"a","blocks":[{"type":"divider"}]}')).toMatchObject({ ok: true });
  expect(await post('{"channel":')).toEqual({ ok: false, error: 'invalid_json' });
});

it('writes down arguments as what they mean', async () => {
  const client = await start();
  await client.chat.postMessage({
    channel: 'C1',
    text: '[1]',
    blocks: [{ type: 'divider' }],
    unfurl_links: false,
  });
  expect(slack.recorder.calls()[0]!.args).toEqual({
    channel: 'C1',
    text: '[1]',
    blocks: [{ type: 'divider' }],
    unfurl_links: 'false',
  });
});

it('pages through a window of the history', async () => {
  const client = await start();
  const said = ['a', 'b', 'c', 'd'].map(
    (text) => slack.world.messages.add({ channel: 'C1', user: 'U1', text }).ts,
  );
  const texts = async (args: object) =>
    (await client.conversations.history({ channel: 'C1', ...args })).messages!.map(({ text }) => text);
  expect(await texts({})).toEqual(['d', 'c', 'b', 'a']);
  expect(await texts({ oldest: said[0], latest: said[2] })).toEqual(['b']);
  expect(await texts({ oldest: said[0], latest: said[2], inclusive: true })).toEqual(['c', 'b', 'a']);
  expect(await refusal(client.conversations.history({ channel: 'C1', cursor: 'invented' }))).toMatchObject({
    error: 'invalid_cursor',
  });
  expect(
    await refusal(client.conversations.replies({ channel: 'C1', ts: '1800000000.999999' })),
  ).toMatchObject({
    error: 'thread_not_found',
  });
});

it('lets the bot write where it is, and does not admit that private channels exist', async () => {
  const client = await start();
  const post = (channel: string) => client.chat.postMessage({ channel, text: 'a' });
  expect(await refusal(post('C2'))).toMatchObject({ error: 'not_in_channel' });
  expect(await refusal(post('G2'))).toMatchObject({ error: 'channel_not_found' });
  expect(await refusal(post('C404'))).toMatchObject({ error: 'channel_not_found' });
  slack.directory.channels.set('C1', { ...slack.directory.channel('C1'), archived: true });
  expect(await refusal(post('C1'))).toMatchObject({ error: 'is_archived' });
  expect(await post('G1')).toMatchObject({ ok: true, channel: 'G1' });
  expect(await post('U1')).toMatchObject({ ok: true, channel: 'D1' });
  expect(await client.conversations.open({ users: 'U1' })).toMatchObject({ channel: { id: 'D1' } });
  expect(await refusal(client.conversations.history({ channel: 'C2' }))).toMatchObject({
    error: 'not_in_channel',
  });
});

it('shows an ephemeral message to members only', async () => {
  const client = await start();
  await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'psst' });
  expect(slack.world.ephemerals).toEqual([{ channel: 'C1', user: 'U1', text: 'psst' }]);
  expect(slack.messagesIn('C1')).toEqual([]);
  expect(await refusal(client.chat.postEphemeral({ channel: 'C1', user: 'U3', text: 'psst' }))).toMatchObject(
    {
      error: 'user_not_in_channel',
    },
  );
});

it('knows people, guests, other teams, groups and channels', async () => {
  const client = await start();
  expect((await client.users.info({ user: 'U2' })).user).toMatchObject({
    is_restricted: true,
    is_ultra_restricted: true,
    team_id: 'T0HOME',
  });
  expect((await client.users.info({ user: 'U3' })).user).toMatchObject({
    team_id: 'T9OTHER',
    is_restricted: false,
  });
  expect((await client.users.info({ user: BOT })).user).toMatchObject({ is_bot: true });
  expect(await refusal(client.users.info({ user: 'U404' }))).toMatchObject({ error: 'user_not_found' });
  expect(await client.usergroups.users.list({ usergroup: 'S1' })).toMatchObject({ users: ['U1'] });
  expect(await refusal(client.usergroups.users.list({ usergroup: 'S404' }))).toMatchObject({
    error: 'no_such_subteam',
  });
  expect((await client.conversations.info({ channel: 'C3' })).channel).toMatchObject({
    is_ext_shared: true,
    is_private: false,
  });
  expect(await refusal(client.conversations.info({ channel: 'G2' }))).toMatchObject({
    error: 'channel_not_found',
  });
  const members: string[] = [];
  for await (const page of client.paginate('conversations.members', { channel: 'C1', limit: 2 })) {
    members.push(...(page as ConversationsMembersResponse).members!);
  }
  expect(members).toEqual(['U1', 'U2', BOT]);
  const theirs = await client.users.conversations({ user: 'U1', types: 'public_channel,private_channel' });
  expect(theirs.channels!.map(({ id }) => id)).toEqual(['C1', 'C2', 'G1', 'C3']);
});

it('adds a reaction once', async () => {
  const client = await start();
  const { ts } = slack.world.messages.add({ channel: 'C1', user: 'U1', text: 'hi' });
  const react = (name: string) => client.reactions.add({ channel: 'C1', timestamp: ts, name });
  await react('eyes');
  expect([...slack.messagesIn('C1')[0]!.reactions]).toEqual(['eyes']);
  expect(await refusal(react('eyes'))).toMatchObject({ error: 'already_reacted' });
  expect(await refusal(react('No Such'))).toMatchObject({ error: 'invalid_name' });
});

it('keeps status, title and at most four suggested prompts', async () => {
  const client = await start();
  const thread = { channel_id: slack.directory.directMessage('U1').id, thread_ts: '1800000000.000100' };
  await client.assistant.threads.setStatus({ ...thread, status: 'is counting', loading_messages: ['…'] });
  await client.assistant.threads.setTitle({ ...thread, title: 'Payers' });
  expect(slack.world.assistant.get('D1:1800000000.000100')).toEqual({
    status: 'is counting',
    title: 'Payers',
  });
  await client.chat.postMessage({ channel: 'D1', thread_ts: thread.thread_ts, text: 'done' });
  expect(slack.world.assistant.get('D1:1800000000.000100')).toEqual({ status: '', title: 'Payers' });
  const prompts = (count: number) =>
    client.assistant.threads.setSuggestedPrompts({
      channel_id: 'D1',
      prompts: Array.from({ length: count }, () => ({ title: 'a', message: 'b' })) as [
        { title: string; message: string },
      ],
    });
  await prompts(4);
  expect(slack.world.assistant.get('D1:')!.prompts).toHaveLength(4);
  expect(await refusal(prompts(5))).toMatchObject({
    response_metadata: { messages: ['[ERROR] no more than 4 items allowed [json-pointer:/prompts]'] },
  });
});

it('shares PNG and PDF in one message, some time after the upload is complete', async () => {
  const client = await start({ fileShareDelayMs: 30 });
  const { ts } = await client.chat.postMessage({ channel: 'C1', text: 'parent' });
  await client.files.uploadV2({
    channel_id: 'C1',
    thread_ts: ts!,
    initial_comment: 'Two files',
    file_uploads: [
      { file: Buffer.from('png bytes'), filename: 'a.png', alt_text: 'A chart' },
      { file: Buffer.from('pdf bytes'), filename: 'a.pdf', title: 'Brief' },
    ],
  });
  expect(slack.filesIn('C1')).toEqual([]);
  const files = await slack.recorder.waitFor(() => slack.filesIn('C1').length === 2 && slack.filesIn('C1'));
  expect(files.map(({ title, bytes }) => [title, String(bytes)])).toEqual([
    ['a.png', 'png bytes'],
    ['Brief', 'pdf bytes'],
  ]);
  expect(slack.threadOf(ts!)).toMatchObject([
    {},
    { text: 'Two files', subtype: 'file_share', files: files.map(({ id }) => id) },
  ]);
  const { file } = await client.files.info({ file: files[0]!.id });
  expect(file!.shares!.public!['C1']).toMatchObject([{ thread_ts: ts }]);
});

it('does not complete an upload that is missing or shorter than announced', async () => {
  const client = await start();
  const announced = await client.files.getUploadURLExternal({ filename: 'a.png', length: 5 });
  const complete = () =>
    client.files.completeUploadExternal({
      files: [{ id: announced.file_id!, title: 'a' }],
      channel_id: 'C1',
    });
  expect(await refusal(complete())).toMatchObject({ error: 'file_not_found' });
  const upload = (body: string) => fetch(announced.upload_url!, { method: 'POST', body: Buffer.from(body) });
  expect((await upload('1234')).status).toBe(400);
  expect((await upload('12345')).status).toBe(200);
  const elsewhere = {
    files: [{ id: announced.file_id!, title: 'a' }] as [{ id: string; title: string }],
    channel_id: 'C2',
  };
  expect(await refusal(client.files.completeUploadExternal(elsewhere))).toMatchObject({
    error: 'not_in_channel',
  });
  expect(await complete()).toMatchObject({ ok: true });
});

it('counts calls by method and messages by channel, and says when to come back', async () => {
  const client = await start({
    rateLimits: { perMinute: { 'users.info': 2 }, channel: { burst: 2, perSecond: 1 } },
  });
  const limited = (call: Promise<unknown>) =>
    expect(call).rejects.toMatchObject({ retryAfter: expect.any(Number) });
  await client.users.info({ user: 'U1' });
  await client.users.info({ user: 'U1' });
  await expect(client.users.info({ user: 'U1' })).rejects.toMatchObject({ retryAfter: 30 });
  pass(30_000);
  await client.users.info({ user: 'U1' });

  const post = (channel: string) => client.chat.postMessage({ channel, text: 'a' });
  await post('C1');
  await post('C1');
  await limited(post('C1'));
  await post('G1');
  pass(1_000);
  await post('C1');
});

it('takes any number of calls when limits are off', async () => {
  const client = await start({ rateLimits: false });
  for (let call = 0; call < 25; call += 1) await client.usergroups.users.list({ usergroup: 'S1' });
  expect(slack.recorder.calls()).toHaveLength(25);
});

it('fails on request, then goes on', async () => {
  const client = await start(
    {},
    { retryConfig: { retries: 3, minTimeout: 1, maxTimeout: 1 }, rejectRateLimitedCalls: false },
  );
  slack.fail('chat.postMessage', { times: 2, status: 429, retryAfter: 0 });
  await client.chat.postMessage({ channel: 'C1', text: 'at last' });
  expect(slack.recorder.calls('chat.postMessage').map(({ status }) => status)).toEqual([429, 429, 200]);
  slack.fail('*', { status: 503 });
  await client.auth.test();
  expect(slack.recorder.calls('auth.test').map(({ status }) => status)).toEqual([503, 200]);
  slack.fail('auth.test', { error: 'account_inactive' });
  expect(await refusal(client.auth.test())).toMatchObject({ error: 'account_inactive' });
  await client.auth.test();
});

it('answers slowly on request', async () => {
  const client = await start({}, { timeout: 50 });
  slack.slow(1_000);
  await expect(client.auth.test()).rejects.toThrow();
  slack.slow(0);
  await expect(client.auth.test()).resolves.toMatchObject({ ok: true });
});
