import { afterAll, beforeAll, expect, test } from 'vitest';
import { hospital } from '../../disclosure/testing/hospital.ts';
import { createWorld, type World } from '../../disclosure/testing/world.ts';
import { type Served, serve } from '../testing/serve.ts';

let world: World;
let served: Served;
beforeAll(async () => {
  world = await createWorld(hospital());
  served = await serve({ dataDirectory: world.dataDirectory });
});
afterAll(async () => {
  await served.close();
  world.remove();
});

const viewOf = (user: string) =>
  [...served.slack.world.views.values()].find((view) => view.type === 'home' && view.user === user);
async function opened(user: string) {
  const before = served.slack.recorder.calls('views.publish').length;
  await served.deliver(served.slack.events.homeOpened({ user, tab: 'home' }));
  await served.slack.recorder.waitFor(
    () => served.slack.recorder.calls('views.publish').length > before,
    60_000,
  );
  return viewOf(user)!;
}
const ended = (count: number) =>
  served.slack.recorder.waitFor(
    () => served.logged.filter((line) => line.startsWith('answered')).length >= count,
    60_000,
  );

test('the home shows how fresh the data is, the quarter’s figures and questions that can be pressed', async () => {
  const view = await opened('U1');
  const shown = JSON.stringify(view.content);
  expect(shown).toContain('Data through Dec 2024, receivables as of December 31, 2024 · release 2024-12-31-');
  expect(shown).toContain('Payer scorecard for October–December 2024');
  expect(shown).toContain('Claims\\n*702*');
  expect(shown).not.toContain('Your recent briefs');
  await served.deliver(
    served.slack.interactions.pressInView({ user: 'U1', viewId: view.id, actionId: 'payerscope_ask.0' }),
  );
  await ended(1);
  const [answer] = served.slack.messagesIn('D1');
  expect(JSON.stringify(answer!.blocks)).toContain(
    '<@U1> asked: Which payer underpaid us most last quarter?',
  );
});

test('a brief somebody had made is on their home, and on nobody else’s', async () => {
  await served.deliver(served.slack.events.directMessage({ user: 'U1', text: '/brief payers for 2024' }));
  await ended(2);
  const shown = JSON.stringify((await opened('U1')).content);
  expect(shown).toContain('Your recent briefs');
  expect(JSON.stringify((await opened('U2')).content)).not.toContain('Your recent briefs');
  const before = served.slack.filesIn('D1').length;
  await served.deliver(
    served.slack.interactions.pressInView({
      ...{ user: 'U1', viewId: viewOf('U1')!.id, actionId: 'payerscope_resend.0' },
    }),
  );
  await served.slack.recorder.waitFor(() => served.slack.filesIn('D1').length > before, 60_000);
});

test('whoever may not ask sees why, and no figure', async () => {
  const shown = JSON.stringify((await opened('UGUEST')).content);
  expect(shown).toContain('does not answer guests');
  expect(shown).not.toContain('$');
});

test('the agent view suggests questions', async () => {
  await served.deliver(served.slack.events.homeOpened({ user: 'U1', tab: 'messages' }));
  const [call] = await served.slack.recorder.waitFor(() => {
    const calls = served.slack.recorder.calls('assistant.threads.setSuggestedPrompts');
    return calls.length > 0 && calls;
  }, 60_000);
  expect(call).toMatchObject({ ok: true });
});

test('the message shortcut asks somebody’s words, and answers whoever asked for it', async () => {
  const { ts } = served.slack.world.messages.add({
    channel: 'C2',
    user: 'U3',
    text: 'Payer scorecard for 2024?',
  });
  await served.deliver(
    served.slack.interactions.messageShortcut({
      ...{ user: 'U1', channel: 'C2', ts, callbackId: 'payerscope_ask_about' },
    }),
  );
  await ended(3);
  expect(
    JSON.stringify(
      served.slack
        .messagesIn('D1')
        .filter(({ subtype }) => subtype === undefined)
        .at(-1)!.blocks,
    ),
  ).toContain('<@U1> asked');
  expect(served.slack.messagesIn('C2').filter(({ user }) => user === 'U0BOT')).toEqual([]);
});
