import { isDeepStrictEqual } from 'node:util';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import type { Expectation } from './question-suite.ts';
import { type SettledCall, settleCall } from './settle-call.ts';
import { type Outcome, settleBrief } from './settle-plan.ts';

/**
 * - `exact`: what is right, with the same template and parameters
 * - `refused`: nothing was to be answered and nothing was, but it asked where it should decline, the reverse, or in
 *   other words than the case wants
 * - `turned-away`: asked or declined though there is an answer
 * - `beside`: a definition or help where something else was right; no data were shown
 * - `substituted`: data were shown, and not those that were asked for
 */
export const VERDICTS = ['exact', 'refused', 'turned-away', 'beside', 'substituted'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The outcomes that are right; of a clarification or a refusal, how its words begin. */
export function rightOutcomes(expected: Expectation, manifest: ReleaseManifest): Outcome[] {
  switch (expected.expect) {
    case 'answered':
      return expected.readings.map((calls) => ({
        kind: 'answered',
        calls: calls.map((call) => settleCall(call, manifest)),
      }));
    case 'definition':
      return [{ kind: 'definition', terms: [...expected.terms].sort() }];
    case 'brief':
      return [settleBrief(expected)];
    case 'help':
      return [{ kind: 'help' }];
    case 'clarification':
    case 'declined':
      return [{ kind: expected.expect, says: expected.says ?? '' }];
  }
}

const isRefusal = ({ kind }: Outcome): boolean => kind === 'clarification' || kind === 'declined';
const showsData = ({ kind }: Outcome): boolean => kind === 'answered' || kind === 'brief';

/** The same call as far as the expectation goes: what an answer speaks of counts only where it is expected. */
function sameCall(right: SettledCall, { focus = [], seeks, ...found }: SettledCall): boolean {
  const judged = {
    ...found,
    ...(right.focus === undefined ? {} : { focus }),
    ...(right.seeks === undefined ? {} : { seeks }),
  };
  return isDeepStrictEqual(right, judged);
}

function same(right: Outcome, found: Outcome): boolean {
  if ('says' in right)
    return 'says' in found && right.kind === found.kind && found.says.startsWith(right.says);
  if (right.kind !== 'answered' || found.kind !== 'answered') return isDeepStrictEqual(right, found);
  return (
    right.calls.length === found.calls.length &&
    right.calls.every((call, index) => sameCall(call, found.calls[index]!))
  );
}

/** Compares what was planned with what is right. Pure. */
export function judgeCase(expected: Expectation, found: Outcome, manifest: ReleaseManifest): Verdict {
  const right = rightOutcomes(expected, manifest);
  if (right.some((outcome) => same(outcome, found))) return 'exact';
  if (isRefusal(found)) return right.some(isRefusal) ? 'refused' : 'turned-away';
  return showsData(found) ? 'substituted' : 'beside';
}
