import { PayerscopeError } from '../../tools/errors.ts';
import type { Warehouse } from '../../tools/ports.ts';
import type { ChainRelease } from './chain.ts';
import { truthSchema } from './keep-truth.ts';

/**
 * Checks that every family a chain has published is still declared: without its dimensions the mask could not take
 * into account what it showed.
 *
 * @param declared names of the families of the project
 * @throws PayerscopeError RELEASE_REFUSED naming the family that is gone
 */
export async function requireDeclared(
  warehouse: Warehouse,
  releases: readonly ChainRelease[],
  declared: readonly string[],
): Promise<void> {
  for (const { id } of releases) {
    const tables = await warehouse.query(
      `select table_name as name from duckdb_tables()
       where database_name = current_database() and schema_name = :schema order by name`,
      { schema: truthSchema(id) },
    );
    const gone = tables.find(({ name }) => !declared.includes(String(name)));
    if (gone === undefined) continue;
    throw new PayerscopeError(
      'RELEASE_REFUSED',
      `Release ${id} published the family ${gone['name']}, which is not declared any more, and what it showed cannot be taken back; declare it again, or start a chain in another data directory.`,
    );
  }
}
