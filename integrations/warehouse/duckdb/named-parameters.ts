import { replaceParameters } from '../replace-parameters.ts';

/**
 * Rewrites the portable named parameters `:name` as DuckDB's `$name`.
 *
 * @example toDuckDbParameters("select :a, ':b', x::date") // "select $a, ':b', x::date"
 */
export function toDuckDbParameters(sql: string): string {
  return replaceParameters(sql, (name) => `$${name}`);
}
