import { Environment } from '@huggingface/jinja';
import { PayerscopeError } from '../../../tools/errors.ts';
import { buildFailed, publicReason } from './build-failed.ts';
import type { RenderOptions } from './dbt-context.ts';
import { configFunction, projectEnvironment, relationOf } from './dbt-context.ts';
import { callArguments, renderIn, runtimeFunction, toRuntime } from './jinja-runtime.ts';
import type { NodeConfig, Project, ProjectNode } from './project.ts';

export interface RenderedNode {
  readonly node: ProjectNode;
  readonly config: NodeConfig;
  /** `schema.name`. */
  readonly relation: string;
  /** Plain SQL of a model; empty for a seed. */
  readonly sql: string;
  /** Names of the models and seeds it reads. */
  readonly refs: readonly string[];
}

export interface RenderedProject {
  readonly nodes: ReadonlyMap<string, RenderedNode>;
  /** Renders a text that is not a node (a test, a condition) and tells what it reads. */
  renderText(
    text: string,
    what: string,
    extra?: Readonly<Record<string, unknown>>,
  ): { sql: string; refs: readonly string[] };
}

/**
 * Renders every model of a project for one engine and one set of variables. Nothing is executed.
 *
 * @throws PayerscopeError BUILD_FAILED for an unknown `ref`, `source` or variable, or a template error, naming
 *   the model
 */
export function renderProject(project: Project, options: RenderOptions): RenderedProject {
  const shared = projectEnvironment(project, options);
  const configs = new Map([...project.nodes.values()].map((node) => [node.name, node.config]));
  const relation = (name: string): string => relationOf(name, configs.get(name) as NodeConfig);

  const render = (
    text: string,
    what: string,
    bind: (environment: Environment) => void,
  ): { sql: string; refs: readonly string[] } => {
    const refs = new Set<string>();
    const environment = new Environment(shared);
    environment.setVariable(
      'ref',
      runtimeFunction((args) => {
        const name = String(callArguments(args).positional.at(-1));
        if (!project.nodes.has(name)) {
          throw buildFailed(`${what} refers to ${name}, but there is no such model or seed.`);
        }
        refs.add(name);
        return toRuntime(relation(name));
      }),
    );
    environment.setVariable(
      'source',
      runtimeFunction((args) => {
        const [source, table] = callArguments(args).positional;
        const found = project.sources.get(`${source}.${table}`);
        if (!found)
          throw buildFailed(`${what} reads the source ${source}.${table}, which no YAML file declares.`);
        return toRuntime(found);
      }),
    );
    bind(environment);
    try {
      return { sql: tidy(renderIn(environment, text)), refs: [...refs] };
    } catch (cause) {
      if (cause instanceof PayerscopeError) throw located(cause, what);
      throw buildFailed(`${what} cannot be rendered: ${publicReason(cause)}.`, { cause });
    }
  };

  const renderNode = (node: ProjectNode): RenderedNode => {
    const read = (): NodeConfig => configs.get(node.name) as NodeConfig;
    const { sql, refs } =
      node.kind === 'seed'
        ? { sql: '', refs: [] }
        : render(node.text, `The model ${node.name}`, (environment) => {
            environment.set('this', relation(node.name));
            environment.set('model', {
              name: node.name,
              config: { meta: node.config.meta },
              meta: node.config.meta,
            });
            environment.setVariable(
              'config',
              configFunction(read, (config) => configs.set(node.name, config)),
            );
          });
    return { node, config: read(), relation: relation(node.name), sql, refs };
  };

  // Twice: the first pass learns what models say of themselves in `config(…)`, a schema or alias included.
  for (const node of project.nodes.values()) renderNode(node);
  const nodes = new Map([...project.nodes.values()].map((node) => [node.name, renderNode(node)]));

  return {
    nodes,
    renderText: (text, what, extra = {}) =>
      render(text, what, (environment) => {
        environment.setVariable(
          'config',
          configFunction(
            () => ({ ...([...configs.values()][0] as NodeConfig), meta: {} }),
            () => {},
          ),
        );
        for (const [name, value] of Object.entries(extra)) environment.set(name, value);
      }),
  };
}

/** Template blocks leave blank lines behind; nothing else is touched. */
function tidy(sql: string): string {
  return sql.replace(/\n(?:[ \t]*\n)+/g, '\n').trim();
}

/** Names the model in a failure that a macro raised without knowing who called it. */
function located(error: PayerscopeError, what: string): PayerscopeError {
  return error.message.startsWith(what)
    ? error
    : buildFailed(`${what} cannot be built: ${error.message}`, { cause: error });
}
