import { templateNamed } from '../../sql/templates/index.ts';
import type { TemplateResult } from '../../tools/answer.ts';
import { PayerscopeError } from '../../tools/errors.ts';
import type { PeriodParam } from '../../tools/period-keys.ts';
import { periodText } from '../../tools/period-text.ts';
import { leaderOf } from '../compose/leader-of.ts';
import { questionFor } from '../compose/question-for.ts';
import type { TemplateCall } from '../plan.ts';
import type { AgentDeps } from '../ports.ts';
import { TOOL_RETRY_CAPS } from '../retry-policy.ts';
import type { AgentState, AgentUpdate, Outcome } from '../state.ts';

type Ran =
  | { readonly ok: true; readonly result: TemplateResult }
  | { readonly ok: false; readonly error: PayerscopeError };

async function runOnce(
  { runTemplate }: AgentDeps,
  call: TemplateCall,
  signal: AbortSignal | undefined,
): Promise<Ran> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return { ok: true, result: await runTemplate(call.template, call.params, signal) };
    } catch (error) {
      // An expected failure is data for the graph; anything else is a bug and must surface as one.
      if (!(error instanceof PayerscopeError)) throw error;
      if (attempt >= (TOOL_RETRY_CAPS[error.code] ?? 0)) return { ok: false, error };
    }
  }
}

/** The nearest published period, one press away: the same question with that period in its place. */
function offerNearest(call: TemplateCall, error: PayerscopeError): Outcome['clarification'] {
  const nearest = error.details['nearest'] as PeriodParam | undefined;
  if (nearest === undefined) return { question: error.message, options: [] };
  const { compare } = call.params;
  const ofCompare = compare !== undefined && error.message.startsWith(periodText(compare as PeriodParam));
  const params = { ...call.params, [ofCompare ? 'compare' : 'period']: nearest };
  return {
    question: error.message,
    options: [{ label: periodText(nearest), value: questionFor({ ...call, params }) }],
  };
}

function failure(call: TemplateCall, error: PayerscopeError): Outcome {
  const shared = {
    headline: error.message,
    text: '',
    readAs: '',
    suggestions: [],
    clarification: null,
    declined: null,
    error: error.code,
  };
  if (error.code === 'PERIOD_NOT_PUBLISHED') {
    return { ...shared, status: 'clarification', clarification: offerNearest(call, error) };
  }
  if (error.code === 'INVALID_PARAMS' || error.code === 'UNKNOWN_TEMPLATE') {
    const example = templateNamed(call.template)?.examples[0];
    const nearest = example === undefined ? [] : [{ template: call.template, example }];
    return { ...shared, status: 'declined', declined: { reason: error.message, nearest } };
  }
  return { ...shared, status: 'failed' };
}

/** A conversation may outlive the release it began on: figures then differ for another reason than what was asked. */
function sinceAnotherRelease({ manifest }: AgentDeps, { previous }: AgentState): string[] {
  const before = previous?.release;
  if (before === undefined || before === manifest.id) return [];
  return [
    `The answer before this one is from release ${before}, this one from ${manifest.id}: their figures may differ for that reason alone.`,
  ];
}

/** Runs the planned calls. The first must succeed; a later one that fails, or has nobody to be about, is told and left out. */
export function createRunPlan(deps: AgentDeps) {
  return async (state: AgentState, { signal }: { signal?: AbortSignal } = {}): Promise<AgentUpdate> => {
    if (state.plan?.kind !== 'run') throw new Error('run-plan was reached without calls');
    const [first, ...rest] = state.plan.calls as [TemplateCall, ...TemplateCall[]];
    const lead = await runOnce(deps, first, signal);
    if (!lead.ok) return { outcome: failure(first, lead.error) };
    const calls = [first];
    const results = [lead.result];
    const notices = [...state.notices, ...sinceAnotherRelease(deps, state)];
    const leaders = [leaderOf(lead.result.table)];
    for (const planned of rest) {
      const { leaderOf: earlier, ...call } = planned;
      const leader = earlier === undefined ? undefined : (leaders[earlier] ?? null);
      leaders.push(null);
      if (leader === null) {
        notices.push('No payer stands out in the first result, so the question about it is left open.');
        continue;
      }
      const settled = leader === undefined ? call : { ...call, params: { ...call.params, payers: [leader] } };
      const ran = await runOnce(deps, settled, signal);
      if (!ran.ok) {
        notices.push(ran.error.message);
        continue;
      }
      leaders[leaders.length - 1] = leaderOf(ran.result.table);
      calls.push(settled);
      results.push(ran.result);
    }
    // What “it” means in the next question goes with the thread.
    const [leader] = leaders;
    const told = leader == null ? calls : [{ ...first, leader }, ...calls.slice(1)];
    return {
      calls,
      results,
      notices,
      previous: { question: state.question, calls: told, release: deps.manifest.id },
    };
  };
}
