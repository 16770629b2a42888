import { StateSchema, UntrackedValue } from '@langchain/langgraph';
import { z } from 'zod';
import type { Answer, Statement, TemplateResult } from '../tools/answer.ts';
import { answerStatus, clarification, declined, modelUsage, templateResult } from '../tools/answer-schema.ts';
import { auditedStatementSchema } from '../tools/audited-statement.ts';
import type { ErrorCode } from '../tools/errors.ts';
import { plan, templateCall } from './plan.ts';

/** How a turn ends when there are no results to write about. */
const outcome = z.strictObject({
  status: answerStatus,
  headline: z.string(),
  text: z.string(),
  readAs: z.string(),
  clarification: clarification.nullable(),
  declined: declined.nullable(),
  suggestions: z.array(z.string()),
  /** The code of the failure behind it, for the audit log. */
  error: z.custom<ErrorCode>().optional(),
});

const composed = z.strictObject({
  headline: z.string(),
  text: z.string(),
  readAs: z.string(),
  caveats: z.array(z.string()),
  suggestions: z.array(z.string()),
});

const rejection = z.strictObject({ check: z.string(), detail: z.string() });

type Composed = z.infer<typeof composed>;
type Rejection = z.infer<typeof rejection>;

interface MadeBrief {
  readonly made: NonNullable<Answer['brief']>;
  readonly statements: readonly Statement[];
}

/** Validated, but in no checkpoint. The library's type knows no schema whose default makes its input optional. */
const untracked = <T>(schema: z.ZodType<T>): UntrackedValue<T> =>
  new UntrackedValue<T>(schema as z.ZodType<T, T>);

/**
 * What the graph carries from node to node. It is checkpointed, so it is plain data, but for what holds figures:
 * that is untracked, so that it reaches no checkpoint, not even of a turn in which a node throws. `turn`,
 * `previous` and `asked` live as long as the thread; everything else is one turn's.
 */
export const agentState = new StateSchema({
  thread: z.string(),
  question: z.string(),
  /** How many turns the thread had before this one. */
  turn: z.number().int().default(-1),
  /** The last turn that ran anything: what a follow-up changes. */
  previous: z
    .strictObject({
      question: z.string(),
      calls: z.array(templateCall),
      /** The release that answered it; threads of before this was kept do not say. */
      release: z.string().optional(),
    })
    .nullable()
    .default(null),
  /** What the turn before asked back with: a short reply picks one of them. */
  asked: z.array(z.string()).default([]),
  plan: plan.nullable().default(null),
  /** Who made the plan. */
  planner: z.string().default(''),
  /** What the language model was used for in this turn; null where there is none. */
  usage: modelUsage.nullable().default(null),
  /** The language model could not be used: it is not asked again in this turn. */
  modelDown: z.boolean().default(false),
  /** For people: a fallback that was taken, a call that could not be answered. */
  notices: z.array(z.string()).default([]),
  calls: z.array(templateCall).default([]),
  results: untracked<TemplateResult[]>(z.array(templateResult).default([])),
  /** Statements sent only to find suggestions that show something. */
  tried: z.array(auditedStatementSchema).default([]),
  outcome: outcome.nullable().default(null),
  /** By reference before grounding, resolved after it. */
  composed: untracked<Composed | null>(composed.nullable().default(null)),
  /** The text passed every check and its references are resolved. */
  grounded: z.boolean().default(false),
  attempts: z.number().int().default(0),
  rejections: untracked<Rejection[]>(z.array(rejection).default([])),
  /** A brief that was made in this turn, and what it was made from. */
  brief: new UntrackedValue<MadeBrief | null>(z.custom<MadeBrief | null>()),
  /** Handed to the caller. */
  answer: new UntrackedValue<Answer | null>(z.custom<Answer | null>()),
});

export type AgentState = typeof agentState.State;
export type AgentUpdate = typeof agentState.Update;
export type Outcome = z.infer<typeof outcome>;

/** Nothing asked, nothing known: what a turn starts from. */
export const freshTurn = {
  plan: null,
  planner: '',
  usage: null,
  modelDown: false,
  notices: [],
  calls: [],
  results: [],
  tried: [],
  outcome: null,
  composed: null,
  grounded: false,
  attempts: 0,
  rejections: [],
  brief: null,
  answer: null,
} satisfies AgentUpdate;
