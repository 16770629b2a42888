import type { Warehouse } from '../../../tools/ports.ts';
import { withPlainTexts } from '../with-plain-texts.ts';
import { buildFailed, publicReason } from './build-failed.ts';
import { keepSnapshot } from './keep-snapshot.ts';
import { parseSeed } from './parse-seed.ts';
import type { RenderedNode } from './render-project.ts';

/** What stands in the warehouse before a build: `table` or `view` by relation name. */
export async function existingRelations(warehouse: Warehouse): Promise<ReadonlyMap<string, string>> {
  const rows = await warehouse.query(
    `select lower(table_schema) as table_schema, lower(table_name) as table_name, table_type
     from information_schema.tables`,
  );
  return new Map(
    rows.map((row) => [
      `${row['table_schema']}.${row['table_name']}`,
      row['table_type'] === 'VIEW' ? 'view' : 'table',
    ]),
  );
}

/**
 * Builds one model or seed in place of its predecessor; adds to a snapshot what changed. A model says of itself that its
 * texts are ids (`meta: { texts: ids }`); those of a snapshot are keys and hashes.
 *
 * @throws PayerscopeError BUILD_FAILED naming the model
 */
export async function materialize(
  warehouse: Warehouse,
  { node, config, relation, sql }: RenderedNode,
  existing: ReadonlyMap<string, string>,
): Promise<void> {
  const wanted = node.kind === 'model' ? config.materialized : 'table';
  if (wanted !== 'table' && wanted !== 'view') {
    throw buildFailed(`The model ${node.name} asks to be materialized as ${wanted}; use table or view.`);
  }
  try {
    const standing = existing.get(relation.toLowerCase());
    if (standing !== undefined && standing !== wanted)
      await warehouse.execute(`drop ${standing} ${relation}`);
    const build = () => warehouse.execute(`create or replace ${wanted} ${relation} as\n${sql}`);
    const { snapshot } = node;
    if (snapshot)
      await withPlainTexts(warehouse, () =>
        keepSnapshot(warehouse, snapshot, relation, sql, standing === wanted),
      );
    else if (config.meta['texts'] === 'ids') await withPlainTexts(warehouse, build);
    else if (node.kind === 'seed') await loadSeed(warehouse, node.text, relation, config.columnTypes);
    else await build();
  } catch (cause) {
    throw buildFailed(
      `The ${node.kind} ${node.name} cannot be built: ${publicReason(cause)} (${node.path}).`,
      {
        cause,
        details: { model: node.name },
      },
    );
  }
}

async function loadSeed(
  warehouse: Warehouse,
  text: string,
  relation: string,
  types: Readonly<Record<string, string>>,
): Promise<void> {
  const { columns, rows } = parseSeed(text);
  const declared = columns.map((column) => `${column} ${types[column] ?? 'varchar'}`);
  await warehouse.execute(`create or replace table ${relation} (${declared.join(', ')})`);
  await warehouse.append(relation, columns, rows);
}
