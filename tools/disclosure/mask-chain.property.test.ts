import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { FamilyRow } from './family-table.ts';
import { createHighsSolver } from './highs-solver.ts';
import { allTogether, chainOf, movedMarks, type Release } from './testing/chain-of.ts';
import { type Claim, claimsOf, definitionOf, factOf } from './testing/claims-table.ts';
import { derivableCells } from './testing/derivable-cells.ts';
import { tableThrough } from './testing/table-through.ts';

// Exact arithmetic over whole chains: half a minute, and several times that where the machine is busy.
vi.setConfig({ testTimeout: 240_000 });

const solver = await createHighsSolver();

const fact = factOf();
const measures = [{ names: ['total_claims', 'patients', 'total_charges'] }];
const payers = ['A', 'B'];
const classes = ['x', 'y', 'z'];
const members = { payer: payers, encounter_class: classes };
const quarters = ['2024', '2025', '2026'].flatMap((year) => [1, 2, 3, 4].map((q) => `${year}-Q${q}`));

/** Many small cells, some zeros, some large ones. */
const size = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 11, max: 40 }));
const sizes = fc.array(size, { minLength: 72, maxLength: 72 });
/** The last quarter of each release, and how many quarters the window of the last one reaches back. */
const ends = fc.subarray([1, 2, 3, 4, 6, 7, 8, 10], { minLength: 1, maxLength: 3 });
const window = fc.constantFrom(5, 8, 12);

const isPrimary = (row: FamilyRow) => {
  const claims = row.values['total_claims']!;
  return claims > 0 && claims < 11;
};

function claimsIn(numbers: readonly number[], part: string): Claim[] {
  let i = 0;
  return quarters.flatMap((quarter) =>
    payers.flatMap((payer) =>
      classes.flatMap((encounter_class) => {
        const n = numbers[i++]!;
        const month = `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3).padStart(2, '0')}`;
        const within = Math.floor((n * (i % 5)) / 4);
        const options = { month, amount: 100 + (i % 7) * 40 };
        return [
          ...claimsOf(within, { payer, encounter_class }, { ...options, values: { [part]: 1 } }),
          ...claimsOf(n - within, { payer, encounter_class }, options),
        ];
      }),
    ),
  );
}

function expectKept(chain: readonly Release[], measure: string): void {
  for (let r = 1; r < chain.length; r++) {
    for (let earlier = 0; earlier < r; earlier++) {
      expect(movedMarks(chain[earlier]!, chain[r]!, measure)).toEqual([]);
    }
  }
}

describe('no small cell follows from what several releases show together', () => {
  it('of two families that share margins, as quarters and years are added and roll off', () => {
    const families = [
      { name: 'by_payer', fact, definition: definitionOf(['payer'], ['quarter', 'year', 'all'], measures) },
      {
        name: 'by_class',
        fact,
        definition: definitionOf(['payer', 'encounter_class'], ['quarter', 'year', 'all'], measures),
      },
    ];
    fc.assert(
      fc.property(sizes, ends, window, (numbers, until, length) => {
        const claims = claimsIn(numbers, 'any');
        const chain = chainOf(
          fact,
          [...until, quarters.length - 1].map((last) =>
            families.map((family) => {
              const range = [quarters[Math.max(0, last - length + 1)]!, quarters[last]!] as const;
              return tableThrough(family, claims, range, members);
            }),
          ),
          solver,
        );
        const { families: all, masked } = allTogether(fact, chain);
        for (const measure of ['total_claims', 'total_charges']) {
          expectKept(chain, measure);
          expect(derivableCells(all, masked, measure, isPrimary)).toEqual([]);
        }
        expectKept(chain, 'patients');
      }),
      { numRuns: 12, seed: 11, endOnFailure: true },
    );
  });

  it('of a part that only sums of years show', () => {
    const rated = factOf({
      measures: { underpaid_claims: { kind: 'count', sum: 'u', within: 'total_claims' } },
    });
    const definition = definitionOf(
      ['payer', 'encounter_class'],
      ['quarter', 'year', 'all'],
      [
        { names: ['total_claims', 'patients'] },
        { names: ['underpaid_claims'], grains: ['all'], levels: [['payer'], []] },
      ],
    );
    const family = { name: 'table', fact: rated, definition };
    const small = (row: FamilyRow) => {
      const [n, rest] = [
        row.values['underpaid_claims']!,
        row.values['total_claims']! - row.values['underpaid_claims']!,
      ];
      return (n > 0 && n < 11) || (n > 0 && rest > 0 && rest < 11);
    };
    fc.assert(
      fc.property(sizes, (numbers) => {
        const claims = claimsIn(numbers, 'underpaid_claims');
        const chain = chainOf(
          rated,
          [3, 7, 11].map((last) => [
            tableThrough(family, claims, [quarters[Math.max(0, last - 7)]!, quarters[last]!], members),
          ]),
          solver,
        );
        const { families, masked } = allTogether(rated, chain);
        expectKept(chain, 'underpaid_claims');
        // Single years stand in the tables, marked withheld, and so are judged.
        expect(derivableCells(families, masked, 'underpaid_claims', small)).toEqual([]);
      }),
      { numRuns: 8, seed: 12, endOnFailure: true },
    );
  });
});
