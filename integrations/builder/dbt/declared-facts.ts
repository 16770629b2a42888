import { type FactDefinition, factDefinition } from '../../../tools/disclosure/family-definition.ts';
import { buildFailed } from './build-failed.ts';
import { isOfFormat } from './models-of-format.ts';
import type { Project } from './project.ts';
import { record } from './project-files.ts';

/**
 * The facts a project declares for one format of source files, in the YAML beside its marts. A limit there may name a
 * variable of the project, so that the models and the mask cannot mean different ones.
 *
 * @param format as a manifest names it
 * @throws PayerscopeError BUILD_FAILED for a limit that names no variable with a number
 */
export function declaredFacts(project: Project, format: string): FactDefinition[] {
  return [...project.nodes.values()].flatMap(({ name, config }) =>
    config.meta['fact'] && isOfFormat(project, name, format)
      ? [factDefinition.parse(withLimits(project, record(config.meta['fact'])))]
      : [],
  );
}

function withLimits(project: Project, fact: Readonly<Record<string, unknown>>) {
  const measures = Object.entries(record(fact['measures'])).map(([name, declared]) => {
    const { above, ...measure } = record(declared);
    if (above === undefined) return [name, measure];
    const { limit, ...of } = record(above);
    return [name, { ...measure, above: { ...of, limit: numberOf(project, limit) } }];
  });
  return { ...fact, measures: Object.fromEntries(measures) };
}

function numberOf(project: Project, limit: unknown): unknown {
  if (typeof limit !== 'string') return limit;
  const value = project.vars[limit];
  if (typeof value === 'number') return value;
  throw buildFailed(`The limit ${limit} of a fact is no variable with a number: set it in dbt_project.yml.`);
}
