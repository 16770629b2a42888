import { isDeepStrictEqual } from 'node:util';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import type { Expectation } from './question-suite.ts';
import { settleCall } from './settle-call.ts';
import { type Outcome, settleBrief } from './settle-plan.ts';

/**
 * - `exact`: what is right, with the same template and parameters
 * - `refused`: nothing was to be answered and nothing was, but it asked where it should decline, or the reverse
 * - `turned-away`: asked or declined though there is an answer
 * - `beside`: a definition or help where something else was right; no data were shown
 * - `substituted`: data were shown, and not those that were asked for
 */
export const VERDICTS = ['exact', 'refused', 'turned-away', 'beside', 'substituted'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The outcomes that are right; a clarification or a refusal is right whatever its words. */
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
      return [{ kind: expected.expect, says: '' }];
  }
}

const isRefusal = ({ kind }: Outcome): boolean => kind === 'clarification' || kind === 'declined';
const showsData = ({ kind }: Outcome): boolean => kind === 'answered' || kind === 'brief';

/** Compares what was planned with what is right. Pure. */
export function judgeCase(expected: Expectation, found: Outcome, manifest: ReleaseManifest): Verdict {
  const right = rightOutcomes(expected, manifest);
  const same = (outcome: Outcome) =>
    isRefusal(outcome) ? outcome.kind === found.kind : isDeepStrictEqual(outcome, found);
  if (right.some(same)) return 'exact';
  if (isRefusal(found)) return right.some(isRefusal) ? 'refused' : 'turned-away';
  return showsData(found) ? 'substituted' : 'beside';
}
