import { createHash } from 'node:crypto';
import type { Answer } from '../../tools/answer.ts';
import { NO_USAGE, type TracedTurn, type Usage } from './attempt.ts';
import type { Turn } from './subject.ts';

const sqlKey = (sql: string): string => createHash('sha256').update(sql).digest('hex').slice(0, 8);

/** A turn as a report keeps it: what happened and how long it took; figures only as the answer's words say them. */
export function traceTurn({ question, answer, plan, steps, milliseconds }: Turn): TracedTurn {
  const { status, answerId, readAs, headline, text, caveats, tables, provenance } = answer;
  return {
    question,
    status,
    answerId,
    planner: provenance.planner,
    plan,
    statements: provenance.statements.map(({ template, sql, params, resultHash }, index) => ({
      template,
      params: tables[index]?.params ?? params,
      sql: sqlKey(sql),
      resultHash,
      rows: tables[index]?.rows.length ?? 0,
      withheld: tables[index]?.withheld.length ?? 0,
    })),
    readAs,
    headline,
    text,
    notes: [...caveats],
    steps: steps.map((step) => ({ ...step })),
    milliseconds,
  };
}

/** SQL of an answer's statements by the keys that traces name. */
export const sqlOf = ({ provenance }: Answer): Record<string, string> =>
  Object.fromEntries(provenance.statements.map(({ sql }) => [sqlKey(sql), sql]));

/** What a language model took for an answer. */
export function usageOf({ provenance: { model } }: Answer): Usage {
  if (model === undefined) return NO_USAGE;
  const { planningCalls, writingCalls, promptTokens, completionTokens, costUsd } = model;
  return { calls: planningCalls + writingCalls, promptTokens, completionTokens, costUsd };
}
