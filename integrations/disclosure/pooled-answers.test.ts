import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ResultTable } from '../../tools/answer.ts';
import { MONTH_NAMES } from '../../tools/month-names.ts';
import { createWorkspace } from '../compose.ts';
import { readConfig } from '../config.ts';
import { askJson } from './testing/ask-json.ts';
import { hospital } from './testing/hospital.ts';
import { atom, poolAnswers } from './testing/pool-answers.ts';
import { derivable } from './testing/possible-values.ts';
import { createWorld, type World } from './testing/world.ts';

const PAYERS = ['Alpha', 'Beta', 'Cappa', 'Dorset', 'Epsilon'];
const NAMES = MONTH_NAMES.slice(0, 10);
const PERIODS = [
  ...[...NAMES, 'November', 'December'].map((name) => `${name} 2024`),
  ...['Q1', 'Q2', 'Q3', 'Q4'].flatMap((quarter) => [`${quarter} 2023`, `${quarter} 2024`]),
  ...['2023', '2024', '2023 and 2024', 'April–June 2024', 'March–May 2024', 'April and May 2024', 'H1 2024'],
];
const EVERYTHING = [
  ...PERIODS.flatMap((period) => [
    `Payer scorecard for ${period}`,
    `Rank payers by total claims in ${period}`,
    `Rank payers by underpaid claims in ${period}`,
    `Exception mix in ${period}`,
  ]),
  ...['month', 'quarter', 'year'].flatMap((grain) => [
    `Total claims by ${grain} in 2024`,
    `Total claims by ${grain} and payer in 2024`,
    `Underpaid claims by ${grain} and payer in 2024`,
  ]),
  ...PAYERS.flatMap((payer) => [
    `Total claims by month for ${payer} in 2024`,
    `Exception mix for ${payer} in Q3 2024`,
  ]),
  'Compare total claims in Q2 2024 with Q1 2024 by payer',
  'Compare total claims in May 2024 with April 2024 by payer',
];

let world: World;
beforeAll(async () => {
  world = await createWorld(hospital());
});
afterAll(() => world.remove());

/** The same order everywhere: a linear congruential generator draws with replacement. */
function* drawn(count: number, among: number): Generator<number> {
  let state = 1;
  for (let i = 0; i < count; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield Math.floor((state / 2 ** 32) * among);
  }
}

describe('9. a thousand shuffled questions by many askers', () => {
  const tables: ResultTable[] = [];
  const first = new Map<string, string>();
  const changed: string[] = [];
  beforeAll(async () => {
    const application = await createWorkspace(
      readConfig({}, { data: world.dataDirectory }),
    ).openApplication();
    try {
      let at = 0;
      for (const index of drawn(1000, EVERYTHING.length)) {
        const question = EVERYTHING[index]!;
        at += 1;
        const answer = await application.ask({ question, thread: `asker-${at % 50}.${at}` });
        const shown = JSON.stringify([answer.status, answer.tables]);
        if ((first.get(question) ?? shown) !== shown) changed.push(question);
        first.set(question, shown);
        tables.push(...answer.tables);
      }
    } finally {
      await application.close();
    }
  });

  test('have the same values and the same masks, whoever asks and in whichever order', () => {
    expect(first.size).toBeGreaterThan(EVERYTHING.length * 0.95);
    expect(changed).toEqual([]);
    expect(tables.length).toBeGreaterThan(900);
    expect(tables.filter(({ withheld }) => withheld.length > 0).length).toBeGreaterThan(100);
  });

  test.each([
    ['total_claims', '2024-05', 'Dorset', 'Cappa', 23],
    ['underpaid_claims', '2024-08', 'Beta', 'Alpha', 20],
  ])('pooled, do not give away %s of %s and %s', (measure, month, payer, neighbour, truth) => {
    const pooled = poolAnswers(tables, measure, PAYERS);
    expect(pooled.sums.length).toBeGreaterThan(100);
    const known = derivable(pooled);
    expect(known).not.toContain(atom(month, payer));
    expect(known).not.toContain(atom(month, neighbour));
    // What is shown by itself is of course known; and one more number would have been one too many.
    expect(known).toContain(atom(month, 'Cappa' === neighbour ? 'Beta' : 'Dorset'));
    const slip = { ...pooled, cells: new Map([...pooled.cells, [atom(month, neighbour), truth]]) };
    expect(derivable(slip)).toContain(atom(month, payer));
  });
});

describe('8. 1 January–31 March against 1 January–30 March', () => {
  test('the first is a quarter; the second cannot be asked, and the quarter is offered', async () => {
    const quarter = await askJson(world.dataDirectory, 'Payer scorecard from 1 January to 31 March 2024');
    expect(quarter.status).toBe('answered');
    expect(quarter.tables[0]?.params['period']).toEqual({ from: '2024-01', to: '2024-03' });
    for (const days of [
      'from 1 January to 30 March 2024',
      'from January 1 to March 30, 2024',
      'between 2024-01-01 and 2024-03-30',
      'from 2 January to 31 March 2024',
    ]) {
      const answer = await askJson(world.dataDirectory, `Payer scorecard ${days}`);
      expect([days, answer.status]).not.toEqual([days, 'answered']);
      expect(answer.tables).toEqual([]);
      const offered = JSON.stringify([answer.clarification, answer.declined, answer.suggestions]);
      expect([days, offered]).toEqual([days, expect.stringMatching(/Q1 2024|January–March 2024/)]);
    }
  });
});
