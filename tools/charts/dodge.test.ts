import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dodge } from './dodge.ts';

test('labels that have room stay where they are', () => {
  expect(dodge([10, 50, 90], 14, 100)).toEqual([10, 50, 90]);
});

test('labels are moved apart, stay inside, and keep their order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 2, maxLength: 12 }),
      (positions) => {
        const placed = dodge(positions, 14, 200);
        const order = positions.map((_, at) => at).sort((a, b) => positions[a]! - positions[b]! || a - b);
        order.forEach((at, index) => {
          expect(placed[at]).toBeGreaterThanOrEqual(-1e-9);
          expect(placed[at]).toBeLessThanOrEqual(200 + 1e-9);
          const next = order[index + 1];
          if (next !== undefined) expect(placed[next]! - placed[at]!).toBeGreaterThanOrEqual(14 - 1e-6);
        });
      },
    ),
  );
});
