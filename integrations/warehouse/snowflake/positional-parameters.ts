import { replaceParameters } from '../replace-parameters.ts';

/**
 * Rewrites the portable named parameters `:name` as the question marks Snowflake's driver binds by position.
 *
 * @returns the statement, and a value for each question mark in turn
 * @throws Error for a name without a value
 */
export function toPositional(
  sql: string,
  params: Readonly<Record<string, string | number>>,
): { readonly sqlText: string; readonly binds: readonly (string | number)[] } {
  const binds: (string | number)[] = [];
  const sqlText = replaceParameters(sql, (name) => {
    const value = params[name];
    if (value === undefined) throw new Error(`no value is bound to the parameter ${name}`);
    binds.push(value);
    return '?';
  });
  return { sqlText, binds };
}
