import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isLabel } from '../sql/templates/result-columns.ts';
import type { TemplateResult } from './answer.ts';

/** One statement that was sent to a release, as the audit log keeps it: what was asked and how much came back. */
export const auditedStatementSchema = z.strictObject({
  template: z.string(),
  version: z.number().int(),
  /** The bound parameters: period keys, member names and limits, each checked against the release. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** `sha256:` over the SQL text sent. */
  statementHash: z.string(),
  /** As in `Statement.resultHash`. */
  resultHash: z.string(),
  /** Values that came back, withheld ones included; labels are not counted. */
  cells: z.number().int(),
  withheld: z.number().int(),
  /** False for one that was only tried, to suggest a question that shows something. */
  shown: z.boolean(),
});

export type AuditedStatement = z.infer<typeof auditedStatementSchema>;

/** What the audit log keeps of a result: names, parameters, counts and hashes, never a value. */
export function auditedStatement({ table, statement }: TemplateResult, shown: boolean): AuditedStatement {
  const measures = table.columns.filter((column) => !isLabel(column)).length;
  return {
    template: statement.template,
    version: table.version,
    params: statement.params,
    statementHash: `sha256:${createHash('sha256').update(statement.sql).digest('hex')}`,
    resultHash: statement.resultHash,
    cells: table.rows.length * measures,
    withheld: table.withheld.length,
    shown,
  };
}
