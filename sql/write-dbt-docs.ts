import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { glossaryDocs, templateExposures } from './dbt-docs.ts';
import { packageRoot } from './package-root.ts';
import { readMetrics } from './read-metrics.ts';
import { templates } from './templates/index.ts';

/** `npm run dbt-docs`: writes what dbt documents from the glossary and the list of templates. */
const models = join(packageRoot(), 'sql', 'models');
writeFileSync(join(models, 'families', 'glossary.md'), glossaryDocs(readMetrics()));
writeFileSync(join(models, 'exposures.yml'), templateExposures(templates));
