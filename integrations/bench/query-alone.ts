import { DuckDBInstance } from '@duckdb/node-api';
import { median } from '../../evals/bench/measure.ts';

/** The floor of an answer: one plain aggregate over the same release file, prepared once. Median milliseconds. */
export async function measureQueryAlone(file: string, rounds: number): Promise<number> {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY', threads: '2' });
  try {
    const connection = await instance.connect();
    const prepared = await connection.prepare(
      `select payer, sum(total_claims), sum(total_charges), sum(total_payments)
       from claims_by_payer where contains($tiles, '|' || period || '|') group by payer order by payer`,
    );
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const start = performance.now();
      prepared.bind({ tiles: '|2025-Q4|' });
      await prepared.runAndReadAll();
      if (round > 0) times.push(performance.now() - start);
    }
    return median(times);
  } finally {
    instance.closeSync();
  }
}
