import { join } from 'node:path';
import { truthSchema } from '../../builder/keep-truth.ts';
import { currentReleaseId } from '../../builder/releases.ts';
import { createDuckDbWarehouse } from '../../warehouse/duckdb/duckdb-warehouse.ts';
import type { Surface } from './surfaces.ts';

async function askTheTruth(dataDirectory: string, select: string): Promise<string> {
  const warehouse = await createDuckDbWarehouse({ path: join(dataDirectory, 'warehouse.duckdb') });
  try {
    const schema = truthSchema((await currentReleaseId(dataDirectory)) ?? '');
    return JSON.stringify(await warehouse.query(`select ${select} from ${schema}.claims_by_payer`));
  } finally {
    await warehouse.close();
  }
}

/** Surfaces that say what they must not: the gate has to catch each. */
export const PLANTED: readonly Surface[] = [
  {
    name: 'planted: the value of a withheld cell',
    bytesOf: ({ dataDirectory }) =>
      askTheTruth(
        dataDirectory,
        "sum(total_claims) filter (where period = '2024-05' and payer = 'Dorset') as claims",
      ),
  },
  {
    name: 'planted: whether a withheld cell is over 5',
    bytesOf: ({ dataDirectory }) =>
      askTheTruth(
        dataDirectory,
        "bool_or(total_claims > 5) filter (where period = '2024-05' and payer = 'Dorset') as over",
      ),
  },
  {
    name: 'planted: how many cells are withheld for being below 5',
    bytesOf: ({ dataDirectory }) =>
      askTheTruth(dataDirectory, 'count(*) filter (where total_claims between 1 and 4) as cells'),
  },
];
