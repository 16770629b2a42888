import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PayerscopeError } from '../../../../tools/errors.ts';
import type { Progress, ReleaseStore } from '../../../../tools/ports.ts';
import type { PublishReport } from '../../../application.ts';
import { describeFailure } from '../describe-failure.ts';
import { logIn } from '../log-in.ts';
import { readRegistry } from '../read-registry.ts';
import { RELEASE_SCHEMA, releaseSchema } from '../release-names.ts';
import type { SnowflakeSettings } from '../snowflake-settings.ts';
import { type CountedSession, countStatements } from './counted-session.ts';
import { payloadLines, payloadWidth } from './payload-file.ts';
import { type PublishedTable, publishedTables } from './published-tables.ts';
import { createRegistry, createTable, createView } from './release-statements.ts';

/** Statements of the builder may run this much longer than the agent's. */
const BUILDER_PATIENCE = 30;

const FILE_FORMAT = `file_format = (type = csv field_optionally_enclosed_by = '"' empty_field_as_null = true)`;

/** Brings every table of a release into a schema of its own; nobody is pointed to it yet. */
async function fillSchema(
  { run }: CountedSession,
  schema: string,
  tables: readonly PublishedTable[],
): Promise<void> {
  const columns = Array.from({ length: payloadWidth(tables) }, (_, index) => `c${index + 1} varchar`);
  const folder = await mkdtemp(join(tmpdir(), 'payerscope-publish-'));
  try {
    const file = join(folder, 'payload.csv');
    await writeFile(file, payloadLines(tables), { mode: 0o600 });
    // What a publication that was cut off left behind.
    await run(`drop schema if exists ${schema} cascade`);
    await run(`create schema ${schema}`);
    await run(`create temporary stage ${schema}.upload`);
    await run(
      `create table ${schema}.payload (family varchar, row_number number(38, 0), ${columns.join(', ')})`,
    );
    const { rows, columns: told } = await run(
      `put 'file://${file}' @${schema}.upload auto_compress = true overwrite = true`,
    );
    const status = rows[0]?.[told.findIndex(({ name }) => name.toLowerCase() === 'status')];
    if (status !== 'UPLOADED')
      throw Object.assign(new Error('upload'), { name: 'NetworkError', code: 'upload' });
    await run(`copy into ${schema}.payload from @${schema}.upload/payload.csv.gz ${FILE_FORMAT}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  for (const table of tables) await run(createTable(schema, table));
  await run(`drop table ${schema}.payload`);
}

/** A table that came short is found before anybody is pointed to it. */
async function requireWhole(
  { run }: CountedSession,
  schema: string,
  tables: readonly PublishedTable[],
): Promise<void> {
  const counts = tables.map(
    ({ name }) => `select '${name}' as name, count(*) as cells from ${schema}.${name}`,
  );
  const { rows } = await run(counts.join(' union all '));
  const found = new Map(rows.map(([name, cells]) => [String(name), Number(cells)]));
  const short = tables.find(({ name, rows: expected }) => found.get(name) !== expected.length);
  if (short === undefined) return;
  throw new PayerscopeError(
    'BUILD_FAILED',
    `The table ${short.name} arrived in Snowflake with another number of rows than it has, so the release in force stays; publish again.`,
  );
}

async function publish(
  session: CountedSession,
  store: ReleaseStore,
  settings: SnowflakeSettings,
  registry: Awaited<ReturnType<typeof readRegistry>>,
  progress: Progress,
): Promise<number> {
  const { releaseDatabase: database } = settings;
  const { manifest } = store;
  const schema = `${database}.${releaseSchema(manifest.id)}`;
  const list = `${database}.${RELEASE_SCHEMA}.releases`;
  const tables = await publishedTables(store);
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  if (!registry.some(({ id }) => id === manifest.id)) {
    progress.step('upload', `${rows} rows of ${tables.length} tables`);
    await fillSchema(session, schema, tables);
    await requireWhole(session, schema, tables);
    await session.run(`insert into ${list} (release_id, as_of, manifest) select ?, ?, ?`, [
      manifest.id,
      manifest.asOf,
      JSON.stringify(manifest),
    ]);
  }
  progress.step(
    'point',
    `${manifest.id} instead of ${registry.find(({ current }) => current)?.id ?? 'none'}`,
  );
  const before = registry.find(({ current }) => current)?.manifest ?? null;
  for (const table of tables) await session.run(createView(database, table, manifest, before));
  await session.run(`update ${database}.${RELEASE_SCHEMA}.in_force set release_id = ?`, [manifest.id]);
  return rows;
}

/**
 * Publishes a release file, masked and attacked where it was built, to Snowflake: its tables in a schema that carries
 * its id, the views of the release schema over them, and last the one row that says which release is in force. Until that
 * row changes, everybody sees the old release; when it does, everybody sees the new one. Publishing again what is
 * published only puts it in force.
 *
 * @param store the release file, open and checked
 * @throws PayerscopeError STORE_UNAVAILABLE, BUILD_FAILED or USAGE; the release in force is then what it was
 */
export async function publishToSnowflake(
  store: ReleaseStore,
  settings: SnowflakeSettings,
  progress: Progress,
): Promise<PublishReport> {
  const patient = { ...settings, statementSeconds: settings.statementSeconds * BUILDER_PATIENCE };
  try {
    const session = await logIn({ settings, database: settings.releaseDatabase });
    try {
      const counted = countStatements(session, patient.statementSeconds);
      for (const statement of createRegistry(settings.releaseDatabase)) await counted.run(statement);
      const registry = await readRegistry(session, patient);
      const rows = await publish(counted, store, settings, registry, progress);
      // The registry was read past the counter.
      return { releaseId: store.manifest.id, statements: counted.sent() + 1, rows };
    } finally {
      await session.close();
    }
  } catch (failure) {
    throw describeFailure(failure, patient);
  }
}
