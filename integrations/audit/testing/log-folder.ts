import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QuestionEvent } from '../../../tools/audit-event.ts';
import { type AuditLogInput, createAuditLog } from '../create-audit-log.ts';
import { readAuditFiles } from '../read-audit-files.ts';
import { type AuditReport, verifyAuditLog } from '../verify-audit-log.ts';
import { sampleEvent } from './sample-event.ts';

export interface LogFolder {
  readonly directory: string;
  /** Appends one question at each of these moments, numbered as `Question 1`, `Question 2`, …. */
  write(times: readonly string[], options?: Partial<AuditLogInput>): Promise<void>;
  append(time: string, changes?: Partial<QuestionEvent>, options?: Partial<AuditLogInput>): Promise<void>;
  verify(): AuditReport;
  remove(): void;
}

/** An audit log of a test's own, on a clock the test sets. */
export function logFolder(): LogFolder {
  const parent = mkdtempSync(join(tmpdir(), 'payerscope-audit-'));
  const directory = join(parent, 'audit');
  let asked = 0;
  const append: LogFolder['append'] = (time, changes = {}, options = {}) =>
    createAuditLog({
      directory,
      clock: { now: () => new Date(time) },
      retentionDays: null,
      questions: 'text',
      ...options,
    }).append(sampleEvent(changes));
  return {
    directory,
    append,
    write: async (times, options) => {
      for (const time of times) {
        asked += 1;
        await append(time, { question: `Question ${asked}` }, options);
      }
    },
    verify: () => verifyAuditLog(readAuditFiles(directory, 'all')!, 'all'),
    remove: () => rmSync(parent, { recursive: true }),
  };
}
