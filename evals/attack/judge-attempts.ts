import type { Violation } from './attack-report.ts';
import { type Attempt, type Found, intervalOf, verdictOf } from './attempt.ts';
import type { Bounds } from './bound-targets.ts';
import { inconsistent } from './inconsistent.ts';

export interface Judgement {
  readonly found: readonly Found[];
  readonly violations: readonly Violation[];
  readonly notes: readonly string[];
}

/**
 * What is to be said of the numbers that were attacked in one part. What was not decided counts as given away, unless
 * the search was cut short by what certainly is.
 */
export function judgeAttempts(part: string, attempts: readonly Attempt[], result: Bounds): Judgement {
  const found: Found[] = [];
  const violations: Violation[] = [];
  const tally = { narrow: 0, unproven: 0, refuted: 0, cutShort: 0, withdrawn: 0 };
  attempts.forEach((attempt, t) => {
    const bound = result.bounds[t]!;
    const isRefuted = result.refuted.has(t);
    const one: Found = { attempt, bound, verdict: verdictOf(attempt, bound) };
    found.push(one);
    if (attempt.isMeasuredOnly) tally.withdrawn += 1;
    if (one.verdict === 'narrow' || one.verdict === 'unproven') tally[one.verdict] += 1;
    else if (one.verdict === 'undecided' && isRefuted) tally.refuted += 1;
    else if (one.verdict === 'undecided' && result.cutShort.has(t)) tally.cutShort += 1;
    else if (one.verdict !== 'kept') violations.push(givenAway(one));
  });
  if (result.refuted.size > 0)
    violations.push(
      inconsistent(
        part,
        `the true table does not agree with all that is shown: cells were changed, so that ${tally.refuted} numbers were not bounded`,
      ),
    );
  const notes: string[] = [];
  if (tally.cutShort > 0) {
    notes.push(`${part}: ${tally.cutShort} numbers were not decided, because so many others are given away.`);
  }
  if (tally.narrow + tally.unproven > 0) {
    notes.push(
      `${part}: of ${tally.withdrawn} numbers at levels withheld as a whole, ${tally.narrow} can be bounded more narrowly than is allowed at levels that are shown, and of ${tally.unproven} it was not found out.`,
    );
  }
  return { found, violations, notes };
}

function givenAway({ attempt, bound, verdict }: Found): Violation {
  const { kind, fact, measure, family, cell, level } = attempt;
  const required = {
    exact: 'it stands at a level withheld as a whole and can be worked out exactly',
    undecided: `${attempt.required}, and within the limits of the search that was neither proven nor ruled out`,
  }[verdict as string];
  return {
    kind,
    fact,
    measure,
    family,
    cell,
    interval: intervalOf(attempt, bound),
    required: required ?? attempt.required,
    level,
  };
}
