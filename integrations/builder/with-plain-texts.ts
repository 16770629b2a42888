import type { Warehouse } from '../../tools/ports.ts';

/**
 * Writes texts as they are while `work` runs, for tables whose texts are ids or hashes: they never repeat, and looking for
 * repetitions to save costs the embedded engine twice what writing them does.
 */
export async function withPlainTexts<T>(warehouse: Warehouse, work: () => Promise<T>): Promise<T> {
  if (warehouse.dialect !== 'duckdb') return work();
  const setting = 'disabled_compression_methods';
  const [row] = await warehouse.query(`select current_setting('${setting}') as methods`);
  const methods = String(row?.['methods'] ?? '');
  await warehouse.execute(
    `set ${setting} = '${[methods, 'dictionary'].filter((one) => one !== '').join(',')}'`,
  );
  try {
    return await work();
  } finally {
    await warehouse.execute(`set ${setting} = '${methods}'`);
  }
}
