import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../sql/package-root.ts';
import type { Warehouse } from '../../tools/ports.ts';

/** Tables of the schema `frozen`, as `sql/frozen/create_tables.sql` makes them. */
export const FROZEN_TABLES = [
  'months',
  'tracked_members',
  'labels',
  'claims',
  'medications',
  'late',
  'receivables',
  'submissions',
  'reimbursements',
  'changed_reimbursements',
  'decisions',
] as const;

/** Makes the tables of frozen rows that do not exist yet, empty: the first build of a chain reads nothing. */
export async function createFrozenTables(warehouse: Warehouse): Promise<void> {
  await warehouse.execute(readFileSync(join(packageRoot(), 'sql', 'frozen', 'create_tables.sql'), 'utf8'));
}
