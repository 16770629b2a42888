import { type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import { formatDay } from '../tools/format-value.ts';
import { monthText } from '../tools/period-text.ts';
import type { ReleaseManifest } from '../tools/release-manifest.ts';
import { releaseSource } from '../tools/release-source.ts';
import { chooseMembers } from './choose-members.ts';
import type { TemplateCall } from './plan.ts';
import type { PlanTools } from './plan-tools.ts';
import { PLANNING_RULES } from './planning-rules.ts';
import { type Prompts, readPrompt } from './read-prompt.ts';

/** What a planner is shown of the whole: these templates, for this question. */
export interface Shown {
  readonly question: string;
  readonly templates: readonly string[];
  /** Names of the templates that are left out. */
  readonly others: readonly string[];
  /** Characters that ids and names of members may take. */
  readonly memberRoom: number;
}

/** First month that is published by month. */
function monthsFrom({ families, dataFrom }: ReleaseManifest): string {
  return families.find(({ grains }) => grains.month !== undefined)?.grains.month?.from ?? dataFrom;
}

const otherTools = (names: readonly string[]): string =>
  names.length === 0
    ? ''
    : `\nTools that are not shown: ${names.join(', ')}. If the question needs one, call \`other_tools\` alone.\n`;

/**
 * What a planner is told first: the rules, the data's reach, and members under their ids.
 * @param shown what of the whole it is shown; without it everything
 * @param prompts where the rules come from
 */
export function planningInstructions(
  manifest: ReleaseManifest,
  tools: PlanTools,
  shown?: Shown,
  prompts: Prompts = readPrompt,
): SystemMessage {
  const told = chooseMembers(
    shown?.question ?? '',
    tools.membersOf(shown?.templates),
    shown?.memberRoom ?? Number.POSITIVE_INFINITY,
  );
  const members = [
    ...told.members.map(({ id, label }) => `${id}: ${JSON.stringify(label)}`),
    ...[...told.leftOut].map(
      ([dimension, count]) => `(${count} more ${dimension} members, none named like a word of the question)`,
    ),
  ];
  const rules = prompts('plan').fill({
    data_from: monthText(manifest.dataFrom),
    data_through: monthText(manifest.dataThrough),
    as_of: formatDay(manifest.asOf),
    months_from: monthText(monthsFrom(manifest)),
    ...PLANNING_RULES[releaseSource(manifest)],
    others: otherTools(shown?.others ?? []),
    members: members.join('\n'),
  });
  return new SystemMessage(`${prompts('system').fill()}\n\n${rules}`);
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
