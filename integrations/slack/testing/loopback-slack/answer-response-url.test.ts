import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LoopbackSlack, startLoopbackSlack } from './start-loopback-slack.ts';

let slack: LoopbackSlack;
let url: string;
let ts: string;
beforeEach(async () => {
  slack = await startLoopbackSlack();
  url = `${slack.apiUrl.replace('/api/', '')}/response/r1`;
  slack.directory.channels.set('C1', { id: 'C1', name: 'a', kind: 'public', members: ['U0BOT'] });
  ts = slack.world.messages.add({ channel: 'C1', user: 'U0BOT', text: 'original' }).ts;
  slack.world.responseUrls.set('r1', { channel: 'C1', user: 'U1', messageTs: ts, uses: 0 });
});
afterEach(() => slack.close());

async function answer(body: object, to = url) {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  return (await fetch(to, init)).json();
}

it('answers the person alone unless told otherwise', async () => {
  expect(await answer({ text: 'psst' })).toEqual({ ok: true });
  expect(slack.world.ephemerals).toEqual([{ channel: 'C1', user: 'U1', text: 'psst' }]);
  await answer({ text: 'all', response_type: 'in_channel' });
  expect(slack.messagesIn('C1').map(({ text }) => text)).toEqual(['original', 'all']);
});

it('replaces and deletes the original', async () => {
  await answer({ text: 'new', replace_original: true });
  expect(slack.finalTextOf(ts)).toBe('new');
  await answer({ delete_original: true });
  expect(slack.messagesIn('C1')).toEqual([]);
});

it('refuses bad blocks, unknown addresses and a sixth answer', async () => {
  expect(await answer({ text: 'a', blocks: [{ type: 'header' }] })).toEqual({
    ok: false,
    error: 'invalid_blocks',
  });
  expect(await answer({ text: 'a' }, url.replace('r1', 'r2'))).toEqual({ ok: false, error: 'invalid_url' });
  for (let use = 2; use <= 5; use += 1) await answer({ text: 'a' });
  expect(await answer({ text: 'a' })).toEqual({ ok: false, error: 'used_url' });
  expect(slack.recorder.calls('response_url').at(-1)).toMatchObject({ ok: false, error: 'used_url' });
});
