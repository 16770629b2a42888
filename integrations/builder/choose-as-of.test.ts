import { expect, test } from 'vitest';
import { chooseAsOf } from './choose-as-of.ts';

const last = { id: 'r', asOf: '2025-11-30' };

test('the first release of a chain ends any month, by default the last complete one', () => {
  expect(chooseAsOf(undefined, '2025-11-30', undefined)).toBe('2025-11-30');
  expect(chooseAsOf('2024-02-29', '2025-11-30', undefined)).toBe('2024-02-29');
});

test('a later release ends a quarter, by default the last complete one', () => {
  expect(chooseAsOf(undefined, '2026-05-31', last)).toBe('2026-03-31');
  expect(chooseAsOf('2025-12-31', '2026-05-31', last)).toBe('2025-12-31');
  expect(chooseAsOf(undefined, '2025-12-31', last)).toBe('2025-12-31');
});

test('the date of the last release can be built again, and is the default while no further quarter is complete', () => {
  expect(chooseAsOf('2025-11-30', '2025-11-30', last)).toBe('2025-11-30');
  expect(chooseAsOf(undefined, '2025-11-30', last)).toBe('2025-11-30');
});

test.each([
  ['2025-09-30', /lies before 2025-11-30.*another data directory/],
  ['2026-01-31', /does not end a quarter.*name 2026-03-31/],
  ['2026-02-28', /name 2026-03-31/],
])('as of %s is refused in one sentence', (asked, message) => {
  expect(() => chooseAsOf(asked, '2026-05-31', last)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringMatching(message) }),
  );
});
