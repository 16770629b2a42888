import { describe, expect, test } from 'vitest';
import type { AttackedFact } from './attack-input.ts';
import { attackRelease } from './attack-release.ts';
import {
  claimsFact,
  type HandMadeCell,
  type HandMadeFamily,
  handMadeRelease,
  type Leaf,
} from './testing/hand-made-release.ts';

// Mistakes a mask could make, each beside a twin without it; those of single tables stand in attack-release.test.ts.

/** `kind measure cell from–to` of each violation of a release of these families. */
async function told(...families: readonly HandMadeFamily[]): Promise<string[]> {
  const facts = [...new Map(families.map(({ fact }) => [fact.name, fact])).values()];
  const { report } = await attackRelease({ releases: [handMadeRelease(families)], facts });
  expect(report.notes).toEqual([]);
  return report.violations.map(({ kind, measure, cell, interval }) =>
    [kind, measure, cell, interval === null ? '' : `${interval.from}–${interval.to}`].join(' ').trim(),
  );
}

describe('a mean times its denominator', () => {
  // A priority score is 1 to 11 points per open claim: a sum of 3 points is 1 to 3 claims.
  const fact: AttackedFact = {
    name: 'receivables',
    base: 'open_claims',
    measures: { open_claims: { kind: 'count' }, priority_score: { kind: 'total', of: 'open_claims' } },
    identities: [],
  };
  const leaf = (payer: string, open_claims: number, priority_score: number): Leaf => ({
    members: { payer },
    values: { open_claims, priority_score },
  });
  const open = (hidden: HandMadeFamily['hidden']): HandMadeFamily => ({
    name: 'receivables_by_payer',
    fact,
    dimensions: ['payer'],
    periods: [],
    measures: ['open_claims', 'priority_score'],
    leaves: [leaf('A', 60, 300), leaf('B', 2, 3), leaf('C', 40, 150)],
    hidden,
  });
  const isPair = ({ name }: HandMadeCell) => name === 'B' || name === 'C';

  test('bounds the count where the sum is shown', async () => {
    const found = await told(open((cell, measure) => isPair(cell) && measure === 'open_claims'));
    expect(found).toContain('count open_claims as of 2025-12-31, payer = B 1–3');
  });

  test('does not where both are withheld', async () => {
    expect(await told(open(isPair))).toEqual([]);
  });
});

describe('a rate times its denominator', () => {
  const fact = claimsFact({
    underpaid_claims: { kind: 'count', within: 'total_claims' },
    settled_claims: { kind: 'count', within: 'total_claims' },
  });
  const leaf = (payer: string, total_claims: number, underpaid_claims: number): Leaf => ({
    members: { payer },
    month: '2025-01',
    values: { total_claims, underpaid_claims, settled_claims: total_claims },
  });
  const claims = (hidden: HandMadeFamily['hidden']): HandMadeFamily => ({
    name: 'claims_by_payer',
    fact,
    dimensions: ['payer'],
    periods: ['2025-01'],
    measures: ['total_claims', 'underpaid_claims', 'settled_claims'],
    // 130 of the 140 claims of B are underpaid: the 10 others are as few as 10 underpaid ones would be.
    leaves: [leaf('A', 300, 80), leaf('B', 140, 130), leaf('C', 200, 60)],
    hidden,
  });

  test('gives the rest away where numerators of all others are shown', async () => {
    const found = await told(claims(({ name }, measure) => name === 'B' && measure === 'underpaid_claims'));
    expect(found).toContain('rest underpaid_claims 2025-01, payer = B 10–10');
  });

  test('does not where another numerator is withheld', async () => {
    const found = await told(
      claims(({ name }, measure) => (name === 'B' || name === 'C') && measure === 'underpaid_claims'),
    );
    expect(found).toEqual([]);
  });
});

describe('distinct patients', () => {
  const fact = claimsFact({ patients: { kind: 'people' } });
  const MONTHS = ['2025-01', '2025-02', '2025-03'];
  const leaves = Object.entries({ A: [15, 60, 60], B: [40, 50, 70] }).flatMap(([payer, values]) =>
    values.map(
      (total_claims, i): Leaf => ({ members: { payer }, month: MONTHS[i]!, values: { total_claims } }),
    ),
  );
  /** Per payer (`*`: all) those of the months and of the quarter. */
  const people: Readonly<Record<string, readonly number[]>> = {
    A: [9, 30, 20, 58],
    B: [14, 30, 40, 70],
    '*': [17, 55, 60, 110],
  };
  const periods = [...MONTHS, '2025-Q1'];
  const quarter = (...names: readonly string[]): HandMadeFamily => ({
    name: 'claims_by_payer',
    fact,
    dimensions: ['payer'],
    periods,
    measures: ['total_claims', 'patients'],
    leaves,
    patients: ({ name, period }) => people[name]![periods.indexOf(period)]!,
    hidden: ({ name, period }, measure) =>
      measure === 'patients'
        ? names.includes(`${name} ${period}`)
        : name !== '*' && (period === '2025-01' || period === '2025-02'),
  });

  test('of a quarter are at most those of its months together', async () => {
    // 58 people in the quarter, 50 at most in two of its months; and 17 of all payers in the third.
    expect(await told(quarter('A 2025-01'))).toContain('patients patients 2025-01, payer = A 8–17');
  });

  test('stay open where another month is withheld too', async () => {
    expect(await told(quarter('A 2025-01', 'A 2025-02'))).toEqual([]);
  });
});

describe('unions of months', () => {
  const values = [40, 30, 35, 50, 45, 60, 40, 55, 50, 3, 4, 80];
  const months = values.map((_, i) => `2025-${String(i + 1).padStart(2, '0')}`);
  const leaves = values.map(
    (total_claims, i): Leaf => ({ members: { payer: 'A' }, month: months[i]!, values: { total_claims } }),
  );
  const year = (...names: readonly string[]): HandMadeFamily => ({
    name: 'claims_by_payer',
    fact: claimsFact(),
    dimensions: ['payer'],
    periods: [...months, '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2025'],
    measures: ['total_claims'],
    leaves,
    hidden: ({ period }) => names.includes(period),
  });

  test('are the year less what is shown of it', async () => {
    // The fourth quarter is withheld, but the year, the other quarters and December are not.
    const found = await told(year('2025-10', '2025-11', '2025-Q4'));
    expect(found).toContain('sum total_claims 2025-Q4, payer = A: 2 withheld parts along time 7–7');
  });

  test('stay open where another part of the year is withheld too', async () => {
    expect(await told(year('2025-10', '2025-11', '2025-Q4', '2025-09', '2025-Q3'))).toEqual([]);
  });
});

describe('receivables by age against claims by month', () => {
  const claims = claimsFact({
    underpaid_claims: { kind: 'count', within: 'total_claims' },
    zero_pay_claims: { kind: 'count', within: 'total_claims' },
  });
  const receivables: AttackedFact = {
    name: 'receivables',
    base: 'open_claims',
    measures: { open_claims: { kind: 'count' } },
    identities: [],
  };
  const month = (name: string, payer: string, total: number): Leaf => ({
    members: { payer },
    month: name,
    values: { total_claims: total, underpaid_claims: total - 20, zero_pay_claims: 20 },
  });
  const byMonth: HandMadeFamily = {
    name: 'claims_by_payer',
    fact: claims,
    dimensions: ['payer'],
    periods: ['2025-10', '2025-11', '2025-12'],
    measures: ['total_claims', 'underpaid_claims', 'zero_pay_claims'],
    leaves: ['2025-10', '2025-11', '2025-12'].flatMap((name) => [month(name, 'A', 40), month(name, 'B', 90)]),
    hidden: () => false,
  };
  // Ages 0 to 30 as of 31 December are those of December, whose claims are shown: 40 of A and 90 of B, all open.
  const open = (...names: readonly string[]): HandMadeFamily => ({
    name: 'receivables_by_payer',
    fact: receivables,
    dimensions: ['payer', 'age_bucket'],
    periods: [],
    measures: ['open_claims'],
    leaves: (['A', 'B'] as const).flatMap((payer) => {
      const size = payer === 'A' ? 40 : 90;
      return [
        { members: { payer, age_bucket: '0-30' }, values: { open_claims: size } },
        { members: { payer, age_bucket: '31-60' }, values: { open_claims: size } },
        { members: { payer, age_bucket: '61-90' }, values: { open_claims: size - 4 } },
        { members: { payer, age_bucket: '90+' }, values: { open_claims: 4 } },
      ];
    }),
    hidden: ({ name }) => names.includes(name),
  });

  test('give what is open away where all claims of the months around are shown', async () => {
    // All 120 claims of A are open, 116 of them in the buckets that are shown.
    const found = await told(byMonth, open('A 90+', 'B 90+', '* 90+', '* *', 'A *', 'B *'));
    expect(found).toContain('count open_claims as of 2025-12-31, age_bucket = 90+, payer = A 4–4');
  });

  test('do not where the bucket beside is withheld too', async () => {
    expect(await told(byMonth, open('A 61-90', 'A 90+', 'B 61-90', 'B 90+', '* 90+', '* 61-90'))).toEqual([]);
  });
});

describe('claims that each cost more than 10,000 USD', () => {
  const fact = claimsFact({
    total_charges: { kind: 'dollars' },
    high_value_claims: {
      kind: 'count',
      within: 'total_claims',
      above: { amount: 'total_charges', limit: 10_000 },
    },
  });
  const leaf = (
    payer: string,
    total_claims: number,
    high_value_claims: number,
    total_charges: number,
  ): Leaf => ({
    members: { payer },
    month: '2025-01',
    values: { total_claims, high_value_claims, total_charges },
  });
  const claims = (
    leaves: readonly Leaf[],
    hidden: HandMadeFamily['hidden'],
    topTwo?: HandMadeFamily['topTwo'],
  ): HandMadeFamily => ({
    name: 'claims_by_payer',
    fact,
    dimensions: ['payer'],
    periods: ['2025-01'],
    measures: ['total_claims', 'total_charges', 'high_value_claims'],
    leaves,
    hidden,
    ...(topTwo && { topTwo }),
  });
  const isOf =
    (names: string, measures: readonly string[]): HandMadeFamily['hidden'] =>
    ({ name }, measure) =>
      names.includes(name) && measures.includes(measure);

  // 55,000 USD hold five such claims, with or without B's own count.
  const leaves = [leaf('A', 300, 90, 2_000_000), leaf('B', 60, 4, 55_000), leaf('C', 200, 40, 900_000)];
  const COUNT = 'high_value_claims';

  test('are few where little was charged', async () => {
    const found = await told(claims(leaves, isOf('BC', [COUNT])));
    expect(found).toContain('count high_value_claims 2025-01, payer = B 1–5');
  });

  test('may be many where what was charged is withheld beside enough else', async () => {
    expect(await told(claims(leaves, isOf('BC', [COUNT, 'total_charges'])))).toEqual([]);
  });

  test('are few where what was charged can be worked out to be little', async () => {
    const poor = [
      leaf('A', 300, 90, 2_000_000),
      leaf('B', 60, 4, 55_000),
      leaf('C', 200, 2, 41_000),
      leaf('D', 90, 30, 800_000),
    ];
    const found = await told(
      claims(poor, ({ name }, measure) =>
        measure === COUNT ? 'BCD'.includes(name) : measure === 'total_charges' && 'BC'.includes(name),
      ),
    );
    // 96,000 USD in all: nine for both, so at most eight each.
    expect(found).toContain('count high_value_claims 2025-01, payer = B 1–8');
  });

  test('bound what is charged from below, where they are known', async () => {
    const dear = [leaf('A', 300, 90, 2_000_000), leaf('B', 60, 20, 210_000), leaf('C', 200, 40, 900_000)];
    const dominated: HandMadeFamily['topTwo'] = ({ name }, amount) =>
      name === 'B' ? [amount * 0.6, amount * 0.1] : [amount / 20, amount / 20];
    const hidden = (...measures: string[]) => isOf('BC', ['total_charges', ...measures]);
    expect(await told(claims(dear, hidden(), dominated))).toEqual([
      'dominated total_charges 2025-01, payer = B 200000.2–709999.6',
    ]);
    expect(await told(claims(dear, hidden(COUNT), dominated))).toEqual([]);
  });

  test('bound it from above, where there are none', async () => {
    const cheap = [leaf('A', 300, 90, 2_000_000), leaf('B', 12, 0, 115_000), leaf('C', 200, 40, 900_000)];
    const dominated: HandMadeFamily['topTwo'] = ({ name }, amount) =>
      name === 'B' ? [amount * 0.6, amount * 0.1] : [amount / 20, amount / 20];
    const found = await told(claims(cheap, isOf('BC', ['total_charges']), dominated));
    expect(found).toEqual(['dominated total_charges 2025-01, payer = B 0–120000']);
  });
});
