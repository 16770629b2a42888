import { join } from 'node:path';
import { builtOnce } from '../../builder/testing/built-once.ts';
import { buildNetwork } from './build-network.ts';
import { type Network, networkRows } from './network-rows.ts';

/**
 * A network's first release as `buildNetwork` publishes it, built once for all files that begin with it: every caller
 * has a copy of its own, and may build on it, change it or break it.
 *
 * @param dataDirectory new or empty; gets warehouse, release and source files
 */
export async function copyNetwork(network: Network, dataDirectory: string) {
  const report = await builtOnce(`network ${JSON.stringify(network)}`, dataDirectory, (folder) =>
    buildNetwork(networkRows(network), folder),
  );
  return { ...report, path: join(dataDirectory, 'releases', report.releaseId) };
}
