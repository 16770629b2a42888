import { describe, expect, it } from 'vitest';
import { AuditBuilder, PRICELESS } from './audit-system.ts';
import { ColumnIndex } from './column-index.ts';
import { type KnownWitness, wordWitness } from './known-witness.ts';
import { standByProof, wordProof, yieldToProof } from './stand-by-proof.ts';
import { protectCount } from './targets.ts';
import { WitnessSearch } from './witness-search.ts';

const helpless = { maximise: () => null };
const KEYS = ['Q1/C', 'Q1/D', 'Q1', '2024/C', '2024/D', '2024', 'Q4/C', 'Q4/D'];
const cellOf = new Map(KEYS.map((key, cell) => [key, cell]));
/** What the first release rests on: of the 27 of C and D in the first quarter, D may have 12. */
const known: KnownWitness[] = [
  [
    ['total_claims', 'Q1/C', -8],
    ['total_claims', 'Q1/D', 8],
  ],
  [
    ['total_claims', 'Q1/C', 3],
    ['total_claims', 'Q1/D', -3],
  ],
];

/** The first quarter as published; the last one and the year are new, the years of C and D withheld or not. */
function yearOf(open: boolean, price = 1) {
  const builder = new AuditBuilder();
  const truths = [23, 4, 27, 43, 24, 67, 20, 20];
  const columns = truths.map((truth, cell) => {
    const isOpen = cell < 2 || (open && (cell === 3 || cell === 4));
    return builder.add(truth, { cell, open: isOpen, lower: 1, price: cell < 3 ? PRICELESS : price });
  });
  const [c1, d1, q1, yc, yd, y, c4, d4] = columns as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  builder.bind([q1, c1, d1], [-1, 1, 1]);
  builder.bind([y, yc, yd], [-1, 1, 1]);
  builder.bind([yc, c1, c4], [-1, 1, 1]);
  builder.bind([yd, d1, d4], [-1, 1, 1]);
  protectCount(builder, d1, 11);
  const system = builder.finish([], (own, column) => {
    own.open[column] = 1;
  });
  const places = {
    columnOf: new Map([['total_claims', Int32Array.from(columns)]]),
    places: columns.map((cell) => ({ measure: 'total_claims', cell })),
  };
  const search = new WitnessSearch(system, new ColumnIndex(columns.length, system.rows), helpless);
  return { search, places, proof: { known, cellOf, isSettled: (column: number) => column < 3 } };
}

describe('what an earlier release proved', () => {
  it('is proven again by its own witnesses where what is new moves along', () => {
    const { search, places, proof } = yearOf(true);
    standByProof(search, places, proof);
    expect([search.lowest[0], search.highest[0]]).toEqual([1, 12]);
    expect(search.isProven(0)).toBe(true);
    expect([...search.top[0]!]).toEqual(
      expect.arrayContaining([
        [3, -8],
        [4, 8],
      ]),
    );
  });

  it('is proven by what an attempt before found, and only as far as that still holds', () => {
    const earlier = yearOf(true);
    standByProof(earlier.search, earlier.places, earlier.proof);
    const found = earlier.search.found().map((one) => wordWitness(one, earlier.places, KEYS));
    for (const isOpen of [true, false]) {
      const { search, places, proof } = yearOf(isOpen);
      standByProof(search, places, { ...proof, known: [], found });
      expect(search.isProven(0)).toBe(isOpen);
    }
  });

  it('stands against what is new: that is withheld, and nothing that was shown', () => {
    const { search, places, proof } = yearOf(false);
    standByProof(search, places, proof);
    expect(search.isProven(0)).toBe(false);
    yieldToProof(search, places, proof);
    expect(search.isProven(0)).toBe(true);
    expect([...search.system.open].slice(0, 3)).toEqual([1, 1, 0]);
    expect([...search.system.open].slice(3).filter((flag) => flag === 1).length).toBeGreaterThanOrEqual(2);
  });

  it('does not withhold what cannot be withheld', () => {
    const { search, places, proof } = yearOf(false, PRICELESS);
    yieldToProof(search, places, proof);
    expect(search.isProven(0)).toBe(false);
    expect([...search.system.open]).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
  });

  it('is handed on in words, with what nothing new bears on', () => {
    const { search, places, proof } = yearOf(true);
    standByProof(search, places, proof);
    const rest = { witnesses: [search.needed(0)], programmes: 0 };
    const words = wordProof(rest, [], places, proof, KEYS);
    expect(words).toHaveLength(2);
    expect(words[0]).toContainEqual(['total_claims', '2024/D', expect.any(Number)]);
    const inherited = search.system.targets;
    expect(wordProof({ witnesses: [], programmes: 0 }, inherited, places, proof, KEYS)).toEqual(known);
    const again = wordProof({ witnesses: [], programmes: 0 }, [], places, proof, KEYS);
    expect(again).toEqual([]);
  });
});
