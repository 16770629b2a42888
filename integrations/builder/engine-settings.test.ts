import { expect, test } from 'vitest';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { giveBackMemory } from './give-back-memory.ts';
import { inAnyOrder } from './in-any-order.ts';
import { withPlainTexts } from './with-plain-texts.ts';

test('rows keep their order again after work in any order, also after one that failed', async () => {
  const warehouse = await createDuckDbWarehouse({ path: ':memory:', threads: 1 });
  const keepsOrder = async () =>
    (await warehouse.query(`select current_setting('preserve_insertion_order') as kept`))[0]?.['kept'];
  try {
    expect(await inAnyOrder(warehouse, keepsOrder)).toBe(0);
    expect(await keepsOrder()).toBe(1);
    await expect(inAnyOrder(warehouse, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await keepsOrder()).toBe(1);
  } finally {
    await warehouse.close();
  }
});

test('texts are written as they are for one piece of work, and looked at for repetitions before and after', async () => {
  const warehouse = await createDuckDbWarehouse({ path: ':memory:', threads: 1 });
  const skipped = async () =>
    String(
      (await warehouse.query(`select current_setting('disabled_compression_methods') as methods`))[0]?.[
        'methods'
      ],
    ).toLowerCase();
  try {
    const before = await skipped();
    expect(await withPlainTexts(warehouse, skipped)).toBe(`dictionary,${before}`);
    await expect(withPlainTexts(warehouse, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await skipped()).toBe(before);
    expect(before).not.toMatch(/(^|,)dictionary/);
  } finally {
    await warehouse.close();
  }
});

test('after the rows the engine holds half a gigabyte at most', async () => {
  const warehouse = await createDuckDbWarehouse({ path: ':memory:', threads: 1, memoryLimit: '900MB' });
  try {
    await giveBackMemory(warehouse);
    const [row] = await warehouse.query(`select current_setting('memory_limit') as held`);
    expect(row?.['held']).toBe('476.8 MiB');
  } finally {
    await warehouse.close();
  }
});
