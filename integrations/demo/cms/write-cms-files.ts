import { open, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createBillingDraws } from '../billing/billing-draws.ts';
import { labelOf } from '../hostile-labels.ts';
import { openStaging, requireNew } from '../open-staging.ts';
import { type CmsDirt, type DirtyFile, dirtyClaims, NO_DIRT } from './dirty-claims.ts';
import { type InventedBeneficiary, inventBeneficiaries } from './invented-beneficiaries.ts';
import { type InventedCmsClaim, inventCmsClaims, isFlagged, providerNumber } from './invented-cms-claims.ts';
import { type FileKind, PUBLIC_HEADERS, type Vintage } from './public-headers.ts';
import { type ExportedRow, summaryRow } from './vintage-rows.ts';

export const VINTAGES: readonly Vintage[] = ['synpuf', 'rif', 'study'];

/** A written file, and what was dirtied in it where it is one of claims. */
export type WrittenFile = { readonly rows: number } & Partial<Pick<DirtyFile, 'rejected' | 'written'>>;

/** What was written, and what an import of it must say. */
export interface WrittenCmsFiles {
  readonly people: readonly InventedBeneficiary[];
  readonly claims: readonly InventedCmsClaim[];
  /** By file name. */
  readonly files: Readonly<Record<string, WrittenFile>>;
}

/**
 * Writes invented CMS files: beneficiaries, inpatient and outpatient claims, providers. The same options write the same
 * bytes. With several vintages each has its share of the beneficiaries and their claims, in files of its own.
 *
 * @param options.directory folder to create; must not exist
 * @param options.dirt of each file of claims
 * @throws PayerscopeError USAGE for a folder that exists, STORE_UNAVAILABLE where it cannot be written
 */
export async function writeCmsFiles(options: {
  readonly directory: string;
  readonly beneficiaries: number;
  readonly seed?: number;
  readonly vintages?: readonly Vintage[];
  readonly firstYear?: number;
  readonly years?: number;
  readonly providers?: number;
  readonly dirt?: Partial<CmsDirt>;
  /** Whether two providers are called what an attacker likes. */
  readonly hostile?: boolean;
}): Promise<WrittenCmsFiles> {
  const {
    beneficiaries,
    seed = 1,
    vintages = ['synpuf'],
    firstYear = 2008,
    years = 3,
    providers = 60,
    hostile = false,
  } = options;
  const directory = resolve(options.directory);
  requireNew(directory);
  const dirt = { ...NO_DIRT, ...options.dirt };
  const staging = await openStaging(directory, 'The CMS files');
  try {
    const people: InventedBeneficiary[] = [];
    const claims: InventedCmsClaim[] = [];
    const files: Record<string, WrittenFile> = {};
    const write = async (vintage: Vintage, kind: FileKind, suffix: string, rows: readonly ExportedRow[]) => {
      const name = `${vintage}_${suffix}.csv`;
      await writeRows(
        join(staging, name),
        vintage === 'rif' ? '|' : ',',
        PUBLIC_HEADERS[vintage][kind] ?? [],
        rows,
      );
      files[name] = { rows: rows.length };
      return name;
    };
    for (const [at, vintage] of vintages.entries()) {
      const draws = createBillingDraws(seed * 31 + at);
      const count = Math.ceil(beneficiaries / vintages.length);
      const own = inventBeneficiaries(draws, { count, firstYear, years, prefix: `BENE${at}` });
      const claimed = inventCmsClaims(draws, own, { firstYear, years, prefix: `CLM${at}`, providers }).map(
        (claim) => ({ ...claim, provider: labelOf(claim.provider, hostile) }),
      );
      for (const person of own) people.push(person);
      for (const claim of claimed) claims.push(claim);
      // The study's beneficiaries have one summary, the last.
      const summaries = vintage === 'study' ? [years - 1] : Array.from({ length: years }, (_, i) => i);
      for (const year of summaries) {
        const called = vintage === 'study' ? 'beneficiary' : `${firstYear + year}_beneficiary_summary`;
        const rows = own.map((person) => summaryRow(vintage, person, year, firstYear + year));
        await write(vintage, 'beneficiary', called, rows);
      }
      for (const type of ['Inpatient', 'Outpatient'] as const) {
        const kind = type === 'Inpatient' ? 'inpatient' : 'outpatient';
        const dirty = dirtyClaims(
          vintage,
          claimed.filter((claim) => claim.type === type),
          dirt,
        );
        const name = await write(vintage, kind, `${kind}_claims`, dirty.rows);
        files[name] = { ...files[name]!, rejected: dirty.rejected, written: dirty.written };
        if (dirty.later.length > 0) await write(vintage, kind, `${kind}_claims_later`, dirty.later);
      }
    }
    if (vintages.includes('study'))
      await write('study', 'provider', 'providers', providerRows(providers, hostile));
    await rename(staging, directory);
    return { people, claims, files };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

const providerRows = (count: number, hostile: boolean): ExportedRow[] =>
  Array.from({ length: count }, (_, provider) => ({
    Provider: labelOf(providerNumber(provider), hostile),
    PotentialFraud: isFlagged(provider) ? 'Yes' : 'No',
  }));

/** Rows of a part of a file that are joined before they are written: bounded in memory. */
const TOGETHER = 5000;

async function writeRows(
  path: string,
  delimiter: string,
  header: readonly string[],
  rows: readonly ExportedRow[],
): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.write(`${header.join(delimiter)}\n`);
    for (let from = 0; from < rows.length; from += TOGETHER) {
      const lines = rows
        .slice(from, from + TOGETHER)
        .map((row) => header.map((column) => row[column] ?? '').join(delimiter));
      await file.write(`${lines.join('\n')}\n`);
    }
  } finally {
    await file.close();
  }
}
