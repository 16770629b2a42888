import type { Answer, ModelUsage, PromptStamp } from '../../tools/answer.ts';
import { answerIdFor } from '../answer-id.ts';
import { firstChart } from '../first-chart.ts';
import type { AgentDeps } from '../ports.ts';
import { type Prompts, readPrompt, stampOf } from '../read-prompt.ts';
import { type AgentState, type AgentUpdate, freshTurn } from '../state.ts';

/** The wordings that a language model was sent in this turn. */
function promptsSent({ planningCalls, writingCalls }: ModelUsage, prompts: Prompts): PromptStamp[] {
  const names = [
    ...(planningCalls + writingCalls > 0 ? (['system'] as const) : []),
    ...(planningCalls > 0 ? (['plan'] as const) : []),
    ...(writingCalls > 0 ? (['compose'] as const) : []),
  ];
  return names.map((name) => stampOf(prompts(name)));
}

/** Puts the answer together, hands it out and forgets the turn's results, so that a checkpoint stays small. */
export function createRespond({ manifest, prompts = readPrompt }: AgentDeps) {
  return (state: AgentState): AgentUpdate => {
    const { composed, outcome, thread, question, turn, calls, results } = state;
    const answer: Answer = {
      status: outcome?.status ?? 'answered',
      answerId: answerIdFor({ releaseId: manifest.id, thread, turn, question, calls }),
      thread,
      question,
      readAs: outcome?.readAs ?? composed?.readAs ?? '',
      headline: outcome?.headline ?? composed?.headline ?? '',
      text: outcome?.text ?? composed?.text ?? '',
      tables: results.map(({ table }) => table),
      chart: outcome === null ? firstChart(results, calls, manifest) : null,
      clarification: outcome?.clarification ?? null,
      declined: outcome?.declined ?? null,
      brief: state.brief?.made ?? null,
      caveats: outcome === null ? (composed?.caveats ?? []) : state.notices,
      suggestions: outcome?.suggestions ?? composed?.suggestions ?? [],
      provenance: {
        releaseId: manifest.id,
        asOf: manifest.asOf,
        dataThrough: manifest.dataThrough,
        planner: state.planner,
        ...(state.usage === null ? {} : { model: state.usage, prompts: promptsSent(state.usage, prompts) }),
        statements: [...results.map(({ statement }) => statement), ...(state.brief?.statements ?? [])],
      },
    };
    return { ...freshTurn, answer };
  };
}
