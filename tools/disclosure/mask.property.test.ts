import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL } from '../release-manifest.ts';
import type { FamilyRow } from './family-table.ts';
import { createHighsSolver } from './highs-solver.ts';
import { maskFact } from './mask.ts';
import { type Claim, claimsOf, definitionOf, factOf, familyOf } from './testing/claims-table.ts';
import { derivableCells } from './testing/derivable-cells.ts';

const solver = await createHighsSolver();

const fact = factOf();
const measures = [{ names: ['total_claims', 'patients', 'total_charges'] }];
const months = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06'];
const payers = ['A', 'B', 'C'];
const classes = ['x', 'y', 'z'];

/** Many small cells, some zeros, some large ones. */
const size = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 11, max: 40 }));

function tableOf(sizes: readonly number[], periods: readonly string[]): Claim[] {
  let i = 0;
  return periods.flatMap((month) =>
    payers.flatMap((payer) =>
      classes.flatMap((encounter_class) =>
        claimsOf(sizes[i++]!, { payer, encounter_class }, { month, amount: 100 + (i % 7) * 40 }),
      ),
    ),
  );
}

const isPrimary = (row: { values: Readonly<Record<string, number>> }) => {
  const claims = row.values['total_claims']!;
  return claims > 0 && claims < 11;
};

describe('no small cell follows from what is shown', () => {
  it('in one table of two dimensions, months and quarters', () => {
    fc.assert(
      fc.property(fc.array(size, { minLength: 54, maxLength: 54 }), (sizes) => {
        const claims = tableOf(sizes, months);
        const definition = definitionOf(['payer', 'encounter_class'], ['month', 'quarter'], measures);
        const members = { payer: payers, encounter_class: classes };
        const families = [familyOf('table', fact, definition, claims, members)];
        if (claims.length === 0) return;
        const { masked } = maskFact({ fact, families, tieKey: 'k', solver });
        for (const measure of ['total_claims', 'total_charges']) {
          expect(derivableCells(families, masked, measure, isPrimary)).toEqual([]);
        }
        const shownSmall = families[0]!.rows.filter(
          (row, i) => isPrimary(row) && masked[0]!.withheld['total_claims']![i] === 0,
        );
        expect(shownSmall).toEqual([]);
        const hiddenZeros = families[0]!.rows.filter(
          (row, i) => row.values['total_claims'] === 0 && masked[0]!.withheld['total_claims']![i] === 1,
        );
        // A level that is withheld as a whole does not tell its zeros either.
        const levelOf = (row: FamilyRow) => `${row.grain} ${row.members.map((m) => m === ALL)}`;
        const shownLevels = new Set(
          families[0]!.rows.filter((_, i) => masked[0]!.withheld['total_claims']![i] === 0).map(levelOf),
        );
        expect(hiddenZeros.filter((row) => shownLevels.has(levelOf(row)))).toEqual([]);
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  it('over families that share margins', () => {
    fc.assert(
      fc.property(fc.array(size, { minLength: 54, maxLength: 54 }), (sizes) => {
        const claims = tableOf(sizes, months);
        if (claims.length === 0) return;
        const members = { payer: payers, encounter_class: classes };
        const families = [
          familyOf(
            'by_payer',
            fact,
            definitionOf(['payer'], ['month', 'quarter', 'year', 'all'], measures),
            claims,
            members,
          ),
          familyOf(
            'by_class',
            fact,
            definitionOf(['payer', 'encounter_class'], ['quarter', 'year', 'all'], measures),
            claims,
            members,
          ),
        ];
        const { masked } = maskFact({ fact, families, tieKey: 'k', solver });
        for (const measure of ['total_claims', 'total_charges']) {
          expect(derivableCells(families, masked, measure, isPrimary)).toEqual([]);
        }
      }),
      { numRuns: 25, seed: 2 },
    );
  });

  it('where parts of a count have masks of their own', () => {
    const rated = factOf({
      measures: {
        underpaid_claims: { kind: 'count', sum: 'u', within: 'total_claims' },
        matched_claims: { kind: 'count', sum: 'm', within: 'total_claims' },
      },
      identities: [{ total: 'total_claims', parts: ['underpaid_claims', 'matched_claims'] }],
    });
    const definition = definitionOf(
      ['payer', 'encounter_class'],
      ['quarter', 'all'],
      [{ names: ['total_claims', 'patients', 'underpaid_claims', 'matched_claims'] }],
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(size, size), { minLength: 18, maxLength: 18 }), (pairs) => {
        let i = 0;
        const claims = ['2025-02', '2025-05'].flatMap((month) =>
          payers.flatMap((payer) =>
            classes.flatMap((encounter_class) => {
              const [under, matched] = pairs[i++]!;
              const members = { payer, encounter_class };
              return [
                ...claimsOf(under, members, { month, values: { underpaid_claims: 1 } }),
                ...claimsOf(matched, members, { month, values: { matched_claims: 1 } }),
              ];
            }),
          ),
        );
        if (claims.length === 0) return;
        const members = { payer: payers, encounter_class: classes };
        const years = [
          familyOf('table', rated, { ...definition, grains: ['quarter', 'year', 'all'] }, claims, members),
        ];
        const { masked } = maskFact({ fact: rated, families: years, tieKey: 'k', solver });
        for (const part of ['underpaid_claims', 'matched_claims']) {
          const small = (row: { values: Readonly<Record<string, number>> }) => {
            const [n, rest] = [row.values[part]!, row.values['total_claims']! - row.values[part]!];
            return (n > 0 && n < 11) || (rest > 0 && rest < 11 && n > 0);
          };
          const shown = years[0]!.rows.filter((row, r) => small(row) && masked[0]!.withheld[part]![r] === 0);
          expect(shown).toEqual([]);
          expect(derivableCells(years, masked, part, small)).toEqual([]);
        }
      }),
      { numRuns: 20, seed: 3 },
    );
  });
});
