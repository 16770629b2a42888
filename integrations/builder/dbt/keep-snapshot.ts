import type { Warehouse } from '../../../tools/ports.ts';
import type { SnapshotRule } from './project.ts';

/**
 * Adds to a snapshot what changed since the last build, as dbt's check strategy does: a row that is new or differs
 * in a checked column is appended, and its predecessor ends where it begins. Rows that are gone stay.
 *
 * @param sql what is watched, one row per key
 * @param exists whether earlier builds left the snapshot
 */
export async function keepSnapshot(
  warehouse: Warehouse,
  { uniqueKey, checkColumns, updatedAt }: SnapshotRule,
  relation: string,
  sql: string,
  exists: boolean,
): Promise<void> {
  const text = (column: string): string => `coalesce(cast(${column} as varchar), '')`;
  const spans = (rows: string): string => `
    select
        ${rows}.*,
        md5(${text(`${rows}.${uniqueKey}`)} || '|' || ${text(`${rows}.${updatedAt}`)}) as dbt_scd_id,
        ${rows}.${updatedAt} as dbt_updated_at,
        ${rows}.${updatedAt} as dbt_valid_from,
        nullif(${rows}.${updatedAt}, ${rows}.${updatedAt}) as dbt_valid_to`;
  if (!exists) {
    await warehouse.execute(`create table ${relation} as ${spans('watched')} from (\n${sql}\n) as watched`);
    return;
  }
  const differs = checkColumns.map((column) => `kept.${column} is distinct from watched.${column}`);
  await warehouse.execute(`
    create or replace temporary table snapshot_changes as
    select watched.*
    from (\n${sql}\n) as watched
    left join ${relation} as kept on watched.${uniqueKey} = kept.${uniqueKey} and kept.dbt_valid_to is null
    where kept.${uniqueKey} is null or ${differs.join(' or ')}`);
  const name = relation.replace(/^.*\./, '');
  await warehouse.execute(`
    update ${relation} set dbt_valid_to = changes.${updatedAt}
    from snapshot_changes as changes
    where ${name}.${uniqueKey} = changes.${uniqueKey} and ${name}.dbt_valid_to is null`);
  await warehouse.execute(`insert into ${relation} ${spans('changes')} from snapshot_changes as changes`);
  await warehouse.execute('drop table snapshot_changes');
}
