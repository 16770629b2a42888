import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hospital } from '../disclosure/testing/hospital.ts';
import { createWorld, type World } from '../disclosure/testing/world.ts';
import type { Message } from './testing/loopback-slack/message-log.ts';
import { type Served, serve, shownIn } from './testing/serve.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld(hospital());
});
afterAll(() => world.remove());

const SCORECARD = '<@U0BOT> Payer scorecard for Q4 2024';

describe.each(['socket', 'http'] as const)('Slack over %s', (mode) => {
  let served: Served;
  beforeEach(async () => {
    served = await serve({ dataDirectory: world.dataDirectory, mode });
  });
  afterEach(() => served.close());

  const own = (channel: string): readonly Message[] =>
    served.slack.messagesIn(channel).filter(({ user, subtype }) => user === 'U0BOT' && subtype === undefined);
  const answered = (channel: string, count = 1) =>
    served.slack.recorder.waitFor(() => own(channel).length >= count && own(channel), 30_000);

  test('a mention is answered once, in its thread, with a table, a chart and buttons', async () => {
    const mention = served.slack.events.mention({ user: 'U1', channel: 'C1', text: SCORECARD });
    const outcomes = await served.deliver(mention);
    expect(outcomes.every(({ acknowledged }) => acknowledged)).toBe(true);
    const [answer] = await answered('C1');
    const question = served.slack.messagesIn('C1').find(({ user }) => user === 'U1')!;
    expect(answer!.threadTs).toBe(question.ts);
    const types = answer!.blocks.map((block) => (block as { type: string }).type);
    expect(types).toContain('table');
    expect(types).toContain('context_actions');
    expect(shownIn(answer!)).toContain('I read this as: Payer scorecard for October–December 2024');
    expect(shownIn(answer!)).toContain('"payerscope_csv');
    await served.slack.recorder.waitFor(() => served.slack.filesIn('C1').length > 0, 30_000);
    const [chart] = served.slack.filesIn('C1');
    expect(chart!.name).toMatch(/^a_[0-9a-f]{12}\.png$/);
    expect(chart!.altText).toMatch(/^Grouped bar chart\. /);
    expect(own('C1')).toHaveLength(1);
    const [post] = served.slack.recorder.calls('chat.postMessage');
    expect(post!.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
    const [status] = served.slack.recorder.calls('assistant.threads.setStatus');
    expect(status!.ok).toBe(true);
  });

  test('a direct message is a conversation: its thread keeps what it is about', async () => {
    await served.deliver(served.slack.events.directMessage({ user: 'U1', text: 'Payer scorecard for 2024' }));
    const [first] = await answered('D1');
    await served.deliver(
      served.slack.events.directMessage({ user: 'U1', text: 'and for Beta?', threadTs: first!.threadTs! }),
    );
    const second = (await answered('D1', 2))[1]!;
    expect(second.threadTs).toBe(first!.threadTs);
    expect(shownIn(second)).toContain('Payer scorecard for 2024 (by service date), Beta only');
  });

  test('the command answers in the channel, and says at once that it is at work', async () => {
    const command = served.slack.interactions.slashCommand({
      ...{ user: 'U1', channel: 'C1', command: '/payerscope' },
      text: 'ask Payer scorecard for 2024',
    });
    const [outcome] = await served.deliver(command);
    expect(JSON.stringify(outcome!.response)).toContain('I am working on your question.');
    const [answer] = await answered('C1');
    expect(answer!.threadTs).toBeUndefined();
    expect(shownIn(answer!)).toContain('<@U1> asked: Payer scorecard for 2024');
  });

  test('a clarification is buttons, and pressing one twice answers once', async () => {
    await served.deliver(served.slack.events.mention({ user: 'U1', channel: 'C1', text: '<@U0BOT> Beta' }));
    const [asked] = await answered('C1');
    expect(shownIn(asked!)).toContain('Choose one, or ask in other words:');
    const press = () =>
      served.slack.interactions.pressInMessage({
        ...{ user: 'U1', channel: 'C1', ts: asked!.ts, actionId: 'payerscope_ask.0' },
      });
    await Promise.all([served.deliver(press()), served.deliver(press())]);
    const answers = await answered('C1', 2);
    await served.slack.recorder.waitFor(
      () => served.logged.filter((line) => line.startsWith('answered')).length >= 2,
    );
    expect(answers).toHaveLength(2);
    expect(answers[1]!.threadTs).toBe(asked!.threadTs);
    expect(shownIn(answers[1]!)).toContain('Beta only');
  });

  test('a brief on request comes as a PDF by direct message', async () => {
    await served.deliver(
      served.slack.interactions.slashCommand({
        ...{ user: 'U1', channel: 'C1', command: '/payerscope' },
        text: 'brief payers for 2024',
      }),
    );
    await served.slack.recorder.waitFor(() => served.slack.filesIn('D1').length > 0, 30_000);
    const [pdf] = served.slack.filesIn('D1');
    expect(pdf!.name).toMatch(/\.pdf$/);
    expect(pdf!.bytes!.subarray(0, 5).toString()).toBe('%PDF-');
    expect(own('C1')).toEqual([]);
  });

  test('what is pressed under an answer comes of it: CSV, why, definitions, a brief, and thumbs for evaluators', async () => {
    const { slack } = served;
    await served.deliver(slack.events.mention({ user: 'U1', channel: 'C1', text: SCORECARD }));
    const [answer] = await answered('C1');
    const { ts, blocks } = answer!;
    const idOf = (action: string) =>
      new RegExp(`"(${action}(?:\\.\\d+)?)"`).exec(JSON.stringify(blocks))![1]!;
    const press = (action: string, option?: string) =>
      served.deliver(
        slack.interactions.pressInMessage({
          ...{ user: 'U1', channel: 'C1', ts, actionId: idOf(action) },
          ...(option === undefined ? {} : { option }),
        }),
      );
    await press('payerscope_csv');
    await slack.recorder.waitFor(() => slack.filesIn('C1').some(({ name }) => name.endsWith('.csv')), 30_000);
    const csv = slack.filesIn('C1').find(({ name }) => name.endsWith('.csv'))!;
    expect(csv.bytes!.toString()).toContain('Alpha,');
    expect(csv.bytes!.toString()).toContain('withheld');
    await press('payerscope_why');
    await press('payerscope_define');
    const whispers = await slack.recorder.waitFor(() => {
      const calls = slack.recorder.calls('chat.postEphemeral');
      return calls.length > 1 && calls;
    }, 30_000);
    const whispered = JSON.stringify(whispers.map(({ args }) => args));
    expect(whispered).toContain('Result hash sha256:');
    expect(whispered).toContain('total payments − total charges');
    const verdict = /helpful a_[0-9a-f]{12}/.exec(JSON.stringify(blocks))![0];
    await press('payerscope_feedback', verdict);
    await slack.recorder.waitFor(() => slack.recorder.calls('chat.postEphemeral').length > 2, 30_000);
    const kept = readFileSync(join(world.dataDirectory, 'feedback', 'feedback.jsonl'), 'utf8')
      .trim()
      .split('\n');
    expect(JSON.parse(kept.at(-1)!)).toMatchObject({
      answerId: verdict.slice(8),
      verdict: 'helpful',
      asker: 'U1',
    });
    await press('payerscope_brief');
    await slack.recorder.waitFor(() => slack.filesIn('C1').some(({ name }) => name.endsWith('.pdf')), 30_000);
  });
});

test.each(['wrong', 'stale', 'missing'] as const)(
  'over HTTP a %s signature is nobody’s question',
  async (signature) => {
    const served = await serve({ dataDirectory: world.dataDirectory, mode: 'http' });
    const url = `http://127.0.0.1:${served.service.port}/slack/events`;
    const mention = served.slack.events.mention({ user: 'U1', channel: 'C1', text: SCORECARD });
    const outcomes = await served.slack.deliverOverHttp(url, mention, { signature, retry: false });
    expect(outcomes.map(({ status }) => status)).toEqual([401, 401]);
    await served.close();
    expect(served.logged.some((line) => line.startsWith('answered'))).toBe(false);
    expect(served.slack.recorder.calls('chat.postMessage')).toEqual([]);
  },
);
