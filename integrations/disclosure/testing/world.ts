import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyNetwork } from './copy-network.ts';
import type { ClaimGroup, Network } from './network-rows.ts';

/** A published release of a small network, in a data directory of its own. */
export interface World {
  readonly dataDirectory: string;
  /** `release.duckdb`. */
  readonly file: string;
  readonly releaseId: string;
  readonly remove: () => void;
}

/** A network's release in a new temporary directory, built once per run. */
export async function createWorld(network: Network): Promise<World> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'payerscope-world-'));
  const { path, releaseId } = await copyNetwork(network, dataDirectory);
  return {
    dataDirectory,
    file: join(path, 'release.duckdb'),
    releaseId,
    remove: () => rmSync(dataDirectory, { recursive: true, force: true }),
  };
}

/** A table of payers all of whose claims lie in January 2024: A120 is 120 claims of 120 patients. */
export const inJanuary = (sizes: Readonly<Record<string, number>>): Network => ({
  claims: Object.entries(sizes).map(([payer, claims]): ClaimGroup => ({ payer, month: '2024-01', claims })),
});
