import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Violation } from './attack-report.ts';
import { boundTargets } from './bound-targets.ts';
import { countSystem } from './count-system.ts';
import { valueAt } from './fact-cells.ts';
import { createProgrammeSolver } from './highs-programmes.ts';
import { prepareFact } from './prepare-fact.ts';
import { readCells } from './read-cells.ts';
import { claimsFact, grid, type HandMadeCell, handMadeRelease } from './testing/hand-made-release.ts';

const PAYERS = ['A', 'B', 'C'];
const CLASSES = ['x', 'y', 'z'];
const NAMES = [...PAYERS, '*'].flatMap((payer) => [...CLASSES, '*'].map((name) => `${payer} ${name}`));

/** Least and largest value of each withheld cell over all tables of whole numbers that agree with what is shown. */
function enumerated(values: readonly number[], hidden: ReadonlySet<string>): Map<string, [number, number]> {
  const inner = PAYERS.flatMap((payer) => CLASSES.map((name) => `${payer} ${name}`));
  const truth = totals(values);
  const found = new Map<string, [number, number]>();
  const largest = values.reduce((sum, value) => sum + value, 0);
  const table: number[] = [];
  const agrees = (now: ReadonlyMap<string, number>): boolean =>
    NAMES.every((name) => (hidden.has(name) ? now.get(name)! >= 1 : now.get(name) === truth.get(name)));
  const fill = (at: number): void => {
    if (at === inner.length) {
      const now = totals(table);
      if (!agrees(now)) return;
      for (const name of hidden) {
        const value = now.get(name)!;
        const [low, high] = found.get(name) ?? [value, value];
        found.set(name, [Math.min(low, value), Math.max(high, value)]);
      }
      return;
    }
    const name = inner[at]!;
    const choices = hidden.has(name) ? Array.from({ length: largest }, (_, i) => i + 1) : [values[at]!];
    for (const value of choices) {
      table[at] = value;
      fill(at + 1);
    }
  };
  fill(0);
  return found;
}

function totals(values: readonly number[]): Map<string, number> {
  const sums = new Map<string, number>();
  PAYERS.forEach((payer, p) => {
    CLASSES.forEach((name, c) => {
      for (const key of [`${payer} ${name}`, `${payer} *`, `* ${name}`, '* *']) {
        sums.set(key, (sums.get(key) ?? 0) + values[p * 3 + c]!);
      }
    });
  });
  return sums;
}

test('bounds are those of all tables of whole numbers', async () => {
  const solver = await createProgrammeSolver();
  const fact = claimsFact();
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 9, maxLength: 9 }),
      // The grand total is shown, so that there are finitely many tables.
      fc.uniqueArray(fc.nat({ max: 14 }), { minLength: 2, maxLength: 6 }),
      (values, picks) => {
        const truth = totals(values);
        // At most four inner cells, so that all tables can be listed; zeros are shown.
        const wanted = picks.map((pick) => NAMES[pick]!).filter((name) => truth.get(name)! > 0);
        const inner = wanted.filter((name) => !name.includes('*')).slice(0, 4);
        const hidden = new Set([...inner, ...wanted.filter((name) => name.includes('*'))]);
        const numbers = Object.fromEntries(
          PAYERS.map((payer, p) => [
            payer,
            Object.fromEntries(CLASSES.map((c, i) => [c, values[p * 3 + i]!])),
          ]),
        );
        const release = handMadeRelease([
          {
            name: 'claims_by_payer_class',
            fact,
            dimensions: ['payer', 'class'],
            // A second month, all shown, so that every level is one of which cells are shown.
            periods: ['2025-01', '2025-02'],
            measures: ['total_claims'],
            leaves: [
              ...grid(numbers, ['payer', 'class'], '2025-01'),
              ...grid(numbers, ['payer', 'class'], '2025-02'),
            ],
            hidden: ({ period, name }: HandMadeCell) => period === '2025-01' && hidden.has(name),
          },
        ]);
        const violations: Violation[] = [];
        const cells = readCells([release], [fact], violations);
        const { system, facts } = countSystem(
          cells.map(prepareFact),
          { receivablesAmount: 'open_balance', snapshots: new Map() },
          violations,
        );
        expect(violations).toEqual([]);
        const { columns } = facts[0]!;
        const names = cells[0]!.cells.map(
          ({ members }) => `${members.get('payer') ?? '*'} ${members.get('class') ?? '*'}`,
        );
        const open = [...names.keys()].filter((cell) =>
          Number.isNaN(valueAt(cells[0]!.shown, 'total_claims', cell)),
        );
        const targets = open.map((cell) => ({
          columns: columns.columnsOf(cell, 'total_claims')!,
          coefficients: null,
          // Cannot be kept: so exact bounds are found.
          reach: 0,
          width: 1_000_000,
          floor: Number.POSITIVE_INFINITY,
          group: '',
        }));
        const { bounds } = boundTargets(system, targets, solver, { exact: 100 })!;
        const expected = enumerated(values, hidden);
        expect(
          Object.fromEntries(open.map((cell, t) => [names[cell], [bounds[t]!.least, bounds[t]!.most]])),
        ).toEqual(Object.fromEntries(expected));
        for (const { low, high, least, most } of bounds) expect([low, high]).toEqual([least, most]);
      },
    ),
    { numRuns: 60, seed: 20251231 },
  );
});
