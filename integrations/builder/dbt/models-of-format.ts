import type { Project } from './project.ts';

/** The format a model belongs to, as the project declares it; models of both read either source. */
const formatOf = (project: Project, name: string): string =>
  String(project.nodes.get(name)?.config.meta['source_format'] ?? 'synthea');

/**
 * The models a build of one format runs: for billing files its own with everything they read, else all that are not
 * another format's.
 *
 * @returns names as `runProject` selects them
 */
export function modelsOf(project: Project, format: string): string[] {
  const names = [...project.nodes.keys()].filter((name) => formatOf(project, name) === format);
  return format === 'synthea' ? names : names.map((name) => `+${name}`);
}

/** Whether a fact or family is one of this format's. */
export const isOfFormat = (project: Project, name: string, format: string): boolean =>
  formatOf(project, name) === format;
