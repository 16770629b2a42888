import { inertMarkdown } from '../inert-markdown.ts';
import type { Plan, TemplateCall } from '../plan.ts';
import { MAX_QUESTION_LENGTH } from '../question-limit.ts';
import { pointsBack } from './about-leader.ts';
import { LIMITED, notUnderstood, THRESHOLD, tied } from './ask-about-words.ts';
import { withoutBackground } from './background.ts';
import { BILLING } from './billing/plan-billing.ts';
import { CMS } from './cms/plan-cms.ts';
import { decide } from './decide.ts';
import { planFormat } from './formats/plan-format.ts';
import type { Frame } from './frame.ts';
import { glossaryEntry } from './glossary-entry.ts';
import { has } from './has-mark.ts';
import { interpret } from './interpret.ts';
import { limitsFit } from './limits-fit.ts';
import { clarify, periodOptions, withPeriod } from './offer-calls.ts';
import { planBrief } from './plan-brief.ts';
import { planConjuncts } from './plan-conjuncts.ts';
import type { PlanContext } from './plan-context.ts';
import { planTogether } from './plan-together.ts';
import { readQuestion } from './read-question.ts';
import { readTerms } from './read-terms.ts';
import { ALONE } from './read-times.ts';
import { REFUSED_PATTERNS } from './refusals.ts';
import { withoutRemark } from './remarks.ts';
import { says } from './says.ts';
import { singlesOut } from './singles-out.ts';
import { asksForSmallCount } from './small-counts.ts';
import { sourceOf } from './source-of.ts';
import { splitClauses } from './split-clauses.ts';
import { declineWith, refusal, stopEarly, stopForPeriod, usualOptions } from './stop-early.ts';
import { cleanText, tokenise } from './tokenise.ts';

export type { PlanContext } from './plan-context.ts';

/**
 * Reads a question into a plan. Pure and deterministic: the same question, previous calls and context give the
 * same plan. Every content word, number and year is consumed by the plan, or the plan asks about it.
 *
 * @param previous calls of the turn before, for fragments such as “and for Medicaid?”
 */
export function plan(question: string, previous: TemplateCall[] | null, context: PlanContext): Plan {
  const source = sourceOf(context);
  if (source === 'billing') return planFormat(BILLING, question, previous, context);
  if (source === 'cms') return planFormat(CMS, question, previous, context);
  const cut =
    question.length > MAX_QUESTION_LENGTH * 8 ? question.slice(0, MAX_QUESTION_LENGTH * 8) : question;
  const text = cleanText(cut);
  if (text.length > MAX_QUESTION_LENGTH) {
    return clarify(
      `That question is longer than ${MAX_QUESTION_LENGTH} characters; ask for one thing in a sentence or two.`,
      usualOptions(context),
    );
  }
  const defined = glossaryEntry(text);
  if (defined) return { kind: 'define', terms: [defined] };
  const lower = text.toLowerCase();
  const whole = readQuestion(tokenise(text), context);
  const parted = withoutBackground(text, context);
  const asking = parted === null ? whole : readQuestion(tokenise(parted.question), context);
  if (has(whole, 'refused') || singlesOut(asking) || REFUSED_PATTERNS.some((pattern) => pattern.test(lower)))
    return refusal(context);
  if (!whole.tokens.some((token) => token.kind !== 'mark'))
    return clarify('What would you like to know?', usualOptions(context));
  const brief = planBrief(parted?.question ?? text, previous, context);
  if (brief) return brief;
  const [, label = '', said = ''] = /^([^:?]{3,40}):\s+(.+)$/.exec(text) ?? [];
  // “Revenue leakage: which hospital has the worst variance %?” – a title, and the question it stands over.
  if (label !== '' && isTitle(label, context) && says(said, context).measures) {
    const titled = planWhole(said, previous, context);
    if (titled.kind === 'run')
      return {
        ...titled,
        notes: [...titled.notes, `Took “${inertMarkdown(label)}” as a title, not as part of the question.`],
      };
  }
  const made = planWhole(text, previous, context);
  if (made.kind !== 'clarify' && made.kind !== 'decline') return made;
  // What stands around a question and keeps it from being read is named, not used.
  const aside =
    parted === null
      ? []
      : [`Took “${inertMarkdown(parted.background)}” as background, not as part of the question.`];
  const asked = parted === null ? made : planWhole(parted.question, previous, context);
  if (asked.kind === 'run') return { ...asked, notes: [...asked.notes, ...aside] };
  if (asked.kind === 'help' || asked.kind === 'define') return asked;
  const bare = withoutRemark(parted?.question ?? text);
  if (bare === null || bare.remarks.some((remark) => says(remark, context).names)) return made;
  const alone = planWhole(bare.question, previous, context);
  if (alone.kind !== 'run') return made;
  const remarks = `Took “${bare.remarks.map(inertMarkdown).join('”, “')}” as a remark, not as part of the question.`;
  return { ...alone, notes: [...alone.notes, ...aside, remarks] };
}

/** Whether words name at most a measure: nothing that the question would lose. */
function isTitle(label: string, context: PlanContext): boolean {
  const { names, reading } = says(label, context);
  return !names && reading.marks.every(({ tag }) => /^(?:metric|verb|topic):/.test(tag));
}

function planWhole(text: string, previous: TemplateCall[] | null, context: PlanContext): Plan {
  const clauses = splitClauses(text, (clause) => says(clause, context).narrows);
  if (clauses.length === 1) return planSentence(clauses[0]!, previous, context);
  const together = planTogether(clauses, previous, context, { sentence: planSentence, clause: planClause });
  return together ?? planSentence(text, previous, context);
}

/** One sentence, which may ask for two things. */
function planSentence(
  text: string,
  previous: TemplateCall[] | null,
  context: PlanContext,
  carried: Frame['period'] = null,
): Plan {
  const whole = planClause(text, previous, context, carried);
  return planConjuncts(text, whole, previous, context, planSentence) ?? whole;
}

/** “Compare that with Q3 2024”: the period said is the one to hold what was shown against. */
const heldAgainst = (frame: Frame): Frame =>
  frame.period === null
    ? frame
    : { ...frame, compare: { ranges: frame.period.ranges }, change: true, period: null };

function planClause(
  text: string,
  earlier: TemplateCall[] | null,
  context: PlanContext,
  carried: Frame['period'] = null,
): Plan {
  const reading = readQuestion(tokenise(text), context);
  const previous = has(reading, 'cue:restart') ? null : earlier;
  const said = interpret(reading, context);
  const { frame } = said;
  const silent =
    frame.metrics.length === 0 &&
    frame.subject === null &&
    reading.periods.length === 0 &&
    frame.payers.length === 0;
  if (has(reading, 'cue:restart') && silent)
    return clarify('Starting over. What would you like to know?', usualOptions(context));
  const saysNothing =
    reading.marks.length === 0 &&
    reading.periods.length === 0 &&
    reading.unread.length === 0 &&
    reading.limit === null;
  if (saysNothing) {
    return clarify('What would you like to know?', usualOptions(context));
  }
  const terms = readTerms(reading, said, context);
  if (terms) return { kind: 'define', terms };
  if (has(reading, 'cue:help') && silent && reading.unread.length === 0) return { kind: 'help' };
  // “What can I ask about drugs?”
  const asksWhat = reading.marks.some(({ tag, at, end }) => tag === 'cue:help' && at < 2 && end - at > 2);
  if (asksWhat && frame.metrics.length === 0 && reading.periods.length === 0 && frame.payers.length === 0)
    return { kind: 'help' };
  const stopped = stopEarly(reading, said, context);
  if (stopped) return stopped;
  const tie = tied(reading, planClause);
  if (tie) return tie(text, context);
  if (reading.unread.length > 0) return notUnderstood(text, reading, earlier, context, planClause);
  if (
    has(reading, 'cue:than') &&
    frame.subject !== 'signals' &&
    frame.payers.length < 2 &&
    frame.medications.length < 2 &&
    Object.values(frame.filters).every((members) => members.length < 2) &&
    !frame.change &&
    !frame.compare &&
    !frame.trend &&
    !frame.worse &&
    reading.limits.length === 0
  ) {
    return declineWith(THRESHOLD, ['payer_ranking', 'coverage_rate_by_payer'], context);
  }
  if (asksForSmallCount(reading.limits, frame.metrics)) return refusal(context);
  // Where a review's labels begin is no limit on a measure.
  const limits = reading.limits.filter(
    ({ name }) => frame.subject !== 'contracts' || !name.endsWith('_from'),
  );
  if (limits.length > 0) {
    const members =
      frame.byPayer || said.payersNamed || frame.groups.length > 0 || has(reading, 'cue:scorecard');
    const ofClaims = frame.metrics.length > 1 && frame.metrics.includes('total_claims');
    if (!members || ofClaims)
      return declineWith(LIMITED, ['payer_ranking', 'coverage_rate_by_payer', 'specialty_signals'], context);
  }
  if (!limitsFit(limits, frame))
    return declineWith(THRESHOLD, ['payer_ranking', 'coverage_rate_by_payer'], context);
  if (has(reading, 'cue:define'))
    return clarify('Do you want a definition or a figure?', usualOptions(context));
  const leftOut = /^(?:payer|organization|encounter_class|specialty|provider|age):/;
  if (has(reading, 'cue:except') && !reading.marks.some(({ tag }) => leftOut.test(tag))) {
    return clarify(
      'What should be left out? Name the payers.',
      usualOptions(context, ['payer_scorecard', 'payer_ranking']),
    );
  }
  const drugsBefore = /^(?:top_medications|coverage_)/.test(previous?.[0]?.template ?? '');
  if (said.bareCost && !drugsBefore) {
    return clarify(
      'Cost of what: medications, or charges of claims?',
      usualOptions(context, ['coverage_summary', 'payer_scorecard']),
    );
  }
  if (said.unclear === ALONE && previous !== null && pointsBack(reading))
    return decide(reading, { ...said, frame: heldAgainst(frame) }, previous, context, carried);
  if (said.unclear)
    return clarify(`${said.unclear} Which of these do you mean?`, periodOptions(frame, said.offers, context));
  const problem = stopForPeriod(reading, context, (period) => withPeriod(frame, period, previous, context));
  if (problem) return problem;
  return decide(reading, said, previous, context, carried);
}
