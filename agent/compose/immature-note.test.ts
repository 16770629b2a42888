import { expect, test } from 'vitest';
import { smallManifest } from '../../sql/templates/testing/small-release.ts';
import type { TemplateResult } from '../../tools/answer.ts';
import { immatureNote } from './immature-note.ts';

const over = (params: Record<string, unknown>, family = 'claims_by_payer'): TemplateResult =>
  ({ table: { params }, statement: { sql: `select * from ${family}` } }) as unknown as TemplateResult;

const period = (from: string, to: string) => over({ period: { from, to } });

/** A chain whose first release ended with September 2025. */
const chain = {
  ...smallManifest,
  frozen: [
    { period: '2025-Q1', asOf: '2025-06-30' },
    { period: '2025-Q2', asOf: '2025-06-30' },
    { period: '2025-Q3', asOf: '2025-09-30' },
    { period: '2025-Q4', asOf: '2025-12-31' },
  ],
};

test('recent months of the first release may still be paid', () => {
  expect(immatureNote([period('2025-01', '2025-10')], smallManifest)).toBe(
    'Recent months are immature: payments for services since October 2025 may still arrive.',
  );
  expect(immatureNote([period('2025-01', '2025-09')], smallManifest)).toBeNull();
  expect(immatureNote([over({ period: { from: '2025-11', to: '2025-12' } }, 'other')], chain)).toBeNull();
});

test('what an earlier release froze says on which day it was known', () => {
  expect(immatureNote([period('2025-01', '2025-03')], chain)).toBe(
    'Services through March 2025 stay as known on June 30, 2025, and later payments are listed as late payments.',
  );
});

test('a quarter published at its end is immature for good', () => {
  expect(immatureNote([period('2025-07', '2025-09')], chain)).toBe(
    'Services through September 2025 stay as known on September 30, 2025, the latest while still being paid, and later payments are listed as late payments.',
  );
});

test('several days and the open quarter are one sentence', () => {
  expect(
    immatureNote(
      [over({ period: [{ from: '2025-10', to: '2025-12' }], compare: { from: '2025-04', to: '2025-09' } })],
      chain,
    ),
  ).toBe(
    'Services through September 2025 stay as known when first published, June 30, 2025 to September 30, 2025, the latest while still being paid, and later payments are listed as late payments; payments for services since October 2025 may still arrive.',
  );
});
