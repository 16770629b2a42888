import type { ResultColumn, TemplateDefinition } from '../sql/templates/define-template.ts';
import type { Choices } from './enumerate-statements.ts';
import { PayerscopeError } from './errors.ts';
import { inspectStatement } from './inspect-statement.ts';

/** Throws where a statement is not one that vetting would pass. */
export type CheckStatement = (
  template: TemplateDefinition,
  choices: Choices,
  columns: readonly ResultColumn[],
  sql: string,
) => Promise<void>;

/**
 * Vets each statement before it is sent for the first time, whatever was vetted when the program was made: the
 * `.sql` files stand on a disk that others may write to. A millisecond per statement, once.
 *
 * @param parse DuckDB's syntax tree (`json_serialize_sql`) of a statement with `:name` parameters
 * @returns a check that throws PayerscopeError CHECK_FAILED; nothing has been sent then
 */
export function createStatementCheck(parse: (sql: string) => Promise<unknown>): CheckStatement {
  const passed = new Set<string>();
  return async (template, choices, columns, sql) => {
    const key = JSON.stringify([template.name, choices, sql]);
    if (passed.has(key)) return;
    const [problem] = inspectStatement(template, choices, columns, await parse(sql)).problems;
    if (problem !== undefined) {
      throw new PayerscopeError(
        'CHECK_FAILED',
        `The statement of ${template.name} was not sent, because it is not the vetted one (${problem}); install payerscope again, and see "payerscope vet".`,
      );
    }
    passed.add(key);
  };
}
