import { join } from 'node:path';
import type { AttackedFact } from '../../evals/attack/attack-input.ts';
import { packageRoot } from '../../sql/package-root.ts';
import { declaredFacts } from '../builder/dbt/declared-facts.ts';
import { loadProject } from '../builder/dbt/load-project.ts';
import type { Project } from '../builder/dbt/project.ts';

/**
 * The facts that the SQL project declares for one format of source files, as the attacker reads them: kinds of measures,
 * identities and what everybody knows of a claim.
 *
 * @param format as the manifest names it
 */
export function attackedFacts(
  format = 'synthea',
  project: Project = loadProject(join(packageRoot(), 'sql')),
): AttackedFact[] {
  return declaredFacts(project, format);
}
