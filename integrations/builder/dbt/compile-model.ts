import { buildFailed } from './build-failed.ts';
import type { RenderOptions } from './dbt-context.ts';
import type { Project } from './project.ts';
import { renderProject } from './render-project.ts';

/**
 * The SQL of one model as an engine would receive it, for printing and vetting. Nothing is executed.
 *
 * @throws PayerscopeError BUILD_FAILED for an unknown model or a template error
 */
export function compileModel(project: Project, name: string, options: RenderOptions): string {
  const node = renderProject(project, options).nodes.get(name);
  if (!node) throw buildFailed(`There is no model named ${name}.`);
  return node.sql;
}
