// How to build the SQL project:
//
//   const project = loadProject('sql');
//   await runProject({ project, warehouse, vars: { as_of: '2025-12-31' }, progress });
//   await runProject({ …, select: ['+claims_by_payer'] });   // one model and everything it reads, with their tests
//   compileModel(project, 'fct_claims', { target: 'snowflake', vars: { as_of: '2025-12-31' } });   // SQL text
import type { Progress, Warehouse } from '../../../tools/ports.ts';
import { buildFailed } from './build-failed.ts';
import { buildOrder } from './build-order.ts';
import { existingRelations, materialize } from './materialize.ts';
import { modelsOf } from './models-of-format.ts';
import type { Project, ProjectNode } from './project.ts';
import type { RenderedNode } from './render-project.ts';
import { renderProject } from './render-project.ts';
import { runTests } from './run-tests.ts';

export interface RunProjectOptions {
  readonly project: Project;
  readonly warehouse: Warehouse;
  /** On top of the project's own variables. */
  readonly vars: Readonly<Record<string, unknown>>;
  readonly progress: Progress;
  /**
   * Models, seeds or snapshots by name, `+name` with everything it reads; by default those of the variable
   * `source_format`.
   */
  readonly select?: readonly string[];
}

/** What a run spends its time on: models, those that are families of a release, snapshots, tests. */
export type RunPart = 'models' | 'families' | 'snapshots' | 'tests';

export interface RunSummary {
  /** Per part, since models, families and snapshots take turns. */
  readonly seconds: Readonly<Record<RunPart, number>>;
  readonly seeds: number;
  readonly models: number;
  readonly snapshots: number;
  readonly tests: number;
  /** One sentence per failed test of severity `warn`. */
  readonly warnings: readonly string[];
}

/**
 * Builds a dbt project in dependency order (seeds first), then runs its tests.
 *
 * @throws PayerscopeError BUILD_FAILED in one sentence: the model and the engine's complaint, or the model,
 *   the test, the column and how many rows fail; never a value
 */
export async function runProject(options: RunProjectOptions): Promise<RunSummary> {
  const { project, warehouse, progress } = options;
  const rendered = renderProject(project, { target: warehouse.dialect, vars: options.vars });
  const reads = new Map([...rendered.nodes].map(([name, { refs }]) => [name, refs]));
  const order = buildOrder(reads);
  const format = String(options.vars['source_format'] ?? project.vars['source_format'] ?? 'synthea');
  const selected = selectNodes(options.select ?? modelsOf(project, format), reads);

  const existing = await existingRelations(warehouse);
  const nodes = order
    .filter((name) => selected.has(name))
    .map((name) => rendered.nodes.get(name) as RenderedNode)
    .sort((a, b) => Number(b.node.kind === 'seed') - Number(a.node.kind === 'seed'));
  for (const schema of new Set(nodes.map(({ config }) => config.schema))) {
    await warehouse.execute(`create schema if not exists ${schema}`);
  }
  const seconds: Record<RunPart, number> = { models: 0, families: 0, snapshots: 0, tests: 0 };
  const timed = async <T>(part: RunPart, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    seconds[part] += (performance.now() - start) / 1000;
    return result;
  };
  for (const [index, node] of nodes.entries()) {
    progress.step('models', `${node.relation} (${index + 1} of ${nodes.length})`);
    await timed(partOf(node), () => materialize(warehouse, node, existing));
  }

  progress.step('tests');
  const { tests, warnings } = await timed('tests', () => runTests(project, rendered, warehouse, selected));
  const built = (kind: ProjectNode['kind']): number => nodes.filter(({ node }) => node.kind === kind).length;
  return {
    seconds,
    seeds: built('seed'),
    models: built('model'),
    snapshots: built('snapshot'),
    tests,
    warnings,
  };
}

function partOf({ node, config }: RenderedNode): RunPart {
  if (node.kind === 'snapshot') return 'snapshots';
  return config.meta['family'] === undefined ? 'models' : 'families';
}

function selectNodes(
  select: readonly string[],
  reads: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const selected = new Set<string>();
  const add = (name: string, withParents: boolean): void => {
    if (!reads.has(name)) throw buildFailed(`There is no model, seed or snapshot named ${name} to select.`);
    if (selected.has(name) && !withParents) return;
    selected.add(name);
    if (withParents) for (const parent of reads.get(name) ?? []) add(parent, true);
  };
  for (const name of select) add(name.replace(/^\+/, ''), name.startsWith('+'));
  return selected;
}
