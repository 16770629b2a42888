import { copyFile, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { PayerscopeError } from '../../tools/errors.ts';
import { drawMacros } from './draws.ts';
import { openStaging, requireNew } from './open-staging.ts';
import { requireDay } from './require-day.ts';

/** How much of a source changes, as shares of what could. */
const SHARES = { paid: 0.25, writtenOff: 0.1, recoded: 0.02, moved: 0.05 };
/** SNOMED: essential hypertension, or prediabetes where it is that already. */
const DIAGNOSES = ['59621000', '714628002'] as const;
const NO_INSURANCE = 'NO_INSURANCE';

export interface Changes {
  /** Claims that were short of charges and are paid in full, or written off, on the day. */
  readonly paid: number;
  readonly writtenOff: number;
  /** Claims with another first diagnosis. */
  readonly recoded: number;
  /** Clinicians with another specialty. */
  readonly moved: number;
  /** Insurers with another name: one. */
  readonly renamed: number;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Writes a changed copy of a Synthea export, as it might arrive later: open claims paid or written off, claims
 * recoded, clinicians of another specialty, an insurer renamed. The same seed makes the same changes.
 *
 * @param options.from folder of the export
 * @param options.to folder to create; must not exist
 * @param options.on day of the payments and write-offs, `YYYY-MM-DD`; only earlier services are touched
 * @throws PayerscopeError USAGE for a bad date or a folder that exists, SOURCE_INVALID for one that cannot be read
 */
export async function simulateChanges(options: {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly seed?: number;
}): Promise<Changes> {
  const { from, on, seed = 1 } = options;
  const to = resolve(options.to);
  requireDay(on);
  const files = (await readdir(from).catch(() => [])).filter((name) => name.toLowerCase().endsWith('.csv'));
  if (!files.includes('claims.csv')) {
    throw new PayerscopeError(
      'SOURCE_INVALID',
      `There is no claims.csv in ${from}; name an export of Synthea.`,
    );
  }
  requireNew(to);
  const staging = await openStaging(to, 'The changed copy');
  try {
    const changed = new Set(['claims.csv', 'claims_transactions.csv', 'providers.csv', 'payers.csv']);
    for (const file of files.filter((name) => !changed.has(name))) {
      await copyFile(join(from, file), join(staging, file));
    }
    const changes = await writeChanged(from, staging, on, seed);
    await rename(staging, to);
    return changes;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function writeChanged(from: string, to: string, on: string, seed: number): Promise<Changes> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  const run = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
  const read = (file: string): string =>
    `read_csv(${quoted(join(from, file))}, all_varchar = true, header = true, parallel = false)`;
  const write = async (file: string, select: string): Promise<void> => {
    await run(`copy (${select}) to ${quoted(join(to, file))} (format csv, header)`);
  };
  try {
    await run(`set variable seed = ${seed}::bigint`);
    await connection.run(drawMacros);
    await run(openClaims(read('claims.csv'), read('claims_transactions.csv'), on));
    await write('claims_transactions.csv', `${settlements(read('claims_transactions.csv'), on)}`);
    const recoded = `uniform(Id, 'recoded') < ${SHARES.recoded} and SERVICEDATE < '${on}'`;
    await write(
      'claims.csv',
      `select * replace (if(${recoded}, if(DIAGNOSIS1 = '${DIAGNOSES[0]}', '${DIAGNOSES[1]}', '${DIAGNOSES[0]}'), DIAGNOSIS1) as DIAGNOSIS1)
       from ${read('claims.csv')}`,
    );
    const moved = `uniform(Id, 'moved') < ${SHARES.moved}`;
    await write(
      'providers.csv',
      `select * replace (if(${moved}, if(SPECIALITY = 'GENERAL PRACTICE', 'INTERNAL MEDICINE', 'GENERAL PRACTICE'), SPECIALITY) as SPECIALITY)
       from ${read('providers.csv')}`,
    );
    await write(
      'payers.csv',
      `select * replace (if(NAME != '${NO_INSURANCE}' and Id = (select min(Id) from ${read('payers.csv')} where NAME != '${NO_INSURANCE}'), NAME || ' Group', NAME) as NAME)
       from ${read('payers.csv')}`,
    );
    const [[paid, writtenOff, recodedCount, movedCount] = []] = await run(
      `select
         (select count(*) from settled where kind = 'PAYMENT'),
         (select count(*) from settled where kind = 'ADJUSTMENT'),
         (select count(*) from ${read('claims.csv')} where ${recoded}),
         (select count(*) from ${read('providers.csv')} where ${moved})`,
    );
    return {
      paid: Number(paid),
      writtenOff: Number(writtenOff),
      recoded: Number(recodedCount),
      moved: Number(movedCount),
      renamed: 1,
    };
  } catch (cause) {
    throw new PayerscopeError(
      'SOURCE_INVALID',
      `The files in ${from} cannot be read as an export of Synthea; import them with build to learn which one is wrong.`,
      { cause },
    );
  } finally {
    connection.closeSync();
    database.closeSync();
  }
}

/** Claims of earlier service that are short of their charges, and what the day brings them. */
function openClaims(claims: string, transactions: string, on: string): string {
  return `
    create table settled as
    with balance as (
        select
            CLAIMID as claim,
            sum(if(TYPE = 'CHARGE', coalesce(AMOUNT::decimal(18, 2), 0), 0))
                - sum(if(TYPE = 'PAYMENT', coalesce(PAYMENTS::decimal(18, 2), 0), 0))
                - sum(coalesce(ADJUSTMENTS::decimal(18, 2), 0)) as amount
        from ${transactions}
        group by CLAIMID
    )
    select
        claim,
        amount,
        if(uniform(claim, 'settled') < ${SHARES.paid}, 'PAYMENT', 'ADJUSTMENT') as kind
    from balance
    where amount > 0
      and uniform(claim, 'settled') < ${SHARES.paid + SHARES.writtenOff}
      and claim in (select Id from ${claims} where SERVICEDATE < '${on}')`;
}

/** The transactions as they were, and after them one line per settled claim, shaped like the claim's first charge. */
function settlements(transactions: string, on: string): string {
  return `
    with lines as (select *, row_number() over () as line_number from ${transactions}),
    charges as (
        select * from lines where TYPE = 'CHARGE'
        qualify row_number() over (partition by CLAIMID order by line_number) = 1
    ),
    added as (
        select charges.* exclude (line_number) replace (
            md5(concat('settled ', settled.claim))::uuid::varchar as ID,
            settled.kind as TYPE,
            null as AMOUNT,
            if(settled.kind = 'PAYMENT', 'ECHECK', null) as METHOD,
            '${on}T12:00:00Z' as FROMDATE,
            '${on}T12:00:00Z' as TODATE,
            if(settled.kind = 'PAYMENT', settled.amount, null)::varchar as PAYMENTS,
            if(settled.kind = 'ADJUSTMENT', settled.amount, null)::varchar as ADJUSTMENTS,
            '0.00' as OUTSTANDING
        )
        from charges
        inner join settled on charges.CLAIMID = settled.claim
    ),
    together as (
        select *, 0 as part from lines
        union all
        select added.*, row_number() over (order by ID) as line_number, 1 as part from added
    )
    select * exclude (line_number, part) from together order by part, line_number`;
}
