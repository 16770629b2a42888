import { z } from 'zod';
import { factName, grainName } from '../release-manifest.ts';

/**
 * How a measure behaves under disclosure control.
 * - `count`: additive number of claims, orders, services. `within` names the count it is part of: then both it
 *   and the rest must be 0 or at least the threshold.
 * - `people`: distinct persons; never additive, published only where the base is.
 * - `dollars`: additive amount with dominance rules; needs the two largest contributors per cell.
 * - `total`: additive non-dollar sum (day sums, score sums) that is shown only where `of`, the count it is
 *   averaged over, is shown.
 *
 * `least` and `most` say what one claim (of `of`, or of the base) contributes at least and at most, where everybody
 * knows that. `above` says that a count is of the claims of which each has more than `limit` USD of an amount: how much that
 * is together then bounds how many there are.
 */
export const measureDefinition = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('count'),
    sum: z.string(),
    within: z.string().optional(),
    /** Few people with many of it are few as well: then the people behind it, and behind the rest, are counted too. */
    by_person: z.boolean().optional(),
    least: z.number().int().optional(),
    most: z.number().int().optional(),
    above: z.strictObject({ amount: z.string(), limit: z.number().positive() }).optional(),
  }),
  z.strictObject({ kind: z.literal('people') }),
  z.strictObject({ kind: z.literal('dollars'), sum: z.string() }),
  z.strictObject({
    kind: z.literal('total'),
    sum: z.string(),
    of: z.string(),
    least: z.number().int().optional(),
    most: z.number().int().optional(),
  }),
]);

/** Declared once per fact, under `config.meta.fact` of its mart. */
export const factDefinition = z.strictObject({
  name: factName,
  /** Column of the mart that holds the calendar month (`YYYY-MM`), or null for as-of facts. */
  month: z.string().nullable(),
  /** The count whose cells must be 0 or at least the threshold for anything to be shown. */
  base: z.string(),
  measures: z.record(z.string(), measureDefinition),
  /** total = sum of parts, cell by cell: one table for the mask. */
  identities: z.array(z.strictObject({ total: z.string(), parts: z.array(z.string()).min(2) })),
});

/** Declared under `config.meta.family` of a family model; adding one needs no code. */
export const familyDefinition = z.strictObject({
  fact: factName,
  title: z.string(),
  /** Columns of the mart; every subset is a published level unless `levels` says otherwise. */
  dimensions: z.array(z.string()).min(1).max(3),
  /** The published combinations, each a subset of `dimensions`; default: every subset. */
  levels: z.array(z.array(z.string())).optional(),
  /** Published time grains, fine to coarse; empty for as-of facts. */
  grains: z.array(grainName),
  /**
   * Which measures live where. Without `levels` or `grains` a group lives at all of the family's; elsewhere
   * its cells are written as withheld and are no part of the mask.
   */
  measures: z.array(
    z.strictObject({
      names: z.array(z.string()).min(1),
      levels: z.array(z.array(z.string())).optional(),
      grains: z.array(grainName).optional(),
    }),
  ),
});

/**
 * The two columns that masking needs beside a measure's own; in families and the builder's truth, never in a release.
 * Of dollars the absolute amounts of the two largest persons; of a count by person the people it has and those who have
 * some of the rest. None for other measures.
 */
export function supportColumns(
  { measures }: Pick<FactDefinition, 'measures'>,
  measure: string,
): readonly [string, string] | readonly [] {
  const definition = measures[measure];
  if (definition?.kind === 'dollars') return [`${measure}_top1`, `${measure}_top2`];
  if (definition?.kind === 'count' && definition.by_person)
    return [`${measure}_people`, `${measure}_rest_people`];
  return [];
}

export type MeasureDefinition = z.infer<typeof measureDefinition>;
export type FactDefinition = z.infer<typeof factDefinition>;
export type FamilyDefinition = z.infer<typeof familyDefinition>;
