import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../../evals/bench/measure.ts';
import { EXIT, PayerscopeError } from '../../tools/errors.ts';
import type { Clock } from '../../tools/ports.ts';
import { buildRelease } from '../builder/build-release.ts';
import { createIntake } from '../intake/create-intake.ts';
import { billingLoads, type ChainLoad, cmsLoads } from './chain-loads.ts';

/**
 * `npm run bench:chains -- [--chains 10] [--quarters 2000,1800,1200,1000] [--first 1]`: how often a hospital that adds its billing files
 * quarter by quarter is refused a release, and how long the last one takes. With `--format cms [--beneficiaries 1500]
 * [--providers 16] [--loads 6]` the same of CMS files that change between loads. Each chain has claims of its own; `--first`
 * is the seed of the first chain. Exits 6 when a release was refused.
 */
const { values } = parseArgs({
  options: {
    format: { type: 'string', default: 'billing' },
    chains: { type: 'string', default: '10' },
    quarters: { type: 'string', default: '2000,1800,1200,1000' },
    beneficiaries: { type: 'string', default: '1500' },
    providers: { type: 'string', default: '16' },
    loads: { type: 'string', default: '6' },
    first: { type: 'string', default: '1' },
  },
});

function formatNamed(named: string): 'billing' | 'cms' {
  if (named === 'billing' || named === 'cms') return named;
  process.stderr.write(`There are no chains of ${named} files: name --format billing or cms.\n`);
  process.exit(EXIT.usage);
}

const format = formatNamed(values.format);
const cms = {
  beneficiaries: Number(values.beneficiaries),
  providers: Number(values.providers),
  loads: Number(values.loads),
};
const what =
  format === 'cms' ? `${cms.loads} loads of ${cms.beneficiaries} beneficiaries` : `${values.quarters} claims`;
const LATER: Clock = { now: () => new Date('2026-12-31T12:00:00Z') };
const silent = { step: () => {} };

interface Chain {
  /** The release that was refused, the first is 1; null for none. */
  readonly refused: number | null;
  /** Seconds of each build that was published. */
  readonly seconds: readonly number[];
}

const loadsOf = (folder: string, seed: number): AsyncGenerator<ChainLoad> =>
  format === 'cms'
    ? cmsLoads(folder, seed, cms)
    : billingLoads(folder, seed, values.quarters.split(',').map(Number));

async function buildChain(seed: number): Promise<Chain> {
  const folder = await mkdtemp(join(tmpdir(), 'payerscope-chain-'));
  const dataDirectory = join(folder, 'data');
  const seconds: number[] = [];
  try {
    for await (const { asOf, arrives } of loadsOf(folder, seed)) {
      if ('file' in arrives) {
        const intake = createIntake({ dataDirectory, clock: LATER });
        const added = await intake.add(arrives.file);
        await intake.process([added.file.hash], { progress: silent });
      }
      const source = 'file' in arrives ? '' : arrives.folder;
      const start = performance.now();
      try {
        await buildRelease({
          ...{ dataDirectory, source, format, asOf, title: `Invented ${format} files` },
          ...{ tieKey: `chain ${seed}`, clock: LATER, progress: silent },
        });
      } catch (error) {
        if (error instanceof PayerscopeError && error.code === 'RELEASE_REFUSED')
          return { refused: seconds.length + 1, seconds };
        throw error;
      }
      seconds.push((performance.now() - start) / 1000);
    }
    return { refused: null, seconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const first = Number(values.first);
const built: Chain[] = [];
for (let seed = first; seed < first + Number(values.chains); seed += 1) {
  const chain = await buildChain(seed);
  const outcome = chain.refused === null ? 'published' : `release ${chain.refused} refused`;
  const times = chain.seconds.map((one) => one.toFixed(1)).join(', ');
  process.stderr.write(`chain ${seed}: ${outcome}; builds of ${times} s\n`);
  built.push(chain);
}
const refused = built.filter((chain) => chain.refused !== null).length;
const last = built.map(({ seconds }) => seconds.at(-1) ?? 0);
const longest = Math.max(...built.flatMap(({ seconds }) => seconds));
process.stdout.write(
  `${built.length} chains of ${what}: ${refused} refused; last build ${median(last).toFixed(1)} s (median), longest of all ${longest.toFixed(1)} s\n`,
);
process.exitCode = refused > 0 ? EXIT.checkFailed : 0;
