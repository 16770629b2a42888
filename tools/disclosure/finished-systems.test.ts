import { expect, test } from 'vitest';
import { dropTouched, type FinishedSystems } from './finished-systems.ts';
import { factOf } from './testing/claims-table.ts';

const { measures } = factOf({
  measures: {
    underpaid_claims: { kind: 'count', sum: '1', within: 'total_claims' },
    total_payments: { kind: 'dollars', sum: 'payment_amount' },
    payer_paid: { kind: 'dollars', sum: 'payer_amount' },
  },
});

const masked = { targets: 1, programmes: 1, witnesses: [] };
const finished = (): FinishedSystems => ({
  counts: { ...masked, flags: new Map() },
  amounts: new Map(
    [['total_charges'], ['total_payments', 'payer_paid']].map((names) => [
      names.join(' '),
      { ...masked, names, flags: [] },
    ]),
  ),
});

test.each([
  ['payer_paid', true, ['total_charges']],
  ['total_charges', true, ['total_payments payer_paid']],
  ['underpaid_claims', false, []],
  ['total_claims', false, []],
])('a level of %s withdrawn: counts kept %s, dollars kept %j', (withdrawn, counts, amounts) => {
  const systems = finished();
  dropTouched(systems, { measures }, new Map([[withdrawn, new Set([0])]]));
  expect([systems.counts !== null, [...systems.amounts.keys()]]).toEqual([counts, amounts]);
});
