import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from './package-root.ts';

const name = z.string().regex(/^[a-z][a-z_]*$/);

const metric = z.strictObject({
  /** Column name of the outward contract. */
  name,
  label: z.string(),
  unit: z.enum(['count', 'usd', 'percent', 'ratio', 'days', 'score']),
  fact: z.enum([
    'claims',
    'medications',
    'receivables',
    'late',
    'submissions',
    'decisions',
    'reimbursements',
    'changed_reimbursements',
  ]),
  /** For people; the SQL that computes it stands in the marts and the templates. */
  formula: z.string(),
  /** Published measures a derived metric is worked out from; absent for measures that are published themselves. */
  parts: z.array(name).min(1).optional(),
  /** Lower-case words and phrases that mean this metric. */
  synonyms: z.array(z.string()).min(1),
  caveat: z.string().optional(),
  /** Which direction is good news for the hospital. */
  better: z.enum(['higher', 'lower', 'neutral']),
});

const term = z.strictObject({
  name,
  label: z.string(),
  definition: z.string(),
  synonyms: z.array(z.string()).min(1),
});

const glossary = z.strictObject({ metrics: z.array(metric), terms: z.array(term) });

export type Metric = z.infer<typeof metric>;
/** A word of the trade that is not a number: a dimension, a date basis, a category. */
export type Term = z.infer<typeof term>;
export type Glossary = z.infer<typeof glossary>;

/** Set by the bundler: the glossary as JSON text, because loading and running YAML costs a cold start 50 ms. */
declare const BUNDLED_GLOSSARY: string;

function readSource(): unknown {
  if (typeof BUNDLED_GLOSSARY === 'string') return JSON.parse(BUNDLED_GLOSSARY);
  // Required here, not imported, so that the bundle does without it.
  const { parse } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
  return parse(readFileSync(join(packageRoot(), 'sql/metrics.yml'), 'utf8'));
}

let cached: Glossary | undefined;

/**
 * The glossary of `sql/metrics.yml`, checked on first use and kept.
 *
 * @throws Error (ZodError) when the file does not fit its schema: a bug, caught by its test
 */
export function readMetrics(): Glossary {
  cached ??= glossary.parse(readSource());
  return cached;
}

/** @throws Error when no metric has that name: a template asks for what the glossary does not define */
export function metricNamed(wanted: string): Metric {
  const found = readMetrics().metrics.find((entry) => entry.name === wanted);
  if (!found) throw new Error(`sql/metrics.yml defines no metric ${wanted}`);
  return found;
}

/** @throws Error when no term has that name */
export function termNamed(wanted: string): Term {
  const found = readMetrics().terms.find((entry) => entry.name === wanted);
  if (!found) throw new Error(`sql/metrics.yml defines no term ${wanted}`);
  return found;
}
