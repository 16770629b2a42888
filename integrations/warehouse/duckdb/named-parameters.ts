/** Everything that may contain a colon without being a parameter, then the parameter itself. */
const TOKENS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$\$[\s\S]*?\$\$|::|:([A-Za-z_]\w*)/g;

/**
 * Rewrites the portable named parameters `:name` as DuckDB's `$name`. Strings, quoted identifiers, comments
 * and casts (`::date`) are left alone.
 *
 * @example toDuckDbParameters("select :a, ':b', x::date") // "select $a, ':b', x::date"
 */
export function toDuckDbParameters(sql: string): string {
  return sql.replace(TOKENS, (token, name: string | undefined) => (name === undefined ? token : `$${name}`));
}
