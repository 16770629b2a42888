import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type AttackResult, attackRelease } from '../../evals/attack/attack-release.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { Warehouse } from '../../tools/ports.ts';
import { truthSchema } from '../builder/keep-truth.ts';
import { currentReleaseFile, releasesDirectory } from '../builder/releases.ts';
import { createDuckDbWarehouse } from '../warehouse/duckdb/duckdb-warehouse.ts';
import { attackedFacts } from './attacked-facts.ts';
import { readRelease, readTruth } from './read-release.ts';

/** Release directories as typed: a path, or an id below `releases/`. */
export interface StoredAttack {
  readonly dataDirectory: string;
  /** Default: the release in force. */
  readonly release?: string;
  readonly against?: readonly string[];
  readonly elapsed?: () => number;
}

/**
 * Attacks a stored release, alone or together with older ones, judged by the truth that the warehouse keeps.
 * A release directory outside the data directory is judged by the warehouse two folders above it, where there is one.
 *
 * @throws PayerscopeError RELEASE_UNAVAILABLE or STORE_UNAVAILABLE when a release or the warehouse cannot be read
 */
export async function attackStored(input: StoredAttack): Promise<AttackResult> {
  const { dataDirectory, release, against = [] } = input;
  const first =
    release === undefined ? await currentReleaseFile(dataDirectory) : releaseFile(dataDirectory, release);
  const files = [first, ...against.map((name) => releaseFile(dataDirectory, name))];
  const releases = [];
  for (const file of files) {
    const read = await readRelease(file);
    const warehouse = warehouseOf(file, dataDirectory);
    if (warehouse === null && release === undefined) {
      throw new PayerscopeError(
        'STORE_UNAVAILABLE',
        `The attack on ${read.manifest.id} needs the warehouse of ${dataDirectory} to be judged, and it is missing; name the release with --release to see what can be inferred without it.`,
      );
    }
    releases.push({ ...read, truth: warehouse === null ? null : await truthIn(warehouse, read.manifest.id) });
  }
  const facts = attackedFacts(releases[0]?.manifest.source?.format);
  return attackRelease({ releases, facts, ...(input.elapsed ? { elapsed: input.elapsed } : {}) });
}

function releaseFile(dataDirectory: string, name: string): string {
  const candidates = [
    name,
    join(name, 'release.duckdb'),
    join(releasesDirectory(dataDirectory), name, 'release.duckdb'),
  ];
  const found = candidates.find((path) => existsSync(path) && statSync(path).isFile());
  if (found !== undefined) return found;
  throw new PayerscopeError(
    'RELEASE_UNAVAILABLE',
    `There is no release in ${name}; name a release directory, or an id that "payerscope releases" lists.`,
  );
}

function warehouseOf(file: string, dataDirectory: string): string | null {
  const beside = join(dirname(resolve(file)), '..', '..', 'warehouse.duckdb');
  return [beside, join(dataDirectory, 'warehouse.duckdb')].find((path) => existsSync(path)) ?? null;
}

async function truthIn(path: string, id: string) {
  const memory: Warehouse = await createDuckDbWarehouse({ path: ':memory:' });
  try {
    await memory.execute(`attach '${path.replaceAll("'", "''")}' as warehouse (read_only)`);
    return await readTruth(memory, truthSchema(id), 'warehouse');
  } catch (cause) {
    throw new PayerscopeError(
      'STORE_UNAVAILABLE',
      `The warehouse file ${path} cannot be read (in use, corrupt or of another version); wait for a running build to finish, or build again.`,
      { cause },
    );
  } finally {
    await memory.close();
  }
}
