import { AIMessage } from '@langchain/core/messages';
import { z } from 'zod';
import type { TemplateDefinition } from '../sql/templates/define-template.ts';
import { BRIEF_AUDIENCES, briefKindsOn } from '../tools/briefs/brief-kinds.ts';
import type { ReleaseManifest } from '../tools/release-manifest.ts';
import { releaseSource } from '../tools/release-source.ts';
import { createMemberIds, type MemberIds } from './member-ids.ts';
import { type CallHints, callHints, type Plan, plan as planSchema, type TemplateCall } from './plan.ts';
import { dimensionOf, paramKinds, strictObject, type ToolSchema, templateTool } from './tool-schema.ts';

/** A message that is no plan: unknown tools or keys, unknown members, no tool call at all. Its text goes back to the model. */
export class InvalidPlanError extends Error {
  override readonly name = 'InvalidPlanError';
}

export interface PlanTools {
  readonly memberIds: MemberIds;
  /**
   * What a model sees: one tool per template, and clarify, decline, define, brief, help.
   * @param of only these templates, and a tool that asks for others
   */
  schemas(of?: readonly string[]): readonly ToolSchema[];
  /** Dimension → id → label of what these templates, or all of them, filter by, in their order. */
  membersOf(of?: readonly string[]): ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The templates a message asks to be shown instead of making a plan; null when it asks for none. */
  furtherTemplates(message: AIMessage): readonly string[] | null;
  /** A plan as the message a model would have sent. */
  toMessage(plan: Plan): AIMessage;
  /**
   * The plan a message carries, checked key by key.
   * @param trusted whether notes that came along are the offline planner's own
   * @throws InvalidPlanError
   */
  toPlan(message: AIMessage, trusted: boolean): Plan;
}

const text = { type: 'string' };
const list = (items: unknown) => ({ type: 'array', items });

const tool = (name: string, description: string, properties: Record<string, unknown>): ToolSchema => ({
  type: 'function',
  function: { name, description, strict: true, parameters: strictObject(properties) },
});

const OTHER_TOOLS: readonly ToolSchema[] = [
  tool(
    'clarify',
    'Ask back when the question can be read in more than one way. Options are full questions.',
    {
      question: text,
      options: list(strictObject({ label: text, value: text })),
    },
  ),
  tool('decline', 'Say that no template answers the question, with the nearest templates.', {
    reason: text,
    nearest: list(strictObject({ template: text, example: text })),
  }),
  tool('define', 'Explain terms or metrics.', { terms: list(text) }),
];

/** The tool for briefs, of the kinds that the files of the release have figures for. */
const briefTool = (kinds: readonly string[]): ToolSchema =>
  tool(
    'brief',
    'Write a two-page PDF brief. Period as YYYY-MM..YYYY-MM (null for receivables), payers by id (empty for all).',
    {
      about: { type: 'string', enum: [...kinds] },
      audience: { type: 'string', enum: [...BRIEF_AUDIENCES] },
      period: { type: ['string', 'null'] },
      payers: list(text),
    },
  );

const HELP_TOOL = tool('help', 'Say what can be asked.', {});

const FURTHER = 'other_tools';

const FURTHER_TOOL = tool(FURTHER, 'Be shown other tools, by name, when none of these fits.', {
  names: list(text),
});

const furtherArgs = z.strictObject({ names: z.array(z.string()) });

const RANGE = /^(\d{4}-\d{2})\.\.(\d{4}-\d{2})$/;

function readPeriod(value: unknown): unknown {
  if (typeof value !== 'string') throw new InvalidPlanError('a period is text such as 2025-01..2025-03');
  const ranges = value.split(',').map((part) => {
    const [, from, to] = RANGE.exec(part.trim()) ?? [];
    if (from === undefined || to === undefined)
      throw new InvalidPlanError('a period is written YYYY-MM..YYYY-MM');
    return { from, to };
  });
  return ranges.length === 1 ? ranges[0] : ranges;
}

function writePeriod(period: unknown): string {
  const ranges = (Array.isArray(period) ? period : [period]) as { from: string; to: string }[];
  return ranges.map(({ from, to }) => `${from}..${to}`).join(',');
}

/** The call whose first payer is meant by `["leader_0"]`; null for a list of members. */
function leaderNamed(value: unknown): number | null {
  const [, index] =
    (Array.isArray(value) && value.length === 1 && /^leader_(\d)$/.exec(String(value[0]))) || [];
  return index === undefined ? null : Number(index);
}

const planNotes = z.strictObject({
  notes: z.array(z.string()),
  followUp: z.boolean(),
  /** One for each call. */
  hints: z.array(callHints),
});
const NO_NOTES = { notes: [], followUp: false, hints: [] };

const hintsOf = ({ template: _template, params: _params, ...rest }: TemplateCall): CallHints => rest;

/** The contract between the graph and every planner: templates as tools, plans as messages. */
export function createPlanTools(
  manifest: ReleaseManifest,
  templates: readonly TemplateDefinition[],
): PlanTools {
  const memberIds = createMemberIds(manifest);
  const kinds = briefKindsOn(releaseSource(manifest));
  const otherTools = [...OTHER_TOOLS, ...(kinds.length === 0 ? [] : [briefTool(kinds)]), HELP_TOOL];
  const byName = new Map(templates.map((template) => [template.name, template]));

  const readCall = (
    { name, args }: { readonly name: string; readonly args: Readonly<Record<string, unknown>> },
    at: number,
  ): TemplateCall => {
    const template = byName.get(name);
    if (template === undefined) throw new InvalidPlanError(`there is no tool ${name}`);
    const { periods, filters } = paramKinds(template);
    const params: Record<string, unknown> = {};
    let leader: Pick<TemplateCall, 'leaderOf'> = {};
    for (const [key, value] of Object.entries(args)) {
      if (value === null) continue;
      const leads = key === 'payers' ? leaderNamed(value) : null;
      if (leads !== null) {
        if (leads >= at) throw new InvalidPlanError(`leader_${leads} must be of a call before this one`);
        leader = { leaderOf: leads };
        continue;
      }
      if (periods.has(key)) params[key] = readPeriod(value);
      else if (filters.has(key)) {
        const ids = z.array(z.string()).safeParse(value).data;
        const labels = ids?.map((id) => memberIds.labelOf(dimensionOf(key), id));
        if (labels === undefined || labels.includes(undefined))
          throw new InvalidPlanError(`${key}: unknown ids`);
        if (labels.length > 0) params[key] = labels;
      } else params[key] = value;
    }
    const parsed = template.params.safeParse(params);
    if (!parsed.success) throw new InvalidPlanError(`${name}: ${z.prettifyError(parsed.error)}`);
    return { template: name, params, ...leader };
  };

  const readBrief = ({ period, payers, ...args }: Readonly<Record<string, unknown>>) => {
    const labels = z
      .array(z.string())
      .safeParse(payers)
      .data?.map((id) => memberIds.labelOf('payer', id));
    if (labels === undefined || labels.includes(undefined)) throw new InvalidPlanError('payers: unknown ids');
    return { ...args, period: period === null ? null : readPeriod(period), payers: labels };
  };

  const writeCall = ({ template: name, params }: TemplateCall, index: number) => {
    const template = byName.get(name);
    const { periods, filters } = template ? paramKinds(template) : { periods: new Set(), filters: new Set() };
    const args = Object.entries(params).map(([key, value]) => {
      if (periods.has(key)) return [key, writePeriod(value)];
      if (!filters.has(key)) return [key, value];
      return [key, (value as string[]).map((label) => memberIds.idOf(dimensionOf(key), label) ?? label)];
    });
    return { name, args: Object.fromEntries(args), id: `call_${index}`, type: 'tool_call' as const };
  };

  let made: readonly ToolSchema[] | undefined;
  return {
    memberIds,
    schemas: (of) => {
      made ??= templates.map(templateTool);
      if (of === undefined) return [...made, ...otherTools];
      return [...made.filter((one) => of.includes(one.function.name)), ...otherTools, FURTHER_TOOL];
    },
    membersOf: (of = [...byName.keys()]) => {
      const filters = of.flatMap((name) => {
        const template = byName.get(name);
        return template === undefined ? [] : [...paramKinds(template).filters];
      });
      return new Map(
        [...new Set(filters)].flatMap((filter) => {
          const dimension = dimensionOf(filter);
          const labels = memberIds.byDimension.get(dimension);
          return labels === undefined ? [] : [[dimension, labels] as const];
        }),
      );
    },
    furtherTemplates: (message) => {
      const [call, ...more] = message.tool_calls ?? [];
      if (call?.name !== FURTHER || more.length > 0) return null;
      const names = furtherArgs.safeParse(call.args).data?.names.filter((name) => byName.has(name)) ?? [];
      return names.length > 0 ? names : templates.map(({ name }) => name);
    },
    toMessage: (plan) => {
      if (plan.kind === 'run') {
        const { notes, followUp } = plan;
        const hints = plan.calls.map(hintsOf);
        return new AIMessage({
          content: '',
          tool_calls: plan.calls.map(writeCall),
          additional_kwargs: { payerscope: { notes, followUp, hints } },
        });
      }
      const { kind, ...own } = plan;
      const args =
        plan.kind === 'brief'
          ? {
              ...own,
              period: plan.period === null ? null : writePeriod(plan.period),
              payers: plan.payers.map((payer) => memberIds.idOf('payer', payer) ?? payer),
            }
          : own;
      return new AIMessage({
        content: '',
        tool_calls: [{ name: kind, args, id: 'call_0', type: 'tool_call' }],
      });
    },
    toPlan: (message, trusted) => {
      const calls = message.tool_calls ?? [];
      const [first] = calls;
      // A call that cannot be read must not be lost beside one that can: the plan would be half of what was meant.
      if ((message.invalid_tool_calls ?? []).length > 0)
        throw new InvalidPlanError('the arguments of every tool call must be one JSON object');
      if (first === undefined) throw new InvalidPlanError('answer with tool calls only');
      let candidate: unknown;
      if (otherTools.some((other) => other.function.name === first.name)) {
        if (calls.length > 1) throw new InvalidPlanError(`call ${first.name} alone`);
        candidate = { ...(first.name === 'brief' ? readBrief(first.args) : first.args), kind: first.name };
      } else {
        const extra = trusted ? planNotes.safeParse(message.additional_kwargs['payerscope']).data : undefined;
        const { hints, ...told } = extra ?? NO_NOTES;
        candidate = {
          kind: 'run',
          calls: calls.map((call, at) => ({ ...readCall(call, at), ...hints[at] })),
          ...told,
        };
      }
      const parsed = planSchema.safeParse(candidate);
      if (!parsed.success) throw new InvalidPlanError(z.prettifyError(parsed.error));
      return parsed.data;
    },
  };
}
