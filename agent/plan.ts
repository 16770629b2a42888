import { z } from 'zod';
import { periodParam } from '../sql/templates/param-schemas.ts';
import { BRIEF_AUDIENCES, BRIEF_KINDS } from '../tools/briefs/brief-kinds.ts';

/** What a call carries beside its parameters: it changes what is said of the result, never what is read. */
const hints = {
  /**
   * Index of an earlier call of the same plan whose first payer this one is about. It is settled when the plan
   * runs: `params.payers` becomes that one payer, and without such a payer the call is left out.
   */
  leaderOf: z.number().int().min(0).max(3).optional(),
  /** Columns that were asked for where the template shows more: the answer speaks of these. */
  focus: z.array(z.string()).min(1).optional(),
  /** The direction a comparison was asked for: “the largest drop”. */
  seeks: z.enum(['rise', 'fall']).optional(),
  /** The point of a trend that was asked for: “which month had the lowest …”. */
  extreme: z.enum(['highest', 'lowest']).optional(),
  /** “How many payers”: the answer begins with the number of rows. */
  counts: z.literal(true).optional(),
  /** The payer that came first when the call ran: what “it” means in the next question. */
  leader: z.string().optional(),
};

export const callHints = z.strictObject(hints);

/** One call of a vetted template; `params` is validated again by the template's own schema. */
export const templateCall = z.strictObject({
  template: z.string(),
  params: z.record(z.string(), z.unknown()),
  ...hints,
});

const option = z.strictObject({ label: z.string(), value: z.string() });

/** What the planner decided. Every planner, offline or model, answers with this and nothing else. */
export const plan = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('run'),
    calls: z.array(templateCall).min(1).max(4),
    /** Readings worth telling: "read “underpaid” as net variance", "“last quarter” is relative to the data". */
    notes: z.array(z.string()),
    /** True when the calls came from the previous turn with something changed. */
    followUp: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('clarify'), question: z.string(), options: z.array(option).max(6) }),
  z.strictObject({
    kind: z.literal('decline'),
    reason: z.string(),
    nearest: z.array(z.strictObject({ template: z.string(), example: z.string() })).max(4),
  }),
  z.strictObject({ kind: z.literal('define'), terms: z.array(z.string()).min(1) }),
  z.strictObject({
    kind: z.literal('brief'),
    about: z.enum(BRIEF_KINDS),
    audience: z.enum(BRIEF_AUDIENCES),
    /** Null for receivables, which are as of the release's date. */
    period: periodParam.nullable(),
    payers: z.array(z.string()).max(100),
  }),
  z.strictObject({ kind: z.literal('help') }),
]);

export type Plan = z.infer<typeof plan>;
export type CallHints = z.infer<typeof callHints>;
export type TemplateCall = z.infer<typeof templateCall>;
