import { expect, test } from 'vitest';
import { smallBillingManifest } from '../../sql/templates/testing/small-billing-release.ts';
import { smallCmsManifest } from '../../sql/templates/testing/small-cms-release.ts';
import type { TemplateResult } from '../../tools/answer.ts';
import { claimsNote } from './claims-note.ts';

const over = (period: object, family = 'reimbursements_by_claim_type'): TemplateResult[] => [
  {
    table: { params: { period } },
    statement: { sql: `select * from ${family}` },
  } as unknown as TemplateResult,
];
const y2025 = { from: '2025-01', to: '2025-12' };
const plain = 'Medicare fee-for-service claims, counted in the month of their first day.';

test('an answer about Medicare claims says what they are; one about other files does not', () => {
  expect(claimsNote(over(y2025), smallCmsManifest)).toBe(plain);
  expect(claimsNote(over(y2025), smallBillingManifest)).toBeNull();
});

test('of frozen months it says when they were known, and where changes stand', () => {
  const chain = { ...smallCmsManifest, frozen: [{ period: '2025-Q2', asOf: '2025-06-30' }] };
  expect(claimsNote(over(y2025), chain)).toBe(
    'Medicare fee-for-service claims, counted in the month of their first day; those through June 2025 stay as known on June 30, 2025, and what later loads changed is listed as changes between loads.',
  );
  expect(claimsNote(over({ from: '2025-10', to: '2025-12' }), chain)).toBe(plain);
  expect(claimsNote(over(y2025, 'reimbursement_changes_by_claim_type'), chain)).toBe(plain);
});
