import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Application, Workspace } from '../application.ts';
import { createWorkspace } from '../compose.ts';
import { readConfig } from '../config.ts';
import { hospital } from '../disclosure/testing/hospital.ts';
import { createWorld, type World } from '../disclosure/testing/world.ts';
import { type LoopbackSlack, startLoopbackSlack } from './testing/loopback-slack/start-loopback-slack.ts';
import { forgetAsks, HOSPITAL_SLACK, type Served, serve, shownIn } from './testing/serve.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld(hospital());
});
afterAll(() => world.remove());

let slack: LoopbackSlack;
const running: Served[] = [];
afterEach(async () => {
  for (const served of running.splice(0)) await served.close();
  await slack.close();
  forgetAsks(world.dataDirectory);
});

const begin = async (options: Parameters<typeof startLoopbackSlack>[0] = {}) => {
  slack = await startLoopbackSlack({ ...HOSPITAL_SLACK, ...options });
};
const start = async (options: Partial<Parameters<typeof serve>[0]> = {}): Promise<Served> => {
  const served = await serve({ dataDirectory: world.dataDirectory, slack, ...options });
  running.push(served);
  return served;
};
const stop = async (served: Served): Promise<void> => {
  running.splice(running.indexOf(served), 1);
  await served.close();
};
const mention = (text = '<@U0BOT> Payer scorecard for 2024') =>
  slack.events.mention({ user: 'U1', channel: 'C1', text });
const own = () =>
  slack.messagesIn('C1').filter(({ user, subtype }) => user === 'U0BOT' && subtype === undefined);
const ended = (served: Served, word: string, count = 1) =>
  slack.recorder.waitFor(() => served.logged.filter((line) => line.startsWith(word)).length >= count, 30_000);

/** The real application, whose answers wait for a sign: a model that takes its time. */
function slowWorkspace(): { workspace: Pick<Workspace, 'openApplication' | 'releases'>; go: () => void } {
  const real = createWorkspace(readConfig({}, { data: world.dataDirectory }));
  const { promise, resolve } = Promise.withResolvers<void>();
  return {
    go: resolve,
    workspace: {
      releases: () => real.releases(),
      openApplication: async (): Promise<Application> => {
        const application = await real.openApplication();
        return {
          ...application,
          ask: async (asked) => {
            const stopped = new Promise<never>((_, reject) => {
              asked.signal?.addEventListener('abort', () => reject(new Error('stopped')));
            });
            await Promise.race([promise, stopped]);
            return application.ask(asked);
          },
        };
      },
    },
  };
}

describe('one answer', () => {
  test('to a question that is delivered again', async () => {
    await begin();
    const served = await start();
    const twins = mention();
    await served.deliver(twins);
    await served.deliver(twins);
    await ended(served, 'answered');
    await served.deliver(twins);
    await sleep(200);
    expect(own()).toHaveLength(1);
  });

  test('to a question that is delivered again after a restart', async () => {
    await begin();
    const before = await start();
    const twins = mention();
    await before.deliver(twins);
    await ended(before, 'answered');
    await stop(before);
    const after = await start();
    await after.deliver(twins);
    await sleep(200);
    expect(own()).toHaveLength(1);
  });

  test('where two instances serve one workspace and each gets one of the two events', async () => {
    await begin();
    const [one, other] = [await start(), await start()];
    expect(slack.connectionCount()).toBe(2);
    await Promise.all(Array.from({ length: 6 }, () => slack.deliver(mention())));
    const answered = () => [...one.logged, ...other.logged].filter((line) => line.startsWith('answered'));
    await slack.recorder.waitFor(() => own().length >= 6 && answered().length >= 6, 30_000);
    await sleep(200);
    expect(own()).toHaveLength(6);
    expect(new Set(own().map(({ threadTs }) => threadTs)).size).toBe(6);
    expect(answered()).toHaveLength(6);
  });

  test('when Slack is over its limit, fails, or drops the socket', async () => {
    await begin();
    const served = await start();
    slack.fail('chat.postMessage', { status: 429, retryAfter: 1, times: 2 });
    slack.fail('chat.postMessage', { status: 503 });
    slack.fail('assistant.threads.setStatus', { status: 500 });
    await served.deliver(mention());
    slack.dropSockets();
    await ended(served, 'answered');
    expect(own()).toHaveLength(1);
    // The status could not be shown: the question is marked as seen instead.
    const question = slack.messagesIn('C1').find(({ user }) => user === 'U1')!;
    expect([...question.reactions]).toEqual(['eyes']);
    await served.deliver(mention());
    await ended(served, 'answered', 2);
    expect(own()).toHaveLength(2);
  });

  test('after Slack asked the connection to be made anew', async () => {
    await begin();
    const served = await start();
    slack.disconnect('refresh_requested');
    await slack.recorder.waitFor(() => slack.connectionCount() === 1, 30_000);
    await served.deliver(mention());
    await ended(served, 'answered');
    expect(own()).toHaveLength(1);
  });
});

test('is acknowledged at once, however long the answer takes, and says what is being done', async () => {
  await begin();
  const { workspace, go } = slowWorkspace();
  const served = await start({ workspace });
  const outcomes = await served.deliver(mention());
  expect(outcomes.map(({ attempts }) => attempts.length)).toEqual([1, 1]);
  await slack.recorder.waitFor(() => slack.recorder.calls('assistant.threads.setStatus').length > 0, 30_000);
  expect(own()).toEqual([]);
  go();
  await ended(served, 'answered');
  expect(own()).toHaveLength(1);
});

test('a stop in mid-answer is told to the asker by the next start, who can ask again', async () => {
  await begin();
  const { workspace } = slowWorkspace();
  const stopped = await start({ workspace, policy: { drainSeconds: 0 } });
  await stopped.deliver(mention());
  await slack.recorder.waitFor(() => slack.recorder.calls('assistant.threads.setStatus').length > 0, 30_000);
  await sleep(100);
  await stop(stopped);
  expect(own()).toEqual([]);
  const next = await start();
  await slack.recorder.waitFor(() => own().length > 0, 30_000);
  const [told] = own();
  expect(shownIn(told!)).toContain('<@U1> I was stopped while I worked on your question');
  await next.deliver(
    slack.interactions.pressInMessage({
      user: 'U1',
      channel: 'C1',
      ts: told!.ts,
      actionId: 'payerscope_ask.0',
    }),
  );
  await ended(next, 'answered');
  expect(shownIn(own()[1]!)).toContain('Payer scorecard for 2024');
  expect(own()[1]!.threadTs).toBe(told!.threadTs);
});

test('an instance that dies is noticed by the other once its claim has run out', async () => {
  await begin();
  const { workspace } = slowWorkspace();
  let ahead = 0;
  const clock = { now: () => new Date(Date.now() + ahead) };
  // Its clock stands still, so that its claims are never renewed: to the others it is gone.
  const dead = await start({ workspace, tickMs: 1_000_000, policy: { drainSeconds: 0 } });
  await dead.deliver(mention());
  await slack.recorder.waitFor(() => slack.recorder.calls('assistant.threads.setStatus').length > 0, 30_000);
  const alive = await start({ clock });
  await sleep(300);
  expect(own()).toEqual([]);
  ahead = 60_000;
  await slack.recorder.waitFor(() => own().length > 0, 30_000);
  expect(shownIn(own()[0]!)).toContain('I was stopped');
  expect(alive.logged.filter((line) => line.startsWith('answered'))).toEqual([]);
});

test('a shutdown finishes what was begun', async () => {
  await begin();
  const { workspace, go } = slowWorkspace();
  const served = await start({ workspace });
  await served.deliver(mention());
  const stopping = stop(served);
  go();
  await stopping;
  expect(own()).toHaveLength(1);
});

describe('what people do to their message', () => {
  test('an edited question is answered anew, and its old answer taken away', async () => {
    await begin();
    const served = await start();
    await served.deliver(mention());
    await ended(served, 'answered');
    const question = slack.messagesIn('C1').find(({ user }) => user === 'U1')!;
    const edit = slack.events.edited({
      channel: 'C1',
      ts: question.ts,
      text: '<@U0BOT> Receivables summary',
    });
    await served.deliver(edit);
    await served.deliver(edit);
    await ended(served, 'answered', 2);
    await sleep(100);
    expect(own()).toHaveLength(1);
    expect(shownIn(own()[0]!)).toContain('Receivables summary');
  });

  test('a deleted question loses its answer', async () => {
    await begin();
    const served = await start();
    await served.deliver(mention());
    await ended(served, 'answered');
    const question = slack.messagesIn('C1').find(({ user }) => user === 'U1')!;
    await served.deliver(slack.events.deleted({ channel: 'C1', ts: question.ts }));
    await slack.recorder.waitFor(() => own().length === 0, 30_000);
  });

  test('a question deleted while it is answered is not answered', async () => {
    await begin();
    const { workspace, go } = slowWorkspace();
    const served = await start({ workspace });
    await served.deliver(mention());
    const question = slack.messagesIn('C1').find(({ user }) => user === 'U1')!;
    await served.deliver(slack.events.deleted({ channel: 'C1', ts: question.ts }));
    go();
    await stop(served);
    expect(own()).toEqual([]);
  });
});

describe('threads', () => {
  test('who asked in one is answered on without a mention; courtesies, asides and others are not', async () => {
    await begin();
    const served = await start();
    await served.deliver(mention());
    await ended(served, 'answered');
    const threadTs = own()[0]!.threadTs!;
    const say = (user: string, text: string) =>
      served.deliver(slack.events.message({ user, channel: 'C1', text, threadTs }));
    await say('U1', 'thanks!');
    await say('U1', '<@U2> can you look at Beta?');
    await say('U2', 'and for Beta?');
    await say('U1', 'and for Beta?');
    await ended(served, 'answered', 2);
    await served.deliver(
      slack.events.mention({ user: 'U2', channel: 'C1', text: '<@U0BOT> and for Dorset?', threadTs }),
    );
    await ended(served, 'answered', 3);
    expect(own()).toHaveLength(3);
    expect(shownIn(own()[1]!)).toContain('Beta only');
    expect(shownIn(own()[2]!)).toContain('Dorset only');
    // Two ask now: each answer says whose it is.
    expect(shownIn(own()[1]!)).not.toContain('<@U1>');
    expect(shownIn(own()[2]!)).toContain('<@U2>');
  });
});
