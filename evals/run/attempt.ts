import { z } from 'zod';

const statement = z.strictObject({
  template: z.string(),
  params: z.record(z.string(), z.unknown()),
  /** Key of the report's `sql`. */
  sql: z.string(),
  resultHash: z.string(),
  rows: z.int(),
  withheld: z.int(),
});

const tracedTurn = z.strictObject({
  question: z.string(),
  status: z.string(),
  answerId: z.string(),
  planner: z.string(),
  /** The plan as it was made; null where there was none. */
  plan: z.unknown(),
  statements: z.array(statement),
  readAs: z.string(),
  headline: z.string(),
  text: z.string(),
  notes: z.array(z.string()),
  steps: z.array(z.strictObject({ name: z.string(), milliseconds: z.number() })),
  milliseconds: z.number(),
});

const failure = z.strictObject({
  /** The assertion's type, or `error` where the application failed. */
  type: z.string(),
  reason: z.string(),
});

/** What a language model took for one attempt; null cost where a price is not known. */
const usage = z.strictObject({
  calls: z.int(),
  promptTokens: z.int(),
  completionTokens: z.int(),
  costUsd: z.number().nullable(),
});

/** One case played once: whether it holds, why not, and everything that happened. */
export const attempt = z.strictObject({
  pass: z.boolean(),
  failures: z.array(failure),
  turns: z.array(tracedTurn),
  milliseconds: z.number(),
  usage,
  /** SQL by the short hash that statements name. */
  sql: z.record(z.string(), z.string()),
});

export type Attempt = z.infer<typeof attempt>;
export type TracedTurn = z.infer<typeof tracedTurn>;
export type Usage = z.infer<typeof usage>;

export const NO_USAGE: Usage = { calls: 0, promptTokens: 0, completionTokens: 0, costUsd: 0 };

/** Two usages together; what is not known makes the cost unknown. */
export const addUsage = (a: Usage, b: Usage): Usage => ({
  calls: a.calls + b.calls,
  promptTokens: a.promptTokens + b.promptTokens,
  completionTokens: a.completionTokens + b.completionTokens,
  costUsd: a.costUsd === null || b.costUsd === null ? null : a.costUsd + b.costUsd,
});
