import { PayerscopeError } from '../../../../tools/errors.ts';
import type { Progress, Warehouse } from '../../../../tools/ports.ts';
import { SNOWFLAKE_VARIABLES } from '../snowflake-settings.ts';

const GIGABYTE = 1_000_000_000;

/** The most the history tells of one session. */
const MOST = 10_000;

async function scannedBytes(rows: Warehouse): Promise<{ bytes: number; statements: number } | null> {
  try {
    const [row] = await rows.query(
      `select coalesce(sum(bytes_scanned), 0) as bytes, count(*) as statements from table(information_schema.query_history_by_session(result_limit => ${MOST}))`,
    );
    return { bytes: Number(row?.['bytes']), statements: Number(row?.['statements']) };
  } catch (failure) {
    if (failure instanceof PayerscopeError) return null;
    throw failure;
  }
}

/**
 * Tells what a build has read so far, and stops it where that is more than it may.
 *
 * @param limitGb null where nothing is to be stopped
 * @returns what was read, in words for the report of the build
 * @throws PayerscopeError BUILD_FAILED beyond the limit, or where there is one and nothing can be told
 */
export async function guardCost(
  rows: Warehouse,
  limitGb: number | null,
  progress: Progress,
): Promise<string> {
  const scanned = await scannedBytes(rows);
  if (scanned === null) {
    if (limitGb === null) {
      const untold = 'what was read is not told by this account';
      progress.step('cost', untold);
      return untold;
    }
    throw new PayerscopeError(
      'BUILD_FAILED',
      `What this build has read cannot be told, so ${SNOWFLAKE_VARIABLES.scanLimitGb} cannot be kept and nothing is published; unset it, or let the builder's role see its own query history.`,
    );
  }
  const gigabytes = scanned.bytes / GIGABYTE;
  const cost = `${gigabytes.toFixed(3)} GB scanned by ${scanned.statements} statements`;
  progress.step('cost', cost);
  if (limitGb === null || gigabytes <= limitGb) return cost;
  throw new PayerscopeError(
    'BUILD_FAILED',
    `This build has read ${gigabytes.toFixed(3)} GB, more than the ${limitGb} GB of ${SNOWFLAKE_VARIABLES.scanLimitGb}, so it stops and nothing is published; raise it, or look for the model that reads so much.`,
  );
}
