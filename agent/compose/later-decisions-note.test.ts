import { expect, test } from 'vitest';
import { smallBillingManifest } from '../../sql/templates/testing/small-billing-release.ts';
import type { TemplateResult } from '../../tools/answer.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { laterDecisionsNote } from './later-decisions-note.ts';

const over = (period: object, family = 'submissions_by_payer'): TemplateResult[] => [
  {
    table: { params: { period } },
    statement: { sql: `select * from ${family}` },
  } as unknown as TemplateResult,
];
const chain: ReleaseManifest = {
  ...smallBillingManifest,
  frozen: [
    { period: '2025-Q1', asOf: '2025-06-30', decidedSince: true },
    { period: '2025-Q2', asOf: '2025-06-30' },
    { period: '2025-Q3', asOf: '2025-12-31' },
    { period: '2025-Q4', asOf: '2025-12-31' },
  ],
};

test('claims of a frozen quarter say when they were known, and where later decisions exist', () => {
  expect(laterDecisionsNote(over({ from: '2025-01', to: '2025-12' }), chain)).toBe(
    'Claims through June 2025 stay as known on June 30, 2025; what was decided since on claims of January–March 2025 is listed as later decisions.',
  );
  expect(laterDecisionsNote(over({ from: '2025-04', to: '2025-06' }), chain)).toBe(
    'Claims through June 2025 stay as known on June 30, 2025.',
  );
});

test('there is nothing to say of the newest quarters, or of later decisions themselves', () => {
  expect(laterDecisionsNote(over({ from: '2025-07', to: '2025-12' }), chain)).toBeNull();
  expect(
    laterDecisionsNote(over({ from: '2025-01', to: '2025-03' }, 'later_decisions_by_payer'), chain),
  ).toBeNull();
});
