import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Row } from '../../tools/ports.ts';
import { truthSchema } from '../builder/keep-truth.ts';
import { buildNetwork } from '../disclosure/testing/build-network.ts';
import { hospital } from '../disclosure/testing/hospital.ts';
import { type ClaimGroup, networkRows } from '../disclosure/testing/network-rows.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { attackStored } from './attack-stored.ts';

// Eight quarters of the small hospital: a year becomes complete twice, a small cell turns up in most quarters, and thirty
// claims of June 2024 and three of August arrive when both are frozen.
const QUARTERS = ['03-31', '06-30', '09-30', '12-31'];
const DATES = ['2024', '2025'].flatMap((year) => QUARTERS.map((day) => `${year}-${day}`));
const USUAL: Readonly<Record<string, number>> = { Alpha: 90, Beta: 60, Cappa: 35, Dorset: 45 };

const { claims, orders = [] } = hospital();
const nextYear: ClaimGroup[] = Array.from({ length: 12 }, (_, m) => {
  const month = `2025-${String(m + 1).padStart(2, '0')}`;
  return Object.entries(USUAL).map(([payer, usual]) => {
    const isSmall = payer === 'Dorset' && m % 4 === 1;
    return { payer, month, claims: isSmall ? 3 + m : usual + ((m * 7 + usual) % 11) };
  });
}).flat();
const late: ClaimGroup[] = [
  { payer: 'Dorset', month: '2024-06', claims: 30 },
  { payer: 'Cappa', month: '2024-08', claims: 3 },
];

/** Eight builds and the attack on them take two minutes, and several times that where the machine is busy. */
const PATIENCE = 900_000;
const folder = mkdtempSync(join(tmpdir(), 'payerscope-attack-quarters-'));
const data = join(folder, 'data');
let ids: string[];

beforeAll(async () => {
  ids = [];
  for (const asOf of DATES) {
    const known = [...claims, ...nextYear, ...(asOf > '2025' ? late : [])];
    ids.push((await buildNetwork(networkRows({ claims: known, orders }), data, asOf)).releaseId);
  }
}, PATIENCE);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsIn(sql: string): Promise<readonly Row[]> {
  const warehouse = await createDuckDbWarehouse({ path: join(data, 'warehouse.duckdb') });
  try {
    return await warehouse.query(sql);
  } finally {
    await warehouse.close();
  }
}

describe('eight releases of one chain', () => {
  test('show and withhold each cell alike, and decide about new ones', async () => {
    const tables = await rowsIn(
      `select table_name as name, count(*) as releases from duckdb_tables()
       where starts_with(schema_name, 'truth_') and not starts_with(table_name, 'receivables') group by all order by all`,
    );
    expect(tables).toHaveLength(9);
    let [cells, withheld] = [0, 0];
    for (const { name } of tables) {
      const columns = await rowsIn(`describe ${truthSchema(ids.at(-1)!)}.${name}`);
      const names = columns.map((row) => String(row['column_name']));
      const marks = names.filter((column) => column.endsWith('_shown'));
      const keys = columns.flatMap((row) => (row['column_type'] === 'VARCHAR' ? [row['column_name']] : []));
      const union = ids.map((id) => `select * from ${truthSchema(id)}.${name} where grain <> 'all'`);
      const moved = marks.map((mark) => `min(${mark} = 1) <> max(${mark} = 1)`).join(' or ');
      const hidden = marks.map((mark) => `max(${mark}) < 1`).join(' or ');
      const [row] = await rowsIn(
        `select count(*) as cells, count_if(moved) as moved, count_if(hidden) as hidden from (
           select ${moved} as moved, ${hidden} as hidden from (${union.join(' union all by name ')}) group by ${keys.join(', ')}
         )`,
      );
      expect([name, row?.['moved']]).toEqual([name, 0]);
      cells += Number(row?.['cells']);
      withheld += Number(row?.['hidden']);
    }
    expect(cells).toBeGreaterThan(500);
    expect(withheld).toBeGreaterThan(10);
  });

  test('keep trends usable: nine of ten quarters of a payer show their claims', async () => {
    const [row] = await rowsIn(
      `select count(*) as cells, count_if(total_claims_shown = 1) as shown
       from ${truthSchema(ids.at(-1)!)}.claims_by_payer where grain = 'quarter' and payer <> '(all)'`,
    );
    expect(Number(row?.['cells'])).toBe(60);
    expect(Number(row?.['shown']) / 60).toBeGreaterThanOrEqual(0.9);
  });

  test('give nothing away in pairs', { timeout: PATIENCE }, async () => {
    for (const [r, id] of ids.entries()) {
      if (r === 0) continue;
      const { report } = await attackStored({ dataDirectory: data, release: id, against: [ids[r - 1]!] });
      expect([id, report.judged, report.violations]).toEqual([id, true, []]);
    }
  });

  test('give nothing away all together', { timeout: PATIENCE }, async () => {
    const { report } = await attackStored({ dataDirectory: data, against: ids.slice(0, -1) });
    expect(report.releases).toHaveLength(8);
    expect(report.judged).toBe(true);
    expect(report.violations).toEqual([]);
    const small = report.facts.find(({ fact }) => fact === 'late')?.measures ?? [];
    expect(small.find(({ measure }) => measure === 'late_claims')?.primaries).toBeGreaterThan(0);
  });
});
