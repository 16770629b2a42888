import { readReleaseTables } from '../sql/read-release-tables.ts';
import type { TemplateDefinition } from '../sql/templates/define-template.ts';
import { templates as listed } from '../sql/templates/index.ts';
import {
  type Choices,
  enumerateStatements,
  type PossibleStatement,
  sampleParams,
} from './enumerate-statements.ts';
import { createSnowflakeInspector, type InspectSnowflake } from './inspect-snowflake.ts';
import { inspectStatement } from './inspect-statement.ts';

export interface VetProblem {
  readonly template: string;
  readonly choices: Choices;
  readonly problem: string;
}

export interface VetReport {
  /** How many statements the agent can ever send; values are bound and do not multiply them. */
  readonly statements: number;
  readonly byTemplate: Readonly<Record<string, number>>;
  readonly problems: readonly VetProblem[];
}

/** The schema must accept exactly the slots' options and the declared keys, or a slot would not be closed. */
function vetParams(template: TemplateDefinition, choices: Choices): string[] {
  const sample = sampleParams(template, choices);
  const accepts = (params: unknown): boolean => template.params.safeParse(params).success;
  const problems = accepts(sample) ? [] : ['the parameters refuse a slot option'];
  if (accepts({ ...sample, not_a_parameter: 1 })) problems.push('the parameters accept unknown keys');
  for (const slot of Object.keys(choices)) {
    if (accepts({ ...sample, [slot]: 'not_an_option' }))
      problems.push(`${slot} accepts more than its options`);
  }
  return problems;
}

async function vetStatement(
  statement: PossibleStatement,
  parseDuckDb: (sql: string) => Promise<unknown>,
  inspectSnowflake: InspectSnowflake,
): Promise<string[]> {
  const { template, choices, sql } = statement;
  const problems = vetParams(template, choices);
  if (problems.length > 0) return problems;

  const columns = template.columns(template.params.parse(sampleParams(template, choices)));
  const inspected = inspectStatement(template, choices, columns, await parseDuckDb(sql));
  return [...inspected.problems, ...inspectSnowflake(sql, { columns: inspected.facts.columns })];
}

/**
 * Enumerates every statement the agent could ever send and checks each: one SELECT in DuckDB's parser and as
 * Snowflake SQL, declared release tables only, every parameter declared and bound, allow-listed functions only,
 * and a withheld mark beside every value.
 *
 * @param deps.parseDuckDb DuckDB's syntax tree (`json_serialize_sql`) of a statement with `:name` parameters
 * @param deps.templates for tests; by default the one explicit list
 */
export async function vetTemplates(deps: {
  readonly parseDuckDb: (sql: string) => Promise<unknown>;
  readonly templates?: readonly TemplateDefinition[];
}): Promise<VetReport> {
  const inspectSnowflake = await createSnowflakeInspector();
  const releaseTables = readReleaseTables();
  const byTemplate: Record<string, number> = {};
  const problems: VetProblem[] = [];
  for (const template of deps.templates ?? listed) {
    const statements = enumerateStatements(template);
    byTemplate[template.name] = statements.length;
    for (const table of template.tables.filter((name) => !releaseTables.includes(name))) {
      problems.push({
        template: template.name,
        choices: {},
        problem: `${table} is not a table of the release`,
      });
    }
    for (const statement of statements) {
      for (const problem of await vetStatement(statement, deps.parseDuckDb, inspectSnowflake)) {
        problems.push({ template: template.name, choices: statement.choices, problem });
      }
    }
  }
  const statements = Object.values(byTemplate).reduce((sum, count) => sum + count, 0);
  return { statements, byTemplate, problems };
}
