import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRelease } from '../../../builder/build-release.ts';
import { generateDemo } from '../../../demo/generate-demo.ts';

export interface BuiltDemo {
  readonly dataDirectory: string;
  readonly releaseId: string;
  readonly remove: () => Promise<void>;
}

const CLOCK = { now: () => new Date('2026-01-15T00:00:00Z') };

/** A small network's release in a data directory of its own, built here and not attacked: nobody is behind it. */
export async function buildSmallDemo(asOf: string): Promise<BuiltDemo> {
  const folder = await mkdtemp(join(tmpdir(), 'payerscope-snowflake-'));
  const source = join(folder, 'source');
  await generateDemo({ directory: source, patients: 600, months: 24, seed: 7 });
  const dataDirectory = join(folder, 'data');
  const { releaseId } = await buildRelease({
    dataDirectory,
    source,
    format: 'synthea',
    synthetic: true,
    attack: false,
    title: 'Test',
    asOf,
    clock: CLOCK,
    progress: { step: () => {} },
  });
  return {
    dataDirectory,
    releaseId,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
