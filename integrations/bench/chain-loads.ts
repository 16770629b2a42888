import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanFile, type InventedClaim, inventedClaims } from '../demo/billing/invented-claims.ts';
import { simulateCmsChanges } from '../demo/cms/simulate-cms-changes.ts';
import { writeCmsFiles } from '../demo/cms/write-cms-files.ts';

/** What arrives for one release of a chain. */
export interface ChainLoad {
  /** `YYYY-MM-DD`, the end of a quarter. */
  readonly asOf: string;
  /** A file to add to the intake, or a folder to build from. */
  readonly arrives: { readonly file: string } | { readonly folder: string };
}

const endOf = (year: number, quarter: number): string =>
  new Date(Date.UTC(year, quarter * 3 + 3, 0)).toISOString().slice(0, 10);
const monthOf = (year: number, quarter: number): string =>
  `${year + Math.floor(quarter / 4)}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}`;

/**
 * Billing files that arrive quarter by quarter from 2025 on, each with what was decided meanwhile of the quarter before: half of
 * what was pending there.
 *
 * @param sizes claims per quarter
 */
export async function* billingLoads(
  folder: string,
  seed: number,
  sizes: readonly number[],
): AsyncGenerator<ChainLoad> {
  let before: readonly InventedClaim[] = [];
  for (const [quarter, count] of sizes.entries()) {
    const from = monthOf(2025, quarter);
    const claims = inventedClaims({
      count,
      months: 3,
      from,
      seed: seed * 100 + quarter,
      prefix: `Q${quarter}`,
    });
    const decided = before
      .filter(({ status }, at) => status === 'pending' && at % 2 === 0)
      .map((claim): InventedClaim => ({ ...claim, status: 'paid', paid: claim.claimed }));
    const file = join(folder, `quarter-${quarter}.csv`);
    await writeFile(file, cleanFile([...claims, ...decided]));
    before = claims;
    yield { asOf: endOf(2025, quarter), arrives: { file } };
  }
}

/**
 * CMS files of two years, 2008 and 2009, of which a release is made at the end of each quarter from the middle of the first year
 * on; between two of them claims are corrected and filed late, beneficiaries move, providers are flagged.
 *
 * @param loads releases, at most 7
 */
export async function* cmsLoads(
  folder: string,
  seed: number,
  { beneficiaries, providers, loads }: { beneficiaries: number; providers: number; loads: number },
): AsyncGenerator<ChainLoad> {
  let files = join(folder, 'load-0');
  await writeCmsFiles({ directory: files, beneficiaries, providers, years: 2, vintages: ['study'], seed });
  for (let load = 0; load < loads; load += 1) {
    const asOf = endOf(2008, load + 1);
    yield { asOf, arrives: { folder: files } };
    const next = join(folder, `load-${load + 1}`);
    await simulateCmsChanges({ from: files, to: next, on: asOf, seed: seed * 100 + load });
    files = next;
  }
}
