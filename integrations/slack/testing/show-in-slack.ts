import { createHash } from 'node:crypto';
import { ACTION } from '../actions.ts';
import type { Delivery } from './loopback-slack/delivery/delivery.ts';
import { startLoopbackSlack } from './loopback-slack/start-loopback-slack.ts';
import { HOSPITAL_SLACK, type Served, serve } from './serve.ts';

/** A message's timestamp made of what is said in it, so that the same words are the same message everywhere. */
function timestampOf(words: string): string {
  const digits = BigInt(`0x${createHash('sha256').update(words).digest('hex').slice(0, 12)}`);
  return `17${String(digits % 100_000_000n).padStart(8, '0')}.${String(digits % 999_983n).padStart(6, '0')}`;
}

/** Steps of the work, which are the same words whatever is answered, and shown as time permits. */
const STEPS =
  /^(|is (reading the question|asking the release|writing the (answer|brief)|checking every figure)…)$/;

const isStep = (method: string, args: Readonly<Record<string, unknown>>): boolean =>
  method === 'assistant.threads.setStatus' && STEPS.test(String(args['status']));

/** Slack makes up the names of files by chance. */
const withoutChance = (line: string): string => line.replaceAll(/\bF[0-9A-F]{10}\b/g, 'F…');

/** A delivery by an id that is the same in every run. */
const named = (delivery: Delivery, id: string): Delivery => {
  const key = delivery.type === 'events_api' ? 'event_id' : 'trigger_id';
  return { ...delivery, id, body: { ...delivery.body, [key]: id } };
};

/** Everything that was sent to Slack, and every file, in an order that does not depend on who was faster. */
function sentTo({ slack, logged }: Served): string {
  const calls = slack.recorder
    .calls()
    .filter(({ method, args }) => !isStep(method, args))
    .map(({ method, args }) => `${method} ${JSON.stringify(args)}`);
  const files = [...slack.world.files.values()].map(
    ({ name, altText, bytes }) => `${name} ${altText ?? ''}\n${bytes?.toString('latin1') ?? ''}`,
  );
  const answers = slack.recorder.entries.flatMap((entry) =>
    entry.kind === 'ack' ? [`acknowledged ${JSON.stringify(entry.payload ?? null)}`] : [],
  );
  return [...calls, ...answers, ...files, ...logged].map(withoutChance).sort().join('\n');
}

const serving = async (dataDirectory: string): Promise<Served> => {
  const slack = await startLoopbackSlack(HOSPITAL_SLACK);
  const many = { questions: 10_000, minutes: 1 };
  return serve({ dataDirectory, slack, owner: 'gate', policy: { limits: { user: many, channel: many } } });
};

/** Questions asked by this process: one that is asked again is another message. */
let asked = 0;

/** A question as a mention in a thread of its own or of its conversation, then every button under its answer. */
export async function showInSlack(asking: {
  readonly dataDirectory: string;
  readonly question: string;
  readonly thread: string | undefined;
}): Promise<string> {
  const { dataDirectory, question, thread } = asking;
  const served = await serving(dataDirectory);
  const { slack } = served;
  try {
    asked += 1;
    const threadTs = timestampOf(thread ?? `${asked} ${question}`);
    const twins = slack.events.mention({
      ...{ user: 'U1', channel: 'C1', threadTs },
      text: `<@U0BOT> ${question.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}`,
      ts: timestampOf(`${asked} ${thread ?? ''} ${question}`),
    });
    // One after the other: which is first may not depend on chance.
    for (const [at, delivery] of twins.entries()) await served.deliver(named(delivery, `Ev${asked}x${at}`));
    await slack.recorder.waitFor(
      () => served.logged.some((line) => /^(answered|refused|failed|bug)/.test(line)),
      60_000,
    );
    const messages = slack.messagesIn('C1').filter(({ user }) => user === 'U0BOT');
    for (const { ts, blocks } of messages) {
      for (const action of [ACTION.csv, ACTION.why, ACTION.define]) {
        const actionId = new RegExp(`"action_id":"(${action}\\.\\d+)"`).exec(JSON.stringify(blocks))?.[1];
        if (actionId !== undefined)
          await served.deliver(
            slack.interactions.pressInMessage({ user: 'U1', channel: 'C1', ts, actionId }),
          );
      }
    }
    await served.service.stop();
    return sentTo(served);
  } finally {
    await slack.close();
  }
}

/** The App Home, and a schedule with the list of all. */
export async function showSlackHome(dataDirectory: string): Promise<string> {
  const served = await serving(dataDirectory);
  const { slack } = served;
  const command = (text: string) =>
    served.deliver(
      slack.interactions.slashCommand({ user: 'U1', channel: 'C1', command: '/payerscope', text }),
    );
  try {
    await served.deliver(slack.events.homeOpened({ user: 'U1', tab: 'home' }));
    await slack.recorder.waitFor(() => slack.recorder.calls('views.publish').length > 0, 60_000);
    await served.deliver(slack.events.homeOpened({ user: 'U1', tab: 'messages' }));
    await command('schedule coverage monthly <#C1|finance>');
    await slack.recorder.waitFor(() => slack.recorder.calls('response_url').length > 0, 60_000);
    await command('schedules');
    await slack.recorder.waitFor(() => slack.recorder.calls('response_url').length > 1, 60_000);
    await served.service.stop();
    return sentTo(served);
  } finally {
    await slack.close();
  }
}
