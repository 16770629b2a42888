import { z } from 'zod';

/** Version of tables and manifest; a reader refuses what it does not know. */
export const RELEASE_FORMAT = 2;

/** A rolled-up dimension or period: the margin over all members. */
export const ALL = '(all)';

const range = z.strictObject({ from: z.string(), to: z.string() });

export const grainName = z.enum(['month', 'quarter', 'year', 'all']);
export type Grain = z.infer<typeof grainName>;

export const factName = z.enum([
  'claims',
  'medications',
  'receivables',
  'late',
  'submissions',
  'reimbursements',
  'changed_reimbursements',
  'decisions',
]);

const familyInfo = z.strictObject({
  name: z.string(),
  title: z.string(),
  fact: factName,
  dimensions: z.array(z.string()),
  /** Months covered by the published cells of each grain; empty for as-of families. */
  grains: z.partialRecord(grainName, range),
  measures: z.array(z.string()),
  rows: z.number().int(),
  /** Per measure, the cells at the levels and grains it is published at, and how many of them are withheld. */
  withheld: z.record(z.string(), z.strictObject({ cells: z.number().int(), withheld: z.number().int() })),
});

/**
 * What a release says about itself. Stored inside `release.duckdb` (`release_manifest`, one JSON text)
 * and, for people and tools, beside it as `manifest.json`.
 */
export const releaseManifest = z.strictObject({
  format: z.literal(RELEASE_FORMAT),
  id: z.string(),
  /** Last day covered, `YYYY-MM-DD`. */
  asOf: z.string(),
  /** Last complete service month, `YYYY-MM`. */
  dataThrough: z.string(),
  /** First month covered, `YYYY-MM`. */
  dataFrom: z.string(),
  source: z.strictObject({ format: z.string(), title: z.string() }),
  /**
   * When each published quarter (and each later month) was frozen: the as-of date of the release that published it
   * first. Its figures are as known on that day, in this release and in every later one.
   */
  frozen: z.array(
    z.strictObject({
      period: z.string(),
      asOf: z.string(),
      /** Billing releases: later decisions on claims of the period are published, or withheld. */
      decidedSince: z.literal(true).optional(),
    }),
  ),
  /** What the receivables amount is: the open balance, or the peak outstanding where all open balances are 0. */
  receivablesAmount: z.enum(['open_balance', 'peak_outstanding']),
  families: z.array(familyInfo),
  /** Every member label of every dimension, in display order. */
  members: z.record(z.string(), z.array(z.string())),
  /** Rows loaded per source file and the like, safe to show. */
  thresholds: z.strictObject({ count: z.number().int(), person: z.string() }),
});

export type ReleaseManifest = z.infer<typeof releaseManifest>;
export type FamilyInfo = z.infer<typeof familyInfo>;
