import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildRelease } from '../../builder/build-release.ts';
import { exportTexts, type Rows } from '../../builder/import/testing/write-export.ts';

const CLOCK = { now: () => new Date('2026-01-15T00:00:00Z') };

/**
 * Publishes a release of an export through the real builder and puts it in force; another date in the same data
 * directory is the next release of a chain.
 *
 * @param dataDirectory gets the source files as well, under `source`
 * @param options.attack refuses what the attack finds something in, as builds of real files do
 * @returns what the builder reports, with everything it said on the way
 */
export async function buildNetwork(
  rows: Rows,
  dataDirectory: string,
  asOf = '2024-12-31',
  { attack = false }: { readonly attack?: boolean } = {},
) {
  const source = join(dataDirectory, 'source');
  const steps: string[] = [];
  const report = await buildRelease({
    dataDirectory,
    source,
    // Files the builder has made itself may end before the as-of date: a table of one month can stand for its year.
    generate: async () => {
      mkdirSync(source, { recursive: true });
      for (const [name, text] of Object.entries(exportTexts(rows))) writeFileSync(join(source, name), text);
    },
    format: 'synthea',
    attack,
    title: 'A small network',
    asOf,
    tieKey: 'kept by the builder',
    clock: CLOCK,
    progress: { step: (name, detail) => void steps.push(`${name} ${detail ?? ''}`) },
  });
  return { ...report, said: steps };
}
