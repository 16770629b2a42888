import { expect, test } from 'vitest';
import { continuesChain } from './continues-chain.ts';

test.each([
  [null, 'source', false],
  ['source', 'source', true],
  ['cms', 'cms', true],
  ['demo 200 1 2025-12-31', 'demo 200 1 2025-12-31', true],
  ['demo 200 1 2025-12-31', 'demo 300 1 2025-12-31', false],
  ['demo 200 1 2025-12-31', 'source', false],
])('over %s, %s goes on with it: %s', (standing, wanted, continues) => {
  expect(continuesChain(standing, wanted, 'data')).toBe(continues);
});

test('nothing takes the place of imported files', () => {
  expect(() => continuesChain('source', 'demo 200 1 2025-12-31', 'data')).toThrow(/name another with --data/);
  expect(() => continuesChain('source', 'cms', 'data')).toThrow(/files of another kind/);
  expect(() => continuesChain('cms', 'source', 'data')).toThrow(/files of another kind/);
});
