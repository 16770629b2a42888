import { z } from 'zod';

/** One call of a vetted template; `params` is validated again by the template's own schema. */
export const templateCall = z.strictObject({
  template: z.string(),
  params: z.record(z.string(), z.unknown()),
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
  z.strictObject({ kind: z.literal('help') }),
]);

export type Plan = z.infer<typeof plan>;
export type TemplateCall = z.infer<typeof templateCall>;
