import type { AttackedTable } from '../../evals/attack/attack-input.ts';
import type { Warehouse } from '../../tools/ports.ts';
import { quoted } from '../builder/release-columns.ts';

/** Every table of one schema of an attached database, as plain rows; empty where there is no such schema. */
export async function readTables(
  warehouse: Warehouse,
  catalog: string | null,
  schema: string,
): Promise<Record<string, AttackedTable>> {
  const listed = await warehouse.query(
    `select table_name as name, column_name as col, data_type as type from information_schema.columns
     where table_catalog = ${catalog === null ? 'current_database()' : ':catalog'} and table_schema = :schema
     order by table_name, ordinal_position`,
    { schema, ...(catalog === null ? {} : { catalog }) },
  );
  const columns = Map.groupBy(listed, ({ name }) => String(name));
  const tables: Record<string, AttackedTable> = {};
  for (const [name, list] of columns) {
    const path = [...(catalog === null ? [] : [catalog]), schema, name].map(quoted).join('.');
    const names = list.map(({ col }) => String(col));
    // Amounts to the cent are exact enough as doubles, and far cheaper to bring over than as decimals.
    const selected = list.map(({ col, type }) =>
      String(type).startsWith('DECIMAL')
        ? `cast(${quoted(String(col))} as double) as ${quoted(String(col))}`
        : quoted(String(col)),
    );
    const rows = await warehouse.query(`select ${selected.join(', ')} from ${path}`);
    tables[name] = { columns: names, rows: rows.map((row) => names.map((column) => row[column] ?? null)) };
  }
  return tables;
}
