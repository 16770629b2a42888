import fc from 'fast-check';
import { expect, test } from 'vitest';
import { niceScale, pixelOf } from './nice-scale.ts';

test.each([
  [[8_100_000, 1_200_000], { domain: [0, 8_586_000], ticks: [0, 2e6, 4e6, 6e6, 8e6] }],
  [[-381_600, -81_600], { domain: [-400_000, 0], ticks: [-400_000, -300_000, -200_000, -100_000, 0] }],
  [[0, 0], { domain: [0, 1], ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] }],
])('%j', (values, scale) => {
  expect(niceScale(values)).toEqual(scale);
});

test('every value lies on the scale, zero too, and there are few ticks in order', () => {
  const amounts = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(amounts, (values) => {
      const scale = niceScale(values);
      for (const value of [...values, 0]) {
        const pixel = pixelOf(value, scale, 100);
        expect(pixel).toBeGreaterThanOrEqual(-1e-6);
        expect(pixel).toBeLessThanOrEqual(100 + 1e-6);
      }
      expect(scale.ticks.length).toBeGreaterThan(1);
      expect(scale.ticks.length).toBeLessThan(9);
      expect([...scale.ticks].sort((a, b) => a - b)).toEqual(scale.ticks);
    }),
  );
});
