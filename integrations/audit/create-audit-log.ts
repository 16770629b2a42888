import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditEvent } from '../../tools/audit-event.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { AuditLog, Clock } from '../../tools/ports.ts';
import { appendEntries } from './append-entries.ts';
import { withAuditLock } from './audit-lock.ts';
import { describeQuestion, type QuestionRecord } from './describe-question.ts';
import { findPrunable } from './find-prunable.ts';
import { segmentPath } from './segments.ts';

export interface AuditLogInput {
  /** `<data>/audit`; made when the first entry is. */
  readonly directory: string;
  readonly clock: Clock;
  /** Days whole segments are kept; null keeps everything. */
  readonly retentionDays: number | null;
  readonly questions: QuestionRecord;
}

/** Longest name of an asker or a thread that is kept whole. */
const KEPT_NAME = 200;

/** The data directory's salt, made on first use. */
function readSalt(directory: string): string {
  const path = join(directory, 'salt');
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const salt = randomBytes(32).toString('hex');
    writeFileSync(path, salt, { mode: 0o600 });
    return salt;
  }
}

/** An event as it stands in its line. */
function entryOf(event: AuditEvent, directory: string, record: QuestionRecord): object {
  if (event.event !== 'question') {
    const { event: kind, asker, ...rest } = event;
    return { event: kind, asker: asker.slice(0, KEPT_NAME), ...rest };
  }
  const { event: kind, asker, thread, question, ...rest } = event;
  return {
    event: kind,
    asker: asker.slice(0, KEPT_NAME),
    thread: thread.slice(0, KEPT_NAME),
    ...describeQuestion(question, record, () => readSalt(directory)),
    ...rest,
  };
}

/** What the system says when a file cannot be written, as opposed to a defect of ours. */
const isOfTheSystem = (error: unknown): boolean =>
  /^(E[A-Z]+|ERR_SQLITE_ERROR)$/.test(String((error as { code?: unknown }).code));

/**
 * The audit log of a data directory: one line of JSON per entry, one segment per calendar month, each line bound to
 * the one before it by SHA-256, `head.json` saying where the log ends. Any number of processes may append.
 *
 * What it proves: no line was changed, left out, moved or added since, unless somebody also rewrote every later
 * line and the head. Against that a hash noted elsewhere helps (`payerscope audit verify` prints the last one): it
 * must still stand in the log. It cannot show that the whole folder was taken away. A killed process costs
 * nothing; a power cut may cost what was written in the seconds before, and if that leaves head and lines at odds,
 * nothing is appended until somebody has looked.
 *
 * @throws PayerscopeError STORE_UNAVAILABLE from `append` when the entry cannot be kept
 */
export function createAuditLog({ directory, clock, retentionDays, questions }: AuditLogInput): AuditLog {
  const append = (event: AuditEvent): void =>
    withAuditLock(directory, () => {
      const now = clock.now();
      let outdated: readonly string[] = [];
      appendEntries(directory, now, (head, segment) => {
        const entry = entryOf(event, directory, questions);
        // Once a day is often enough to look for what is too old.
        if (retentionDays === null || head.checked === now.toISOString().slice(0, 10)) return [entry];
        const pruned = findPrunable(directory, segment, now, retentionDays);
        outdated = pruned?.segments ?? [];
        return pruned === null ? [entry] : [pruned, entry];
      });
      // Only after the log says so, the oldest first: one killed here leaves more than it said, never less.
      // One that cannot be removed is no reason not to answer: it is tried again another day, and verify tells.
      for (const segment of outdated) {
        try {
          rmSync(segmentPath(directory, segment), { force: true });
        } catch {
          break;
        }
      }
    });
  return {
    append: async (event) => {
      try {
        append(event);
      } catch (cause) {
        if (!isOfTheSystem(cause)) throw cause;
        throw new PayerscopeError(
          'STORE_UNAVAILABLE',
          `The audit log in ${directory} cannot be written, and nothing is answered without it; check that the folder is writable and its disk not full.`,
          { cause },
        );
      }
    },
  };
}
