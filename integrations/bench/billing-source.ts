import { existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { dirtyFile, type KnownDirt } from '../demo/billing/dirty-file.ts';
import { CONTRACT_HEADER, inventedClaims } from '../demo/billing/invented-claims.ts';
import type { IntakeLog } from '../intake/process/intake-log.ts';

/** What the log of a generated file must say. */
export type KnownRows = Pick<IntakeLog, 'rows' | 'repaired' | 'duplicates'>;

const BLOCK = 10_000;
/** Rows of a block per kind of dirt: of a hundred rows about four are dirty. */
const EACH = 10;
/** Duplicates of a block stand in it beside their originals. */
const CLAIMS = BLOCK - 3 * EACH;

const block = (number: number): KnownDirt =>
  dirtyFile(
    inventedClaims({
      count: CLAIMS,
      months: 24,
      from: '2024-01',
      seed: number + 1,
      prefix: `B${number}`,
    }),
    EACH,
  );

const times = (counts: Readonly<Record<string, number>>, blocks: number): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, n * blocks]));

/** Every block holds as much of every dirt as the first. */
function knownRows(blocks: number): KnownRows {
  const { read, loaded, quarantined, repaired, duplicates } = block(0);
  const quarantinedRows = Object.values(quarantined).reduce((sum, n) => sum + n, 0);
  return {
    rows: {
      read: read * blocks,
      loaded: loaded * blocks,
      quarantined: quarantinedRows * blocks,
      duplicates: (duplicates.exact + duplicates.near + duplicates.superseded) * blocks,
      merged: 0,
    },
    repaired: times(repaired, blocks),
    duplicates: times(duplicates, blocks) as KnownRows['duplicates'],
  };
}

/**
 * A dirty billing file of a million rows or more, written block by block in memory that does not grow with it, and
 * what its log must say. It is kept: the same size is generated once.
 *
 * @param rows a multiple of 10,000
 */
export async function billingSource(
  directory: string,
  rows: number,
): Promise<{ readonly path: string; readonly known: KnownRows }> {
  const blocks = Math.max(1, Math.round(rows / BLOCK));
  const path = join(directory, `billing-${blocks * BLOCK}.csv`);
  if (!existsSync(path)) {
    await mkdir(directory, { recursive: true });
    const file = await open(`${path}.writing`, 'w');
    try {
      await file.write(`${CONTRACT_HEADER}\n`);
      for (let number = 0; number < blocks; number += 1) {
        const { text } = block(number);
        await file.write(text.slice(text.indexOf('\n') + 1));
      }
    } finally {
      await file.close();
    }
    await rename(`${path}.writing`, path);
  }
  return { path, known: knownRows(blocks) };
}
