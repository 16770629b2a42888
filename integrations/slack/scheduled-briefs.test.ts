import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildNetwork } from '../disclosure/testing/build-network.ts';
import { type ClaimGroup, networkRows } from '../disclosure/testing/network-rows.ts';
import { createWorld, type World } from '../disclosure/testing/world.ts';
import { type Served, serve, shownIn } from './testing/serve.ts';

const SIZES = { Alpha: 90, Beta: 60, Cappa: 35 };
const claimsOf = (months: readonly string[]): ClaimGroup[] =>
  months.flatMap((month) => Object.entries(SIZES).map(([payer, claims]) => ({ payer, month, claims })));
const YEAR = Array.from({ length: 12 }, (_, month) => `2024-${String(month + 1).padStart(2, '0')}`);

let world: World;
let served: Served;
/** Days ahead of the real clock. */
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead * 86_400_000) };
beforeAll(async () => {
  world = await createWorld({ claims: claimsOf(YEAR) });
  served = await serve({ dataDirectory: world.dataDirectory, clock });
});
afterAll(async () => {
  await served.close();
  world.remove();
});

const own = () =>
  served.slack.messagesIn('C1').filter(({ user, subtype }) => user === 'U0BOT' && subtype === undefined);
const replies = () => served.slack.recorder.calls('response_url').map(({ args }) => String(args['text']));
async function command(text: string): Promise<string> {
  const before = replies().length;
  await served.deliver(
    served.slack.interactions.slashCommand({ user: 'U1', channel: 'C1', command: '/payerscope', text }),
  );
  await served.slack.recorder.waitFor(() => replies().length > before, 60_000);
  return replies().at(-1)!;
}

test('a schedule is made, listed, and says what it lacks', async () => {
  expect(await command('schedule payers monthly')).toContain('Name a brief (coverage, payers, receivables)');
  expect(await command('schedule payers monthly <#C2|lobby>')).toContain('This channel is not among those');
  expect(await command('schedule payers monthly <#C1|finance>')).toBe(
    'Scheduled as 1: after the next release with something new, and then at most monthly.',
  );
  await command('schedules');
  expect(JSON.stringify(served.slack.recorder.calls('response_url').at(-1)!.args)).toContain(
    'payers brief for executive, at most monthly, to <#C1>, by <@U1>',
  );
});

test('nothing is sent as long as the release is the same', async () => {
  ahead += 40;
  const before = served.slack.recorder.calls().length;
  await command('schedules');
  expect(
    served.slack.recorder
      .calls()
      .slice(before)
      .map(({ method }) => method),
  ).not.toContain('chat.postMessage');
  expect(own()).toEqual([]);
});

test('a new release sends the brief with what changed, once', async () => {
  const next = ['2025-01', '2025-02', '2025-03'];
  const claims = claimsOf(next).map((group) => (group.payer === 'Alpha' ? { ...group, paid: 60 } : group));
  await buildNetwork(
    networkRows({ claims: [...claimsOf(YEAR), ...claims] }),
    world.dataDirectory,
    '2025-03-31',
  );
  ahead += 1;
  await served.slack.recorder.waitFor(
    () => served.slack.filesIn('C1').some(({ name }) => name.endsWith('.pdf')),
    60_000,
  );
  expect(own()).toHaveLength(1);
  const shown = shownIn(own()[0]!);
  expect(shown).toContain('What changed with release 2025-03-31-');
  expect(shown).toContain('Payer scorecard for January–March 2025');
  expect(shown).toMatch(/Net variance: \$0\.00 → \*−\$[\d.]+K\*/);
  await command('schedules');
  expect(own()).toHaveLength(1);
}, 180_000);

test('a schedule is removed by its number', async () => {
  expect(await command('unschedule 9')).toContain('There is no such schedule');
  expect(await command('unschedule 1')).toBe('Schedule 1 is removed.');
  expect(await command('schedules')).toBe('Nothing is scheduled.');
});
