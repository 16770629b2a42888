import { knowsTerm } from '../../agent/nodes/define-terms.ts';
import type { Plan } from '../../agent/plan.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import { normalisePeriods, type PeriodParam } from '../../tools/period-keys.ts';
import type { ReleaseManifest } from '../../tools/release-manifest.ts';
import { type SettledCall, settleCall } from './settle-call.ts';

/** How a question ends, as far as plan and manifest decide it; no value of the data takes part. */
export type Outcome =
  | { readonly kind: 'answered'; readonly calls: readonly SettledCall[] }
  | { readonly kind: 'clarification'; readonly says: string }
  | { readonly kind: 'declined'; readonly says: string }
  | { readonly kind: 'definition'; readonly terms: readonly string[] }
  | { readonly kind: 'help' }
  | SettledBrief;

export interface SettledBrief {
  readonly kind: 'brief';
  readonly about: string;
  readonly audience: string;
  readonly period: readonly unknown[];
  readonly payers: readonly string[];
}

/** A brief in the one form in which equal briefs are equal. */
export function settleBrief(order: {
  readonly about: string;
  readonly audience: string;
  readonly period?: PeriodParam | null | undefined;
  readonly payers?: readonly string[] | undefined;
}): SettledBrief {
  const { about, audience, period, payers = [] } = order;
  return {
    kind: 'brief',
    about,
    audience,
    period: period == null ? [] : normalisePeriods(period),
    payers: [...payers].sort(),
  };
}

/** As the graph's run node does: without its first call there is no answer, a later one that fails is left out. */
function settleRun({ calls }: Extract<Plan, { kind: 'run' }>, manifest: ReleaseManifest): Outcome {
  const settled: SettledCall[] = [];
  for (const [index, call] of calls.entries()) {
    try {
      settled.push(settleCall(call, manifest));
    } catch (error) {
      if (!(error instanceof PayerscopeError)) throw error;
      if (index > 0) continue;
      const kind = error.code === 'PERIOD_NOT_PUBLISHED' ? 'clarification' : 'declined';
      return { kind, says: error.message };
    }
  }
  return { kind: 'answered', calls: settled };
}

/** What becomes of a plan over a release of this manifest. */
export function settlePlan(plan: Plan, manifest: ReleaseManifest): Outcome {
  switch (plan.kind) {
    case 'run':
      return settleRun(plan, manifest);
    case 'clarify':
      return { kind: 'clarification', says: plan.question };
    case 'decline':
      return { kind: 'declined', says: plan.reason };
    case 'define':
      return plan.terms.some(knowsTerm)
        ? { kind: 'definition', terms: [...plan.terms].sort() }
        : { kind: 'declined', says: 'The glossary has no such term' };
    case 'help':
      return { kind: 'help' };
    case 'brief':
      return settleBrief(plan);
  }
}
