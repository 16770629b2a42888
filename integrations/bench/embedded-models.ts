import { join } from 'node:path';
import { packageRoot } from '../../sql/package-root.ts';
import { createFrozenTables } from '../builder/create-frozen-tables.ts';
import { loadProject } from '../builder/dbt/load-project.ts';
import { runProject } from '../builder/dbt/run-project.ts';
import { importSynthea } from '../builder/import/import-synthea.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';

/**
 * `node embedded-models.ts import SOURCE FILE` loads source files into an empty warehouse; `node embedded-models.ts build
 * FILE AS_OF` runs every model, seed, snapshot and test of the project in it, as a build does and as `dbt build` does.
 */
const [step, first = '', second = ''] = process.argv.slice(2);
const progress = { step: () => {} };
const warehouse = await createDuckDbWarehouse({ path: step === 'import' ? second : first });
try {
  if (step === 'import') {
    await createFrozenTables(warehouse);
    await importSynthea({ warehouse, directory: first, links: 'numbers', progress });
    await warehouse.execute('checkpoint');
  } else {
    const project = loadProject(join(packageRoot(), 'sql'));
    await runProject({ project, warehouse, vars: { as_of: second }, progress });
  }
} finally {
  await warehouse.close();
}
