/** Says what is wrong with a statement as Snowflake SQL; an empty list when nothing is. */
export type InspectSnowflake = (sql: string, expected: { readonly columns: readonly string[] }) => string[];

/** The name a result column gets: its alias, or the column it is; `?` where it has none. */
function nameOf(projection: unknown): string {
  const { alias, column } = projection as {
    alias?: { alias?: { name?: unknown } };
    column?: { name?: { name?: unknown } };
  };
  return String(alias?.alias?.name ?? column?.name?.name ?? '?').toLowerCase();
}

/** Loads the SQL parser (WebAssembly, about 70 ms), so only `vet` and tests pay for it. */
export async function createSnowflakeInspector(): Promise<InspectSnowflake> {
  const { Dialect, parse } = await import('@polyglot-sql/sdk');
  return (sql, expected) => {
    const parsed = parse(sql, Dialect.Snowflake);
    if (!parsed.success) return [`does not parse as Snowflake SQL: ${String(parsed.error)}`];
    const statements: unknown[] = Array.isArray(parsed.ast) ? parsed.ast : [parsed.ast];
    const [only] = statements;
    if (statements.length !== 1 || typeof only !== 'object' || only === null || !('select' in only)) {
      return ['is not one SELECT in Snowflake SQL'];
    }
    const { expressions } = only.select as { readonly expressions: readonly unknown[] };
    const names = expressions.map(nameOf);
    return names.join() === expected.columns.join() ? [] : ['has other result columns in Snowflake SQL'];
  };
}
