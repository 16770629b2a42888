import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFailed } from './build-failed.ts';
import { folderConfig, overlayConfig } from './node-config.ts';
import type { GenericTest, Project, ProjectNode } from './project.ts';
import type { ProjectFile } from './project-files.ts';
import { parseYaml, projectFiles, record, records } from './project-files.ts';
import { readGenericTests } from './read-generic-tests.ts';
import { readSnapshotRule } from './read-snapshot-rule.ts';

/**
 * Reads a dbt project: `dbt_project.yml`, models with the YAML beside them, seeds, snapshots, macros, singular tests.
 *
 * @throws PayerscopeError BUILD_FAILED for a missing project, invalid YAML, two nodes of one name, or YAML
 *   that describes a model that does not exist
 */
export function loadProject(sqlRoot: string): Project {
  if (!existsSync(join(sqlRoot, 'dbt_project.yml'))) {
    throw buildFailed(
      `There is no dbt_project.yml in ${sqlRoot}; name the folder that holds the SQL project.`,
    );
  }
  const settings = parseYaml({
    path: 'dbt_project.yml',
    stem: 'dbt_project',
    text: readFileSync(join(sqlRoot, 'dbt_project.yml'), 'utf8'),
  });
  const name = String(settings['name']);
  const folders = (key: string, fallback: string): string[] =>
    Array.isArray(settings[key]) ? settings[key].map(String) : [fallback];
  const [models, seeds, macros, tests, snapshots] = [
    folders('model-paths', 'models'),
    folders('seed-paths', 'seeds'),
    folders('macro-paths', 'macros'),
    folders('test-paths', 'tests'),
    folders('snapshot-paths', 'snapshots'),
  ];

  const described = projectFiles(sqlRoot, [...models, ...seeds, ...snapshots], /\.ya?ml$/).map((file) => ({
    file,
    yaml: parseYaml(file),
  }));
  const entries = new Map<string, { entry: Readonly<Record<string, unknown>>; path: string }>();
  for (const { file, yaml } of described) {
    for (const entry of ['models', 'seeds', 'snapshots'].flatMap((kind) => records(yaml[kind]))) {
      entries.set(String(entry['name']), { entry, path: file.path });
    }
  }

  const nodes = new Map<string, ProjectNode>();
  const add = (kind: ProjectNode['kind'], file: ProjectFile): void => {
    const entry = entries.get(file.stem)?.entry ?? {};
    const node = readNode(kind, file, entry, settings[`${kind}s`], name);
    const twin = nodes.get(node.name);
    if (twin)
      throw buildFailed(`Two files are named ${node.name}: ${twin.path} and ${file.path}; rename one.`);
    if (node.config.enabled) nodes.set(node.name, node);
    else entries.delete(node.name);
  };
  for (const file of projectFiles(sqlRoot, seeds, /\.csv$/)) add('seed', file);
  for (const file of projectFiles(sqlRoot, models, /\.sql$/)) add('model', file);
  // A snapshot is declared in YAML alone: what it watches is a relation, not a query of its own.
  for (const { file, yaml } of described) {
    for (const entry of records(yaml['snapshots'])) {
      const text = `select * from {{ ${entry['relation']} }}`;
      add('snapshot', { path: file.path, stem: String(entry['name']), text });
    }
  }

  const sources = new Map<string, string>();
  const genericTests: GenericTest[] = [];
  for (const [entryName, { entry, path }] of entries) {
    if (!nodes.has(entryName)) {
      throw buildFailed(`The file ${path} describes ${entryName}, but there is no such model or seed.`);
    }
    genericTests.push(...readGenericTests(entry, `ref('${entryName}')`));
  }
  for (const source of described.flatMap(({ yaml }) => records(yaml['sources']))) {
    const schema = String(source['schema'] ?? source['name']);
    for (const table of records(source['tables'])) {
      const key = `${source['name']}.${table['name']}`;
      sources.set(key, `${schema}.${table['identifier'] ?? table['name']}`);
      genericTests.push(...readGenericTests(table, `source('${source['name']}', '${table['name']}')`));
    }
  }

  return {
    name,
    vars: { ...record(settings['vars']), ...record(record(settings['vars'])[name]) },
    nodes,
    sources,
    genericTests,
    singularTests: projectFiles(sqlRoot, tests, /\.sql$/)
      .filter((file) => !file.path.includes('/generic/'))
      .map((file) => ({ name: file.stem, path: file.path, text: file.text })),
    macros: [
      ...projectFiles(sqlRoot, macros, /\.sql$/),
      ...projectFiles(sqlRoot, tests, /\.sql$/).filter((file) => file.path.includes('/generic/')),
    ],
  };
}

function readNode(
  kind: ProjectNode['kind'],
  file: ProjectFile,
  entry: Readonly<Record<string, unknown>>,
  tree: unknown,
  project: string,
): ProjectNode {
  const base = folderConfig(tree, project, file.path.split('/').slice(1, -1));
  const columns = records(entry['columns']);
  const dataTypes = columns
    .filter((column) => typeof column['data_type'] === 'string')
    .map((column) => [String(column['name']), String(column['data_type'])]);
  const config = overlayConfig(
    overlayConfig(base, { column_types: Object.fromEntries(dataTypes) }),
    record(entry['config']),
  );
  return {
    kind,
    name: file.stem,
    path: file.path,
    text: file.text,
    ...(kind === 'snapshot' && { snapshot: readSnapshotRule(file.stem, file.path, entry) }),
    config: { ...config, meta: { ...record(entry['meta']), ...config.meta } },
    description: String(entry['description'] ?? ''),
    columns: columns.map((column) => ({
      name: String(column['name']),
      description: String(column['description'] ?? ''),
    })),
  };
}
