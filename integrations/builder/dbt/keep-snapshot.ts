import type { Warehouse } from '../../../tools/ports.ts';
import type { SnapshotRule } from './project.ts';

/**
 * What adds to a snapshot that which changed since the last build, as dbt's check strategy does: a row that is new
 * or differs in a checked column is appended, and its predecessor ends where it begins. Rows that are gone stay.
 *
 * @param sql what is watched, one row per key
 * @param exists whether earlier builds left the snapshot
 * @returns statements for either engine, in order
 */
export function snapshotStatements(
  { uniqueKey, checkColumns, updatedAt }: SnapshotRule,
  relation: string,
  sql: string,
  exists: boolean,
): readonly string[] {
  const text = (column: string): string => `coalesce(cast(${column} as varchar), '')`;
  const spans = (rows: string): string => `select
    ${rows}.*,
    md5(${text(`${rows}.${uniqueKey}`)} || '|' || ${text(`${rows}.${updatedAt}`)}) as dbt_scd_id,
    ${rows}.${updatedAt} as dbt_updated_at,
    ${rows}.${updatedAt} as dbt_valid_from,
    nullif(${rows}.${updatedAt}, ${rows}.${updatedAt}) as dbt_valid_to`;
  if (!exists) return [`create table ${relation} as\n${spans('watched')}\nfrom (\n${sql}\n) as watched`];

  const changes = `${relation}_changes`;
  const name = relation.replace(/^.*\./, '');
  const differs = checkColumns.map((column) => `kept.${column} is distinct from watched.${column}`);
  return [
    `create or replace table ${changes} as
select watched.*
from (\n${sql}\n) as watched
left join ${relation} as kept on watched.${uniqueKey} = kept.${uniqueKey} and kept.dbt_valid_to is null
where kept.${uniqueKey} is null or ${differs.join(' or ')}`,
    `update ${relation} set dbt_valid_to = changes.${updatedAt}
from ${changes} as changes
where ${name}.${uniqueKey} = changes.${uniqueKey} and ${name}.dbt_valid_to is null`,
    `insert into ${relation}\n${spans('changes')}\nfrom ${changes} as changes`,
    `drop table ${changes}`,
  ];
}

/** Brings a snapshot up to the build that runs; the first one creates it. */
export async function keepSnapshot(
  warehouse: Warehouse,
  rule: SnapshotRule,
  relation: string,
  sql: string,
  exists: boolean,
): Promise<void> {
  for (const statement of snapshotStatements(rule, relation, sql, exists)) await warehouse.execute(statement);
}
