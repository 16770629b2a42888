import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '../../../tools/ports.ts';
import { createDuckDbWarehouse } from '../../warehouse/duckdb/duckdb-warehouse.ts';
import type { GenericTest } from './project.ts';
import { type Comparison, countFailures } from './test-queries.ts';

// Values of a column, and how many of them repeat one before.
const once = `(values ('a'), ('b'), (null), (null)) as once (id)`;
const again = `(values ('a'), ('b'), ('a'), ('a'), (null)) as again (id)`;

const unique = (where: string | null = null): GenericTest => ({
  test: 'unique',
  of: 'a relation',
  column: 'id',
  args: {},
  where,
  severity: 'error',
});

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await createDuckDbWarehouse({ path: ':memory:' });
});
afterAll(async () => {
  await warehouse.close();
});

const failing = async (relation: string, one: GenericTest, comparison: Comparison): Promise<number> => {
  const [row] = await warehouse.query(countFailures(relation, [one], (text) => text, comparison));
  return Number(row?.['t0']);
};

test.each(['exact', 'hashed'] as const)(
  'values are compared %s; nothing repeats nothing',
  async (comparison) => {
    expect(await failing(once, unique(), comparison)).toBe(0);
    expect(await failing(again, unique(), comparison)).toBe(2);
    expect(await failing(again, unique(`id = 'b' or id is null`), comparison)).toBe(0);
  },
);

test('only columns are hashed where asked to: other engines count values as they are', () => {
  expect(countFailures('claims', [unique()], (text) => text)).not.toContain('hash');
});
