import { describe, expect, it } from 'vitest';
import { createHighsSolver } from './highs-solver.ts';
import { maskFact } from './mask.ts';
import { chainOf, ledgerOf } from './testing/chain-of.ts';
import {
  type Claim,
  claimsOf,
  definitionOf,
  factOf,
  familyOf,
  withheldCells,
} from './testing/claims-table.ts';
import { tableThrough } from './testing/table-through.ts';

const solver = await createHighsSolver();

// Claims of more than 10,000 USD each; amounts in cents.
const fact = factOf({
  measures: {
    high_value_claims: {
      kind: 'count',
      sum: 'h',
      within: 'total_claims',
      above: { amount: 'total_charges', limit: 10_000 },
    },
  },
});

/** Claims of a payer, `dear` ones above the limit among them. */
function claimsAt(payer: string, cheap: number, dear: number, [low, high] = [100_00, 30_000_00]): Claim[] {
  const values = { high_value_claims: 1 };
  return [
    ...claimsOf(cheap, { payer }, { amount: low! }),
    ...claimsOf(dear, { payer }, { amount: high!, values }),
  ];
}

function withheldOf(claims: readonly Claim[], names = Object.keys(fact.measures)) {
  const family = familyOf('by_payer', fact, definitionOf(['payer'], [], [{ names }]), claims);
  const { masked } = maskFact({ fact, families: [family], tieKey: 'k', solver });
  return (measure: string) =>
    withheldCells(family, masked, measure).map((cell) => cell.slice('as-of/'.length));
}

describe('claims above a limit', () => {
  it('are hidden by another payer’s where amounts leave room for more', () => {
    const withheld = withheldOf([
      ...claimsAt('A', 300, 90),
      ...claimsAt('B', 60, 4, [9_000_00, 30_000_00]),
      ...claimsAt('C', 200, 40),
    ]);
    expect(withheld('high_value_claims')).toEqual(['B', 'C']);
    expect(withheld('total_charges')).toEqual([]);
  });

  it('are hidden together with an amount that would have room for few', () => {
    const withheld = withheldOf([
      ...claimsAt('A', 300, 90),
      // 56,000 USD: five at most.
      ...claimsAt('B', 60, 4, [100_00, 12_500_00]),
      ...claimsAt('C', 200, 40),
    ]);
    expect(withheld('high_value_claims')).toEqual(['B', 'C']);
    expect(withheld('total_charges')).toEqual(['B', 'C']);
  });

  it('are hidden beside amounts that together have room for few', () => {
    // Two persons make up most of what B and C were charged: both amounts are withheld. What they are together, 45,000
    // USD, would have room for four.
    const few = (payer: string) => [
      ...claimsOf(58, { payer }, { amount: 10_00 }),
      ...claimsOf(2, { payer }, { amount: 11_000_00, values: { high_value_claims: 1 } }),
    ];
    const withheld = withheldOf([
      ...claimsAt('A', 300, 90),
      ...few('B'),
      ...few('C'),
      ...claimsAt('D', 200, 40),
    ]);
    expect(withheld('total_charges')).toEqual(['B', 'C', 'D']);
    expect(withheld('high_value_claims')).toEqual(['B', 'C', 'D']);
  });

  it('leave a dominated amount of claims below the limit no room to be what it must be able to be', () => {
    // 41 claims of 9,900 USD, 30 of them one person's: 410,000 at most, and a tenth more than 405,900 must be possible.
    const others = claimsOf(11, { payer: 'B' }, { amount: 9_900_00 });
    const claims = [
      ...claimsAt('A', 300, 90),
      ...others,
      ...Array.from({ length: 30 }, () => ({ ...others[0]!, person: 'one' })),
      ...claimsAt('C', 200, 40),
    ];
    expect(withheldOf(claims)('total_charges')).toEqual(['A', 'B', 'C']);
    const alone = ['total_claims', 'patients', 'total_charges'];
    expect(withheldOf(claims, alone)('total_charges')).toEqual(['B', 'C']);
  });

  it('hide an amount, too, where a later release withholds all that is new of a level that was shown once', () => {
    const inQuarters = (third: readonly number[]) =>
      ['2024-02', '2024-05'].flatMap((month, q) =>
        [
          ...claimsAt('A', 300, 90),
          ...claimsAt('B', 200, 40),
          ...claimsAt('C', 60, third[q]!, [500_00, 12_000_00]),
        ].map((claim) => ({ ...claim, month, person: `${q} ${claim.person}` })),
      );
    const names = Object.keys(fact.measures);
    const table = {
      name: 'by_payer',
      fact,
      definition: definitionOf(['payer'], ['quarter', 'year', 'all'], [{ names }]),
    };
    const claims = inQuarters([30, 2]);
    const [first, second] = (['2024-Q1', '2024-Q2'] as const).map((last) =>
      tableThrough(table, claims, ['2024-Q1', last]),
    );
    const chain = chainOf(fact, [[first!]], solver);
    const { masked } = maskFact({
      ...{ fact, families: [second!], tieKey: 'k', solver },
      ...{ published: ledgerOf(chain), known: chain[0]!.witnesses! },
      withdrawn: [{ measure: 'high_value_claims', grain: 'quarter', dimensions: ['payer'] }],
    });
    const hidden = (measure: string) => withheldCells(second!, masked, measure);
    expect(hidden('high_value_claims')).toEqual(['2024-Q2/A', '2024-Q2/B', '2024-Q2/C']);
    expect(hidden('total_charges')).toEqual(['2024-Q2/B', '2024-Q2/C']);
  });
});
