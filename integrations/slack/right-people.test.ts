import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hospital } from '../disclosure/testing/hospital.ts';
import { createWorld, type World } from '../disclosure/testing/world.ts';
import { forgetAsks, type Served, serve, shownIn } from './testing/serve.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld(hospital());
});
afterAll(() => world.remove());

let served: Served;
afterEach(async () => {
  await served.close();
  forgetAsks(world.dataDirectory);
});

const start = async (policy: Readonly<Record<string, unknown>> = {}) => {
  served = await serve({ dataDirectory: world.dataDirectory, policy });
  return served.slack;
};
const ask = (user: string, channel: string, text = '<@U0BOT> Payer scorecard for 2024') =>
  served.deliver(served.slack.events.mention({ user, channel, text }));
const ended = (word: string, count = 1) =>
  served.slack.recorder.waitFor(
    () => served.logged.filter((line) => line.startsWith(word)).length >= count,
    30_000,
  );
const own = (channel: string) => served.slack.messagesIn(channel).filter(({ user }) => user === 'U0BOT');
const whispered = () => served.slack.world.ephemerals;

/** No figure of the release: every amount in it is written with a dollar sign or in a table. */
const noData = () => {
  const sent = JSON.stringify(served.slack.recorder.calls().map(({ args }) => args));
  expect(sent).not.toContain('"table"');
  expect(sent).not.toContain('$');
  expect(served.slack.world.files.size).toBe(0);
};

describe('who may not ask is told so alone, and gets no data', () => {
  test.each([
    ['somebody no list names', 'U3', 'C1', 'You are not among those who may ask'],
    ['a guest', 'UGUEST', 'CGUEST', 'does not answer guests'],
    ['somebody of another organisation', 'UFAR', 'CFAR', 'members of this organisation only'],
    ['a channel that no list names', 'U1', 'C2', 'This channel is not among those'],
    ['a channel that guests read', 'U1', 'CGUEST', 'Guests or people of other organisations'],
    ['a channel shared with another organisation', 'U1', 'CFAR', 'shared with another organisation'],
    ['a group message with somebody who may not ask', 'U1', 'G1', 'Not everybody in this conversation'],
  ])('%s', async (_, user, channel, reason) => {
    const slack = await start();
    const members = slack.directory.channels.get(channel)!.members;
    if (!members.includes(user))
      slack.directory.channels.set(channel, {
        ...slack.directory.channels.get(channel)!,
        members: [...members, user],
      });
    await ask(user, channel);
    await ended('refused');
    await slack.recorder.waitFor(() => whispered().length > 0, 30_000);
    expect(whispered()).toMatchObject([{ channel, user }]);
    expect(whispered()[0]!.text).toContain(reason);
    expect(own(channel)).toEqual([]);
    noData();
  });

  test('a bot gets no word at all', async () => {
    const slack = await start();
    await ask('UBOT', 'C1');
    await ended('ignored');
    await served.deliver(
      slack.events.botMessage({ channel: 'C1', text: '<@U0BOT> Payer scorecard for 2024' }),
    );
    expect(own('C1')).toEqual([]);
    expect(whispered()).toEqual([]);
    noData();
  });

  test('where it cannot be looked up who reads, nobody is answered', async () => {
    const slack = await start();
    slack.fail('conversations.members', { error: 'channel_not_found', times: 9 });
    await ask('U1', 'C1');
    await ended('refused');
    await slack.recorder.waitFor(() => whispered().length > 0, 30_000);
    expect(whispered()[0]!.text).toContain('could not check who may read');
    noData();
  });

  test('a button is pressed by whoever may ask, and by nobody else', async () => {
    const slack = await start({ allow: { users: ['U1'], channels: ['C1'] } });
    await ask('U1', 'C1');
    await ended('answered');
    const [answer] = own('C1');
    const before = slack.world.files.size;
    const press = { channel: 'C1', ts: answer!.ts, actionId: 'payerscope_csv.2' };
    await served.deliver(slack.interactions.pressInMessage({ user: 'U2', ...press }));
    await slack.recorder.waitFor(() => whispered().length > 0, 30_000);
    expect(whispered()).toMatchObject([{ user: 'U2' }]);
    expect(slack.world.files.size).toBe(before);
    await served.deliver(slack.interactions.pressInMessage({ user: 'U1', ...press }));
    await slack.recorder.waitFor(() => slack.filesIn('C1').some(({ name }) => name.endsWith('.csv')), 30_000);
  });
});

test('a button from before links-only mode sends its file to whoever pressed', async () => {
  const before = await start();
  await ask('U1', 'C1');
  await ended('answered');
  const [answer] = own('C1');
  await before.recorder.waitFor(() => before.filesIn('C1').length > 0, 30_000);
  await served.service.stop();
  const after = await serve({
    dataDirectory: world.dataDirectory,
    slack: before,
    policy: { linksOnly: true },
  });
  await after.deliver(
    before.interactions.pressInMessage({
      user: 'U1',
      channel: 'C1',
      ts: answer!.ts,
      actionId: 'payerscope_csv.2',
    }),
  );
  await before.recorder.waitFor(() => before.filesIn('D1').some(({ name }) => name.endsWith('.csv')), 30_000);
  expect(before.filesIn('C1').some(({ name }) => name.endsWith('.csv'))).toBe(false);
  await after.close();
  served = { ...served, close: () => before.close() };
});

test('whoever is in a user group that may ask is answered', async () => {
  await start();
  await ask('U2', 'C1');
  await ended('answered');
  expect(own('C1')[0]!.text).not.toBe('');
});

test('past the limit of an asker the question is not asked', async () => {
  await start({ limits: { user: { questions: 2, minutes: 10 } } });
  for (const count of [1, 2]) {
    await ask('U1', 'C1');
    await ended('answered', count);
  }
  await ask('U1', 'C1');
  await ended('refused');
  await served.slack.recorder.waitFor(() => whispered().length > 0, 30_000);
  expect(whispered()[0]!.text).toContain('You have asked 2 questions in 10 minutes');
});

test('in links-only mode the channel gets a link, the asker the answer', async () => {
  const slack = await start({ linksOnly: ['C1'] });
  await ask('U1', 'C1');
  await ended('answered');
  const [direct] = slack.messagesIn('D1');
  expect(shownIn(direct!)).toContain('"table"');
  const [link] = own('C1');
  expect(shownIn(link!)).toContain(`archives/D1/p${direct!.ts.replace('.', '')}|our direct message>`);
  expect(shownIn(link!)).not.toContain('$');
  expect(slack.filesIn('C1')).toEqual([]);
  // The conversation goes on where the answer is.
  await served.deliver(
    slack.events.directMessage({ user: 'U1', text: 'and for Beta?', threadTs: direct!.ts }),
  );
  await ended('answered', 2);
  expect(JSON.stringify(slack.messagesIn('D1').map(shownIn))).toContain(
    'Payer scorecard for 2024 (by service date), Beta only',
  );
});

describe('an audience with a scope', () => {
  const scoped = { audiences: [{ channels: ['C1'], payers: ['Alpha', 'Beta'] }] };

  test('is answered about its own members where the question names nobody', async () => {
    await start(scoped);
    await ask('U1', 'C1');
    await ended('answered');
    const shown = own('C1').map(shownIn).join();
    expect(shown).toContain('Alpha and Beta only');
    for (const other of ['Cappa', 'Dorset', 'All payers']) expect(shown).not.toContain(other);
  });

  test('is refused what holds its members against all, which would tell of the others', async () => {
    await start(scoped);
    await ask('U1', 'C1', '<@U0BOT> What share of total charges in 2024 was Alpha?');
    await ended('answered');
    expect(own('C1').map(shownIn).join()).not.toMatch(/[$%]/);
    expect(shownIn(own('C1')[0]!)).toContain('Here I answer about Alpha and Beta only');
  });

  test('is refused others, in briefs as well', async () => {
    const slack = await start(scoped);
    await ask('U1', 'C1', '<@U0BOT> Payer scorecard for Cappa in 2024');
    await ended('answered');
    expect(shownIn(own('C1')[0]!)).toContain('Here I answer about Alpha and Beta only');
    await ask('U1', 'C1', '<@U0BOT> /brief payers for Dorset in 2024');
    await ended('answered', 2);
    expect(own('C1').map(shownIn).join()).not.toContain('$');
    expect(slack.world.files.size).toBe(0);
  });
});
