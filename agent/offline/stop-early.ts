import { inertMarkdown } from '../inert-markdown.ts';
import type { Plan } from '../plan.ts';
import type { Interpretation } from './interpret.ts';
import { listed } from './months.ts';
import type { PlanContext } from './plan-context.ts';
import { lastQuarters, periodParam, publishedMonths, windowText } from './published-months.ts';
import { questionFor } from './question-for.ts';
import type { Reading } from './read-question.ts';
import { REFUSAL, REFUSAL_NEAREST } from './refusals.ts';
import { TOPICS } from './topics.ts';

/** A template with its most usual parameters: what people are pointed to. */
function usualCall(
  template: string,
  context: PlanContext,
): { template: string; params: Record<string, unknown> } {
  const published = publishedMonths(context);
  const quarter = lastQuarters(1, published);
  const period = periodParam([quarter]);
  switch (template) {
    case 'payer_ranking':
      return { template, params: { period, metric: 'net_variance', order: 'lowest' } };
    case 'top_medications':
      return { template, params: { period, metric: 'out_of_pocket', order: 'highest' } };
    case 'payments_trend': {
      const from = Math.max(published.monthsFrom, published.through - 11);
      const year = { from, to: published.through };
      return {
        template,
        params: { period: periodParam([year]), grain: 'month', metric: 'total_payments', split: 'none' },
      };
    }
    case 'period_comparison': {
      const compare = periodParam([{ from: quarter.from - 3, to: quarter.to - 3 }]);
      return { template, params: { period, compare, metric: 'total_payments', split: 'none' } };
    }
    case 'receivables_summary':
    case 'data_freshness':
      return { template, params: {} };
    default:
      return { template, params: { period } };
  }
}

export function declineWith(reason: string, templates: readonly string[], context: PlanContext): Plan {
  const nearest = templates
    .slice(0, 4)
    .map((template) => ({ template, example: questionFor(usualCall(template, context)) }));
  return { kind: 'decline', reason, nearest };
}

export function refusal(context: PlanContext): Plan {
  return declineWith(REFUSAL, REFUSAL_NEAREST, context);
}

/** Options that can be asked as they stand. */
export function usualOptions(
  context: PlanContext,
  templates = [
    'payer_scorecard',
    'payer_ranking',
    'payments_trend',
    'coverage_summary',
    'receivables_summary',
  ],
) {
  return templates.map((template) => {
    const value = questionFor(usualCall(template, context));
    return { label: value, value };
  });
}

/** Declines or asks back for what the words alone decide: topics outside the catalogue and unknown names. */
export function stopEarly(reading: Reading, said: Interpretation, context: PlanContext): Plan | null {
  const topics = reading.marks
    .filter(({ tag }) => tag.startsWith('topic:'))
    .map(({ tag }) => TOPICS[Number(tag.slice(6))]!);
  // “For the Aetna negotiation I need their payments” says what the figure is for.
  const occasion =
    said.frame.metrics.length > 0 &&
    reading.tokens.some(({ text }) => /^negotiat(?:ion|ions|ing)$/.test(text));
  const settled = occasion ? [...said.settledTopics, 'advice'] : said.settledTopics;
  const topic = topics.find(({ title }) => !settled.includes(title));
  if (topic) return declineWith(topic.reason, topic.nearest, context);
  const words = (from: number, to: number): string =>
    reading.tokens
      .slice(from, to)
      .map((token) => token.raw)
      .join(' ');
  const unknown = reading.marks.find(({ tag }) => tag === 'payer?');
  if (unknown) {
    const payers = (context.members['payer'] ?? []).map(inertMarkdown);
    const reason = `“${words(unknown.at, unknown.end)}” is not among the payers of this release, which are ${listed(payers)}.`;
    return declineWith(reason, ['payer_scorecard', 'payer_ranking'], context);
  }
  if (reading.missingStrength) {
    const { name, labels } = reading.missingStrength;
    const options = labels
      .slice(0, 6)
      .map((label) => ({ label, value: `Highest out-of-pocket of ${label} in ${lastQuarterText(context)}` }));
    return {
      kind: 'clarify',
      question: `“${name}” is not among the tracked medications; did you mean one of these?`,
      options,
    };
  }
  return null;
}

function lastQuarterText(context: PlanContext): string {
  const { from } = lastQuarters(1, publishedMonths(context));
  return `Q${(from % 12) / 3 + 1} ${Math.floor(from / 12)}`;
}

/** Declines days, fiscal years nobody defined, and the future, with months that can be asked. */
export function stopForPeriod(
  reading: Reading,
  context: PlanContext,
  ask: (period: string) => { label: string; value: string }[],
): Plan | null {
  const problem = reading.periods.find((phrase) => phrase.kind === 'problem')?.problem;
  const aside = problem?.kind === 'future' && reading.marks.some(({ tag }) => tag === 'cue:contracts');
  if (!problem || aside) return null;
  const published = publishedMonths(context);
  if (problem.kind === 'fiscal') {
    return {
      kind: 'clarify',
      question:
        'When does the fiscal year begin? It is not configured here; calendar periods can be asked at once.',
      options: [
        ...ask(String(Math.floor((published.through + 1) / 12) - 1)),
        ...ask(lastQuarterText(context)),
      ],
    };
  }
  if (problem.kind === 'future') {
    return {
      kind: 'clarify',
      question: `The data cover ${windowText(published)} and nothing after; the last complete quarter is the nearest.`,
      options: ask(lastQuarterText(context)),
    };
  }
  const options = problem.cover
    ? coverTexts(problem.cover, context).flatMap(ask)
    : ask(lastQuarterText(context));
  return {
    kind: 'clarify',
    question:
      'Figures are published by whole calendar months only, not by days or weeks. These months hold what you asked for:',
    options,
  };
}

function coverTexts(cover: { from: number; to: number }, context: PlanContext): string[] {
  const { from, to } = cover;
  const text = (index: number): string => `${context && monthText(index)}`;
  const quarterFrom = from - (from % 3);
  const quarterTo = to + (2 - (to % 3));
  const months = from === to ? text(from) : `${text(from)} to ${text(to)}`;
  const quarters =
    quarterFrom === quarterTo - 2
      ? `Q${(quarterFrom % 12) / 3 + 1} ${Math.floor(quarterFrom / 12)}`
      : `${text(quarterFrom)} to ${text(quarterTo)}`;
  return quarterFrom === from && quarterTo === to ? [quarters] : [months, quarters];
}

function monthText(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
