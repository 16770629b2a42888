import type { Warehouse } from '../../tools/ports.ts';

/** Ample for what comes after the rows: families, truth and ledger, thousands of rows each. */
const AFTER_ROWS = '500MB';

/** Lets the engine forget the rows it keeps in memory, which the mask and the attack need for themselves. */
export async function giveBackMemory(warehouse: Warehouse): Promise<void> {
  // An engine that cannot let go of that much keeps its limit: nothing depends on it but the memory of others.
  await warehouse.execute(`set memory_limit = '${AFTER_ROWS}'`).catch(() => {});
}
