import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LoopbackSlack, startLoopbackSlack } from '../start-loopback-slack.ts';

let slack: LoopbackSlack;
beforeEach(async () => {
  slack = await startLoopbackSlack({
    users: [
      { id: 'U1', name: 'ana' },
      { id: 'U3', name: 'partner', teamId: 'T9OTHER' },
    ],
    channels: [
      { id: 'C1', name: 'finance', kind: 'public', members: ['U1', 'U0BOT'] },
      {
        id: 'C3',
        name: 'partners',
        kind: 'private',
        members: ['U1', 'U3', 'U0BOT'],
        sharedWith: ['T9OTHER'],
      },
    ],
  });
});
afterEach(() => slack.close());

const said = { user: 'U1', channel: 'C1', text: 'hello' };
const plain = (text: string) => ({ type: 'plain_text', text });

it('builds a mention as two events of one message', () => {
  const [mention, twin] = slack.events.mention(said);
  expect(mention.body['event']).toMatchObject({ type: 'app_mention', user: 'U1', text: 'hello' });
  const { ts } = mention.body['event'] as { ts: string };
  expect(twin.body['event']).toMatchObject({ type: 'message', channel_type: 'channel', ts });
  expect(twin.id).not.toBe(mention.id);
  expect(mention.body['event_id']).toBe(mention.id);
});

it('builds direct messages, in threads and not', () => {
  expect(slack.events.directMessage({ user: 'U1', text: 'a' }).body['event']).toMatchObject({
    channel: 'D1',
    channel_type: 'im',
  });
  const threaded = slack.events.directMessage({ user: 'U1', text: 'a', threadTs: '1800000000.000100' });
  expect(threaded.body['event']).toMatchObject({ thread_ts: '1800000000.000100' });
});

it('names the team of somebody from outside', () => {
  const { body } = slack.events.message({ ...said, user: 'U3', channel: 'C3' });
  expect(body).toMatchObject({
    team_id: 'T0HOME',
    is_ext_shared_channel: true,
    event: { user_team: 'T9OTHER', source_team: 'T9OTHER', channel_type: 'group' },
  });
  expect(slack.events.message(said).body).toMatchObject({ is_ext_shared_channel: false });
  const command = slack.interactions.slashCommand({ user: 'U3', channel: 'C3', command: '/payers' });
  expect(command.body).toMatchObject({ team_id: 'T9OTHER', user_id: 'U3' });
});

it('builds edits, deletions, and messages of bots', () => {
  const { ts } = slack.world.messages.add(said);
  expect(slack.events.edited({ channel: 'C1', ts, text: 'bye' }).body['event']).toMatchObject({
    subtype: 'message_changed',
    message: { ts, text: 'bye' },
    previous_message: { ts, text: 'hello' },
  });
  expect(slack.events.deleted({ channel: 'C1', ts }).body['event']).toMatchObject({
    subtype: 'message_deleted',
    deleted_ts: ts,
  });
  expect(slack.events.botMessage({ channel: 'C1', text: 'beep' }).body['event']).toMatchObject({
    subtype: 'bot_message',
    bot_id: 'B0OTHER',
  });
  expect(slack.events.ownMessage({ channel: 'C1', ts }).body['event']).toMatchObject({
    bot_id: 'B0BOT',
    user: 'U0BOT',
  });
});

it.each(['home', 'messages'] as const)('builds the opening of tab %s', (tab) => {
  expect(slack.events.homeOpened({ user: 'U1', tab }).body['event']).toMatchObject({
    type: 'app_home_opened',
    tab,
    channel: 'D1',
  });
});

it('builds clicks on what is there, and on nothing else', () => {
  const blocks = [
    {
      type: 'actions',
      block_id: 'b',
      elements: [{ type: 'static_select', action_id: 'pick', options: [{ text: plain('A'), value: 'a' }] }],
    },
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: 'rate',
          positive_button: { text: plain('Good'), value: 'up' },
          negative_button: { text: plain('Bad'), value: 'down' },
        },
      ],
    },
  ];
  const { ts } = slack.world.messages.add({ ...said, blocks, threadTs: '1800000000.000100' });
  const click = (actionId: string, option?: string) =>
    slack.interactions.pressInMessage({
      user: 'U1',
      channel: 'C1',
      ts,
      actionId,
      ...(option ? { option } : {}),
    });
  expect(click('pick', 'a').body).toMatchObject({
    type: 'block_actions',
    container: { message_ts: ts, thread_ts: '1800000000.000100' },
    actions: [{ action_id: 'pick', block_id: 'b', selected_option: { value: 'a' } }],
  });
  expect(click('rate', 'down').body).toMatchObject({ actions: [{ value: 'down', text: { text: 'Bad' } }] });
  expect(() => click('missing')).toThrow('no element with action_id missing');
  expect(() => click('pick', 'z')).toThrow('no option z');
  expect(() => slack.interactions.viewSubmission({ user: 'U1', viewId: 'V404' })).toThrow('no view V404');
});
