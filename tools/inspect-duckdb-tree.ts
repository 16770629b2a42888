/** What a statement does, read from DuckDB's own syntax tree. */
export interface StatementFacts {
  readonly tables: readonly string[];
  readonly parameters: readonly string[];
  readonly columns: readonly string[];
  readonly problems: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

/** All a template needs. Whatever is not named here (files, settings, system functions) is a problem. */
const FUNCTIONS = new Set([
  'sum',
  'max',
  'round',
  'abs',
  'greatest',
  'nullif',
  'contains',
  'left',
  'right',
  '||',
  '+',
  '-',
  '*',
  '/',
]);
const EXPRESSIONS = new Set([
  'COLUMN_REF',
  'CONSTANT',
  'FUNCTION',
  'CONJUNCTION',
  'COMPARISON',
  'OPERATOR',
  'CASE',
  'PARAMETER',
  'STAR',
]);
const SOURCES = new Set([
  'SELECT_NODE',
  'SET_OPERATION_NODE',
  'BASE_TABLE',
  'JOIN',
  'ORDER_MODIFIER',
  'LIMIT_MODIFIER',
]);

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const asList = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

/** Walks everything below a node but its common table expressions, which have scopes of their own. */
function inspectNode(
  node: Node,
  scope: ReadonlySet<string>,
  facts: { tables: Set<string>; parameters: Set<string>; problems: string[] },
): void {
  if (typeof node['class'] === 'string') {
    if (!EXPRESSIONS.has(node['class'])) facts.problems.push(`uses ${node['class']}`);
  } else if ('null_order' in node) {
    // The engines differ only in where a descending order puts nulls by default.
    if (node['type'] === 'DESCENDING' && node['null_order'] !== 'NULLS LAST') {
      facts.problems.push('sorts descending without nulls last');
    }
  } else if (typeof node['type'] === 'string') {
    if (!SOURCES.has(node['type'])) facts.problems.push(`reads from ${node['type']}`);
    // Parts are put one under the other as they are; what drops or matches rows reads values by itself.
    if (
      node['type'] === 'SET_OPERATION_NODE' &&
      !(node['setop_type'] === 'UNION' && node['setop_all'] === true)
    )
      facts.problems.push('joins parts by other than union all');
  }
  if (node['class'] === 'FUNCTION' && (!FUNCTIONS.has(String(node['function_name'])) || node['schema'])) {
    facts.problems.push(`calls ${String(node['function_name'])}`);
  }
  if (node['class'] === 'PARAMETER') facts.parameters.add(String(node['identifier']));
  if (node['type'] === 'BASE_TABLE') {
    const name = String(node['table_name']);
    if (node['schema_name'] || node['catalog_name']) facts.problems.push(`names a schema for ${name}`);
    if (!scope.has(name)) facts.tables.add(name);
  }
  for (const [key, value] of Object.entries(node)) {
    // A constant's value and its type are data, not syntax.
    if (key === 'cte_map' || (node['class'] === 'CONSTANT' && key === 'value')) continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (!isNode(child)) continue;
      // Its parts would not be walked: they are named at the top or nowhere.
      if (cteEntries(child).length > 0) facts.problems.push('nests parts below a part');
      inspectNode(child, scope, facts);
    }
  }
}

function cteEntries(select: Node): readonly Node[] {
  return isNode(select['cte_map']) ? asList(select['cte_map']['map']) : [];
}

/**
 * Reads the facts of one statement from the answer of DuckDB's `json_serialize_sql`.
 * Fails closed: any syntax that templates do not need is reported as a problem.
 */
export function inspectDuckDbTree(tree: unknown): StatementFacts {
  const facts = { tables: new Set<string>(), parameters: new Set<string>(), problems: [] as string[] };
  const statements = isNode(tree) && tree['error'] === false ? asList(tree['statements']) : [];
  const select = statements[0]?.['node'];
  if (statements.length !== 1 || !isNode(select)) {
    return { tables: [], parameters: [], columns: [], problems: ['is not one SELECT'] };
  }

  if (select['type'] !== 'SELECT_NODE') facts.problems.push(`reads from ${String(select['type'])}`);
  // In order: an expression sees those before it, never itself, so no name can hide a table.
  const scope = new Set<string>();
  for (const { key, value } of cteEntries(select)) {
    const query = isNode(value) && isNode(value['query']) ? value['query']['node'] : undefined;
    if (!isNode(query)) facts.problems.push(`has an unreadable part ${String(key)}`);
    else if (cteEntries(query).length > 0) facts.problems.push(`nests parts in ${String(key)}`);
    else inspectNode(query, scope, facts);
    scope.add(String(key));
  }
  inspectNode(select, scope, facts);

  const columns = asList(select['select_list']).map((item) =>
    item['class'] === 'STAR'
      ? '*'
      : String(item['alias'] || (Array.isArray(item['column_names']) ? item['column_names'].at(-1) : '')),
  );
  return {
    tables: [...facts.tables],
    parameters: [...facts.parameters],
    columns,
    problems: [...new Set(facts.problems)],
  };
}
