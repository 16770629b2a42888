import type { Warehouse } from '../../../tools/ports.ts';
import type { ImportLog } from '../import/import-log.ts';
import { storeImportLog } from '../import/store-import-log.ts';

/**
 * Adds to the import log what the models found among the loaded rows: repeated and superseded ones, further segments,
 * stays that end before they begin, claims after death.
 *
 * @param engine where the models ran
 */
export async function withFindings(
  warehouse: Warehouse,
  engine: Warehouse,
  log: ImportLog,
): Promise<ImportLog> {
  const rows = await engine.query(
    'select file, finding, found from marts.cms_data_quality order by file, finding',
  );
  const ofFile = Map.groupBy(rows, (row) => String(row['file']));
  const files = log.files.map((one) => {
    const found = ofFile
      .get(one.file)
      ?.map((row) => ({ what: String(row['finding']), rows: Number(row['found']) }));
    return found === undefined ? one : { ...one, found };
  });
  await storeImportLog(warehouse, { files });
  return { files };
}
