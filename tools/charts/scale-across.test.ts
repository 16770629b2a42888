import { expect, test } from 'vitest';
import { scaleAcross } from './scale-across.ts';

test('ticks are as many as have room for their labels', () => {
  const values = [438_900, 84_300];
  expect(scaleAcross(values, 'usd', 600).ticks).toEqual([0, 100_000, 200_000, 300_000, 400_000]);
  expect(scaleAcross(values, 'usd', 150).ticks).toEqual([0, 200_000, 400_000]);
  expect(scaleAcross(values, 'usd', 20).ticks.length).toBeLessThanOrEqual(2);
});
