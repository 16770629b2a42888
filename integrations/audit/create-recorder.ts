import { join } from 'node:path';
import { auditedError } from '../../tools/audited-error.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { AuditLog, Clock } from '../../tools/ports.ts';
import type { BuildReport, PublishReport, Verification } from '../application.ts';
import type { Config } from '../config.ts';
import { accountName } from './account-name.ts';
import type { AuditReport } from './verify-audit-log.ts';

/** The audit log of one data directory, as the composition root uses it; each part is loaded when it is called. */
export interface Recorder {
  /** `<data>/audit`. */
  readonly directory: string;
  /** Who asks where the surface does not say. */
  asker(): string;
  open(): Promise<AuditLog>;
  /** A build with an entry before and after it. */
  build(format: string, work: () => Promise<BuildReport>): Promise<BuildReport>;
  /** A vetting of all statements; it needs no data directory, so one without a log stays so. */
  vetted(counts: { readonly statements: number; readonly problems: number }): Promise<void>;
  /** A verification of a brief or an answer, with an entry that says how it ended before its outcome is told. */
  verified(work: () => Promise<Verification>): Promise<Verification>;
  /** A publication to a shared warehouse, with an entry that says how it ended. */
  published(work: () => Promise<PublishReport>): Promise<PublishReport>;
  /** A question that no agent could be opened for. */
  unopened(asked: { readonly question: string; readonly thread?: string }, failure: unknown): Promise<void>;
  /** @throws PayerscopeError STORE_UNAVAILABLE when there is no log yet or it cannot be read */
  verify(): Promise<AuditReport>;
}

export function createRecorder(config: Config, clock: Clock): Recorder {
  const { audit, dataDirectory } = config;
  const directory = join(dataDirectory, 'audit');
  const asker = (): string => audit.asker ?? accountName();
  const open = async (): Promise<AuditLog> => {
    const { createAuditLog } = await import('./create-audit-log.ts');
    const { retentionDays, questions } = audit;
    return createAuditLog({ directory, clock, retentionDays, questions });
  };
  return {
    directory,
    asker,
    open,
    build: async (format, work) => {
      const { recordedBuild } = await import('./recorded-build.ts');
      return recordedBuild(await open(), { asker: asker(), format }, work);
    },
    vetted: async (counts) => {
      const { existsSync } = await import('node:fs');
      if (!existsSync(directory)) return;
      const status = counts.problems === 0 ? 'passed' : 'failed';
      await (await open()).append({ event: 'check', asker: asker(), check: 'vet', status, counts });
    },
    verified: async (work) => {
      const verification = await work();
      const { difference, statements } = verification;
      const status = difference === null ? 'passed' : 'failed';
      const counts = { statements, differences: difference === null ? 0 : 1 };
      await (await open()).append({ event: 'check', asker: asker(), check: 'verify', status, counts });
      return verification;
    },
    published: async (work) => {
      const log = await open();
      const event = { event: 'check', asker: asker(), check: 'publish' } as const;
      try {
        const report = await work();
        const { statements, rows } = report;
        await log.append({ ...event, status: 'passed', counts: { statements, rows } });
        return report;
      } catch (failure) {
        await log.append({ ...event, status: 'failed', counts: {} });
        throw failure;
      }
    },
    unopened: async ({ question, thread = '' }, failure) => {
      const { NO_TURN, questionEvent } = await import('../../agent/question-event.ts');
      const asked = { asker: asker(), question, thread, release: '' };
      const end = { answerId: '', status: 'failed' as const, error: auditedError(failure) };
      await (await open()).append(questionEvent(asked, NO_TURN, end));
    },
    verify: async () => {
      const { readAuditFiles } = await import('./read-audit-files.ts');
      const { verifyAuditLog } = await import('./verify-audit-log.ts');
      const files = readAuditFiles(directory, 'all');
      if (files !== null) return verifyAuditLog(files, 'all');
      throw new PayerscopeError(
        'STORE_UNAVAILABLE',
        `There is no audit log in ${dataDirectory} yet; the first question or build begins it.`,
      );
    },
  };
}
