import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../../sql/package-root.ts';
import type { Row, Warehouse } from '../../../tools/ports.ts';
import { simulateCmsChanges } from '../../demo/cms/simulate-cms-changes.ts';
import { writeCmsFiles } from '../../demo/cms/write-cms-files.ts';
import { generateDemo } from '../../demo/generate-demo.ts';
import { simulateChanges } from '../../demo/simulate-changes.ts';
import { describeWithPython, PYTHON_TIMEOUT } from '../../python/testing/python.ts';
import { runDbt } from '../../python/testing/run-dbt.ts';
import { createDuckDbWarehouse } from '../../warehouse/duckdb/duckdb-warehouse.ts';
import { importCms } from '../cms/import-cms.ts';
import { createFrozenTables } from '../create-frozen-tables.ts';
import { CMS_FREEZE, freezeFacts } from '../freeze-facts.ts';
import { importSynthea } from '../import/import-synthea.ts';
import { loadProject } from './load-project.ts';
import { isOfFormat } from './models-of-format.ts';
import { renderProject } from './render-project.ts';
import { runProject } from './run-project.ts';
import { expectSameTables } from './testing/same-tables.ts';

// dbt itself and the embedded runner build the same project from the same source: a small demo whose first release
// froze the months up to September and left snapshots, and which has changed since, so that frozen rows, late changes
// and a history take part.

const FIRST = '2025-09-30';
const SECOND = '2025-12-31';
const BUILT = ['staging', 'intermediate', 'marts', 'families'];
const COMPARED = [...BUILT, 'snapshots'];
const progress = { step: () => {} };
const project = loadProject(join(packageRoot(), 'sql'));

interface Documented {
  readonly resource_type: string;
  readonly name: string;
  readonly schema: string;
  readonly description: string;
  readonly columns: Readonly<Record<string, { readonly description: string }>>;
}

interface Manifest {
  readonly nodes: Readonly<Record<string, Documented>>;
  readonly sources: Readonly<Record<string, { readonly loaded_at_field: string | null }>>;
  readonly exposures: Readonly<Record<string, unknown>>;
}

const familiesOf = (format: string): number =>
  [...project.nodes.values()].filter(
    ({ name, config }) => config.meta['family'] !== undefined && isOfFormat(project, name, format),
  ).length;

describeWithPython('the project under dbt', () => {
  const root = mkdtempSync(join(tmpdir(), 'payerscope-dbt-'));
  const ours = join(root, 'embedded.duckdb');
  const run = { file: join(root, 'built_by_dbt.duckdb'), scratch: root, asOf: SECOND };
  let said: string;
  let summary: Awaited<ReturnType<typeof runProject>>;
  let both: Warehouse;
  let manifest: Manifest;

  const build = (warehouse: Warehouse, asOf: string) =>
    runProject({ project, warehouse, vars: { as_of: asOf }, progress });
  const rows = (sql: string): Promise<readonly Row[]> => both.query(sql);

  beforeAll(async () => {
    await generateDemo({ directory: join(root, 'source'), patients: 300, seed: 3, months: 36 });
    const first = await createDuckDbWarehouse({ path: ours });
    await createFrozenTables(first);
    await importSynthea({ warehouse: first, directory: join(root, 'source'), links: 'numbers', progress });
    await build(first, FIRST);
    await freezeFacts(first, { name: 'source', releases: [], months: [] }, FIRST);
    await simulateChanges({ from: join(root, 'source'), to: join(root, 'changed'), on: '2025-11-15' });
    await importSynthea({ warehouse: first, directory: join(root, 'changed'), links: 'numbers', progress });
    for (const schema of BUILT) await first.execute(`drop schema ${schema} cascade`);
    await first.execute('checkpoint');
    await first.close();
    copyFileSync(ours, run.file);

    said = await runDbt(['build'], run);
    manifest = JSON.parse(readFileSync(join(root, 'target/manifest.json'), 'utf8')) as Manifest;
    both = await createDuckDbWarehouse({ path: ours });
    summary = await build(both, SECOND);
    await both.execute(`attach '${run.file}' as built_by_dbt (read_only)`);
  }, PYTHON_TIMEOUT);
  afterAll(async () => {
    await both?.close();
    rmSync(root, { recursive: true, force: true });
  });

  test('runs every model, seed and test of the embedded runner, and nothing fails', () => {
    const { seeds, models, snapshots, tests } = summary;
    const exposures = Object.keys(manifest.exposures).length;
    const all = seeds + models + snapshots + tests;
    expect(said).toContain(`PASS=${all} WARN=0 ERROR=0 SKIP=0 NO-OP=${exposures} TOTAL=${all + exposures}`);
  });

  test('gives the same tables, cell for cell and type for type', async () => {
    const tables = await expectSameTables(both, 'embedded', 'built_by_dbt', COMPARED);
    expect(tables.filter((name) => name.startsWith('families.'))).toHaveLength(familiesOf('synthea'));
  });

  test('frozen months, late changes and a history of every snapshot took part in what was compared', async () => {
    const ended = (snapshot: string): string =>
      `(select count(*) from snapshots.${snapshot}
        where dbt_valid_from = '${FIRST}' and dbt_valid_to = '${SECOND}') > 0`;
    const [row] = await rows(
      `select (select count(*) from frozen.claims) > 0 as frozen,
         (select count(*) from families.late_payments_by_payer) > 0 as late,
         ${ended('claim_status_history')} as claims,
         ${ended('provider_flags_history')} as providers,
         ${ended('payer_name_history')} as payers`,
    );
    expect(row).toEqual({ frozen: 1, late: 1, claims: 1, providers: 1, payers: 1 });
  });

  test('every model says what it is, and marts and families say it of every column', async () => {
    const nodes = Object.values(manifest.nodes).filter(({ resource_type }) =>
      ['model', 'seed', 'snapshot'].includes(resource_type),
    );
    expect(
      nodes.filter(({ description }) => !description.startsWith('Grain: ')).map(({ name }) => name),
    ).toEqual([]);
    const columns = await rows(
      `select schema_name as schema, table_name as name, column_name as column_name from duckdb_columns()
       where database_name = 'built_by_dbt' and schema_name in ('marts', 'families')`,
    );
    const undescribed = columns.filter(({ schema, name, column_name }) => {
      const node = nodes.find((one) => one.schema === schema && one.name === name);
      return !node?.columns[String(column_name)]?.description;
    });
    expect(undescribed).toEqual([]);
    expect(columns.length).toBeGreaterThan(200);
  });

  test('sources whose rows carry a date have a freshness', () => {
    const dated = Object.entries(manifest.sources).filter(([, source]) => source.loaded_at_field);
    expect(dated.map(([id]) => id.replace(/.*\./, ''))).toEqual([
      'claims',
      'claims_transactions',
      'medications',
    ]);
  });

  test('compiles for Snowflake, without an account, to the SQL the embedded runner renders', async () => {
    await runDbt(['compile', '--target', 'snowflake', '--no-introspect', '--no-populate-cache'], run);
    const compiled = JSON.parse(readFileSync(join(root, 'target/manifest.json'), 'utf8')) as {
      nodes: Record<string, { resource_type: string; name: string; compiled_code?: string }>;
    };
    const { nodes } = renderProject(project, { target: 'snowflake', vars: { as_of: SECOND } });
    const plain = (sql: string): string =>
      sql
        .replace(/\bwarehouse\.(?=\w+\.)/g, '')
        .replace(/\s+/g, ' ')
        .trim();
    const models = Object.values(compiled.nodes).filter((node) => node.resource_type === 'model');
    expect(models.length).toBe(summary.models);
    for (const { name, compiled_code = '' } of models) {
      expect({ name, sql: plain(compiled_code) }).toEqual({ name, sql: plain(nodes.get(name)?.sql ?? '') });
    }
  });
});

describeWithPython('the models of CMS files under dbt', () => {
  const root = mkdtempSync(join(tmpdir(), 'payerscope-dbt-cms-'));
  const [ours, theirs] = [join(root, 'embedded.duckdb'), join(root, 'built_by_dbt.duckdb')];
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test(
    'are the same tables, cell for cell, frozen months, changes and a history among them',
    async () => {
      const build = (warehouse: Warehouse, asOf: string) =>
        runProject({ project, warehouse, vars: { as_of: asOf, source_format: 'cms' }, progress });
      const load = (warehouse: Warehouse, source: string) =>
        importCms({ warehouse, directory: join(root, source), progress });
      await writeCmsFiles({
        ...{
          directory: join(root, 'source'),
          beneficiaries: 300,
          vintages: ['study'],
          years: 1,
          providers: 5,
        },
      });
      await simulateCmsChanges({ from: join(root, 'source'), to: join(root, 'changed'), on: '2008-08-15' });
      const first = await createDuckDbWarehouse({ path: ours });
      await createFrozenTables(first);
      await load(first, 'source');
      await build(first, '2008-09-30');
      await freezeFacts(first, { name: 'cms', releases: [], months: [] }, '2008-09-30', CMS_FREEZE);
      for (const schema of ['raw', ...BUILT]) await first.execute(`drop schema ${schema} cascade`);
      await load(first, 'changed');
      await first.execute('checkpoint');
      await first.close();
      copyFileSync(ours, theirs);

      // The embedded runner runs the tests of these models with every build; here the tables are what counts.
      const said = await runDbt(
        ['build', '--select', '+config.meta.source_format:cms', '--exclude-resource-type', 'test'],
        { file: theirs, scratch: root, asOf: '2008-12-31', sourceFormat: 'cms' },
      );
      expect(said).toMatch(/PASS=\d+ WARN=0 ERROR=0 SKIP=0/);
      const both = await createDuckDbWarehouse({ path: ours });
      try {
        await build(both, '2008-12-31');
        await both.execute(`attach '${theirs}' as built_by_dbt (read_only)`);
        const tables = await expectSameTables(both, 'embedded', 'built_by_dbt', COMPARED);
        expect(tables.filter((name) => name.startsWith('families.'))).toHaveLength(familiesOf('cms'));
        const [took] = await both.query(
          `select (select count(*) from frozen.reimbursements) > 0 as frozen,
           (select count(*) from families.reimbursement_changes_by_claim_type) > 0 as changes,
           (select count(*) from snapshots.cms_claim_history where dbt_valid_to = '2008-12-31') > 0 as history`,
        );
        expect(took).toEqual({ frozen: 1, changes: 1, history: 1 });
      } finally {
        await both.close();
      }
    },
    PYTHON_TIMEOUT,
  );
});
