import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSmallRelease, type SmallRelease } from '../sql/templates/testing/small-release.ts';
import { auditedStatement, auditedStatementSchema } from './audited-statement.ts';
import { createTemplateRunner } from './run-template.ts';

let release: SmallRelease;
beforeAll(async () => {
  release = await openSmallRelease();
});
afterAll(() => release.close());

test('keeps parameters, counts and hashes of a result, and none of its values', async () => {
  const result = await createTemplateRunner({ store: release })('payer_scorecard', {
    period: { from: '2025-05', to: '2025-05' },
    payers: ['Humana'],
  });
  const kept = auditedStatement(result, true);
  expect(kept).toEqual({
    template: 'payer_scorecard',
    version: 1,
    params: result.statement.params,
    statementHash: `sha256:${createHash('sha256').update(result.statement.sql).digest('hex')}`,
    resultHash: result.statement.resultHash,
    cells: result.table.columns.length - 1,
    withheld: 6,
    shown: true,
  });
  expect(auditedStatementSchema.parse(kept)).toEqual(kept);
  expect(kept.params).toMatchObject({ payers: '|Humana|' });
});
