import type { Plan, TemplateCall } from '../plan.ts';
import { frameOf } from './follow-up.ts';
import type { Frame } from './frame.ts';
import { unique } from './offer-calls.ts';
import type { PlanContext } from './plan-context.ts';
import { says } from './says.ts';
import { splitConjuncts } from './split-conjuncts.ts';

type RunPlan = Extract<Plan, { kind: 'run' }>;

/** Plans one question; handed in, because either part is planned as a question is. */
export type PlanPart = (
  text: string,
  previous: TemplateCall[] | null,
  context: PlanContext,
  carried: Frame['period'],
) => Plan;

const MAX_CALLS = 4;

/** The part before, in the period said after it; receivables have none and stand as they are. */
function partOf(text: string, period: string | null, planned: (text: string) => Plan): RunPlan | null {
  const dated = period === null ? planned(text) : planned(`${text} ${period}`);
  if (dated.kind === 'run') return dated;
  const bare = period === null ? dated : planned(text);
  return bare.kind === 'run' && bare.calls.every(({ params }) => params['period'] === undefined)
    ? bare
    : null;
}

/**
 * One sentence as two questions, or null. Where the sentence can be answered as one, only parts that each say what
 * and when (or by what) are two; where it cannot, two parts that can be answered are.
 */
export function planConjuncts(
  text: string,
  whole: Plan,
  previous: TemplateCall[] | null,
  context: PlanContext,
  planPart: PlanPart,
): RunPlan | null {
  if (whole.kind !== 'run' && whole.kind !== 'clarify' && whole.kind !== 'decline') return null;
  for (const { left, right } of splitConjuncts(text)) {
    const [first, second] = [says(left, context), says(right, context)];
    // “By encounter class and by hospital”: the measure stands in the part before.
    const regroups = second.groups && /^(?:by|per)\b/i.test(right);
    if (!first.measures || !(second.measures || regroups)) continue;
    const stands = first.period !== null && (second.period !== null || second.groups);
    if (whole.kind === 'run' && !(stands && second.measures && second.reading.limits.length === 0)) continue;
    const shared = first.period === null && second.period !== null;
    const one = partOf(left, shared ? second.period : null, (text) =>
      planPart(text, previous, context, null),
    );
    if (one === null) continue;
    const carried = first.period === null ? null : frameOf(one.calls[0]!).period;
    const two = planPart(right, regroups && !second.measures ? [...one.calls] : null, context, carried);
    const calls = two.kind === 'run' ? unique([...one.calls, ...two.calls]) : [];
    if (two.kind !== 'run' || calls.length > MAX_CALLS || calls.length === one.calls.length) continue;
    return { ...one, calls, notes: [...new Set([...one.notes, ...two.notes])] };
  }
  return null;
}
