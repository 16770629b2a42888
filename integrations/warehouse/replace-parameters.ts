/** Everything that may contain a colon without being a parameter, then the parameter itself. */
const TOKENS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$\$[\s\S]*?\$\$|::|:([A-Za-z_]\w*)/g;

/**
 * Writes each portable named parameter `:name` of a statement as an engine wants it. Strings, quoted identifiers,
 * comments and casts (`::date`) are left alone.
 *
 * @example replaceParameters("select :a, ':b', x::date", (name) => `$${name}`) // "select $a, ':b', x::date"
 */
export function replaceParameters(sql: string, write: (name: string) => string): string {
  return sql.replace(TOKENS, (token, name: string | undefined) => (name === undefined ? token : write(name)));
}
