import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildRelease } from '../builder/build-release.ts';
import { sourceFormats } from '../builder/source-format.ts';
import {
  CONTRACT_HEADER,
  cleanFile,
  cleanRow,
  type InventedClaim,
  inventedClaims,
} from '../demo/billing/invented-claims.ts';
import { isMarked } from '../disclosure/testing/marked-rows.ts';
import { MARKER } from '../disclosure/testing/network-rows.ts';
import { readAgentFiles } from '../disclosure/testing/read-agent-files.ts';
import { EXAMPLES } from '../slack/examples.ts';
import { type Served, serve, shownIn } from '../slack/testing/serve.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { intakeWorkspace, TODAY } from './testing/intake-workspace.ts';

// One build and one Slack served: five seconds, and several times that beside other work.
const PATIENCE = 300_000;
const silent = { step: () => {} };
const space = intakeWorkspace();
let served: Served;
afterAll(async () => {
  await served?.close();
  space.drop();
});

const claims = inventedClaims({ count: 1200, months: 3, from: '2025-10' });
/** Many claims of few people: 120 of three patients. */
const few = inventedClaims({ count: 120, months: 3, from: '2025-10', seed: 3, prefix: 'FEW' }).map(
  (claim): InventedClaim => ({ ...claim, payer: 'Zebra Mutual' }),
);
const withPatients = (list: readonly InventedClaim[], patients: number): string[] =>
  list.map((claim, at) => `${cleanRow(claim)},${MARKER}-MRN-${list === few ? 'F' : 'C'}${at % patients}`);
const file = `${[`${CONTRACT_HEADER},Patient_ID`, ...withPatients(claims, 400), ...withPatients(few, 3)].join('\n')}\n`;

beforeAll(async () => {
  const log = await space.take('patients.csv', file);
  expect([log.rows.loaded, log.hasPatients]).toEqual([1320, true]);
  await buildRelease({
    ...{ dataDirectory: space.dataDirectory, source: '', format: 'billing', title: 'Billing files' },
    ...{ tieKey: 'a test', clock: TODAY, progress: silent, attack: false },
  });
  served = await serve({ dataDirectory: space.dataDirectory });
}, PATIENCE);

const own = () =>
  served.slack.messagesIn('C1').filter(({ user, subtype }) => user === 'U0BOT' && subtype === undefined);

describe('a billing release of files that name their patients, in Slack', () => {
  test('counts people: a payer of many claims and few patients is withheld', {
    timeout: PATIENCE,
  }, async () => {
    const text = '<@U0BOT> Rejection rate by payer last quarter';
    await served.deliver(served.slack.events.mention({ user: 'U1', channel: 'C1', text }));
    const [answer] = await served.slack.recorder.waitFor(() => own().length > 0 && own(), 60_000);
    const shown = shownIn(answer!);
    expect(shown).toContain('I read this as: Submitted claims by rejection rate by payer');
    expect(shown).toMatch(/Zebra Mutual[^}]*\}[^}]*‡/);
    expect(shown).not.toContain('a claim stands for a person');
    await served.slack.recorder.waitFor(() => served.slack.filesIn('C1').length > 0, 60_000);
    expect(served.slack.filesIn('C1')[0]!.name).toMatch(/\.png$/);
  });

  test('a press under the answer makes a brief of submitted claims', { timeout: PATIENCE }, async () => {
    const [answer] = own();
    const actionId = /"action_id":"(payerscope_brief\.\d+)"/.exec(JSON.stringify(answer!.blocks))![1]!;
    await served.deliver(
      served.slack.interactions.pressInMessage({ user: 'U1', channel: 'C1', ts: answer!.ts, actionId }),
    );
    const brief = () => served.slack.filesIn('C1').find(({ name }) => name.endsWith('.pdf'));
    await served.slack.recorder.waitFor(() => brief() !== undefined, 60_000);
    expect(brief()!.bytes!.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('the home and the prompts are of submitted claims, and every prompt is answered', {
    timeout: PATIENCE,
  }, async () => {
    const { recorder, events, world } = served.slack;
    await served.deliver(events.homeOpened({ user: 'U1', tab: 'home' }));
    await recorder.waitFor(() => recorder.calls('views.publish').length > 0, 60_000);
    const home = [...world.views.values()].find(({ type, user }) => type === 'home' && user === 'U1')!;
    expect(JSON.stringify(home.content)).toMatch(/Submitted claims[^"]*for October–December 2025/);
    expect(JSON.stringify(home.content)).toContain('Claims\\n*1,320*');
    await served.deliver(events.homeOpened({ user: 'U1', tab: 'messages' }));
    const [prompted] = await recorder.waitFor(() => {
      const calls = recorder.calls('assistant.threads.setSuggestedPrompts');
      return calls.length > 0 && calls;
    }, 60_000);
    expect(prompted).toMatchObject({ ok: true, args: { title: 'Ask about submitted claims' } });
    const answered = () => served.logged.filter((line) => line.startsWith('answered')).length;
    for (const text of EXAMPLES.billing.questions) {
      const before = answered();
      await served.deliver(events.directMessage({ user: 'U1', text }));
      await recorder.waitFor(() => answered() > before, 60_000);
      expect([text, served.logged.at(-1)]).toEqual([text, expect.stringContaining('answered')]);
    }
    const answers = served.slack.messagesIn('D1').filter(({ subtype }) => subtype === undefined);
    expect(JSON.stringify(answers.map(({ blocks }) => blocks))).not.toMatch(
      /I did not understand|not published/,
    );
  });

  test('no id of a patient leaves the builder: not in Slack, the release, logs or answers', async () => {
    const sent = [...served.slack.recorder.calls().map(({ args }) => JSON.stringify(args)), ...served.logged];
    const files = [...served.slack.world.files.values()].map(({ bytes }) => bytes!.toString('latin1'));
    expect(isMarked(Buffer.from([...sent, ...files].join('\n'), 'latin1'))).toBe(false);
    const left = readAgentFiles(space.dataDirectory).filter(
      ([name]) => !/^intake\/(files|processed)\//.test(name),
    );
    expect(left.map(([name]) => name.split('/')[0])).toEqual(
      expect.arrayContaining(['releases', 'answers', 'audit']),
    );
    expect(left.filter(([, text]) => isMarked(Buffer.from(text, 'latin1'))).map(([name]) => name)).toEqual(
      [],
    );
    const [{ processed } = { processed: null }] = await space.intake.list();
    expect(isMarked(readFileSync(join(processed!.folder, 'log.json')))).toBe(false);
    // It would have been found.
    expect(isMarked(readFileSync(join(space.dataDirectory, 'warehouse.duckdb')))).toBe(true);
  });
});

test('one file without patients among others makes the stricter rule hold for all', async () => {
  await space.take(
    'nameless.csv',
    cleanFile(inventedClaims({ count: 40, months: 3, from: '2025-10', prefix: 'NO' })),
  );
  const warehouse = await createDuckDbWarehouse({ path: ':memory:' });
  try {
    await warehouse.execute('create schema builder');
    const { policy, person } = await sourceFormats.billing.import({
      ...{
        warehouse,
        source: '',
        dataDirectory: space.dataDirectory,
        policy: {},
        links: 'numbers',
        progress: silent,
      },
    });
    expect([policy, person]).toEqual([{ minimumCount: 30, minimumPeople: 30 }, 'claim']);
  } finally {
    await warehouse.close();
  }
});
