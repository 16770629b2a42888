import { AIMessage, type BaseMessage, HumanMessage } from '@langchain/core/messages';
import { templateNamed } from '../../sql/templates/index.ts';
import type { ModelUsage } from '../../tools/answer.ts';
import { answeredOption } from '../answered-option.ts';
import { checkPlainWords } from '../ground/check-plain-words.ts';
import { ModelFailure, NO_PLAN, readOffline } from '../model-failure.ts';
import { createModelMeter, type ModelMeter } from '../model-meter.ts';
import type { Plan } from '../plan.ts';
import { InvalidPlanError, type PlanTools } from '../plan-tools.ts';
import { createPlannerView, type PlannerView } from '../planner-view.ts';
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
 * The deterministic planner's plan; null where it names what the release does not hold. Any other error in it is a
 * bug, for it fails for no reason outside.
 */
async function planOffline(
  { model }: Planner,
  tools: PlanTools,
  messages: BaseMessage[],
): Promise<Plan | null> {
  const reply = await model.invoke(messages);
  if (!AIMessage.isInstance(reply)) throw new Error('the offline planner answered with no plan');
  try {
    return tools.toPlan(reply as AIMessage, true);
  } catch (error) {
    if (!(error instanceof InvalidPlanError)) throw error;
    return null;
  }
}

interface Attempt {
  /** Null when there is none that can be run. */
  readonly plan: Plan | null;
  readonly usage: ModelUsage;
  /** Why the model gave none. */
  readonly failure?: unknown;
}

/**
 * Asks a language model, with the templates that fit the question. What it asks to be shown besides, and what was
 * wrong with its plan, is sent to it once.
 */
async function planWithModel(
  { model }: Planner,
  tools: PlanTools,
  view: (further: readonly string[]) => PlannerView,
  meter: ModelMeter,
): Promise<Attempt> {
  const told: BaseMessage[] = [];
  let further: readonly string[] = [];
  for (let attempt = 0; attempt <= PLAN_RETRY_CAP; attempt += 1) {
    try {
      const { messages, schemas } = view(further);
      const message = await meter.call(model, [...messages, ...told], schemas);
      const wanted = tools.furtherTemplates(message);
      if (wanted !== null) {
        further = wanted;
        continue;
      }
      return { plan: withoutOwnFigures(tools.toPlan(message, false)), usage: meter.usage() };
    } catch (failure) {
      if (!(failure instanceof InvalidPlanError)) return { plan: null, usage: meter.usage(), failure };
      told.push(new HumanMessage(`That was no plan: ${failure.message}`));
    }
  }
  return { plan: null, usage: meter.usage() };
}

const UNREADABLE: Plan = {
  kind: 'decline',
  reason: 'The question could not be read; ask it in other words.',
  nearest: [],
};

type Asked = Pick<AgentState, 'question' | 'previous'> & Partial<Pick<AgentState, 'usage' | 'asked'>>;

/** Turns the question into a plan, with the fallback planner when the first one fails. */
export function createPlanQuestion(
  deps: Pick<AgentDeps, 'manifest' | 'planner' | 'fallback' | 'accounting' | 'prompts'>,
  tools: PlanTools,
) {
  const { manifest, planner, fallback, accounting } = deps;
  const viewOf = createPlannerView(manifest, tools, deps.prompts);
  // The offline planner knows the templates: it reads the conversation only.
  const instructions = planningInstructions(manifest, tools);
  const readByCode = async (reader: Planner, { previous, question }: Asked): Promise<Plan> =>
    (await planOffline(reader, tools, planningMessages(instructions, tools, previous, question))) ??
    UNREADABLE;
  const planTurn = async (state: Asked): Promise<AgentUpdate & { readonly plan: Plan }> => {
    const { previous, question } = state;
    if (planner.name === OFFLINE) return { plan: await readByCode(planner, state), planner: OFFLINE };
    const meter = createModelMeter('planningCalls', state.usage ?? null, accounting);
    const view = (further: readonly string[]) => viewOf(previous, question, further);
    const { plan, usage, failure } = await planWithModel(planner, tools, view, meter);
    if (plan !== null) return { plan, planner: planner.name, usage };
    const used = { usage, modelDown: failure instanceof ModelFailure };
    if (fallback === undefined) return { ...used, plan: UNREADABLE, planner: planner.name };
    const notices = [failure === undefined ? NO_PLAN : readOffline(failure)];
    return { ...used, plan: await readByCode(fallback, state), planner: fallback.name, notices };
  };
  return async (state: Asked): Promise<AgentUpdate & { readonly plan: Plan }> => {
    const question = answeredOption(state.question, state.asked ?? []) ?? state.question;
    const update = await planTurn({ ...state, question });
    const asked = update.plan.kind === 'clarify' ? update.plan.options.map(({ value }) => value) : [];
    return { ...update, asked };
  };
}
