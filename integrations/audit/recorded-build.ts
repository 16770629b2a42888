import type { BuildEvent } from '../../tools/audit-event.ts';
import { auditedError } from '../../tools/audited-error.ts';
import type { AuditLog } from '../../tools/ports.ts';
import type { BuildReport } from '../application.ts';

/** Family → measure → published cells and how many are withheld. */
function withheldOf(report: BuildReport): BuildEvent['withheld'] {
  const families: Record<string, Record<string, { cells: number; withheld: number }>> = {};
  for (const { family, measure, cells, withheld } of report.withheld) {
    families[family] = { ...families[family], [measure]: { cells, withheld } };
  }
  return families;
}

/**
 * Runs a build with an entry before and one after it: where the first cannot be kept, nothing is built.
 * @throws PayerscopeError STORE_UNAVAILABLE from the log; what `build` throws, recorded by its code
 */
export async function recordedBuild(
  audit: AuditLog,
  of: Pick<BuildEvent, 'asker' | 'format'>,
  build: () => Promise<BuildReport>,
): Promise<BuildReport> {
  const record = (end: Partial<BuildEvent> & Pick<BuildEvent, 'status'>): Promise<void> =>
    audit.append({ event: 'build', ...of, release: '', withheld: {}, error: null, ...end });
  await record({ status: 'begun' });
  let report: BuildReport;
  try {
    report = await build();
  } catch (failure) {
    // What went wrong first is what people must hear, even where it cannot be recorded either.
    await record({ status: 'failed', error: auditedError(failure) }).catch(() => {});
    throw failure;
  }
  await record({ status: 'published', release: report.releaseId, withheld: withheldOf(report) });
  return report;
}
