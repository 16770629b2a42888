import { AIMessage, HumanMessage } from '@langchain/core/messages';

import { templateNamed } from '../../sql/templates/index.ts';
import { checkPlainWords } from '../ground/check-plain-words.ts';
import type { Plan } from '../plan.ts';
import { InvalidPlanError, type PlanTools } from '../plan-tools.ts';
import { planningInstructions, planningMessages } from '../planning-messages.ts';
import type { AgentDeps, Planner } from '../ports.ts';
import { PLAN_RETRY_CAP } from '../retry-policy.ts';
import type { AgentState, AgentUpdate } from '../state.ts';

/** The planner whose words are code's own. */
const OFFLINE = 'offline';

const NO_EVIDENCE = { tables: [], members: {}, phrases: [] };
const grounded = (text: string) => checkPlainWords(text, NO_EVIDENCE).length === 0;

/** A model's own words to people pass the checks of every text, or give way to fixed ones. */
function withoutOwnFigures(plan: Plan): Plan {
  if (plan.kind === 'clarify') {
    const options = plan.options.filter(({ label, value }) => !/[<>@]|:\/\//.test(label + value));
    const question = grounded(plan.question) ? plan.question : 'Which of these do you mean?';
    return { ...plan, question, options };
  }
  if (plan.kind === 'decline') {
    const reason = grounded(plan.reason) ? plan.reason : 'No vetted template answers this question.';
    const nearest = plan.nearest.flatMap(({ template }) => {
      const example = templateNamed(template)?.examples[0];
      return example === undefined ? [] : [{ template, example }];
    });
    return { ...plan, reason, nearest };
  }
  return plan;
}

/**
 * Asks one planner; null when it fails or never makes a plan. A language model gets its error sent back once; the
 * offline planner gives one answer to one question, and would read the error as the next.
 */
async function planWith(
  { name, model }: Planner,
  tools: PlanTools,
  conversation: ReturnType<typeof planningMessages>,
): Promise<Plan | null> {
  const bound = model.bindTools === undefined ? model : model.bindTools([...tools.schemas()]);
  const messages = [...conversation];
  const retries = name === OFFLINE ? 0 : PLAN_RETRY_CAP;
  for (let attempt = 0; attempt <= retries; attempt += 1) {
    let message: AIMessage;
    try {
      const reply = await bound.invoke(messages);
      if (!AIMessage.isInstance(reply)) return null;
      message = reply as AIMessage;
    } catch (error) {
      // The offline planner never fails for a reason outside: an error in it is a bug.
      if (name === OFFLINE) throw error;
      return null;
    }
    try {
      const plan = tools.toPlan(message, name === OFFLINE);
      return name === OFFLINE ? plan : withoutOwnFigures(plan);
    } catch (error) {
      if (!(error instanceof InvalidPlanError)) throw error;
      messages.push(new HumanMessage(`That was no plan: ${error.message}`));
    }
  }
  return null;
}

/** Turns the question into a plan, with the fallback planner when the first one fails. */
export function createPlanQuestion(
  { manifest, planner, fallback }: Pick<AgentDeps, 'manifest' | 'planner' | 'fallback'>,
  tools: PlanTools,
) {
  const instructions = planningInstructions(manifest, tools);
  return async (
    state: Pick<AgentState, 'question' | 'previous'>,
  ): Promise<AgentUpdate & { readonly plan: Plan }> => {
    const messages = planningMessages(instructions, tools, state.previous, state.question);
    const plan = await planWith(planner, tools, messages);
    if (plan !== null) return { plan, planner: planner.name };
    const second = fallback === undefined ? null : await planWith(fallback, tools, messages);
    if (second !== null && fallback !== undefined) {
      const notices = [
        'The language model could not be used, so this question was read by the offline planner.',
      ];
      return { plan: second, planner: fallback.name, notices };
    }
    const reason = 'The question could not be read; ask it in other words.';
    return { plan: { kind: 'decline', reason, nearest: [] }, planner: planner.name };
  };
}
