import { END, type LangGraphRunnableConfig, START, StateGraph } from '@langchain/langgraph';
import { templatesOn } from '../sql/templates/index.ts';
import { createAdmit } from './nodes/admit.ts';
import { clarify } from './nodes/clarify.ts';
import { createComposeAnswer } from './nodes/compose-answer.ts';
import { decline } from './nodes/decline.ts';
import { defineTerms } from './nodes/define-terms.ts';
import { createGroundAnswer } from './nodes/ground-answer.ts';
import { createHelp } from './nodes/help.ts';
import { createMakeBrief } from './nodes/make-brief.ts';
import { createPlanQuestion } from './nodes/plan-question.ts';
import { createRespond } from './nodes/respond.ts';
import { createRunPlan } from './nodes/run-plan.ts';
import type { PlanTools } from './plan-tools.ts';
import type { AgentDeps, ProgressEvent } from './ports.ts';
import { type AgentState, type AgentUpdate, agentState } from './state.ts';

type Node = (state: AgentState, config: LangGraphRunnableConfig) => AgentUpdate | Promise<AgentUpdate>;

/** Tells people where the work is before a node does it. */
const announced =
  (step: string, node: Node) =>
  (state: AgentState, config: LangGraphRunnableConfig): AgentUpdate | Promise<AgentUpdate> => {
    config.writer?.({ type: 'progress', step } satisfies ProgressEvent);
    return node(state, config);
  };

/** `admit → plan → (clarify | decline | run | define | help | makeBrief) → compose → ground → respond`. */
export function createGraph(deps: AgentDeps, tools: PlanTools) {
  const templates = templatesOn(deps.manifest.families);
  const examples = templates.slice(0, 3).map((template) => template.examples[0]!);
  return new StateGraph(agentState)
    .addNode('admit', createAdmit(examples))
    .addNode('planQuestion', announced('Reading the question', createPlanQuestion(deps, tools)))
    .addNode('clarify', clarify)
    .addNode('decline', decline)
    .addNode('run', announced('Asking the release', createRunPlan(deps)))
    .addNode('define', defineTerms)
    .addNode('help', createHelp(templates))
    .addNode('makeBrief', announced('Writing the brief', createMakeBrief(deps)))
    .addNode('compose', announced('Writing the answer', createComposeAnswer(deps)))
    .addNode('ground', announced('Checking every figure', createGroundAnswer(deps)))
    .addNode('respond', createRespond(deps))
    .addEdge(START, 'admit')
    .addConditionalEdges('admit', ({ outcome }) => (outcome === null ? 'planQuestion' : 'respond'), [
      'planQuestion',
      'respond',
    ])
    .addConditionalEdges(
      'planQuestion',
      ({ plan }) => (plan?.kind === 'brief' ? 'makeBrief' : (plan?.kind ?? 'decline')),
      ['clarify', 'decline', 'run', 'define', 'help', 'makeBrief'],
    )
    .addConditionalEdges('run', ({ outcome }) => (outcome === null ? 'compose' : 'respond'), [
      'compose',
      'respond',
    ])
    .addEdge('compose', 'ground')
    .addConditionalEdges('ground', ({ grounded }) => (grounded ? 'respond' : 'compose'), [
      'respond',
      'compose',
    ])
    .addEdge('clarify', 'respond')
    .addEdge('decline', 'respond')
    .addEdge('define', 'respond')
    .addEdge('help', 'respond')
    .addEdge('makeBrief', 'respond')
    .addEdge('respond', END)
    .compile(deps.checkpointer === undefined ? {} : { checkpointer: deps.checkpointer });
}
