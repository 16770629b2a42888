import { type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import { formatDay } from '../tools/format-value.ts';
import { monthText } from '../tools/period-text.ts';
import type { ReleaseManifest } from '../tools/release-manifest.ts';
import type { TemplateCall } from './plan.ts';
import type { PlanTools } from './plan-tools.ts';
import { readPrompt } from './read-prompt.ts';

/** Dimensions whose members a template of the agent can filter by. */
const NAMED = ['payer', 'medication', 'organization', 'specialty', 'encounter_class'];

/** First month that is published by month. */
function monthsFrom({ families, dataFrom }: ReleaseManifest): string {
  return families.find(({ grains }) => grains.month !== undefined)?.grains.month?.from ?? dataFrom;
}

/** What a planner is told once: the rules, the data's reach, and the members under their ids. */
export function planningInstructions(manifest: ReleaseManifest, { memberIds }: PlanTools): SystemMessage {
  const members = NAMED.flatMap((dimension) =>
    [...(memberIds.byDimension.get(dimension) ?? [])].map(([id, label]) => `${id}: ${JSON.stringify(label)}`),
  );
  const rules = readPrompt('plan').fill({
    data_from: monthText(manifest.dataFrom),
    data_through: monthText(manifest.dataThrough),
    as_of: formatDay(manifest.asOf),
    months_from: monthText(monthsFrom(manifest)),
    members: members.join('\n'),
  });
  return new SystemMessage(`${readPrompt('system').fill()}\n\n${rules}`);
}

/** The whole conversation a planner sees: instructions, the previous question with its calls, the question. */
export function planningMessages(
  instructions: SystemMessage,
  tools: PlanTools,
  previous: { readonly question: string; readonly calls: readonly TemplateCall[] } | null,
  question: string,
): BaseMessage[] {
  if (previous === null) return [instructions, new HumanMessage(question)];
  const calls = [...previous.calls];
  const earlier = tools.toMessage({ kind: 'run', calls, notes: [], followUp: false });
  const done = (earlier.tool_calls ?? []).map(
    ({ id = '', name }) => new ToolMessage({ tool_call_id: id, name, content: 'answered' }),
  );
  return [instructions, new HumanMessage(previous.question), earlier, ...done, new HumanMessage(question)];
}
