import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSlackApi, type SlackApi, slackErrorOf } from './slack-api.ts';
import { type LoopbackSlack, startLoopbackSlack } from './testing/loopback-slack/start-loopback-slack.ts';

let slack: LoopbackSlack;
let api: SlackApi;
let slept: number[];
beforeEach(async () => {
  slack = await startLoopbackSlack({
    users: [{ id: 'U1', name: 'ana' }],
    channels: ['C1', 'C2'].map((id) => ({ id, name: id, kind: 'private', members: ['U1', 'U0BOT'] })),
    rateLimits: false,
  });
  const client = new webApi.WebClient(slack.botToken, {
    ...{ slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
    logLevel: 'error' as never,
  });
  slept = [];
  api = createSlackApi(client, async (milliseconds) => void slept.push(milliseconds));
});
afterEach(() => slack.close());

const post = (channel: string, text: string) => api.call('chat.postMessage', { channel, text });
const texts = (channel: string) => slack.messagesIn(channel).map(({ text }) => text);

test('what is posted to a channel keeps its order, also where the first has to wait', async () => {
  slack.fail('chat.postMessage', { status: 429, retryAfter: 7, times: 2 });
  await Promise.all([post('C1', 'one'), post('C1', 'two'), post('C1', 'three')]);
  expect(texts('C1')).toEqual(['one', 'two', 'three']);
  expect(slept).toEqual([7_000, 7_000]);
});

test('what passes by itself is tried again, what does not is not', async () => {
  slack.fail('chat.postMessage', { status: 503, times: 2 });
  await post('C1', 'late');
  expect(texts('C1')).toEqual(['late']);
  expect(slept).toEqual([250, 1_000]);
  await expect(
    post('C9', 'nowhere').catch((failure: unknown) => Promise.reject(slackErrorOf(failure))),
  ).rejects.toBe('channel_not_found');
  expect(slept).toHaveLength(2);
});

test.each(['in a channel', 'in a thread'])(
  'a message that stands although its answer was lost is not posted again, %s',
  async (where) => {
    const root = await post('C1', 'root');
    const under = where === 'in a thread' ? { thread_ts: String(root['ts']) } : {};
    slack.fail('chat.postMessage', { status: 502, afterwards: true });
    const posted = await api.call('chat.postMessage', { channel: 'C1', text: 'once', ...under });
    expect(texts('C1')).toEqual(['root', 'once']);
    expect(posted['ts']).toBe(slack.messagesIn('C1').at(-1)!.ts);
    // The same words on purpose are two messages.
    await api.call('chat.postMessage', { channel: 'C1', text: 'once', ...under });
    expect(texts('C1')).toEqual(['root', 'once', 'once']);
  },
);

test('where nobody may look, it is posted again: twice is better than never', async () => {
  slack.fail('chat.postMessage', { status: 502, afterwards: true });
  slack.fail('conversations.history', { error: 'missing_scope' });
  await post('C1', 'twice');
  expect(texts('C1')).toEqual(['twice', 'twice']);
});

test('nobody is waited for without end', async () => {
  slack.fail('chat.postMessage', { status: 503, times: 99 });
  await expect(post('C1', 'never')).rejects.toThrow();
  expect(slept).toEqual([250, 1_000, 3_000, 8_000, 15_000]);
});

test('one upload shares all files in one message', async () => {
  const file = (filename: string, altText: string | null) => ({
    filename,
    title: filename,
    data: Buffer.from('x'),
    altText,
  });
  const { ts } = await post('C1', 'root');
  await api.upload({ channel: 'C1', thread: String(ts) }, [file('a.png', 'A chart'), file('b.pdf', null)]);
  await slack.recorder.waitFor(() => slack.filesIn('C1').length === 2, 30_000);
  expect(slack.messagesIn('C1').filter(({ subtype }) => subtype === 'file_share')).toHaveLength(1);
  expect(slack.filesIn('C1').map(({ altText }) => altText)).toEqual(['A chart', undefined]);
});
