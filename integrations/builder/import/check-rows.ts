import type { Warehouse } from '../../../tools/ports.ts';
import type { RejectedRows } from './import-log.ts';
import { lineOf } from './line-of.ts';
import type { CsvFile } from './read-header.ts';
import { noteRepeatedKeys } from './repeated-keys.ts';
import type { Links, RowRule, SourceTable } from './synthea-files.ts';
import { isNumbered, numberOf } from './synthea-files.ts';

/** A file as it was staged. */
export interface Staged {
  readonly file: CsvFile;
  readonly table: string;
  readonly links: Links;
  /** Lines the reader had set aside, ascending, to number the others right. */
  readonly rejectedLines: readonly number[];
  /** Where its parent is staged. */
  readonly parentTable: string | null;
}

/** No source of ours is older or reaches further; anything beyond is a typing error. */
const EARLIEST = '1900-01-01';
const AFTER_LATEST = '2101-01-01';
/** A thousand million USD: the dearest hospital stays on record cost a hundredth of it. */
const IMPOSSIBLE_AMOUNT = 1_000_000_000;

/** The rules every row of a file must pass by itself, most basic first. */
function rowRules(source: SourceTable): readonly RowRule[] {
  const dates = source.columns.filter((column) => column.kind === 'timestamp' || column.kind === 'date');
  const amounts = source.columns.filter((column) => column.kind === 'money');
  return [
    ...source.columns
      .filter((column) => column.required)
      .map(({ name }) => ({ reason: `missing ${name}`, condition: `"${name}" is null` })),
    ...dates.map(({ name }) => ({
      reason: `impossible date in ${name}`,
      condition: `("${name}" < '${EARLIEST}' or "${name}" >= '${AFTER_LATEST}')`,
    })),
    ...amounts.map(({ name }) => ({
      reason: `impossible amount in ${name}`,
      condition: `abs("${name}") >= ${IMPOSSIBLE_AMOUNT}`,
    })),
    ...(source.rules ?? []),
  ];
}

/**
 * Removes the rows of a staged table that break a rule, repeat a key or point nowhere. Clean data costs one
 * scan and two set operations on hashes; rows are looked at only where those find something.
 *
 * @returns what was removed, by reason
 */
export async function checkRows(
  warehouse: Warehouse,
  source: SourceTable,
  { file, table: staged, links, rejectedLines, parentTable }: Staged,
): Promise<readonly RejectedRows[]> {
  await warehouse.execute('create or replace temp table broken (row bigint, reason varchar)');
  let dirty = false;
  const find = async (sql: string): Promise<void> => {
    await warehouse.execute(`insert into broken ${sql}`);
    dirty = true;
  };
  const any = async (sql: string): Promise<boolean> => Number((await warehouse.query(sql))[0]?.['n']) > 0;
  /** The rows that no earlier check has taken out. */
  const good = (): string =>
    dirty ? `(select *, rowid from ${staged} where rowid not in (select row from broken))` : staged;

  const rules = rowRules(source);
  const broken = rules.map(({ condition }) => `(${condition})`).join(' or ');
  if (await any(`select count(*) as n from ${staged} where ${broken}`)) {
    const cases = rules.map(({ reason, condition }) => `when ${condition} then '${reason}'`).join(' ');
    await find(`select rowid, case ${cases} end from ${staged} where ${broken}`);
  }
  const { key, parent } = source;
  const numbered = new Set(
    source.columns.filter((column) => isNumbered(column, links)).map(({ name }) => name),
  );
  if (key) {
    await noteRepeatedKeys(warehouse, { source, file, key, isNumber: numbered.has(key) }, good(), find);
  }
  if (parent && parentTable) {
    const id = numbered.has(parent.column) ? numberOf('parent.id') : 'parent.id';
    // Noted as they are found, in one join: it is the dearest of the checks.
    await warehouse.execute(`
      insert into broken select child.rowid, '${parent.reason}'
      from ${good()} as child anti join ${parentTable} as parent on child."${parent.column}" = ${id}`);
    dirty = await any('select count(*) as n from broken');
  }
  return dirty ? removeBroken(warehouse, staged, rejectedLines) : [];
}

/** Deletes at the end, in one go: row ids, and with them line numbers, hold until then. */
async function removeBroken(
  warehouse: Warehouse,
  staged: string,
  rejectedLines: readonly number[],
): Promise<readonly RejectedRows[]> {
  const groups = await warehouse.query(`
    select reason, count(*) as n, array_to_string(min(row, 3), ',') as examples
    from broken group by reason order by min(row), reason`);
  await warehouse.execute(`delete from ${staged} where rowid in (select row from broken); drop table broken`);
  return groups.map((group) => ({
    reason: String(group['reason']),
    rows: Number(group['n']),
    lines: String(group['examples'])
      .split(',')
      .map((row) => lineOf(Number(row), rejectedLines)),
  }));
}
