import type { FactDefinition, FamilyDefinition } from '../../tools/disclosure/family-definition.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { Warehouse } from '../../tools/ports.ts';
import type { ChainRelease } from './chain.ts';
import { truthSchema } from './keep-truth.ts';
import { quoted } from './release-columns.ts';

/** A family of the project with its fact. */
export interface DeclaredFamily {
  readonly name: string;
  readonly definition: FamilyDefinition;
  readonly fact: FactDefinition;
}

/**
 * The rows of a family in every release of the chain, as SQL: periods that mean something else in each release
 * get a name of their own, `2021-2025` for the years summed in `all`, the as-of date for a snapshot.
 *
 * @returns the SQL and the columns it has; null where no release published the family
 * @throws PayerscopeError RELEASE_REFUSED where the family's dimensions changed under its name
 */
export async function publishedRows(
  warehouse: Warehouse,
  releases: readonly ChainRelease[],
  { name, definition }: DeclaredFamily,
): Promise<{ from: string; columns: ReadonlySet<string> } | null> {
  const standing = await warehouse.query(
    `select schema_name, column_name from duckdb_columns()
     where database_name = current_database() and table_name = :name and starts_with(schema_name, 'truth_')`,
    { name },
  );
  const columns = new Set<string>();
  const parts = releases.flatMap(({ id, asOf }) => {
    const schema = truthSchema(id);
    const own = standing
      .filter((row) => row['schema_name'] === schema)
      .map((row) => String(row['column_name']));
    if (own.length === 0) return [];
    const gone = definition.dimensions.find((dimension) => !own.includes(dimension));
    if (gone !== undefined) {
      throw new PayerscopeError(
        'RELEASE_REFUSED',
        `Family ${name} has the dimension ${gone}, which release ${id} published it without; give the new family another name.`,
      );
    }
    for (const column of own) columns.add(column);
    const table = `${schema}.${quoted(name)}`;
    const years = `(select min(period) || '-' || max(period) from ${table} where grain = 'year')`;
    return [
      `select * replace (case period when 'all' then ${years} when 'as-of' then '${asOf}' else period end as period) from ${table}`,
    ];
  });
  return parts.length === 0 ? null : { from: `(${parts.join(' union all by name ')}) as published`, columns };
}
