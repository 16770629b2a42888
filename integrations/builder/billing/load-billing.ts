import { PayerscopeError } from '../../../tools/errors.ts';
import type { Progress, Warehouse } from '../../../tools/ports.ts';
import type { IntakeLog } from '../../intake/process/intake-log.ts';
import { processedFiles } from '../../intake/process/processed-file.ts';
import { quotedText } from '../../intake/process/read-lines.ts';
import { intakeFolders } from '../../intake/store/intake-folders.ts';
import { storedFiles } from '../../intake/store/stored-file.ts';
import type { FileLog, ImportLog, RejectedRows } from '../import/import-log.ts';
import { storeImportLog } from '../import/store-import-log.ts';

export interface LoadedBilling {
  readonly log: ImportLog;
  /** Whether every claim names its patient: then patients are counted, else claims stand for people. */
  readonly hasPatients: boolean;
}

/**
 * Loads the processed billing files of a data directory into `raw.billing_claims`: one row per claim, the version of
 * the file that was added last. `builder.billing_files` keeps which files the warehouse stands on.
 *
 * @throws PayerscopeError SOURCE_INVALID when no file was processed, or none holds a claim
 */
export async function loadBilling(
  warehouse: Warehouse,
  dataDirectory: string,
  progress: Progress,
): Promise<LoadedBilling> {
  const folders = intakeFolders(dataDirectory);
  const processed = await processedFiles(folders);
  const files = (await storedFiles(folders)).flatMap((file) => processed.get(file.hash) ?? []);
  if (files.length === 0) {
    throw new PayerscopeError(
      'SOURCE_INVALID',
      `No billing file was processed in ${dataDirectory}; payerscope intake add FILE and payerscope intake process make some ready.`,
    );
  }
  progress.step('import', `${files.length} billing files`);
  const versions = files.map(
    ({ claims }, order) => `select *, ${order} as file_order from read_parquet(${quotedText(claims)})`,
  );
  await warehouse.execute(`
    create schema if not exists raw;
    create or replace view raw.billing_versions as ${versions.join(' union all ')};
    create table raw.billing_claims as
    with repeated as (
      select hash(claim_key) as key_hash from raw.billing_versions group by key_hash having count(*) > 1
    ),
    latest as (
      select claim_key, max(file_order) as file_order from raw.billing_versions
      where hash(claim_key) in (select key_hash from repeated)
      group by claim_key
    )
    select versions.claim_key as claim_id, versions.* exclude (claim_key, claim_id, line)
    from raw.billing_versions as versions
    left join latest on versions.claim_key = latest.claim_key
    where latest.claim_key is null or latest.file_order = versions.file_order;
    drop view raw.billing_versions;
    create table builder.billing_files (hash varchar)`);
  await warehouse.append(
    'builder.billing_files',
    ['hash'],
    files.map(({ hash }) => [hash]),
  );
  const kept = await warehouse.query(
    'select file_order, count(*) as n, count(patient_id) as patients from raw.billing_claims group by file_order',
  );
  const rows = new Map(kept.map((row) => [Number(row['file_order']), Number(row['n'])]));
  const claims = kept.reduce((sum, row) => sum + Number(row['n']), 0);
  const patients = kept.reduce((sum, row) => sum + Number(row['patients']), 0);
  if (claims === 0) {
    throw new PayerscopeError(
      'SOURCE_INVALID',
      'The processed billing files hold no claim that could be loaded; payerscope intake log FILE says why.',
    );
  }
  const log = { files: files.map(({ log: own }, order) => fileLog(own, rows.get(order) ?? 0)) };
  await storeImportLog(warehouse, log);
  return { log, hasPatients: patients === claims };
}

/** A file's log with what later files superseded of it. */
function fileLog({ file, read, rows, quarantined, duplicates, nulls }: IntakeLog, kept: number): FileLog {
  const without = (reason: string, n: number): RejectedRows[] =>
    n === 0 ? [] : [{ reason, rows: n, lines: [] }];
  return {
    file,
    read: rows.read,
    loaded: kept,
    rejected: [
      ...quarantined.map((one) => ({ ...one, reason: `quarantined for ${one.reason}` })),
      ...without('the same claim again', duplicates.exact + duplicates.near),
      ...without('superseded by a later version of the claim', duplicates.superseded),
      ...without('a line that is summed into its claim', rows.merged),
      ...without('superseded by a later file', rows.loaded - kept),
    ],
    nulls: Object.entries(nulls)
      .filter(([field, n]) => n > 0 && field in read.columns)
      .map(([column, n]) => ({ column, rows: n })),
  };
}
