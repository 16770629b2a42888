import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../../evals/bench/measure.ts';
import { EXIT, PayerscopeError } from '../../tools/errors.ts';
import type { Clock } from '../../tools/ports.ts';
import { buildRelease } from '../builder/build-release.ts';
import { cleanFile, type InventedClaim, inventedClaims } from '../demo/billing/invented-claims.ts';
import { createIntake } from '../intake/create-intake.ts';

/**
 * `npm run bench:chains -- [--chains 10] [--quarters 2000,1800,1200,1000] [--first 1]`: how often a hospital that adds its billing files
 * quarter by quarter is refused a release, and how long the last one takes. Each chain has claims of its own; of the quarter
 * before, half of what was pending is decided since; `--first` is the seed of the first chain. Exits 6 when a release was refused.
 */
const { values } = parseArgs({
  options: {
    chains: { type: 'string', default: '10' },
    quarters: { type: 'string', default: '2000,1800,1200,1000' },
    first: { type: 'string', default: '1' },
  },
});
const sizes = values.quarters.split(',').map(Number);
const LATER: Clock = { now: () => new Date('2026-12-31T12:00:00Z') };
const silent = { step: () => {} };
const monthOf = (quarter: number): string =>
  `${2025 + Math.floor(quarter / 4)}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}`;
const endOf = (quarter: number): string =>
  new Date(Date.UTC(2025, quarter * 3 + 3, 0)).toISOString().slice(0, 10);

const decided = (claim: InventedClaim): InventedClaim => ({ ...claim, status: 'paid', paid: claim.claimed });

/** Builds one chain. @returns the quarter whose release was refused, or null; seconds of the last build */
async function buildChain(seed: number): Promise<{ refused: number | null; seconds: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'payerscope-chain-'));
  const dataDirectory = join(folder, 'data');
  let before: readonly InventedClaim[] = [];
  let seconds = 0;
  try {
    const intake = createIntake({ dataDirectory, clock: LATER });
    for (const [quarter, count] of sizes.entries()) {
      const options = {
        months: 3,
        from: monthOf(quarter),
        seed: seed * 100 + quarter,
        prefix: `Q${quarter}`,
      };
      const claims = inventedClaims({ count, ...options });
      const open = before.filter(({ status }, at) => status === 'pending' && at % 2 === 0);
      const file = join(folder, `quarter-${quarter}.csv`);
      await writeFile(file, cleanFile([...claims, ...open.map(decided)]));
      const added = await intake.add(file);
      await intake.process([added.file.hash], { progress: silent });
      before = claims;
      const start = performance.now();
      try {
        await buildRelease({
          ...{ dataDirectory, source: '', format: 'billing', asOf: endOf(quarter), title: 'Billing files' },
          ...{ tieKey: `chain ${seed}`, clock: LATER, progress: silent },
        });
      } catch (error) {
        if (error instanceof PayerscopeError && error.code === 'RELEASE_REFUSED')
          return { refused: quarter + 1, seconds };
        throw error;
      }
      seconds = (performance.now() - start) / 1000;
    }
    return { refused: null, seconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const first = Number(values.first);
const built: Awaited<ReturnType<typeof buildChain>>[] = [];
for (let seed = first; seed < first + Number(values.chains); seed += 1) {
  const chain = await buildChain(seed);
  const outcome = chain.refused === null ? 'published' : `refused in quarter ${chain.refused}`;
  process.stderr.write(`chain ${seed}: ${outcome}, last build ${chain.seconds.toFixed(1)} s\n`);
  built.push(chain);
}
const refused = built.filter((chain) => chain.refused !== null).length;
const seconds = built.map((chain) => chain.seconds);
process.stdout.write(
  `${built.length} chains of ${values.quarters} claims: ${refused} refused; last build ${median(seconds).toFixed(1)} s (median), ${Math.max(...seconds).toFixed(1)} s (longest)\n`,
);
process.exitCode = refused > 0 ? EXIT.checkFailed : 0;
