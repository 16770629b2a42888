import { copyFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PayerscopeError } from '../../../tools/errors.ts';
import type { Warehouse } from '../../../tools/ports.ts';
import { type CmsFile, findCmsFiles } from '../../builder/cms/find-cms-files.ts';
import { readField } from '../../builder/cms/read-cms-field.ts';
import { createDuckDbWarehouse } from '../../warehouse/duckdb/duckdb-warehouse.ts';
import { drawMacros } from '../draws.ts';
import { openStaging, requireNew } from '../open-staging.ts';
import { requireDay } from '../require-day.ts';

/** How much of the files changes, as shares of what could. */
const SHARES = { raised: 0.08, lowered: 0.05, added: 0.02, moved: 0.04, diagnosed: 0.05, flagged: 0.1 };

/** Rows that differ from the files: amounts raised and lowered, claims filed late, beneficiaries and providers. */
export interface CmsChanges {
  readonly raised: number;
  readonly lowered: number;
  readonly added: number;
  /** Summaries with another state, or with diabetes that had none. */
  readonly moved: number;
  readonly diagnosed: number;
  /** Providers whose flag is turned. */
  readonly flagged: number;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Writes a changed copy of CMS files, as they might arrive later: of claims that began before the day some are
 * reimbursed by a quarter more or by half, some were not there before; beneficiaries moved or fell ill, providers'
 * flags turned. Headers, delimiters and order stay. The same seed makes the same changes.
 *
 * @param options.to folder to create; must not exist
 * @param options.on `YYYY-MM-DD`
 * @throws PayerscopeError USAGE for a bad day or a folder that exists, SOURCE_INVALID for files that are none of CMS
 */
export async function simulateCmsChanges(options: {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly seed?: number;
}): Promise<CmsChanges> {
  const { from, on, seed = 1 } = options;
  requireDay(on);
  const to = resolve(options.to);
  const files = findCmsFiles(from, { step: () => {} });
  requireNew(to);
  const staging = await openStaging(to, 'The changed copy');
  const memory = await createDuckDbWarehouse({ path: ':memory:' });
  try {
    await memory.execute(`set variable seed = ${seed}::bigint; ${drawMacros}`);
    const total = { raised: 0, lowered: 0, added: 0, moved: 0, diagnosed: 0, flagged: 0 };
    for (const file of files) {
      const changes = await changeFile(memory, file, join(staging, file.file.name), on);
      for (const [what, count] of Object.entries(changes)) total[what as keyof CmsChanges] += count;
    }
    await rename(staging, to);
    return total;
  } catch (cause) {
    if (cause instanceof PayerscopeError) throw cause;
    throw new PayerscopeError(
      'SOURCE_INVALID',
      `The files in ${from} cannot be read as CMS files; import them with build to learn which one is wrong.`,
      { cause },
    );
  } finally {
    await memory.close();
    await rm(staging, { recursive: true, force: true });
  }
}

/** What changes in a column, where it does, and how it is counted. */
interface Change {
  readonly what: keyof CmsChanges;
  readonly column: string;
  readonly when: string;
  readonly value: string;
}

async function changeFile(
  memory: Warehouse,
  source: CmsFile,
  target: string,
  on: string,
): Promise<Partial<CmsChanges>> {
  const { file } = source;
  const changes = changesOf(source, on);
  if (changes.length === 0) {
    await copyFile(file.path, target);
    return {};
  }
  await memory.execute(
    `create or replace table rows as select row_number() over () as place, * from read_csv(${quoted(file.path)},
     all_varchar = true, header = true, delim = '${file.delimiter}', quote = '"', parallel = false)`,
  );
  const counted = changes.map(({ when }, at) => `count(*) filter (${when}) as "${at}"`);
  const [row = {}] = await memory.query(`select ${counted.join(', ')} from rows`);
  const columns = new Map<string, string>();
  for (const { column, when, value } of changes) {
    columns.set(column, `case when ${when} then ${value} else ${columns.get(column) ?? `"${column}"`} end`);
  }
  const replaced = [...columns].map(([column, value]) => `${value} as "${column}"`).join(', ');
  const late = lateClaims(source, on);
  const added =
    late === null
      ? 0
      : Number((await memory.query(`select count(*) as n from rows where ${late.when}`))[0]?.['n']);
  const more =
    late === null
      ? ''
      : `union all select place + 1000000000 as place, * exclude (place) replace ("${late.column}" || 'L' as "${late.column}") from rows where ${late.when}`;
  await memory.execute(
    `copy (select * exclude (place) from (select * replace (${replaced}) from rows ${more}) order by place)
     to ${quoted(target)} (format csv, header, delimiter '${file.delimiter}')`,
  );
  const counts: Partial<Record<keyof CmsChanges, number>> = late === null ? {} : { added };
  changes.forEach(({ what }, at) => {
    counts[what] = (counts[what] ?? 0) + Number(row[String(at)]);
  });
  return counts;
}

/** A field that a file has: its column as the header writes it, and the SQL of its value. */
function fieldOf({ file, columns }: CmsFile, name: string): { column: string; read: string } | null {
  const found = [...columns].find(([field]) => field.name === name);
  if (found === undefined) return null;
  const column = file.header.find((written) => written.toLowerCase() === found[1])!;
  return { column, read: readField(found[0], column) };
}

function changesOf(source: CmsFile, on: string): Change[] {
  const change = (
    what: keyof CmsChanges,
    name: string,
    key: string,
    value: (column: string) => string,
  ): Change[] => {
    const [field, by] = [fieldOf(source, name), fieldOf(source, key)];
    if (field === null || by === null) return [];
    const draw = `uniform("${by.column}", '${what}') < ${SHARES[what]}`;
    const earlier = fieldOf(source, 'from_date');
    const when = earlier === null ? draw : `${draw} and ${earlier.read} < '${on}'`;
    const differs = `${field.read} is not null and ${value(field.column)} is distinct from "${field.column}"`;
    return [{ what, column: field.column, when: `(${when} and ${differs})`, value: value(field.column) }];
  };
  if (source.kind === 'beneficiary') {
    return [
      ...change('moved', 'state_code', 'person_id', () => `'10'`),
      ...change('diagnosed', 'diabetes', 'person_id', () => `'1'`),
    ];
  }
  if (source.kind === 'provider') {
    const turned = (column: string): string =>
      `case when lower("${column}") = 'yes' then 'No' else 'Yes' end`;
    return change('flagged', 'is_flagged', 'provider_id', turned);
  }
  // Amounts keep their form: whole dollars in one vintage, cents in the others.
  const times = (factor: number) => (column: string) => {
    const amount = `try_cast("${column}" as decimal(18, 2)) * ${factor}`;
    return `case when "${column}" like '%.%' then cast(cast(${amount} as decimal(18, 2)) as varchar)
     else cast(cast(round(${amount}) as bigint) as varchar) end`;
  };
  return [
    ...change('raised', 'paid_amount', 'claim_number', times(1.25)),
    ...change('lowered', 'paid_amount', 'claim_number', times(0.5)),
  ];
}

/** Claims that were filed late: copies of earlier ones under a number of their own. */
function lateClaims(source: CmsFile, on: string): { column: string; when: string } | null {
  const [claim, from] = [fieldOf(source, 'claim_number'), fieldOf(source, 'from_date')];
  if (claim === null || from === null) return null;
  return {
    column: claim.column,
    when: `uniform("${claim.column}", 'added') < ${SHARES.added} and ${from.read} < '${on}'`,
  };
}
