import { buildFailed } from './build-failed.ts';
import type { SnapshotRule } from './project.ts';
import { record } from './project-files.ts';

/**
 * The rule of a snapshot, from its entry in YAML.
 *
 * @throws PayerscopeError BUILD_FAILED for anything but the check strategy with named columns and a dating column:
 *   a clock's time would make every build another one
 */
export function readSnapshotRule(
  name: string,
  path: string,
  entry: Readonly<Record<string, unknown>>,
): SnapshotRule {
  const config = record(entry['config']);
  const { unique_key: uniqueKey, check_cols: columns, updated_at: updatedAt } = config;
  if (
    config['strategy'] !== 'check' ||
    typeof uniqueKey !== 'string' ||
    typeof updatedAt !== 'string' ||
    !Array.isArray(columns) ||
    columns.length === 0
  ) {
    throw buildFailed(
      `The snapshot ${name} needs strategy: check with unique_key, check_cols and updated_at; correct its config in ${path}.`,
    );
  }
  return { uniqueKey, checkColumns: columns.map(String), updatedAt };
}
