import type { Environment } from '@huggingface/jinja';
import { buildFailed } from './build-failed.ts';
import type { RuntimeValue } from './jinja-runtime.ts';
import {
  baseEnvironment,
  callArguments,
  fromRuntime,
  renderIn,
  runtimeFunction,
  toRuntime,
} from './jinja-runtime.ts';
import { overlayConfig } from './node-config.ts';
import type { NodeConfig, Project } from './project.ts';

export type Dialect = 'duckdb' | 'snowflake';

export interface RenderOptions {
  readonly target: Dialect;
  readonly vars: Readonly<Record<string, unknown>>;
}

/** Where a node stands in the warehouse, `schema.name`. */
export function relationOf(name: string, config: NodeConfig): string {
  return `${config.schema}.${config.alias ?? name}`;
}

/**
 * What every template of a project may use: macros (all files, visible to each other), `var`, `target`,
 * `adapter.dispatch`, `graph.nodes`, `execute`, `is_incremental()`, `exceptions`.
 */
export function projectEnvironment(project: Project, options: RenderOptions): Environment {
  const environment = baseEnvironment();
  const vars: Readonly<Record<string, unknown>> = { ...project.vars, ...options.vars };
  environment.set('target', { type: options.target, name: options.target, schema: 'main' });
  environment.set('execute', true);
  environment.set('project_name', project.name);
  environment.set('graph', { nodes: graphNodes(project) });
  environment.setVariable(
    'is_incremental',
    runtimeFunction(() => toRuntime(false)),
  );
  environment.setVariable(
    'log',
    runtimeFunction(() => toRuntime('')),
  );
  environment.setVariable(
    'var',
    runtimeFunction((args) => {
      const { positional, keywords } = callArguments(args);
      const value = vars[String(positional[0])] ?? positional[1] ?? keywords['default'];
      if (value === undefined) {
        throw buildFailed(
          `The variable ${positional[0]} has no value; give it one in dbt_project.yml or to the build.`,
        );
      }
      return toRuntime(value);
    }),
  );
  environment.setVariable(
    'adapter',
    object({
      dispatch: runtimeFunction(([name], scope) => {
        const macro = fromRuntime(name as RuntimeValue);
        for (const prefix of [options.target, 'default']) {
          const found = scope.lookupVariable(`${prefix}__${macro}`);
          if (found.type === 'FunctionValue') return found;
        }
        throw buildFailed(
          `The macro ${macro} has no implementation for ${options.target}; add ${options.target}__${macro} or default__${macro}.`,
        );
      }),
    }),
  );
  environment.setVariable(
    'exceptions',
    object({
      raise_compiler_error: runtimeFunction((args) => {
        throw buildFailed(String(callArguments(args).positional[0]));
      }),
    }),
  );
  for (const macro of project.macros) {
    try {
      renderIn(environment, macro.text);
    } catch (cause) {
      throw buildFailed(`The macro file ${macro.path} cannot be read: ${(cause as Error).message}.`, {
        cause,
      });
    }
  }
  return environment;
}

/** `graph.nodes` keyed as dbt keys it, so that one model can read another's `config.meta`. */
function graphNodes(project: Project): Record<string, unknown> {
  return Object.fromEntries(
    [...project.nodes.values()].map((node) => [
      `${node.kind}.${project.name}.${node.name}`,
      {
        name: node.name,
        resource_type: node.kind,
        description: node.description,
        schema: node.config.schema,
        columns: Object.fromEntries(node.columns.map((column) => [column.name, column])),
        config: {
          materialized: node.config.materialized,
          schema: node.config.schema,
          meta: node.config.meta,
        },
        meta: node.config.meta,
      },
    ]),
  );
}

/** `config(…)` that records what a model says of itself, and `config.get` that reads the merged result. */
export function configFunction(read: () => NodeConfig, write: (config: NodeConfig) => void): RuntimeValue {
  const config = runtimeFunction((args) => {
    const { positional, keywords } = callArguments(args);
    write(overlayConfig(read(), { ...(positional[0] as object | undefined), ...keywords }));
    return toRuntime('');
  });
  const get = runtimeFunction((args) => {
    const { positional, keywords } = callArguments(args);
    const value = (read() as unknown as Record<string, unknown>)[String(positional[0])];
    return toRuntime(value ?? positional[1] ?? keywords['default'] ?? null);
  });
  Object.defineProperty(config, 'builtins', {
    value: new Map([
      ['get', get],
      ['require', get],
    ]),
  });
  return config;
}

/** A mapping that may hold functions. */
function object(members: Readonly<Record<string, RuntimeValue>>): RuntimeValue {
  const value = toRuntime({});
  for (const [name, member] of Object.entries(members)) {
    (value.value as unknown as Map<string, RuntimeValue>).set(name, member);
  }
  return value;
}
