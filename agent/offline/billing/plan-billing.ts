import type { Plan, TemplateCall } from '../../plan.ts';
import { MAX_QUESTION_LENGTH } from '../../question-limit.ts';
import { isSubmissionTemplate } from '../../submission-question.ts';
import { glossaryEntry } from '../glossary-entry.ts';
import { has } from '../has-mark.ts';
import { listed } from '../months.ts';
import { planBrief } from '../plan-brief.ts';
import type { PlanContext } from '../plan-context.ts';
import { lastQuarters, periodParam, publishedMonths, windowText } from '../published-months.ts';
import { questionFor } from '../question-for.ts';
import { type Reading, readQuestion } from '../read-question.ts';
import { REFUSAL, REFUSED_PATTERNS } from '../refusals.ts';
import { singlesOut } from '../singles-out.ts';
import { asksForSmallCount } from '../small-counts.ts';
import { cleanText, tokenise } from '../tokenise.ts';
import { TOPICS } from '../topics.ts';
import { billingCalls } from './billing-calls.ts';
import { type BillingFrame, billingFrameOf, EMPTY_BILLING } from './billing-frame.ts';
import { BILLING_TOPICS } from './billing-lexicon.ts';
import { readBilling } from './read-billing.ts';

const optionFor = (call: TemplateCall) => {
  const value = questionFor(call);
  return { label: value, value };
};

/** What people are pointed to on a billing release. */
function usualCalls(context: PlanContext): TemplateCall[] {
  const period = periodParam([lastQuarters(1, publishedMonths(context))]);
  return [
    { template: 'submission_scorecard', params: { period, by: 'payer' } },
    { template: 'status_mix', params: { period, by: 'payer' } },
    { template: 'rejections_to_work', params: { period, by: 'procedure_group' } },
    {
      template: 'submission_scorecard',
      params: { period, by: 'location', metric: 'rejection_rate', order: 'highest' },
    },
  ];
}

const declined = (reason: string, calls: readonly TemplateCall[]): Plan => ({
  kind: 'decline',
  reason,
  nearest: calls.slice(0, 4).map((call) => ({ template: call.template, example: questionFor(call) })),
});

const clarify = (question: string, calls: readonly TemplateCall[]): Plan => ({
  kind: 'clarify',
  question,
  options: calls.slice(0, 6).map(optionFor),
});

/**
 * Reads a question about a release of billing files into a plan, as `plan` does for the others: pure, and every word
 * of it is consumed, or the plan asks about it.
 */
export function planBilling(question: string, previous: TemplateCall[] | null, context: PlanContext): Plan {
  const text = cleanText(question.slice(0, MAX_QUESTION_LENGTH * 8));
  const usual = usualCalls(context);
  if (text.length > MAX_QUESTION_LENGTH) {
    return clarify(
      `That question is longer than ${MAX_QUESTION_LENGTH} characters; ask for one thing in a sentence or two.`,
      usual,
    );
  }
  const defined = glossaryEntry(text);
  if (defined) return { kind: 'define', terms: [defined] };
  const reading = readQuestion(tokenise(text), context);
  const lower = text.toLowerCase();
  if (
    has(reading, 'refused') ||
    singlesOut(reading) ||
    REFUSED_PATTERNS.some((pattern) => pattern.test(lower))
  ) {
    return declined(REFUSAL, usual);
  }
  const brief = planBrief(text, previous, context);
  if (brief?.kind === 'brief' && brief.about === 'coverage')
    return declined(BILLING_TOPICS[0]!.reason, usual);
  if (brief) return brief;
  return stopped(reading, context, usual) ?? decided(reading, previous, context, usual);
}

/** Declines or asks back for what the words alone decide. */
function stopped(reading: Reading, context: PlanContext, usual: readonly TemplateCall[]): Plan | null {
  const { marks, tokens, unread, periods } = reading;
  if (marks.length === 0 && periods.length === 0 && unread.length === 0) {
    return clarify('What would you like to know?', usual);
  }
  const helps = has(reading, 'cue:help') && !marks.some(({ tag }) => tag.startsWith('metric:'));
  if (helps && unread.length === 0 && periods.length === 0) return { kind: 'help' };
  const topic = marks.find(({ tag }) => /^(?:billing-)?topic:/.test(tag));
  if (topic) {
    const at = Number(topic.tag.split(':')[1]);
    return declined((topic.tag.startsWith('billing') ? BILLING_TOPICS : TOPICS)[at]!.reason, usual);
  }
  const words = (from: number, to: number): string =>
    tokens
      .slice(from, to)
      .map(({ raw }) => raw)
      .join(' ');
  const unknown = marks.find(({ tag }) => tag === 'payer?');
  if (unknown) {
    const payers = listed(context.members['payer'] ?? []);
    return declined(
      `“${words(unknown.at, unknown.end)}” is not among the payers of this release, which are ${payers}.`,
      usual,
    );
  }
  const tie = marks.find(({ tag }) => tag.startsWith('tie:'));
  if (tie) {
    const members = marks
      .filter(({ tag, at }) => tag.startsWith('tie:') && at === tie.at)
      .map(({ tag }) => tag.slice(4));
    const [first] = usual;
    return clarify(
      `“${words(tie.at, tie.end)}” could be ${members.join(' or ')}. Which one?`,
      members.map((member) => ({ ...first!, params: { ...first!.params, payers: [member] } })),
    );
  }
  if (unread.length > 0) {
    const quoted = [...new Set(unread.map(({ raw }) => `“${raw.slice(0, 40)}”`))].slice(0, 5);
    return clarify(`I did not understand ${quoted.join(', ')}. You can ask for example:`, usual);
  }
  const problem = periods.find(({ kind }) => kind === 'problem')?.problem;
  if (problem?.kind === 'fiscal') {
    return clarify(
      'When does the fiscal year begin? It is not configured here; calendar periods can be asked at once.',
      usual,
    );
  }
  if (problem) {
    return declined(
      `The data cover ${windowText(publishedMonths(context))} by whole calendar months; days and times to come are not published.`,
      usual,
    );
  }
  return null;
}

const said = (frame: BillingFrame): boolean => frame.metrics.length > 0 || frame.subject !== null;

/** What a fragment leaves out is kept from the turn before: “and for Medicaid?”, “by location”. */
function merged(before: BillingFrame, now: BillingFrame, everyone: boolean): BillingFrame {
  const by = now.by ?? before.by;
  const members = everyone ? now.members : { ...before.members, ...now.members };
  // Members of what the table is no longer by are left behind.
  const kept = Object.fromEntries(
    Object.entries(members).filter(([name]) => name === 'payer' || name === by),
  );
  const isTrend = now.trend || (before.trend && !now.change);
  return {
    ...EMPTY_BILLING,
    subject: now.subject ?? (now.metrics.length > 0 || now.trend || now.change ? null : before.subject),
    metrics: now.metrics.length > 0 ? now.metrics : before.metrics,
    by,
    members: kept,
    period: now.period ?? before.period,
    compare: now.compare ?? (now.period === null ? before.compare : null),
    grain: now.grain ?? before.grain,
    trend: isTrend,
    change: now.change || (before.change && !now.trend),
    order: now.order ?? before.order,
    limit: now.limit ?? before.limit,
    limits: { ...before.limits, ...now.limits },
    arrivals: now.arrivals || before.arrivals,
  };
}

function decided(
  reading: Reading,
  previous: TemplateCall[] | null,
  context: PlanContext,
  usual: readonly TemplateCall[],
): Plan {
  const { frame, notes, unclear } = readBilling(reading, context);
  if (unclear !== null) return clarify(`${unclear} Ask for one period, or for two to compare.`, usual);
  const [before] = previous ?? [];
  const leans =
    before !== undefined &&
    isSubmissionTemplate(before.template) &&
    (has(reading, 'cue:followup') || !said(frame));
  const whole = leans ? merged(billingFrameOf(before), frame, has(reading, 'cue:everyone')) : frame;
  const names = Object.keys(whole.members).length > 0 || whole.by !== null || whole.period !== null;
  if (!leans && !said(frame) && !has(reading, 'cue:scorecard') && !names && !frame.trend) {
    return clarify('Which figures do you mean?', usual);
  }
  if (asksForSmallCount(reading.limits, whole.metrics)) return declined(REFUSAL, usual);
  if (reading.limits.length > 0 && (whole.metrics.length !== 1 || /_claims$/.test(whole.metrics[0]!))) {
    return declined(
      'Limits apply to one amount or rate of payers, locations, procedures or diagnoses.',
      usual,
    );
  }
  const choice = billingCalls(whole, publishedMonths(context));
  if (choice.kind === 'refuse') return declined(choice.reason, choice.nearest);
  if (choice.kind === 'period') {
    const window = windowText(publishedMonths(context));
    return clarify(
      `That period is not published as a whole; the data cover ${window}. The nearest is:`,
      choice.nearest,
    );
  }
  return {
    kind: 'run',
    calls: [...choice.calls],
    notes: [...new Set([...notes, ...choice.notes])],
    followUp: leans,
  };
}
