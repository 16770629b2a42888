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
  rows: z.strictObject({ read: count, loaded: count, quarantined: count, duplicates: count }),
  /** Loaded rows that had to be repaired, by kind; one row may be of several kinds. */
  repaired: z.record(z.string(), count),
  /** Quarantined rows by reason, with the first line numbers. */
  quarantined: z.array(z.strictObject({ reason: z.string(), rows: count, lines: z.array(count) })),
  duplicates: z.strictObject({ exact: count, near: count, superseded: count }),
  /** Loaded rows that agree in everything but the claim's id: kept, for a person to look at. */
  suspected: count,
  /** Loaded rows without a value, per key field. */
  nulls: z.record(z.string(), count),
  /** Payers as written that nobody is sure of: listed in the review file. */
  unsurePayers: count,
  hasPatients: z.boolean(),
  /** Sums of what could be read: before = loaded + quarantined + duplicates, to the cent. */
  totals: z.strictObject({ before: totals, loaded: totals, quarantined: totals, duplicates: totals }),
});

export type IntakeLog = z.infer<typeof intakeLog>;
