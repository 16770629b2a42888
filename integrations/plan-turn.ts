import { visible } from '../agent/nodes/admit.ts';
import { createPlanQuestion } from '../agent/nodes/plan-question.ts';
import { createPlanTools } from '../agent/plan-tools.ts';
import type { PlanTurn } from '../evals/questions/run-questions.ts';
import { templatesOn } from '../sql/templates/index.ts';
import type { ReleaseManifest } from '../tools/release-manifest.ts';
import { createOfflinePlanner } from './offline-planner.ts';

/**
 * The planning step of the program's graph for question suites, with the offline planner.
 *
 * @param fiscalYearStart month number, or null where nobody has said it
 */
export function createPlanTurn(manifest: ReleaseManifest, fiscalYearStart: number | null): PlanTurn {
  const planner = createOfflinePlanner(manifest, fiscalYearStart);
  const planQuestion = createPlanQuestion(
    { manifest, planner },
    createPlanTools(manifest, templatesOn(manifest.families)),
  );
  return async (question, previous) => (await planQuestion({ question: visible(question), previous })).plan;
}
