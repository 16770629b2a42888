import { join } from 'node:path';
import type { AttackedFact } from '../../evals/attack/attack-input.ts';
import { packageRoot } from '../../sql/package-root.ts';
import { factDefinition } from '../../tools/disclosure/family-definition.ts';
import { loadProject } from '../builder/dbt/load-project.ts';
import { isOfFormat } from '../builder/dbt/models-of-format.ts';
import type { Project } from '../builder/dbt/project.ts';

/**
 * The facts that the SQL project declares for one format of source files, as the attacker reads them: kinds of measures
 * and identities.
 *
 * @param format as the manifest names it
 */
export function attackedFacts(
  format = 'synthea',
  project: Project = loadProject(join(packageRoot(), 'sql')),
): AttackedFact[] {
  return [...project.nodes.values()].flatMap(({ name, config }) =>
    config.meta['fact'] && isOfFormat(project, name, format)
      ? [factDefinition.parse(config.meta['fact'])]
      : [],
  );
}
