import { answeredOption } from '../../agent/answered-option.ts';
import type { Plan, TemplateCall } from '../../agent/plan.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { judgeCase, type Verdict } from './judge-case.ts';
import { leaderOf, type QuestionCase, turnsOf } from './question-suite.ts';
import { type Outcome, settlePlan } from './settle-plan.ts';

/** The last turn that ran anything: what a follow-up changes. */
export interface PreviousTurn {
  readonly question: string;
  readonly calls: TemplateCall[];
}

/** Plans one turn; the application, as far as these suites know it. */
export type PlanTurn = (question: string, previous: PreviousTurn | null) => Promise<Plan>;

export interface CaseResult {
  readonly test: QuestionCase;
  readonly verdict: Verdict;
  readonly found: Outcome;
}

/** What the run node hands to the next turn: its calls, the first with the payer that led its result. */
function told([first, ...rest]: readonly TemplateCall[], leader: string | undefined): TemplateCall[] {
  return leader === undefined ? [first!, ...rest] : [{ ...first!, leader }, ...rest];
}

/** The plans of a case, turn by turn; as in the graph, only a turn that ran is what the next refers to. */
export async function planTurns(
  test: QuestionCase,
  planTurn: PlanTurn,
  manifest: ReleaseManifest,
): Promise<Plan[]> {
  const plans: Plan[] = [];
  let previous: PreviousTurn | null = null;
  let asked: readonly string[] = [];
  const turns = turnsOf(test);
  for (const said of turns) {
    const question = answeredOption(said, asked) ?? said;
    const plan = await planTurn(question, previous);
    plans.push(plan);
    asked = plan.kind === 'clarify' ? plan.options.map(({ value }) => value) : [];
    // Nothing refers to the last turn.
    const ran =
      plans.length < turns.length && plan.kind === 'run' && settlePlan(plan, manifest).kind === 'answered';
    if (ran) previous = { question, calls: told(plan.calls, leaderOf(test)) };
  }
  return plans;
}

/** Plays every case and judges its last turn. */
export async function runQuestions(
  tests: readonly QuestionCase[],
  planTurn: PlanTurn,
  manifest: ReleaseManifest,
): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const test of tests) {
    const plans = await planTurns(test, planTurn, manifest);
    const found = settlePlan(plans.at(-1)!, manifest);
    results.push({ test, found, verdict: judgeCase(test.assert, found, manifest) });
  }
  return results;
}
