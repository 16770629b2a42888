import { z } from 'zod';
import type { Answer, Disclosed, ModelUsage, ResultTable, TemplateResult } from './answer.ts';

const value = z.union([z.string(), z.number(), z.null()]);

const resultColumn = z.strictObject({
  name: z.string(),
  label: z.string(),
  unit: z.enum(['text', 'month', 'count', 'usd', 'percent', 'ratio', 'days', 'score']),
  better: z.enum(['higher', 'lower', 'neutral']).optional(),
});

const resultTable = z.strictObject({
  template: z.string(),
  version: z.number().int(),
  params: z.record(z.string(), z.unknown()),
  columns: z.array(resultColumn),
  rows: z.array(z.array(value)),
  withheld: z.array(z.tuple([z.number().int(), z.string()])),
});

/** A result read back from where the agent itself put it: the brand was given by the template runner. */
const disclosedTable = z.custom<Disclosed<ResultTable>>((data) => resultTable.safeParse(data).success);

const statement = z.strictObject({
  template: z.string(),
  sql: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  resultHash: z.string(),
  queryId: z.string().exactOptional(),
});

export const templateResult: z.ZodType<TemplateResult> = z.strictObject({ table: disclosedTable, statement });

const option = z.strictObject({ label: z.string(), value: z.string() });

export const clarification = z.strictObject({ question: z.string(), options: z.array(option) });

export const declined = z.strictObject({
  reason: z.string(),
  nearest: z.array(z.strictObject({ template: z.string(), example: z.string() })),
});

export const answerStatus = z.enum(['answered', 'clarification', 'declined', 'failed']);

const count = z.number().int().min(0);

export const modelUsage: z.ZodType<ModelUsage> = z.strictObject({
  planningCalls: count,
  writingCalls: count,
  promptTokens: count,
  cachedTokens: count,
  completionTokens: count,
  costUsd: z.number().min(0).nullable(),
});

/** The shape of a stored answer; what does not fit is no answer. */
export const answerSchema: z.ZodType<Answer> = z.strictObject({
  status: answerStatus,
  answerId: z.string().regex(/^a_[0-9a-f]{12}$/),
  thread: z.string(),
  question: z.string(),
  readAs: z.string(),
  headline: z.string(),
  text: z.string(),
  tables: z.array(disclosedTable),
  chart: z.strictObject({ title: z.string(), spec: z.record(z.string(), z.unknown()) }).nullable(),
  clarification: clarification.nullable(),
  declined: declined.nullable(),
  brief: z.strictObject({ kind: z.string(), audience: z.string(), path: z.string() }).nullable(),
  caveats: z.array(z.string()),
  suggestions: z.array(z.string()),
  provenance: z.strictObject({
    releaseId: z.string(),
    asOf: z.string(),
    dataThrough: z.string(),
    planner: z.string(),
    model: modelUsage.exactOptional(),
    prompts: z.array(z.strictObject({ id: z.string(), hash: z.string() })).exactOptional(),
    statements: z.array(statement),
  }),
});
