import { expect, test } from 'vitest';
import { smallManifest } from '../../sql/templates/testing/small-release.ts';
import type { TemplateResult } from '../../tools/answer.ts';
import { lateOrdersNote } from './late-orders-note.ts';

const over = (params: Record<string, unknown>, family = 'claims_by_payer'): TemplateResult =>
  ({ table: { params }, statement: { sql: `select * from ${family}` } }) as unknown as TemplateResult;

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

test('orders entered for frozen months later are not counted, and the answer says so', () => {
  const orders = over({ period: { from: '2025-01', to: '2025-12' } }, 'medications_by_payer');
  expect(lateOrdersNote([orders], chain)).toBe(
    'Prescriptions through September 2025 stay as known when first published, June 30, 2025 to September 30, 2025; orders entered for those months later are not counted.',
  );
  expect(lateOrdersNote([orders], smallManifest)).toBeNull();
  expect(
    lateOrdersNote([over({ period: { from: '2025-01', to: '2025-12' } }, 'claims_by_payer')], chain),
  ).toBeNull();
  const open = over({ period: { from: '2025-10', to: '2025-12' } }, 'medications_by_payer');
  expect(lateOrdersNote([open], chain)).toBeNull();
});
