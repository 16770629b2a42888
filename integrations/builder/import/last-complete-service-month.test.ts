import { expect, test } from 'vitest';
import { createDuckDbWarehouse } from '../../warehouse/duckdb/duckdb-warehouse.ts';
import { lastCompleteServiceMonth, monthEndUpTo } from './last-complete-service-month.ts';

test.each([
  ['2024-01-31', '2024-01-31'],
  ['2024-02-28', '2024-01-31'],
  ['2024-02-29', '2024-02-29'],
  ['2023-02-28', '2023-02-28'],
  ['2024-01-30', '2023-12-31'],
  ['2024-12-31', '2024-12-31'],
])('service up to %s covers whole months up to %s', (latest, monthEnd) => {
  expect(monthEndUpTo(latest)).toBe(monthEnd);
});

test('a service date in the future does not move the release there', async () => {
  const warehouse = await createDuckDbWarehouse({ path: ':memory:' });
  try {
    await warehouse.execute(
      `create schema raw; create table raw.claims as
       select cast(day as timestamp) as servicedate
       from (values ('2024-02-02'), ('2024-01-31'), ('2091-03-01')) as days(day)`,
    );
    expect(await lastCompleteServiceMonth(warehouse, '2024-06-30')).toBe('2024-01-31');
    await expect(lastCompleteServiceMonth(warehouse, '2020-01-01')).rejects.toThrow(
      'no claim dated up to today',
    );
  } finally {
    await warehouse.close();
  }
});
