import { VERDICTS, type Verdict } from './judge-case.ts';
import { isUnanswerable } from './question-suite.ts';
import type { CaseResult } from './run-questions.ts';

export interface QuestionScore {
  readonly cases: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Of the questions that have an answer, in percent; 100 where there are none. */
  readonly exactPct: number;
  /** Of the questions that have none, in percent declined or asked about; 100 where there are none. */
  readonly refusedPct: number;
}

/** Below this share of exact answers a planner is not let in. */
const LEAST_EXACT_PCT = 97;

const percent = (part: number, whole: number): number => (whole === 0 ? 100 : (100 * part) / whole);

/** The figures by which a planner is let in: exact answers, refusals, substitutions. */
export function scoreQuestions(results: readonly CaseResult[]): QuestionScore {
  const count = (verdict: Verdict, among = results) => among.filter((one) => one.verdict === verdict).length;
  const unanswerable = results.filter(({ test }) => isUnanswerable(test));
  const answerable = results.filter(({ test }) => !isUnanswerable(test));
  const refused = count('exact', unanswerable) + count('refused', unanswerable);
  return {
    cases: results.length,
    verdicts: Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as Record<
      Verdict,
      number
    >,
    exactPct: percent(count('exact', answerable), answerable.length),
    refusedPct: percent(refused, unanswerable.length),
  };
}

/** Whether a planner is good enough: nearly all exact, nothing answered that has no answer, nothing substituted. */
export function isGoodEnough({ exactPct, refusedPct, verdicts }: QuestionScore): boolean {
  return exactPct >= LEAST_EXACT_PCT && refusedPct === 100 && verdicts.substituted === 0;
}
