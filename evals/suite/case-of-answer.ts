import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../../tools/answer.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { type Outcome, settlePlan } from '../questions/settle-plan.ts';
import type { Turn } from '../run/subject.ts';

/** What people said of an answer. */
export type Verdict = 'helpful' | 'unhelpful' | null;

/** A case as a suite file holds it. */
export interface WrittenCase {
  readonly id: string;
  readonly category: string;
  readonly description: string;
  readonly vars: { readonly question: string } | { readonly turns: readonly string[] };
  readonly assert: readonly Readonly<Record<string, unknown>>[];
}

/** An outcome as a suite expects it. */
function expectationOf(outcome: Outcome): Record<string, unknown> {
  switch (outcome.kind) {
    case 'answered':
      return { expect: 'answered', calls: outcome.calls };
    case 'clarification':
    case 'declined':
      return { expect: outcome.kind, ...(outcome.says === '' ? {} : { says: outcome.says }) };
    case 'definition':
      return { expect: 'definition', terms: outcome.terms };
    case 'help':
      return { expect: 'help' };
    case 'brief': {
      const { kind: _kind, about, audience, period, payers } = outcome;
      return {
        ...{ expect: 'brief', about, audience },
        ...(period.length === 0 ? {} : { period: period.length === 1 ? period[0] : period }),
        ...(payers.length === 0 ? {} : { payers }),
      };
    }
  }
}

const callsOf = ({ tables }: Pick<Answer, 'tables'>) =>
  tables.map(({ template, params }) => ({ template, params }));

/** How the stored answer ended: by its plan where asking again gives the same, else as far as its tables tell. */
function outcomeOf(stored: Answer, again: Turn, manifest: ReleaseManifest): Outcome {
  const same =
    stored.status === again.answer.status &&
    stored.headline === again.answer.headline &&
    isDeepStrictEqual(callsOf(stored), callsOf(again.answer));
  if (same && again.plan !== null) return settlePlan(again.plan, manifest);
  if (stored.status === 'answered') return { kind: 'answered', calls: callsOf(stored) };
  return { kind: stored.status === 'declined' ? 'declined' : 'clarification', says: stored.headline };
}

/**
 * Makes a case of a stored answer: it pins the plan; or, where people found it unhelpful, remembers that this plan
 * is wrong, so that the case fails until it is another one.
 *
 * @param turns what was said in its conversation, the answer's own question last
 * @param again the last turn, asked again
 */
export function caseOfAnswer(
  stored: Answer,
  turns: readonly string[],
  again: Turn,
  manifest: ReleaseManifest,
  { verdict, why }: { readonly verdict: Verdict; readonly why?: string },
): WrittenCase {
  const wrong = verdict === 'unhelpful';
  const value = expectationOf(outcomeOf(stored, again, manifest));
  const reason = wrong ? 'people found this answer unhelpful' : 'an answer that is to stay as it is';
  return {
    id: stored.answerId.replace('_', '-'),
    category: 'added',
    description: why ?? reason,
    vars: turns.length === 1 ? { question: turns[0]! } : { turns },
    assert: [{ type: wrong ? 'not-plan' : 'plan', value }, { type: 'disclosure' }, { type: 'injection' }],
  };
}
