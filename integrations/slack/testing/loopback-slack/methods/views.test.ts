import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LoopbackSlack, startLoopbackSlack } from '../start-loopback-slack.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const home = (text: string) => ({
  type: 'home' as const,
  blocks: [{ type: 'section' as const, text: plain(text) }],
});
const modal = { type: 'modal' as const, title: plain('Settings'), blocks: [{ type: 'divider' as const }] };
let slack: LoopbackSlack;
let client: WebClient;
let time = 1_800_000_000_000;

beforeEach(async () => {
  slack = await startLoopbackSlack({ users: [{ id: 'U1', name: 'ana' }], now: () => time });
  client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
  slack.world.triggers.set('trigger', { user: 'U1', at: time, used: false });
});
afterEach(() => slack.close());

const refused = (call: Promise<unknown>, error: string, reason?: string) =>
  expect(call).rejects.toMatchObject({ data: reason ? { error, errors: [reason] } : { error } });

it('publishes one home tab for each person', async () => {
  const first = await client.views.publish({ user_id: 'U1', view: home('one') });
  const second = await client.views.publish({ user_id: 'U1', hash: first.view!.hash!, view: home('two') });
  expect(second.view!.id).toBe(first.view!.id);
  expect([...slack.world.views.values()]).toMatchObject([{ user: 'U1', content: home('two') }]);
  await refused(
    client.views.publish({ user_id: 'U1', hash: first.view!.hash!, view: home('3') }),
    'hash_conflict',
  );
  await refused(client.views.publish({ user_id: 'U404', view: home('one') }), 'user_not_found');
});

it('opens a modal once for each trigger', async () => {
  await client.views.open({ trigger_id: 'trigger', view: modal });
  await refused(client.views.open({ trigger_id: 'trigger', view: modal }), 'exchanged_trigger_id');
  await refused(client.views.open({ trigger_id: 'invented', view: modal }), 'invalid_trigger_id');
});

it('opens no modal more than three seconds after the click', async () => {
  time += 3_001;
  await refused(client.views.open({ trigger_id: 'trigger', view: modal }), 'expired_trigger_id');
});

it('updates what is shown, unless it changed meanwhile', async () => {
  const { view } = await client.views.open({
    trigger_id: 'trigger',
    view: { ...modal, external_id: 'mine' },
  });
  await client.views.update({
    external_id: 'mine',
    hash: view!.hash!,
    view: { ...modal, title: plain('New') },
  });
  expect(slack.world.views.get(view!.id!)!.content).toMatchObject({ title: { text: 'New' } });
  await refused(client.views.update({ view_id: view!.id!, hash: view!.hash!, view: modal }), 'hash_conflict');
  await refused(client.views.update({ view_id: 'V404', view: modal }), 'not_found');
});

it.each([
  [
    'a title over 24 characters',
    { title: plain('t'.repeat(25)) },
    'must be less than 25 characters [json-pointer:/view/title/text]',
  ],
  ['no title', { title: undefined }, 'missing required field: title [json-pointer:/view]'],
  [
    'metadata over 3,000 characters',
    { private_metadata: 'm'.repeat(3_001) },
    'must be less than 3001 characters [json-pointer:/view/private_metadata]',
  ],
  [
    'a bad block',
    { blocks: [{ type: 'header' }] },
    'missing required field: text [json-pointer:/view/blocks/0]',
  ],
  [
    'an input without submit',
    { blocks: [{ type: 'input', label: plain('L'), element: { type: 'plain_text_input' } }] },
    'missing required field: submit [json-pointer:/view]',
  ],
  ['the wrong type', { type: 'home' }, 'must be of type modal [json-pointer:/view/type]'],
])('refuses a modal with %s', async (_name, change, reason) => {
  const view = { ...modal, ...change };
  await refused(client.apiCall('views.open', { trigger_id: 'trigger', view }), 'invalid_arguments', reason);
});
