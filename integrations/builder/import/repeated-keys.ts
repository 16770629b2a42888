import type { Warehouse } from '../../../tools/ports.ts';
import type { CsvFile } from './read-header.ts';
import { readTextsAgain } from './read-texts-again.ts';
import type { SourceTable } from './synthea-files.ts';

/**
 * Looks for keys that repeat among the rows of a staged file: one set operation on hashes, and a look at the rows, or at the
 * file again where only numbers of its keys were kept, if a hash repeats.
 *
 * @param isNumber whether the key was kept as a number
 * @param rows the staged rows to look among, as SQL to select from, with their `rowid`
 * @param note is given a query of the rows that repeat an earlier one, with the reason
 */
export async function noteRepeatedKeys(
  warehouse: Warehouse,
  { source, file, key, isNumber }: { source: SourceTable; file: CsvFile; key: string; isNumber: boolean },
  rows: string,
  note: (sql: string) => Promise<void>,
): Promise<void> {
  // Equal keys have equal hashes: where no hash repeats, no key does.
  const hashed = isNumber ? `"${key}"` : `hash("${key}")`;
  await warehouse.execute(`
    create or replace temp table repeated as
    select ${hashed} as key_hash from ${rows} group by all having count(*) > 1`);
  const [found] = await warehouse.query('select count(*) as n from repeated');
  if (Number(found?.['n']) > 0) {
    const suspects = `select rowid as row, "${key}" as key from ${rows} where ${hashed} in (select key_hash from repeated)`;
    if (isNumber) await readTextsAgain(warehouse, source, file, key, 'texts');
    const named = isNumber
      ? `select row, texts."${key}" as key from (${suspects}) inner join texts on row = texts.rowid`
      : suspects;
    await note(`
      select row, 'repeated ${key}' from (
        select row, row_number() over (partition by key order by row) as nth from (${named}))
      where nth > 1`);
  }
  await warehouse.execute('drop table repeated; drop table if exists temp.texts');
}
