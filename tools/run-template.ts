import type { ResultColumn, TemplateDefinition } from '../sql/templates/define-template.ts';
import { templateNamed, templates } from '../sql/templates/index.ts';
import { readTemplateSql } from '../sql/templates/read-template-sql.ts';
import { isLabel } from '../sql/templates/result-columns.ts';
import { formatOfSubject } from '../sql/templates/source-formats.ts';
import type { Disclosed, ResultTable, TemplateResult, Value } from './answer.ts';
import { bindParams } from './bind-params.ts';
import { canonicalHash } from './canonical-json.ts';
import type { CheckStatement } from './check-statement.ts';
import type { Choices } from './enumerate-statements.ts';
import { PayerscopeError } from './errors.ts';
import type { ReleaseStore, Row } from './ports.ts';
import { releaseSource } from './release-source.ts';
import { renderStatement } from './render-statement.ts';
import { validateParams } from './validate-params.ts';

export type RunTemplate = (name: string, rawParams: unknown, signal?: AbortSignal) => Promise<TemplateResult>;

/** One row without its marks, which are checked: a withheld value is null, and every column is there. */
function readRow(
  row: Row,
  columns: readonly ResultColumn[],
  template: string,
): { values: Value[]; withheld: string[] } {
  const withheld: string[] = [];
  const values = columns.map((column) => {
    const value = row[column.name];
    if (value === undefined) throw new Error(`${template}: the result has no column ${column.name}`);
    if (isLabel(column)) return value;
    const mark = row[`${column.name}_withheld`];
    if (mark !== 0 && mark !== 1) throw new Error(`${template}: ${column.name} has no withheld mark`);
    if (mark === 1) {
      if (value !== null) throw new Error(`${template}: ${column.name} is marked withheld but has a value`);
      withheld.push(column.name);
    } else if (value !== null && !(typeof value === 'number' && Number.isFinite(value))) {
      throw new Error(`${template}: ${column.name} is not a number`);
    }
    return value;
  });
  const expected = columns.reduce((count, column) => count + (isLabel(column) ? 1 : 2), 0);
  if (Object.keys(row).length !== expected) throw new Error(`${template}: the result has undeclared columns`);
  return { values, withheld };
}

/** The options that params choose for a template's slots. */
const choicesOf = ({ slots }: TemplateDefinition, params: Readonly<Record<string, unknown>>): Choices =>
  Object.fromEntries(Object.keys(slots).map((slot) => [slot, String(params[slot])]));

/**
 * The only way to ask a release anything: validates, binds, sends one vetted statement and brands the result.
 *
 * @returns `run(name, rawParams)`, which throws PayerscopeError UNKNOWN_TEMPLATE, INVALID_PARAMS,
 *   PERIOD_NOT_PUBLISHED, CHECK_FAILED (nothing is sent in these cases) or RELEASE_UNAVAILABLE
 */
export function createTemplateRunner(deps: {
  readonly store: ReleaseStore;
  /** Vets a statement before it is sent; the program always gives one. */
  readonly checkStatement?: CheckStatement;
}): RunTemplate {
  return async (name, rawParams, signal) => {
    const template = templateNamed(name);
    if (!template) {
      const known = templates.map((entry) => entry.name).join(', ');
      throw new PayerscopeError(
        'UNKNOWN_TEMPLATE',
        `There is no template ${JSON.stringify(name)}; choose one of ${known}.`,
      );
    }
    const needed = formatOfSubject(template.subject);
    if (needed !== null && needed !== releaseSource(deps.store.manifest)) {
      throw new PayerscopeError(
        'UNKNOWN_TEMPLATE',
        `The template ${name} is not on this release, whose ${deps.store.manifest.source.format} files do not hold what it reads; ask “what can I ask?” for those that are.`,
      );
    }
    const params = validateParams(template, rawParams);
    const bound = bindParams(template, params, deps.store.manifest);
    const sql = renderStatement(readTemplateSql(template), template.slots, params);
    const columns = template.columns(params);
    await deps.checkStatement?.(template, choicesOf(template, params), columns, sql);

    const rows: Value[][] = [];
    const withheld: [number, string][] = [];
    let queryId: string | undefined;
    const onQueryId = (id: string) => {
      queryId = id;
    };
    for (const row of await deps.store.query(sql, bound, { signal, onQueryId })) {
      const read = readRow(row, columns, name);
      for (const column of read.withheld) withheld.push([rows.length, column]);
      rows.push(read.values);
    }

    const resultHash = canonicalHash({ columns, rows, withheld });
    const table: ResultTable = { template: name, version: template.version, params, columns, rows, withheld };
    return {
      // The brand's one producer: everything in `table` came out of the masked release.
      table: table as Disclosed<ResultTable>,
      statement: {
        ...{ template: name, sql, params: bound, resultHash },
        ...(queryId === undefined ? {} : { queryId }),
      },
    };
  };
}
