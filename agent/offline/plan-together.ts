import type { Plan, TemplateCall } from '../plan.ts';
import { aboutLeader } from './about-leader.ts';
import { frameOf } from './follow-up.ts';
import type { Frame } from './frame.ts';
import { has } from './has-mark.ts';
import { interpret } from './interpret.ts';
import { clarify, optionFor, unique } from './offer-calls.ts';
import type { PlanPart } from './plan-conjuncts.ts';
import type { PlanContext } from './plan-context.ts';
import { readQuestion } from './read-question.ts';
import { cleanText, tokenise } from './tokenise.ts';

/** How one part of a message is planned; handed in, because either part is planned as a question is. */
export interface Planners {
  readonly sentence: PlanPart;
  readonly clause: PlanPart;
}

/** “Which has the most claims and which pays slowest, Q3 2025?”: said last in one sentence, a period holds for all. */
function saidLast(clauses: readonly string[], context: PlanContext): Frame['period'] {
  const readings = clauses.map((clause) => readQuestion(tokenise(clause), context));
  const last = readings.at(-1);
  if (last === undefined) return null;
  const before = clauses.slice(0, -1);
  const oneSentence = before.every((clause) => !/[?!;.]$/.test(clause));
  const undated = readings.slice(0, -1).every(({ periods }) => periods.length === 0);
  const { frame } = interpret(last, context);
  return oneSentence && undated && frame.compare === null ? frame.period : null;
}

/** “How many prescriptions and what coverage rate did Aetna have”: who is named last in one sentence is meant by all. */
function namedLast(clauses: readonly string[], context: PlanContext): string {
  const named = clauses.map((clause) => [
    ...new Set(
      readQuestion(tokenise(clause), context).marks.flatMap(({ tag }) => /^payer:(.+)$/.exec(tag)?.[1] ?? []),
    ),
  ]);
  const oneSentence = clauses.slice(0, -1).every((clause) => !/[?!;.]$/.test(clause));
  const last = named.at(-1) ?? [];
  const open = named.slice(0, -1).every((names) => names.length === 0);
  const all = clauses.slice(0, -1).some((clause) => /\b(?:which|who|each|every|all|by|per)\b/i.test(clause));
  return oneSentence && open && !all && last.length > 0 ? ` for ${last.join(' and ')}` : '';
}

/** Several questions in one: each is planned with the one before as its context. */
export function planTogether(
  clauses: readonly string[],
  previous: TemplateCall[] | null,
  context: PlanContext,
  planned: Planners,
): Plan | null {
  const plans: Plan[] = [];
  let before = previous;
  // A period said once holds for what follows in the same message.
  let carried = saidLast(clauses, context);
  const whom = namedLast(clauses, context);
  for (const [at, said] of clauses.entries()) {
    const clause = at < clauses.length - 1 ? `${said}${whom}` : said;
    if (courtesy(clause, context)) continue;
    const next = planned.sentence(clause, before, context, carried);
    const periods = readQuestion(tokenise(clause), context).periods;
    carried = periods.length > 0 && next.kind === 'run' ? frameOf(next.calls[0]!).period : carried;
    const pointed = next.kind === 'run' ? aboutLeader(next, plans, clause) : next;
    const precise = moreExactly(plans.at(-1), pointed, clause, context);
    if (precise) plans.pop();
    plans.push(precise ?? pointed);
    if (pointed.kind === 'run') before = next.kind === 'run' ? next.calls : before;
  }
  if (plans.length === 0) return null;
  if (plans.length === 1) return plans[0]!;
  const stop = plans.find((part) => part.kind !== 'run');
  // “Which payer is best and which is worst by variance” is one question after all.
  const whole =
    stop?.kind === 'clarify' ? planned.clause(clauses.join(' and '), previous, context, null) : null;
  if (stop) return whole?.kind === 'run' ? whole : stop;
  const runs = plans.filter((part) => part.kind === 'run');
  const calls = unique(runs.flatMap((run) => run.calls));
  if (calls.length > 4) {
    return clarify(
      'That is more than four answers at once; which one first?',
      calls.slice(0, 6).map(optionFor),
    );
  }
  return {
    kind: 'run',
    calls,
    notes: [...new Set(runs.flatMap((run) => run.notes))],
    followUp: runs[0]!.followUp,
  };
}

/**
 * “Is Medicare taking longer to pay? Quarterly days to pay for 2024 and 2025”: the second part says of the first what
 * it left open, the period, and keeps whom it was about.
 */
function moreExactly(
  before: Plan | undefined,
  next: Plan,
  clause: string,
  context: PlanContext,
): Plan | null {
  if (before?.kind !== 'run' || next.kind !== 'run') return null;
  const [one, ...others] = before.calls;
  const [two, ...more] = next.calls;
  if (!one || !two || others.length > 0 || more.length > 0) return null;
  const same = one.template === two.template && one.params['metric'] === two.params['metric'];
  const open = before.notes.some((note) => note.startsWith('No period was named'));
  const { payers } = one.params;
  if (!same || !open || payers === undefined || two.params['payers'] !== undefined) return null;
  if (has(readQuestion(tokenise(clause), context), 'cue:everyone')) return null;
  return {
    ...next,
    calls: [{ ...two, params: { ...two.params, split: one.params['split'] ?? 'none', payers } }],
  };
}

function courtesy(clause: string, context: PlanContext): boolean {
  const reading = readQuestion(tokenise(cleanText(clause)), context);
  return reading.marks.length === 0 && reading.unread.length === 0 && reading.periods.length === 0;
}
