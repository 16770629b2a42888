import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ask, Preparation } from '../../evals/redteam/attempt.ts';
import { subtractAnswers } from '../../evals/redteam/difference.ts';
import { SYNTHEA_ATTACKS } from '../../evals/redteam/formats/synthea.ts';
import { createRandom } from '../../evals/redteam/random.ts';
import { runRedTeam } from '../../evals/redteam/run-red-team.ts';
import type { Subject } from '../../evals/run/subject.ts';
import type { Disclosed, ResultTable } from '../../tools/answer.ts';
import { createWorkspace } from '../compose.ts';
import { readConfig } from '../config.ts';
import { hospital } from '../disclosure/testing/hospital.ts';
import { createWorld, type World } from '../disclosure/testing/world.ts';

// The real application over a release with withheld cells, attacked as `payerscope eval --red-team` does.
let world: World;
let subject: Subject;
const open = (preparation?: Preparation) =>
  createWorkspace(readConfig({}, { data: world.dataDirectory })).openSubject(
    preparation === undefined ? {} : { preparation },
  );
beforeAll(async () => {
  world = await createWorld(hospital());
  subject = await open();
});
afterAll(async () => {
  await subject.close();
  world.remove();
});

test('two thousand attempts on every surface, and none succeeds', async () => {
  const { attempts, tallies, findings } = await runRedTeam(
    { subject, prepare: open },
    { seed: 20251231, attempts: 2_000 },
  );
  expect(findings).toEqual([]);
  expect(attempts).toBe(2_000);
  const surfaces = new Set(tallies.map(({ surface }) => surface));
  expect([...surfaces].sort()).toEqual(['JSON', 'Slack', 'arithmetic', 'brief', 'model', 'terminal']);
  expect(new Set(tallies.map(({ technique }) => technique)).size).toBeGreaterThanOrEqual(15);
}, 240_000);

/** The application with a hole: each must be found, or none of the above means anything. */
const HOLES: readonly [string, (real: Subject) => Subject, RegExp][] = [
  [
    'one withheld cell of a table is shown after all',
    (real) => ({
      ...real,
      ask: async (...asked) => {
        const turn = await real.ask(...asked);
        const tables = turn.answer.tables.map((table) => {
          const [first, ...withheld] = table.withheld;
          return (first === undefined ? table : { ...table, withheld }) as Disclosed<ResultTable>;
        });
        return { ...turn, answer: { ...turn.answer, tables } };
      },
    }),
    /cells are withheld, and the note says/,
  ],
  [
    'a refusal that depends on the number',
    (real) => ({
      ...real,
      ask: async (question, thread) => {
        const turn = await real.ask(question, thread);
        const over = Number(/\d+(?=\D*$)/.exec(question)?.[0] ?? 0) > 5;
        return { ...turn, answer: { ...turn.answer, headline: over ? 'No.' : turn.answer.headline } };
      },
    }),
    /the answers differ/,
  ],
  [
    'a question said back as it was typed',
    (real) => ({
      ...real,
      ask: async (question, thread) => {
        const turn = await real.ask(question, thread);
        return { ...turn, answer: { ...turn.answer, text: `You asked: ${question}` } };
      },
    }),
    /a link, image or mention in the text|a control character on the terminal/,
  ],
];

test.each(HOLES)('a hole is found: %s', async (_, withHole, reason) => {
  const holed = { subject: withHole(subject), prepare: open };
  const { findings } = await runRedTeam(holed, { seed: 3, attempts: 120 });
  expect(findings.map((found) => found.reason).join('\n')).toMatch(reason);
});

test('the same seed makes the same attempts, another seed others', async () => {
  const made = async (seed: number) =>
    JSON.stringify((await runRedTeam({ subject, prepare: open }, { seed, attempts: 12 })).examples);
  const first = await made(5);
  expect(await made(5)).toBe(first);
  expect(await made(6)).not.toBe(first);
});

test('subtraction finds a withheld figure whose parts are shown', async () => {
  const random = createRandom(1);
  // The mask forgets an identity: who paid is shown where the payments are withheld.
  const shown = new Set(['payer_paid', 'patient_paid']);
  const holed = (table: ResultTable): ResultTable => ({
    ...table,
    withheld: table.withheld.filter(([, name]) => !shown.has(name)),
    rows: table.rows.map((row, at) =>
      row.map((value, column) => {
        const name = table.columns[column]?.name ?? '';
        return shown.has(name) && table.withheld.some(([index, other]) => index === at && other === name)
          ? 1
          : value;
      }),
    ),
  });
  const asked = new Map<string, ReturnType<Subject['ask']>>();
  const ask =
    (change: (table: ResultTable) => ResultTable): Ask =>
    async (question) => {
      const known = asked.get(question) ?? subject.ask(question, `subtract-${asked.size}`);
      asked.set(question, known);
      const turn = await known;
      const tables = turn.answer.tables.map((table) => change(table) as Disclosed<ResultTable>);
      return { ...turn, answer: { ...turn.answer, tables } };
    };
  const found = async (change: (table: ResultTable) => ResultTable): Promise<string> => {
    const reasons: string[] = [];
    for (let draw = 0; draw < 250; draw += 1)
      reasons.push(...(await subtractAnswers(ask(change), SYNTHEA_ATTACKS, subject.manifest, random).run()));
    return reasons.join('\n');
  };
  expect(await found((table) => table)).toBe('');
  expect(await found(holed)).toContain('payments of Dorset: one part is withheld and all others are shown');
});
