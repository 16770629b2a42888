import type { ResultColumn, TemplateDefinition } from '../sql/templates/define-template.ts';
import { isLabel } from '../sql/templates/result-columns.ts';
import type { Choices } from './enumerate-statements.ts';
import { inspectDuckDbTree, type StatementFacts } from './inspect-duckdb-tree.ts';

const differences = (found: readonly string[], declared: readonly string[]): string[] => [
  ...found.filter((name) => !declared.includes(name)).map((name) => `${name} is not declared`),
  ...declared.filter((name) => !found.includes(name)).map((name) => `${name} is not used`),
];

function tablesOf({ slots, tables }: TemplateDefinition, choices: Choices): readonly string[] {
  // A slot may choose among the declared tables; then the statement reads the chosen one only.
  const chosen = Object.entries(choices).flatMap(([slot, option]) => {
    const family = slots[slot]?.[option]?.['family'];
    return family ? [family] : [];
  });
  return chosen.length > 0 ? chosen.filter((name) => tables.includes(name)) : tables;
}

/**
 * What is wrong with one statement of a template in DuckDB's eyes: it must be one SELECT that reads the declared
 * tables only, binds the declared parameters, calls allow-listed functions and has a withheld mark beside every value.
 *
 * @param choices the options of its slots
 * @param columns what it should return
 * @param tree DuckDB's syntax tree of it (`json_serialize_sql`)
 */
export function inspectStatement(
  template: TemplateDefinition,
  choices: Choices,
  columns: readonly ResultColumn[],
  tree: unknown,
): { readonly facts: StatementFacts; readonly problems: readonly string[] } {
  const facts = inspectDuckDbTree(tree);
  const expected = columns.flatMap((column) =>
    isLabel(column) ? [column.name] : [column.name, `${column.name}_withheld`],
  );
  return {
    facts,
    problems: [
      ...(new Set(facts.columns).size === facts.columns.length ? [] : ['repeats a result column']),
      ...facts.problems,
      ...differences(facts.tables, tablesOf(template, choices)).map((text) => `table ${text}`),
      ...differences(facts.parameters, Object.keys(template.bindings)).map((text) => `parameter ${text}`),
      ...differences(facts.columns, expected).map((text) => `column ${text}`),
    ],
  };
}
