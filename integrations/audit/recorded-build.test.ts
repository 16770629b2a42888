import { expect, test } from 'vitest';
import { PayerscopeError } from '../../tools/errors.ts';
import { memoryAuditLog } from '../../tools/testing/memory-audit-log.ts';
import type { BuildReport } from '../application.ts';
import { recordedBuild } from './recorded-build.ts';

const of = { asker: 'ana', format: 'synthea' };
const report: BuildReport = {
  releaseId: '2025-12-31-1a2b3c4d',
  path: '/data/releases/2025-12-31-1a2b3c4d',
  steps: [{ name: 'import', seconds: 1 }],
  importLog: 'claims.csv 8 rows read',
  withheld: [
    { family: 'claims_by_payer', measure: 'total_claims', kind: 'count', withheld: 2, cells: 400 },
    { family: 'claims_by_payer', measure: 'patients', kind: 'count', withheld: 3, cells: 400 },
  ],
};
const begun = { event: 'build', ...of, status: 'begun', release: '', withheld: {}, error: null };

test('a build is recorded before it begins and when it is published, with what is withheld', async () => {
  const audit = memoryAuditLog();
  const result = await recordedBuild(audit, of, async () => {
    expect(audit.events).toEqual([begun]);
    return report;
  });
  expect(result).toBe(report);
  const claims = { total_claims: { cells: 400, withheld: 2 }, patients: { cells: 400, withheld: 3 } };
  expect(audit.events).toEqual([
    begun,
    { ...begun, status: 'published', release: report.releaseId, withheld: { claims_by_payer: claims } },
  ]);
});

test.each([
  [new PayerscopeError('RELEASE_REFUSED', 'A sum is missing.'), 'RELEASE_REFUSED'],
  [new TypeError('boom'), 'BUG'],
])('one that fails is recorded by its code and fails as it did: %s', async (failure, error) => {
  const audit = memoryAuditLog();
  await expect(recordedBuild(audit, of, () => Promise.reject(failure))).rejects.toBe(failure);
  expect(audit.events).toEqual([begun, { ...begun, status: 'failed', error }]);
});

test('nothing is built where that cannot be recorded', async () => {
  let built = 0;
  const full = new PayerscopeError('STORE_UNAVAILABLE', 'The disk is full.');
  const building = recordedBuild({ append: () => Promise.reject(full) }, of, async () => {
    built += 1;
    return report;
  });
  await expect(building).rejects.toBe(full);
  expect(built).toBe(0);
});
