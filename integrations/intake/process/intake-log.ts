import { z } from 'zod';

const count = z.number().int().nonnegative();
/** USD, exact to the cent. */
const amount = z.number();

const totals = z.strictObject({ rows: count, claimed: amount, paid: amount });

/** What happened to every row of one file; no value of a row, only counts, sums and the file's own headers. */
export const intakeLog = z.strictObject({
  version: z.literal(1),
  file: z.string(),
  hash: z.string(),
  /** Counts the times this file was processed. */
  run: count,
  /** How the file was read. */
  read: z.strictObject({
    encoding: z.string(),
    delimiter: z.string(),
    quoted: z.boolean(),
    headerLine: count,
    /** Key field → the file's own header, how it was matched and how surely (1 is certain). */
    columns: z.record(
      z.string(),
      z.strictObject({
        header: z.string(),
        how: z.enum(['exact', 'synonym', 'fuzzy', 'mapping']),
        confidence: z.number(),
      }),
    ),
    /** Headers that are no key field. */
    unused: z.array(z.string()),
    dates: z.string(),
    decimal: z.string(),
  }),
  /** read = loaded + quarantined + duplicates + merged. */
  rows: z.strictObject({
    read: count,
    loaded: count,
    quarantined: count,
    duplicates: count,
    /** Lines that are counted in another row of their claim. */
    merged: count.default(0),
  }),
  /** Loaded rows that had to be repaired, by kind; one row may be of several kinds. */
  repaired: z.record(z.string(), count),
  /** Quarantined rows by reason, with the first line numbers. */
  quarantined: z.array(z.strictObject({ reason: z.string(), rows: count, lines: z.array(count) })),
  duplicates: z.strictObject({ exact: count, near: count, superseded: count }),
  /** Claims that were summed from several lines, and those of them whose lines differ in status; null without lines. */
  lines: z.strictObject({ claims: count, mixedStatuses: count }).nullable().default(null),
  /** Superseded rows with another procedure and the same status: lines of a claim, perhaps, in a file without line numbers. */
  suspectedLines: count.default(0),
  /** Loaded rows that agree in everything but the claim's id: kept, for a person to look at. */
  suspected: count,
  /** Loaded rows without a value, per key field. */
  nulls: z.record(z.string(), count),
  /** Payers as written that nobody is sure of: listed in the review file. */
  unsurePayers: count,
  hasPatients: z.boolean(),
  /** Sums of what could be read: before = loaded + quarantined + duplicates + merged, to the cent. */
  totals: z.strictObject({
    before: totals,
    loaded: totals,
    quarantined: totals,
    duplicates: totals,
    merged: totals.default({ rows: 0, claimed: 0, paid: 0 }),
  }),
});

export type IntakeLog = z.infer<typeof intakeLog>;
