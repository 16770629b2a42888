import type { NodeConfig } from './project.ts';
import { record } from './project-files.ts';

const DEFAULTS: NodeConfig = {
  materialized: 'view',
  schema: 'main',
  alias: null,
  enabled: true,
  meta: {},
  columnTypes: {},
};

/** Lays one block of configuration (with or without the `+` prefix) over another; `meta` merges key by key. */
export function overlayConfig(base: NodeConfig, block: Readonly<Record<string, unknown>>): NodeConfig {
  const own = (key: string): unknown => block[`+${key}`] ?? block[key];
  const text = (key: string, fallback: string): string => {
    const value = own(key);
    return typeof value === 'string' ? value : fallback;
  };
  return {
    materialized: text('materialized', base.materialized),
    schema: text('schema', base.schema),
    alias: text('alias', base.alias ?? '') || null,
    enabled: typeof own('enabled') === 'boolean' ? Boolean(own('enabled')) : base.enabled,
    meta: { ...base.meta, ...record(own('meta')) },
    columnTypes: { ...base.columnTypes, ...(record(own('column_types')) as Record<string, string>) },
  };
}

/**
 * The configuration `dbt_project.yml` gives a file: each folder on the way from the package to the file may
 * add `+` settings, the innermost wins.
 *
 * @param tree the `models:` or `seeds:` block
 * @param folders folders below the models or seeds folder, outermost first
 */
export function folderConfig(tree: unknown, project: string, folders: readonly string[]): NodeConfig {
  let block = record(tree);
  // Bare keys of a folder block are folders; only `+` keys are settings (a folder may be called `schema`).
  const settings = (from: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(from).filter(([key]) => key.startsWith('+')));
  let config = overlayConfig(DEFAULTS, settings(block));
  for (const step of [project, ...folders]) {
    block = record(block[step]);
    config = overlayConfig(config, settings(block));
  }
  return config;
}
