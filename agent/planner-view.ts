import type { BaseMessage } from '@langchain/core/messages';
import { templatesOn } from '../sql/templates/index.ts';
import type { ReleaseManifest } from '../tools/release-manifest.ts';
import { createTemplateChooser, type TemplateChooser } from './choose-templates.ts';
import type { PlanTools } from './plan-tools.ts';
import { planningInstructions, planningMessages } from './planning-messages.ts';
import { type Prompts, readPrompt } from './read-prompt.ts';
import type { AgentState } from './state.ts';
import type { ToolSchema } from './tool-schema.ts';

/** How many of the templates a question is sent with: in 483 planned calls the right one was among them. */
const SHOWN_TEMPLATES = 12;

/**
 * What is left of the 4,000 tokens a typical question may take, in characters of member names: tools are the JSON
 * that is sent, at 0.24 tokens a character, rules and question take 700, names with their ids 0.4 a character.
 */
const roomBeside = (schemas: readonly ToolSchema[]): number =>
  Math.max(0, (4_000 - 700 - 0.24 * JSON.stringify(schemas).length) / 0.4);

/** Everything a planner is sent. */
export interface PlannerView {
  readonly messages: BaseMessage[];
  readonly schemas: readonly ToolSchema[];
}

/**
 * What a planner is shown of one question: the conversation, the tools that fit it, and the names of the others.
 * @returns a function of the previous turn, the question, and templates to be shown besides
 */
export function createPlannerView(
  manifest: ReleaseManifest,
  tools: PlanTools,
  prompts: Prompts = readPrompt,
) {
  // Made for the first question: an agent whose planner is the offline one asks for none.
  let chooser: TemplateChooser | undefined;
  const templates = templatesOn(manifest.families);
  return (
    previous: AgentState['previous'],
    question: string,
    further: readonly string[] = [],
  ): PlannerView => {
    chooser ??= createTemplateChooser(templates);
    const kept = [...further, ...(previous?.calls ?? []).map(({ template }) => template)];
    const chosen = chooser.choose(question, kept, SHOWN_TEMPLATES);
    const named = (previous?.calls ?? []).flatMap(({ params }) => Object.values(params).flat().map(String));
    const schemas = tools.schemas(chosen);
    const instructions = planningInstructions(
      manifest,
      tools,
      {
        question: [question, ...named].join(' '),
        templates: chosen,
        others: templates.map(({ name }) => name).filter((name) => !chosen.includes(name)),
        memberRoom: roomBeside(schemas),
      },
      prompts,
    );
    return { messages: planningMessages(instructions, tools, previous, question), schemas };
  };
}
