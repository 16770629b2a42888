import { describe, expect, test } from 'vitest';
import type { AttackedRelease } from './attack-input.ts';
import { attackRelease } from './attack-release.ts';
import type { Violation } from './attack-report.ts';
import {
  claimsFact,
  grid,
  type HandMadeCell,
  type HandMadeFamily,
  handMadeRelease,
  type Leaf,
} from './testing/hand-made-release.ts';

const counts = claimsFact();

async function attacked(
  families: readonly HandMadeFamily[],
  changes: Parameters<typeof handMadeRelease>[1] = {},
): Promise<readonly Violation[]> {
  const facts = [...new Map(families.map(({ fact }) => [fact.name, fact])).values()];
  const { report } = await attackRelease({ releases: [handMadeRelease(families, changes)], facts });
  expect(report.notes).toEqual([]);
  return report.violations;
}

/** `kind measure cell from–to` of each violation. */
const told = (violations: readonly Violation[]) =>
  violations.map(({ kind, measure, cell, interval }) =>
    [kind, measure, cell, interval === null ? '' : `${interval.from}–${interval.to}`].join(' ').trim(),
  );

const hides =
  (...names: string[]) =>
  ({ period, name }: HandMadeCell): boolean =>
    names.includes(`${period} ${name}`) || names.includes(name);

const family = (
  changes: Partial<HandMadeFamily> & Pick<HandMadeFamily, 'leaves' | 'hidden'>,
): HandMadeFamily => ({
  name: 'claims_by_payer_class',
  fact: counts,
  dimensions: ['payer', 'class'],
  periods: ['2025-01'],
  measures: ['total_claims'],
  ...changes,
});

const byPayer = (
  changes: Partial<HandMadeFamily> & Pick<HandMadeFamily, 'leaves' | 'hidden'>,
): HandMadeFamily => family({ name: 'claims_by_payer', dimensions: ['payer'], ...changes });

const payers = (values: Readonly<Record<string, number>>, month = '2025-01'): Leaf[] =>
  Object.entries(values).map(([payer, total_claims]) => ({
    members: { payer },
    month,
    values: { total_claims },
  }));

test.each([
  ['adds up and is not the truth', 19, 'the true table does not agree with all that is shown'],
  // Two withheld numbers are one each at least.
  ['no table adds up to', -2, 'no table of numbers agrees with all that is shown'],
])('what %s is said to be changed', async (_, cappa, required) => {
  const release = (values: Record<string, number>) =>
    handMadeRelease([byPayer({ leaves: payers(values), hidden: hides('Beta', 'Cappa') })]);
  const { truth } = release({ Alpha: 40, Beta: 3, Cappa: 18 });
  const told = release({ Alpha: 40, Beta: 3, Cappa: cappa });
  const { report } = await attackRelease({ releases: [{ ...told, truth }], facts: [counts] });
  expect(report.violations).toContainEqual(
    expect.objectContaining({ kind: 'inconsistent', required: expect.stringContaining(required) }),
  );
});

test('many claims of few people are found where they are shown, and so are those of few others', async () => {
  const ofConditions = claimsFact({
    diabetes_claims: { kind: 'count', within: 'total_claims', by_person: true },
  });
  const leaves = Object.keys({ Alpha: 0, Beta: 0, Cappa: 0 }).map(
    (payer): Leaf => ({
      members: { payer },
      month: '2025-01',
      values: { total_claims: 100, diabetes_claims: 40 },
    }),
  );
  const behind = ({ name }: HandMadeCell): [number, number] =>
    name === 'Alpha' ? [3, 60] : name === 'Beta' ? [40, 2] : [40, 60];
  const measures = ['total_claims', 'diabetes_claims'];
  const shown = byPayer({ fact: ofConditions, leaves, measures, hidden: () => false, behind });
  expect(told(await attacked([shown])).map((one) => one.split(' ').slice(0, 3).join(' '))).toEqual([
    expect.stringContaining('diabetes_claims'),
    expect.stringContaining('diabetes_claims'),
  ]);
  const isHidden = hides('Alpha', 'Beta');
  const withheld = {
    ...shown,
    hidden: (cell: HandMadeCell, measure: string) => measure === 'diabetes_claims' && isHidden(cell),
  };
  expect(told(await attacked([withheld]))).toEqual([]);
});

describe('tables of two dimensions', () => {
  const table = grid(
    { A: { x: 40, y: 30, z: 20 }, B: { x: 25, y: 3, z: 50 }, C: { x: 60, y: 35, z: 15 } },
    ['payer', 'class'],
    '2025-01',
  );

  test('three by three with a rectangle of complements keeps its 3', async () => {
    expect(await attacked([family({ leaves: table, hidden: hides('B y', 'B x', 'A y', 'A x') })])).toEqual(
      [],
    );
  });

  test('a complement that is published again gives the 3 away', async () => {
    const found = await attacked([family({ leaves: table, hidden: hides('B y', 'B x', 'A y') })]);
    expect(told(found)).toContain('count total_claims 2025-01, class = y, payer = B 3–3');
  });

  test('two withheld cells in every line can still be solved', async () => {
    const solvable = grid(
      { A: { x: 1, y: 1, z: 70 }, B: { x: 1, y: 50, z: 60 } },
      ['payer', 'class'],
      '2025-01',
    );
    const found = await attacked([family({ leaves: solvable, hidden: hides('A x', 'A y', 'B x', 'B y') })]);
    // Each is at least 1 and the two of payer A are 2 together.
    expect(told(found)).toEqual(
      expect.arrayContaining([
        'count total_claims 2025-01, class = x, payer = A 1–1',
        'count total_claims 2025-01, class = y, payer = A 1–1',
        'count total_claims 2025-01, class = x, payer = B 1–1',
      ]),
    );
  });

  test('a sum of small cells is a small cell', async () => {
    const found = await attacked([
      byPayer({ leaves: payers({ A: 120, B: 64, D: 1, E: 2 }), hidden: hides('D', 'E') }),
    ]);
    expect(told(found)).toContain('sum total_claims 2025-01: 2 withheld parts along payer 3–3');
    expect(
      await attacked([
        byPayer({ leaves: payers({ A: 120, B: 64, C: 23, D: 1, E: 2 }), hidden: hides('C', 'D', 'E') }),
      ]),
    ).toEqual([]);
  });

  test('a shown cell of 1 to 10 is found with and without the truth', async () => {
    const leaves = payers({ A: 120, B: 4 });
    const release = handMadeRelease([byPayer({ leaves, hidden: () => false })]);
    for (const truth of [release.truth, null]) {
      const { report } = await attackRelease({ releases: [{ ...release, truth }], facts: [counts] });
      expect(report.judged).toBe(truth !== null);
      expect(told(report.violations)).toEqual(['shown total_claims 2025-01, payer = B']);
    }
  });
});

test('without the truth intervals are found, and not judged', async () => {
  const leaves = payers({ A: 120, B: 4, C: 40 });
  const release = handMadeRelease([byPayer({ leaves, hidden: hides('B', 'C') })]);
  const { report } = await attackRelease({ releases: [{ ...release, truth: null }], facts: [counts] });
  expect(report.violations).toEqual([]);
  expect(report.facts[0]?.measures[0]).toMatchObject({
    withheld: 2,
    primaries: null,
    narrowest: { from: 1, to: 43, cell: '2025-01, payer = B' },
  });
});

describe('time', () => {
  const quarter = (values: readonly number[]): Leaf[] =>
    values.map((total_claims, i) => ({
      members: { payer: 'A' },
      month: `2025-0${i + 1}`,
      values: { total_claims },
    }));
  const periods = ['2025-01', '2025-02', '2025-03', '2025-Q1'];

  test('a quarter less its other months', async () => {
    const leaves = quarter([40, 38, 6]);
    const lone = await attacked([byPayer({ periods, leaves, hidden: ({ period }) => period === '2025-03' })]);
    expect(told(lone)).toContain('count total_claims 2025-03, payer = A 6–6');
    const hidden = ({ period }: HandMadeCell) => period === '2025-03' || period === '2025-02';
    expect(await attacked([byPayer({ periods, leaves, hidden })])).toEqual([]);
  });

  test('the months of a quarter that no cell stands for', async () => {
    const two = ['2025-02', '2025-03', '2025-Q1'];
    const found = await attacked([
      byPayer({ periods: two, leaves: quarter([6, 40, 38]), hidden: () => false }),
    ]);
    expect(told(found)).toContain('sum total_claims 1 months that no cell stands for, payer = A 6–6');
    expect(
      await attacked([byPayer({ periods: two, leaves: quarter([16, 40, 38]), hidden: () => false })]),
    ).toEqual([]);
  });

  test('a level shown by year only says nothing of months outside its years', async () => {
    const months = Array.from({ length: 14 }, (_, i) =>
      i < 12 ? `2024-${String(i + 1).padStart(2, '0')}` : `2025-0${i - 11}`,
    );
    const leaves = months.flatMap((month, i) => [
      { members: { payer: 'A', class: 'x' }, month, values: { total_claims: 40 + i } },
      { members: { payer: 'B', class: 'y' }, month, values: { total_claims: i === 13 ? 4 : 50 } },
      { members: { payer: 'C', class: 'y' }, month, values: { total_claims: 30 } },
    ]);
    const byMonth = byPayer({
      periods: [...months, '2024'],
      leaves,
      hidden: ({ period }) => period === '2025-02',
    });
    // By class only the year is shown, of totals every month.
    const byClass = family({
      name: 'claims_by_class',
      dimensions: ['class'],
      periods: [...months, '2024'],
      leaves,
      hidden: ({ period, name }) => (name !== '*' && period !== '2024') || period === '2025-02',
    });
    expect(await attacked([byMonth, byClass])).toEqual([]);
  });

  test('consecutive months of two quarters that are small together', async () => {
    const six = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06'];
    const hidden = ({ period }: HandMadeCell) => period === '2025-03' || period === '2025-04';
    const found = await attacked([
      byPayer({ periods: [...six, '2025-Q1', '2025-Q2'], leaves: quarter([40, 38, 3, 4, 50, 60]), hidden }),
    ]);
    expect(told(found)).toContain('sum total_claims 2025-03, payer = A to 2025-04 7–7');
  });
});

describe('families together', () => {
  const leaves: Leaf[] = [
    ['A', 'x', '2025-01', 30],
    ['A', 'y', '2025-02', 25],
    ['A', 'x', '2025-03', 6],
    ['B', 'x', '2025-01', 50],
    ['B', 'y', '2025-02', 60],
    ['B', 'y', '2025-03', 70],
  ].map(([payer, cls, month, total_claims]) => ({
    members: { payer: String(payer), class: String(cls) },
    month: String(month),
    values: { total_claims: Number(total_claims) },
  }));
  const months = ['2025-01', '2025-02', '2025-03', '2025-Q1'];
  const names = ['2025-03 A', '2025-03 B', '2025-Q1 A', '2025-Q1 B'];

  test('a margin withheld in one and shown in the other', async () => {
    const first = byPayer({ periods: months, leaves, hidden: hides(...names) });
    const apart = family({ periods: ['2025-Q1'], leaves, hidden: () => false });
    const found = await attacked([first, apart]);
    expect(told(found)).toContain('count total_claims 2025-03, payer = A 6–6');
  });

  test('the same with complements in both', async () => {
    const first = byPayer({ periods: months, leaves, hidden: hides(...names) });
    const second = family({
      periods: ['2025-Q1'],
      leaves,
      hidden: hides('A *', 'B *', 'A x', 'B x'),
    });
    expect(await attacked([first, second])).toEqual([]);
  });

  test('families that share margins in a circle are refused', async () => {
    const triple = (['payer', 'class', 'place'] as const).map((left, i, all) => {
      const right = all[(i + 1) % 3]!;
      return family({
        name: `${left}_${right}`,
        dimensions: [left, right],
        leaves: [
          { members: { payer: 'A', class: 'x', place: 'p' }, month: '2025-01', values: { total_claims: 50 } },
        ],
        hidden: () => false,
      });
    });
    expect((await attacked(triple)).map(({ kind }) => kind)).toEqual(['cyclic']);
    expect(await attacked(triple.slice(0, 2))).toEqual([]);
  });
});

describe('parts of claims', () => {
  const categories = [
    'no_charge_claims',
    'zero_pay_claims',
    'underpaid_claims',
    'overpaid_claims',
    'matched_claims',
  ];
  const fact = claimsFact(
    Object.fromEntries(categories.map((name) => [name, { kind: 'count', within: 'total_claims' } as const])),
    [{ total: 'total_claims', parts: categories }],
  );
  const measures = ['total_claims', ...categories];
  const leaves: Leaf[] = [
    {
      members: { payer: 'A' },
      month: '2025-01',
      values: {
        total_claims: 200,
        zero_pay_claims: 5,
        underpaid_claims: 40,
        overpaid_claims: 30,
        matched_claims: 125,
      },
    },
  ];
  const one = (hidden: readonly string[]) =>
    byPayer({ fact, measures, leaves, levels: [[]], hidden: (_, measure) => hidden.includes(measure) });
  // Two more months in which everything is shown make all levels count as published.
  const shown = (family_: HandMadeFamily): HandMadeFamily => ({
    ...family_,
    periods: ['2025-01', '2025-02'],
    leaves: [
      ...leaves,
      {
        members: { payer: 'A' },
        month: '2025-02',
        values: {
          total_claims: 100,
          zero_pay_claims: 20,
          underpaid_claims: 20,
          overpaid_claims: 20,
          matched_claims: 40,
        },
      },
    ],
    hidden: (cell, measure) => cell.period === '2025-01' && family_.hidden(cell, measure),
  });

  test('the five categories give the missing one away', async () => {
    const found = await attacked([shown(one(['zero_pay_claims']))]);
    expect(told(found)).toContain('count zero_pay_claims 2025-01 5–5');
    expect(await attacked([shown(one(['zero_pay_claims', 'matched_claims']))])).toEqual([]);
  });

  test('the rest of a rate is a count too', async () => {
    const most: Leaf[] = [
      {
        members: { payer: 'A' },
        month: '2025-01',
        values: { total_claims: 140, underpaid_claims: 10, matched_claims: 130 },
      },
    ];
    const found = await attacked([{ ...one([]), leaves: most }]);
    expect(told(found)).toEqual(
      expect.arrayContaining(['shown underpaid_claims 2025-01', 'shown matched_claims 2025-01']),
    );
  });
});

describe('someone who knows the algorithm', () => {
  test('takes a complement for 11 or more', async () => {
    const pair = (complement: number) =>
      byPayer({ leaves: payers({ A: 60, B: 4, C: complement }), hidden: hides('B', 'C') });
    expect(told(await attacked([pair(11)]))).toEqual(['aware total_claims 2025-01, payer = B 1–4']);
    expect(await attacked([pair(30)])).toEqual([]);
  });
});

describe('patients', () => {
  const fact = claimsFact({ patients: { kind: 'people' } });
  const measures = ['total_claims', 'patients'];
  const leaves = payers({ A: 100, B: 100, C: 13 });
  const people: Record<string, number> = { A: 50, B: 40, C: 10, '*': 100 };
  const patients = ({ name }: HandMadeCell) => people[name]!;

  test('pinned by the parent less the other parts', async () => {
    const hidden = ({ name }: HandMadeCell, measure: string) => name === 'C' && measure === 'patients';
    const found = await attacked([byPayer({ fact, measures, leaves, patients, hidden })]);
    expect(told(found)).toContain('patients patients 2025-01, payer = C 10–13');
    const clean = await attacked([byPayer({ fact, measures, leaves, patients, hidden: hides('B', 'C') })]);
    expect(clean).toEqual([]);
  });
});

describe('dollars', () => {
  const fact = claimsFact({ total_charges: { kind: 'dollars' } });
  const measures = ['total_claims', 'total_charges'];
  const priced = (values: Readonly<Record<string, number>>): Leaf[] =>
    Object.entries(values).map(([payer, total_claims]) => ({
      members: { payer },
      month: '2025-01',
      values: { total_claims, total_charges: total_claims * 100 },
    }));

  test('at a known price a narrow amount is a count', async () => {
    const leaves = priced({ A: 300, B: 4, C: 40 });
    const hidden = ({ name }: HandMadeCell, measure: string) =>
      name === 'B' || (name === 'C' && measure === 'total_claims');
    const found = await attacked([byPayer({ fact, measures, leaves, hidden })]);
    expect(told(found)).toEqual(['dollars total_charges 2025-01, payer = B 400–400']);
    expect(await attacked([byPayer({ fact, measures, leaves, hidden: hides('B', 'C') })])).toEqual([]);
  });

  test('an amount that two patients dominate', async () => {
    const leaves = priced({ A: 300, B: 40, C: 50 });
    const topTwo = ({ name }: HandMadeCell, amount: number): [number, number] =>
      name === 'B' ? [amount * 0.6, amount * 0.3] : [amount / 40, amount / 40];
    const make = (...names: string[]) =>
      byPayer({
        fact,
        measures,
        leaves,
        topTwo,
        hidden: ({ name }, measure) => measure === 'total_charges' && names.includes(name),
      });
    expect(told(await attacked([make()]))).toEqual(['shown total_charges 2025-01, payer = B']);
    expect(told(await attacked([make('B')]))).toEqual([
      'dominated total_charges 2025-01, payer = B 4000–4000',
    ]);
    expect(await attacked([make('B', 'C')])).toEqual([]);
  });
});

describe('receivables against months', () => {
  const claims = claimsFact({
    underpaid_claims: { kind: 'count', within: 'total_claims' },
    zero_pay_claims: { kind: 'count', within: 'total_claims' },
  });
  const receivables = {
    name: 'receivables',
    base: 'open_claims',
    measures: { open_claims: { kind: 'count' } },
    identities: [],
  } as const;
  const month = (name: string, payer: string, zero: number, under: number): Leaf => ({
    members: { payer },
    month: name,
    values: { total_claims: 200, zero_pay_claims: zero, underpaid_claims: under },
  });
  const months = ['2025-10', '2025-11', '2025-12'].flatMap((name) => [
    month(name, 'A', 40, name === '2025-11' ? 5 : 35),
    month(name, 'B', 30, 45),
  ]);
  const byMonth = byPayer({
    fact: claims,
    measures: ['total_claims', 'underpaid_claims', 'zero_pay_claims'],
    periods: ['2025-10', '2025-11', '2025-12'],
    leaves: months,
    hidden: ({ period, name }, measure) =>
      measure === 'underpaid_claims' && period === '2025-11' && name !== '*',
  });
  const open = (hidden: HandMadeFamily['hidden']) =>
    family({
      name: 'receivables_by_payer',
      fact: receivables,
      dimensions: ['payer', 'age_bucket'],
      periods: [],
      measures: ['open_claims'],
      // As of 31 December the ages 31 to 60 are November's, and 0 to 30 those of December.
      leaves: (['A', 'B'] as const).flatMap((payer) => [
        { members: { payer, age_bucket: '0-30' }, values: { open_claims: 75 } },
        { members: { payer, age_bucket: '31-60' }, values: { open_claims: payer === 'A' ? 45 : 75 } },
        { members: { payer, age_bucket: '61-90' }, values: { open_claims: 73 } },
        { members: { payer, age_bucket: '90+' }, values: { open_claims: 2 } },
      ]),
      hidden: (cell, measure) =>
        cell.members['age_bucket'] === '61-90' ||
        cell.members['age_bucket'] === '90+' ||
        hidden(cell, measure),
    });

  test('the bucket of November gives its exception count away', async () => {
    const found = await attacked([byMonth, open(() => false)]);
    expect(told(found)).toContain('count underpaid_claims 2025-11, payer = A 5–5');
  });

  test('not where the bucket is withheld', async () => {
    const found = await attacked([byMonth, open(({ members }) => members['age_bucket'] !== undefined)]);
    expect(told(found).filter((line) => line.includes('underpaid'))).toEqual([]);
  });

  test('nor where receivables go by the peak outstanding', async () => {
    const found = await attacked([byMonth, open(() => false)], { receivablesAmount: 'peak_outstanding' });
    expect(told(found).filter((line) => line.includes('underpaid'))).toEqual([]);
  });
});

describe('the release itself', () => {
  const clean = handMadeRelease([byPayer({ leaves: payers({ A: 120, B: 64 }), hidden: () => false })]);
  const table = clean.tables['claims_by_payer']!;
  const withTable = (changes: Partial<typeof table>) => ({
    ...clean,
    truth: null,
    tables: { ...clean.tables, claims_by_payer: { ...table, ...changes } },
  });
  const kinds = async (release: typeof clean) =>
    (await attackRelease({ releases: [release], facts: [counts] })).report.violations.map(
      ({ kind, required }) => `${kind}: ${required}`,
    );

  test('a lost row', async () => {
    expect(await kinds(withTable({ rows: table.rows.slice(1) }))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^format: the manifest says 3 rows/)]),
    );
  });

  test('an edited value breaks a margin', async () => {
    const rows = table.rows.map((row) => row.map((value) => (value === 120 ? 119 : value)));
    expect(await kinds(withTable({ rows }))).toEqual([
      expect.stringMatching(/^margin: it must equal the sum of its 2 published parts/),
    ]);
  });

  test('a value beside a withheld mark', async () => {
    const mark = table.columns.indexOf('total_claims_withheld');
    const rows = table.rows.map((row, r) => row.map((value, c) => (r === 0 && c === mark ? 1 : value)));
    expect(await kinds(withTable({ rows }))).toEqual([
      expect.stringMatching(/^format: a cell is null if and only if/),
    ]);
  });

  test('a support column and a table nobody documents', async () => {
    const release = withTable({
      columns: [...table.columns, 'total_claims_top1'],
      rows: table.rows.map((row) => [...row, 3]),
    });
    expect(
      await kinds({ ...release, tables: { ...release.tables, scratch: { columns: ['a'], rows: [] } } }),
    ).toEqual([
      'format: the table has columns that are not documented: total_claims_top1',
      'format: the file holds a table that the manifest does not name',
    ]);
  });
});

describe('releases together', () => {
  const released = (asOf: string, values: Readonly<Record<string, number>>) =>
    handMadeRelease([byPayer({ leaves: payers(values), hidden: () => false })], {
      id: `${asOf}-00000000`,
      asOf,
    });
  const chain = async (...releases: ReturnType<typeof handMadeRelease>[]) =>
    (await attackRelease({ releases, facts: [counts, receivables] })).report;
  const receivables = {
    name: 'receivables',
    base: 'open_claims',
    measures: { open_claims: { kind: 'count' } },
    identities: [],
  } as const;

  test('a closed month that is restated by a few claims', async () => {
    const report = await chain(
      released('2025-12-31', { A: 120, B: 69 }),
      released('2025-09-30', { A: 120, B: 64 }),
    );
    expect(told(report.violations)).toEqual(
      expect.arrayContaining(['restatement total_claims 2025-01, payer = B 5–5']),
    );
    const same = released('2025-09-30', { A: 120, B: 64 });
    expect((await chain(released('2025-12-31', { A: 120, B: 64 }), same)).violations).toEqual([]);
  });

  test('what is withheld in one release and shown in another is not withheld', async () => {
    const hidden = ({ period, name }: HandMadeCell) => period === '2025-01' && (name === 'B' || name === 'C');
    const one = (asOf: string, hide: HandMadeFamily['hidden']) =>
      handMadeRelease([byPayer({ leaves: payers({ A: 120, B: 4, C: 40 }), hidden: hide })], {
        id: asOf,
        asOf,
      });
    expect((await chain(one('2025-12-31', hidden))).violations).toEqual([]);
    const old = one('2025-09-30', ({ name }) => name === 'A' || name === 'B');
    expect(told((await chain(one('2025-12-31', hidden), old)).violations)).toContain(
      'count total_claims 2025-01, payer = B 4–4',
    );
  });

  test('a mark tells nothing where its own release shows nothing of the level', async () => {
    // The old release shows no payer at all, zeros included; the new one, without February, shows some.
    const values = { A: 120, B: 0, C: 4, D: 30 };
    const one = (asOf: string, periods: readonly string[], hidden: HandMadeFamily['hidden']) => {
      const leaves = periods.flatMap((month) => payers(values, month));
      return handMadeRelease([byPayer({ leaves, periods, hidden })], { id: asOf, asOf });
    };
    const old = one('2025-09-30', ['2025-01', '2025-02'], ({ name }) => name !== '*');
    const fresh = one('2025-12-31', ['2025-01'], hides('C', 'D'));
    for (const order of [
      [fresh, old],
      [old, fresh],
    ]) {
      const report = await chain(...order);
      expect(report.notes).toEqual([]);
      expect(report.violations).toEqual([]);
    }
  });

  test('the years of “all” of two releases differ by a small year', async () => {
    const years = (asOf: string, names: readonly string[]) =>
      handMadeRelease(
        [
          byPayer({
            periods: [...names, 'all'],
            leaves: names.map((name) => ({
              members: { payer: 'A' },
              month: `${name}-01`,
              values: { total_claims: name === '2025' ? 6 : 50 },
            })),
            hidden: ({ period }) => period === '2025',
          }),
        ],
        { id: asOf, asOf },
      );
    const found = await chain(years('2025-12-31', ['2024', '2025']), years('2024-12-31', ['2024']));
    expect(told(found.violations)).toContain('count total_claims 2025, payer = A 6–6');
  });

  test('snapshots of receivables', async () => {
    const snapshot = (asOf: string, young: number, old: number) =>
      handMadeRelease(
        [
          family({
            name: 'receivables_by_payer',
            fact: receivables,
            dimensions: ['age_bucket'],
            periods: [],
            measures: ['open_claims'],
            leaves: [
              { members: { age_bucket: '0-30' }, values: { open_claims: young } },
              { members: { age_bucket: '90+' }, values: { open_claims: old } },
            ],
            hidden: () => false,
          }),
        ],
        { id: asOf, asOf },
      );
    const first = snapshot('2025-09-30', 60, 30);
    const found = await chain(snapshot('2025-12-31', 55, 85), first);
    expect(told(found.violations).sort()).toEqual([
      'snapshot open_claims as of 2025-09-30, age_bucket = 0-30, and as of 2025-12-31 5–5',
      'snapshot open_claims as of 2025-09-30, and as of 2025-12-31 5–5',
    ]);
    expect((await chain(snapshot('2025-12-31', 80, 50), first)).violations).toEqual([]);
  });

  test('snapshots that show other levels are no circle, one that shows all of them is', async () => {
    const pairs = [
      ['payer', 'age_bucket'],
      ['age_bucket', 'priority_bucket'],
      ['priority_bucket', 'payer'],
    ];
    const snapshot = (asOf: string, open: number, levels: readonly string[][]) => {
      const members = { payer: 'A', age_bucket: '90+', priority_bucket: 'High' };
      const families = levels.map((dimensions) =>
        family({
          name: dimensions.join('_'),
          fact: receivables,
          dimensions,
          periods: [],
          measures: ['open_claims'],
          leaves: [{ members, values: { open_claims: open } }],
          hidden: () => false,
        }),
      );
      return handMadeRelease(families, { id: asOf, asOf });
    };
    const kinds = async (...releases: AttackedRelease[]) =>
      (await chain(...releases)).violations.map(({ kind }) => kind);
    const first = snapshot('2025-09-30', 60, pairs.slice(0, 2));
    expect(await kinds(snapshot('2025-12-31', 90, pairs.slice(1)), first)).toEqual([]);
    expect(await kinds(snapshot('2025-12-31', 90, pairs), first)).toEqual(['cyclic']);
  });
});
