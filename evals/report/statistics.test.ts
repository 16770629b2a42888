import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mcnemarExact, passAll, wilson } from './statistics.ts';

test('Wilson’s interval agrees with published figures and never leaves 0 to 1', () => {
  // Newcombe 1998, table I: 81 of 263, and 0 of 20.
  expect(wilson(81 / 263, 263).low).toBeCloseTo(0.2553, 4);
  expect(wilson(81 / 263, 263).high).toBeCloseTo(0.3662, 4);
  expect(wilson(0, 20)).toEqual({ low: 0, high: expect.closeTo(0.1611, 4) });
  expect(wilson(1, 618).high).toBe(1);
  expect(wilson(1, 618).low).toBeCloseTo(0.9938, 4);
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
});

test('k plays in a row: of 4 plays 3 held, half of the pairs held twice', () => {
  expect(passAll(3, 4, 1)).toBe(0.75);
  expect(passAll(3, 4, 2)).toBe(0.5);
  expect(passAll(3, 4, 4)).toBe(0);
  expect(passAll(4, 4, 4)).toBe(1);
});

test('McNemar’s exact test is the two-sided binomial', () => {
  expect(mcnemarExact(0, 0)).toBe(1);
  expect(mcnemarExact(1, 1)).toBe(1);
  expect(mcnemarExact(5, 0)).toBeCloseTo(2 / 32, 12);
  expect(mcnemarExact(2, 10)).toBeCloseTo((2 * (1 + 12 + 66)) / 4096, 12);
  expect(mcnemarExact(2_000, 0)).toBeLessThan(1e-300);
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), (worse, better) => {
      const p = mcnemarExact(worse, better);
      expect(p).toBeCloseTo(mcnemarExact(better, worse), 12);
      expect(p > 0 && p <= 1).toBe(true);
    }),
    { numRuns: 100 },
  );
});
