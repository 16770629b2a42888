import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PayerscopeError } from '../../../tools/errors.ts';
import { createDuckDbWarehouse } from '../../warehouse/duckdb/duckdb-warehouse.ts';
import { drawMacros } from '../draws.ts';
import { openStaging, requireNew } from '../open-staging.ts';
import { requireDay } from '../require-day.ts';

/** Claims that differ from the files. */
export interface BillingChanges {
  /** Approved or pending before, and paid in full now. */
  readonly paid: number;
  /** Pending before, and rejected now. */
  readonly rejected: number;
  /** Not there before. */
  readonly added: number;
}

/** How much of the claims changes, as shares of those that could. */
const SHARES = { paid: 0.6, rejected: 0.8, added: 0.02 };

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const drawn = (what: keyof BillingChanges): string => `uniform("Claim_ID", '${what}') < ${SHARES[what]}`;

/** What became of each claim; null where nothing did. */
const CHANGE = `case
  when claim_status in ('approved', 'pending') and ${drawn('paid')} then 'paid'
  when claim_status = 'pending' and ${drawn('rejected')} then 'rejected'
end`;

/** Claims under an id of their own are filed late; the others take the place of an earlier version. */
const DECIDED = `
create table decided as
with earlier as (select *, ${CHANGE} as change from rows where service_date < getvariable('on'))

select * exclude (change)
    replace (change as claim_status, case when change = 'paid' then "Claim_amnt" else '0.00' end as "Paid_amnt"),
    change
from earlier where change is not null
union all
select * exclude (change) replace ("Claim_ID" || '-L' as "Claim_ID"), 'added' as change
from earlier where ${drawn('added')}`;

/**
 * Writes the billing file that arrives later: of claims before a day most that were open are decided, and some were
 * never there. The same seed makes the same changes.
 *
 * @param options.from folder of a clean file as `npm run billing-files` writes it
 * @param options.to folder to create; must not exist
 * @param options.on `YYYY-MM-DD`
 * @throws PayerscopeError USAGE for a bad day or a folder that exists, SOURCE_INVALID for a folder without such a file
 */
export async function simulateBillingChanges(options: {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly seed?: number;
}): Promise<BillingChanges> {
  const { from, on, seed = 1 } = options;
  requireDay(on);
  const to = resolve(options.to);
  requireNew(to);
  const file = join(from, 'claims.csv');
  const refuse = (cause?: unknown) =>
    new PayerscopeError('SOURCE_INVALID', `${file} is no billing file of the generator; name its folder.`, {
      cause,
    });
  if (!existsSync(file)) throw refuse();
  const staging = await openStaging(to, 'The later file');
  const memory = await createDuckDbWarehouse({ path: ':memory:' });
  try {
    await memory.execute(
      `set variable seed = ${seed}::bigint; set variable "on" = ${quoted(on)}; ${drawMacros};
       create table rows as select * from read_csv(${quoted(file)}, all_varchar = true, header = true);
       ${DECIDED};
       copy (select * exclude (change) from decided order by "Claim_ID")
         to ${quoted(join(staging, 'claims-later.csv'))} (format csv, header)`,
    );
    const found = await memory.query('select change, count(*) as n from decided group by change');
    await rename(staging, to);
    const count = (change: keyof BillingChanges): number =>
      Number(found.find((row) => row['change'] === change)?.['n'] ?? 0);
    return { paid: count('paid'), rejected: count('rejected'), added: count('added') };
  } catch (cause) {
    if (cause instanceof PayerscopeError) throw cause;
    throw refuse(cause);
  } finally {
    await memory.close();
    await rm(staging, { recursive: true, force: true });
  }
}
