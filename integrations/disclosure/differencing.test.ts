import { afterAll, describe, expect, test } from 'vitest';
import { answeredByPayer } from './testing/answered-by-payer.ts';
import { askJson } from './testing/ask-json.ts';
import type { ClaimGroup } from './testing/network-rows.ts';
import { derivable, possibleValues } from './testing/possible-values.ts';
import { type CellSystem, readCells } from './testing/read-cells.ts';
import { createWorld, inJanuary, type World } from './testing/world.ts';

// The tests of DISCLOSURE.md that are about what published numbers give away, each on a release of its own: built
// from source files, read as an outsider reads it, and asked through the program.

const worlds: World[] = [];
afterAll(() => {
  for (const { remove } of worlds) remove();
});

async function world(network: Parameters<typeof createWorld>[0]): Promise<World> {
  const built = await createWorld(network);
  worlds.push(built);
  return built;
}

const JANUARY = '2024-01 payer=';
/** Payers whose cell of January is withheld. */
const withheldIn = ({ cells }: CellSystem): string[] =>
  [...cells].flatMap(([key, value]) =>
    value === null && key.startsWith(JANUARY) ? [key.slice(JANUARY.length)] : [],
  );

/** At least ten wide, and able to be more than ten. */
function expectHidden(system: CellSystem, cell: string): void {
  expect(system.cells.get(cell)).toBeNull();
  const { low, high } = possibleValues(system, cell);
  expect([cell, high - low >= 10, high >= 11]).toEqual([cell, true, true]);
}

describe('a payer of a few claims', () => {
  test('1. A120 B64 C23 D4, total 211: D and one complement are withheld, and D may be anything within ten', async () => {
    const { file, dataDirectory } = await world(inJanuary({ Alpha: 120, Beta: 64, Cappa: 23, Dorset: 4 }));
    const system = await readCells(file, 'total_claims');
    expect(withheldIn(system)).toEqual(['Cappa', 'Dorset']);
    expect(system.cells.get('2024')).toBe(211);
    for (const period of ['2024-01', '2024-Q1', '2024', 'all'])
      expectHidden(system, `${period} payer=Dorset`);
    expect(await answeredByPayer(dataDirectory, 'Payer scorecard for 2024', 'total_claims')).toEqual({
      Alpha: 120,
      Beta: 64,
      Cappa: '‡',
      Dorset: '‡',
      'All payers': 211,
    });
  });

  test('2. A120 B64 C23 D1 E2, total 210: C is withheld too, or D + E = 3 would follow', async () => {
    const { file } = await world(inJanuary({ Alpha: 120, Beta: 64, Cappa: 23, Dorset: 1, Epsilon: 2 }));
    const system = await readCells(file, 'total_claims');
    expect(withheldIn(system)).toEqual(['Cappa', 'Dorset', 'Epsilon']);
    expectHidden(system, '2024-01 payer=Dorset');
    expectHidden(system, '2024-01 payer=Epsilon');
  });

  test('3. A120 B64 D5 E0, total 189: the complement is B, never the zero', async () => {
    const { file, dataDirectory } = await world({
      // Epsilon has claims in another month, so that its zero of January is a cell.
      claims: [
        ...inJanuary({ Alpha: 120, Beta: 64, Dorset: 5 }).claims,
        { payer: 'Alpha', month: '2024-06', claims: 300 },
        { payer: 'Beta', month: '2024-06', claims: 200 },
        { payer: 'Epsilon', month: '2024-06', claims: 400 },
      ],
    });
    const system = await readCells(file, 'total_claims');
    expect(withheldIn(system)).toEqual(['Beta', 'Dorset']);
    expect(system.cells.get('2024-01 payer=Epsilon')).toBe(0);
    expectHidden(system, '2024-01 payer=Dorset');
    expect(
      await answeredByPayer(dataDirectory, 'Payer scorecard for January 2024', 'total_claims'),
    ).toMatchObject({
      Epsilon: 0,
      Dorset: '‡',
      Beta: '‡',
    });
  });
});

const CLASSES = ['ambulatory', 'emergency', 'inpatient', 'outpatient'] as const;
const LABELS = ['Ambulatory', 'Emergency', 'Inpatient', 'Outpatient'] as const;
const tableOf = (lines: readonly (readonly number[])[]): { claims: ClaimGroup[] } => ({
  claims: lines.flatMap((line, r) =>
    line.map((claims, c) => ({
      payer: `Payer ${'ABCD'[r]}`,
      month: '2024-01',
      claims,
      encounterClass: CLASSES[c]!,
    })),
  ),
});
const inTable = (r: number, c: number): string =>
  `2024-Q1 encounter_class=${LABELS[c]} payer=Payer ${'ABCD'[r]}`;

describe('a table of payers and encounter classes', () => {
  test('4. 40/30/20, 25/3/50, 60/35/15 with margins: the 3 does not follow, and may be anything within ten', async () => {
    const { file } = await world(
      tableOf([
        [40, 30, 20],
        [25, 3, 50],
        [60, 35, 15],
      ]),
    );
    const system = await readCells(file, 'total_claims');
    expect(derivable(system)).toEqual([]);
    expectHidden(system, inTable(1, 1));
  });

  test('5. two withheld cells per line can still be solved: the elimination finds it, and the release is not such', async () => {
    // Two squares joined by one small cell: the rows of the first square less its columns leave that cell alone.
    const lines = [
      [40, 41, 90, 91],
      [42, 43, 5, 92],
      [93, 94, 44, 45],
      [95, 96, 46, 47],
    ];
    const { file } = await world(tableOf(lines));
    const system = await readCells(file, 'total_claims');
    expect(derivable(system)).toEqual([]);
    expectHidden(system, inTable(1, 2));

    const naive = new Set([0, 1, 4, 5, 6, 10, 11, 14, 15].map((at) => inTable(at >> 2, at & 3)));
    const cells = new Map(
      lines.flatMap((line, r) => line.map((value, c) => [inTable(r, c), value as number | null] as const)),
    );
    const sum = (keys: string[]): number => keys.reduce((total, key) => total + (cells.get(key) ?? 0), 0);
    const all = [0, 1, 2, 3];
    const sums = [
      ...all.map((r) => ({ total: `row ${r}`, parts: all.map((c) => inTable(r, c)) })),
      ...all.map((c) => ({ total: `column ${c}`, parts: all.map((r) => inTable(r, c)) })),
    ];
    for (const { total, parts } of sums) cells.set(total, sum(parts));
    for (const key of naive) cells.set(key, null);
    expect(derivable({ cells, sums })).toEqual([inTable(1, 2)]);
  });
});

describe('periods and groups', () => {
  test('6. Jan 40, Feb 38, Mar 6, quarter 84: March does not follow in any order of questions', async () => {
    const monthly = [40, 38, 6, 30, 31, 32, 33, 34, 35, 36, 37, 39];
    const { file, dataDirectory } = await world({
      claims: ['Alpha', 'Beta'].flatMap((payer) =>
        monthly.map((claims, m) => ({
          payer,
          month: `2024-${String(m + 1).padStart(2, '0')}`,
          claims: payer === 'Alpha' ? claims : 90 + m,
        })),
      ),
    });
    const system = await readCells(file, 'total_claims');
    expect(system.cells.get('2024-Q1 payer=Alpha')).toBe(84);
    expect(derivable(system)).toEqual([]);
    expectHidden(system, '2024-03 payer=Alpha');

    const periods = ['March 2024', 'Q1 2024', 'January 2024', 'February 2024', 'January and February 2024'];
    const shownIn = async (period: string): Promise<unknown> =>
      (await answeredByPayer(dataDirectory, `Payer scorecard for ${period}`, 'total_claims'))['Alpha'];
    const forwards: unknown[] = [];
    for (const period of periods) forwards.push(await shownIn(period));
    const backwards: unknown[] = [];
    for (const period of periods.toReversed()) backwards.unshift(await shownIn(period));
    expect(backwards).toEqual(forwards);
    expect(forwards.slice(0, 2)).toEqual(['‡', 84]);
    // A union of months is withheld when one of them is: 84 less the other two would be the third.
    const [, , january, february, both] = forwards;
    expect(both === '‡' && (january === '‡' || february === '‡')).toBe(true);
  });

  test('7. all payers 152, everyone but one 148: the 4 does not follow, and “everyone but” sums shown cells only', async () => {
    const { file, dataDirectory } = await world(inJanuary({ Alpha: 100, Beta: 48, Xanthos: 4 }));
    const system = await readCells(file, 'total_claims');
    expect(system.cells.get('2024-01')).toBe(152);
    expectHidden(system, '2024-01 payer=Xanthos');
    for (const question of [
      'Total claims in 2024 for everyone except Xanthos',
      'Total claims in 2024 for all payers but Xanthos',
      'Payer scorecard for 2024 without Xanthos',
      'Total claims in 2024 for Alpha and Beta',
    ]) {
      const answer = await askJson(dataDirectory, question);
      expect(JSON.stringify([answer.tables, answer.text, answer.headline])).not.toMatch(/\b148\b/);
    }
  });
});
