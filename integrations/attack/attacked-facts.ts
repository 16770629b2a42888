import { join } from 'node:path';
import type { AttackedFact } from '../../evals/attack/attack-input.ts';
import { packageRoot } from '../../sql/package-root.ts';
import { factDefinition } from '../../tools/disclosure/family-definition.ts';
import { loadProject } from '../builder/dbt/load-project.ts';
import type { Project } from '../builder/dbt/project.ts';

/** The facts that the SQL project declares, as the attacker reads them: kinds of measures and identities. */
export function attackedFacts(project: Project = loadProject(join(packageRoot(), 'sql'))): AttackedFact[] {
  return [...project.nodes.values()].flatMap(({ config }) =>
    config.meta['fact'] ? [factDefinition.parse(config.meta['fact'])] : [],
  );
}
