import { describe, expect, it } from 'vitest';
import type { FamilyTable } from './family-table.ts';
import { createHighsSolver } from './highs-solver.ts';
import { maskFact } from './mask.ts';
import { allTogether, chainOf, movedMarks, type Release } from './testing/chain-of.ts';
import {
  type Claim,
  claimsOf,
  definitionOf,
  factOf,
  familyOf,
  withheldCells,
} from './testing/claims-table.ts';
import { derivableCells } from './testing/derivable-cells.ts';
import { tableThrough } from './testing/table-through.ts';

const solver = await createHighsSolver();
const fact = factOf();
const counts = [{ names: ['total_claims', 'patients'] }];
const primary = (row: { values: Readonly<Record<string, number>> }) => {
  const claims = row.values['total_claims']!;
  return claims > 0 && claims < 11;
};

/** Claims of payers by quarter of 2024 and 2025, one list per payer, first quarter first. */
function quarterly(sizes: Readonly<Record<string, readonly number[]>>): Claim[] {
  return Object.entries(sizes).flatMap(([payer, list]) =>
    list.flatMap((n, q) =>
      claimsOf(n, { payer }, { month: `${2024 + Math.floor(q / 4)}-${['02', '05', '08', '11'][q % 4]}` }),
    ),
  );
}

const byPayer = {
  name: 'by_payer',
  fact,
  definition: definitionOf(['payer'], ['quarter', 'year', 'all'], counts),
};
const through = (claims: readonly Claim[], last: string): FamilyTable =>
  tableThrough(byPayer, claims, ['2024-Q1', last]);

const hidden = ({ families, masked }: Release, measure = 'total_claims') =>
  withheldCells(families[0]!, masked, measure);
const derivable = (chain: readonly Release[], measure = 'total_claims') => {
  const { families, masked } = allTogether(fact, chain);
  return derivableCells(families, masked, measure, primary);
};

describe('a release beside earlier ones of its chain', () => {
  // The fourth quarter of D is the small one; 2024 is whole with it.
  const late = quarterly({
    A: [90, 91, 92, 93],
    B: [60, 61, 62, 63],
    C: [30, 31, 32, 33],
    D: [20, 21, 22, 4],
  });

  it('hides a small cell of a new quarter behind new cells: what was shown stays shown', () => {
    const chain = chainOf(fact, [[through(late, '2024-Q3')], [through(late, '2024-Q4')]], solver);
    expect(hidden(chain[0]!)).toEqual([]);
    expect(movedMarks(chain[0]!, chain[1]!, 'total_claims')).toEqual([]);
    // The year of D less its three shown quarters would be the fourth: a rectangle of new cells hides it.
    expect(hidden(chain[1]!)).toEqual(['2024-Q4/C', '2024-Q4/D', '2024/C', '2024/D', 'all/C', 'all/D']);
    expect(derivable(chain)).toEqual([]);
  });

  it('would take back what was shown without the ledger, and both releases together would tell', () => {
    const [first, second] = [through(late, '2024-Q3'), through(late, '2024-Q4')];
    const alone = [first, second].map((table) => ({
      families: [table],
      masked: maskFact({ fact, families: [table], tieKey: 'k', solver }).masked,
    }));
    expect(movedMarks(alone[0]!, alone[1]!, 'total_claims')).not.toEqual([]);
    expect(derivable(alone)).not.toEqual([]);
  });

  it('keeps withheld what was withheld, and completes its year around it', () => {
    const early = quarterly({
      A: [90, 91, 92, 93],
      B: [60, 61, 62, 63],
      C: [23, 31, 32, 33],
      D: [4, 21, 22, 24],
    });
    const chain = chainOf(
      fact,
      [[through(early, '2024-Q2')], [through(early, '2024-Q3')], [through(early, '2024-Q4')]],
      solver,
    );
    expect(hidden(chain[0]!)).toEqual(['2024-Q1/C', '2024-Q1/D']);
    expect(hidden(chain[1]!)).toEqual(['2024-Q1/C', '2024-Q1/D']);
    expect(movedMarks(chain[1]!, chain[2]!, 'total_claims')).toEqual([]);
    // The years stay: the last quarter, the only one that is new, hides what the years would tell.
    expect(hidden(chain[2]!)).toEqual(['2024-Q1/C', '2024-Q1/D', '2024-Q4/C', '2024-Q4/D']);
    expect(derivable(chain)).toEqual([]);
  });

  it('masks the same release again as it is', () => {
    const table = through(late, '2024-Q4');
    const [first, again] = chainOf(fact, [[table], [table]], solver);
    expect(hidden(first!)).not.toEqual([]);
    expect(again!.masked).toEqual(first!.masked);
  });

  it('remembers months that are no longer published', () => {
    const months = [40, 38, 6].flatMap((n, m) => [
      ...claimsOf(n, { payer: 'A' }, { month: `2025-0${m + 1}` }),
      ...claimsOf(50 + m, { payer: 'B' }, { month: `2025-0${m + 1}` }),
    ]);
    const family = familyOf('by_payer', fact, definitionOf(['payer'], ['month', 'quarter'], counts), months);
    const rowsOf = (...periods: string[]) => ({
      ...family,
      rows: family.rows.filter(({ period }) => periods.includes(period)),
    });
    const [first, second] = [rowsOf('2025-01', '2025-02'), rowsOf('2025-03', '2025-Q1')];
    const chain = chainOf(fact, [[first], [second]], solver);
    expect(hidden(chain[0]!)).toEqual([]);
    // 84 of the quarter less 40 and 38 of the first release would be the 6 of March.
    expect(hidden(chain[1]!)).toEqual(expect.arrayContaining(['2025-03/A', '2025-Q1/A']));
    expect(derivable(chain)).toEqual([]);
  });

  it('knows a year as the difference of two sums of years', () => {
    const rated = factOf({
      measures: { late_deaths: { kind: 'count', sum: 'd', within: 'total_claims' } },
    });
    const claims = ['2023', '2024', '2025'].flatMap((year) =>
      ['A', 'B', 'C'].flatMap((payer, p) => {
        const month = `${year}-06`;
        const deaths = year === '2025' && payer === 'A' ? 3 : 20 + p;
        return [
          ...claimsOf(deaths, { payer }, { month, values: { late_deaths: 1 } }),
          ...claimsOf(60, { payer }, { month }),
        ];
      }),
    );
    const definition = definitionOf(
      ['payer'],
      ['year', 'all'],
      [{ names: ['total_claims', 'patients'] }, { names: ['late_deaths'], grains: ['all'] }],
    );
    const known = (year: string) =>
      familyOf(
        'by_payer',
        rated,
        definition,
        claims.filter((claim) => claim.month < `${Number(year) + 1}`),
      );
    const chain = chainOf(rated, [[known('2024')], [known('2025')]], solver);
    const spans = (release: Release) =>
      hidden(release, 'late_deaths').filter((cell) => cell.startsWith('all/'));
    expect(spans(chain[0]!)).toEqual([]);
    expect(spans(chain[1]!)).toEqual(['all/A', 'all/B']);
  });

  it('keeps a level withheld as a whole, zeros included, and decides about new cells anew', () => {
    const payers = Array.from({ length: 12 }, (_, p) => `P${String(p).padStart(2, '0')}`);
    const sizes = Object.fromEntries(
      payers.map((payer, p) => [
        payer,
        p < 6 ? [3, 2, 0, 4, 60, 60, 60, 60] : [80, 80, 80, 80, 80, 80, 80, 80],
      ]),
    );
    const claims = quarterly(sizes);
    const chain = chainOf(fact, [[through(claims, '2024-Q4')], [through(claims, '2025-Q4')]], solver);
    const quarters = hidden(chain[0]!).filter((cell) => cell.includes('-Q') && cell.includes('/P'));
    expect(quarters).toHaveLength(48);
    expect(quarters).toContain('2024-Q3/P00');
    expect(movedMarks(chain[0]!, chain[1]!, 'total_claims')).toEqual([]);
    expect(chain[1]!.masked[0]!.wholly['total_claims']!.filter((flag) => flag === 1).length).toBeGreaterThan(
      47,
    );
    expect(derivable(chain)).toEqual([]);
  });

  it('does not let the total of new cells tell of each, where their level is withheld beside older ones that are shown', () => {
    const payers = Array.from({ length: 12 }, (_, p) => `P${String(p).padStart(2, '0')}`);
    const months = ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06'];
    // From April on every payer but one has a single claim: whoever takes a mark for 1 or more would know all of them.
    const claims = payers.flatMap((payer, p) =>
      months.flatMap((month, m) => claimsOf(m < 3 ? 40 : p < 11 ? 1 : 11, { payer }, { month })),
    );
    const family = familyOf('by_payer', fact, definitionOf(['payer'], ['month'], counts), claims);
    const upTo = (last: string) => ({ ...family, rows: family.rows.filter(({ period }) => period <= last) });
    const chain = chainOf(fact, [[upTo('2024-03')], [upTo('2024-06')]], solver);
    expect(hidden(chain[0]!)).toEqual([]);
    expect(movedMarks(chain[0]!, chain[1]!, 'total_claims')).toEqual([]);
    const totals = months.slice(3).map((month) => `${month}/(all)`);
    expect(hidden(chain[1]!)).toEqual(expect.arrayContaining(totals));
  });

  it('takes a member that is new as having had nothing before', () => {
    const before = quarterly({ A: [90, 91], B: [60, 61], C: [23, 31], D: [4, 21] });
    const after = [...before, ...quarterly({ A: [0, 0, 90], B: [0, 0, 70], E: [0, 0, 5] })];
    const chain = chainOf(fact, [[through(before, '2024-Q2')], [through(after, '2024-Q3')]], solver);
    expect(hidden(chain[1]!)).toEqual(['2024-Q1/C', '2024-Q1/D', '2024-Q3/B', '2024-Q3/E']);
    expect(derivable(chain)).toEqual([]);
  });

  it('does not take back what a raised threshold would withhold by now', () => {
    const claims = quarterly({ A: [90, 91], B: [60, 61], C: [15, 16] });
    const [table, next] = [through(claims, '2024-Q1'), through(claims, '2024-Q2')];
    const [first] = chainOf(fact, [[table]], solver);
    const shown = { total_claims: new Uint8Array(4).fill(1), patients: new Uint8Array(4).fill(1) };
    const wholly = { total_claims: new Uint8Array(4), patients: new Uint8Array(4) };
    const { masked } = maskFact({
      fact,
      families: [next],
      tieKey: 'k',
      solver,
      policy: { minimumCount: 20, minimumPeople: 20 },
      published: [{ name: 'by_payer', rows: table.rows, shown, wholly }],
    });
    expect(hidden(first!)).toEqual([]);
    expect(hidden({ families: [next], masked })).toEqual(['2024-Q2/B', '2024-Q2/C']);
  });

  it('refuses what earlier releases leave no way to protect, and says what to do', () => {
    const claims = quarterly({ A: [90, 91], B: [4, 61] });
    const [table, next] = [through(claims, '2024-Q1'), through(claims, '2024-Q2')];
    // The first release showed A and the total: B is their difference for good.
    const shown = {
      total_claims: Uint8Array.from(table.rows, ({ members }) => (members[0] === 'B' ? 0 : 1)),
    };
    const published = [{ name: 'by_payer', rows: table.rows, shown, wholly: {} }];
    expect(() => maskFact({ fact, families: [next], tieKey: 'k', solver, published })).toThrowError(
      expect.objectContaining({
        code: 'RELEASE_REFUSED',
        message: expect.stringMatching(/follow from what must be shown.*another data directory/),
      }),
    );
  });

  it('proves nothing again on which nothing new bears', () => {
    const early = quarterly({ A: [90, 91], B: [60, 61], C: [23, 31], D: [4, 21] });
    const [first, second] = [through(early, '2024-Q1'), through(early, '2024-Q2')];
    const chain = chainOf(fact, [[first], [second]], solver);
    const alone = maskFact({ fact, families: [second], tieKey: 'k', solver }).report;
    expect(alone.targets).toBeGreaterThan(0);
    expect(chain[0]!.witnesses!.length).toBeGreaterThan(0);
    expect(chain[1]!.targets).toBe(0);
    // The proof is handed on to the release that may need it.
    expect(chain[1]!.witnesses).toEqual(chain[0]!.witnesses);
  });
});
