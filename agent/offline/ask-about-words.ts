import type { Plan, TemplateCall } from '../plan.ts';
import { has } from './has-mark.ts';
import { clarify, optionFor, usual } from './offer-calls.ts';
import { DAY_UNITS } from './period-words.ts';
import type { PlanContext } from './plan-context.ts';
import { questionFor } from './question-for.ts';
import type { Reading } from './read-question.ts';
import { declineWith, usualOptions } from './stop-early.ts';
import { cleanText, type Token } from './tokenise.ts';

export const THRESHOLD = 'I could not read that as a limit on payers, organizations or encounter classes.';

/** A limit on claims one by one would count rows; on members it leaves out rows of a published table. */
export const LIMITED = 'Limits apply to payers, organizations and encounter classes, not to single claims.';

/** Plans one clause; handed in, because the question without its unread words is planned again. */
export type PlanClause = (text: string, previous: TemplateCall[] | null, context: PlanContext) => Plan;

/** Names the words nobody understood, and offers the question without them where it then runs. */
export function notUnderstood(
  text: string,
  reading: Reading,
  previous: TemplateCall[] | null,
  context: PlanContext,
  replan: PlanClause,
): Plan {
  const words = reading.unread.map((token) => token.raw);
  if (
    reading.unread.some((token) => ['%', '>', '<', '≥', '≤'].includes(token.text)) ||
    (has(reading, 'cue:than') && reading.unread.every((token) => token.kind === 'number'))
  ) {
    return declineWith(THRESHOLD, ['payer_ranking', 'coverage_rate_by_payer'], context);
  }
  const without = withoutTokens(text, reading.unread);
  const rest = replan(without, previous, context);
  const days = reading.unread.every(
    ({ stem }) => DAY_UNITS.has(stem) || ['daily', 'weekly', 'biweekly', 'hourly'].includes(stem),
  );
  const own = rest.kind === 'run' ? rest.calls.slice(0, 1).map(optionFor) : [];
  const options = own.length > 0 ? own : usualOptions(context);
  if (days) {
    const monthly = replan(`${without} by month`, previous, context);
    const whole = monthly.kind === 'run' ? monthly.calls.slice(0, 1).map(optionFor) : [];
    return clarify(
      'Figures are published by whole calendar months only, not by days or weeks. I can answer:',
      [...whole, ...options].slice(0, 4),
    );
  }
  const quoted = [...new Set(words)].slice(0, 5).map((word) => `“${word.slice(0, 40)}”`);
  return clarify(
    `I did not understand ${quoted.join(', ')}. ${own.length > 0 ? 'Without it I can answer:' : 'You can ask for example:'}`,
    options,
  );
}

function withoutTokens(text: string, tokens: readonly Token[]): string {
  let rest = text;
  for (const token of [...tokens].sort((a, b) => b.at - a.at)) {
    rest = `${rest.slice(0, token.at)} ${rest.slice(token.at + token.raw.length)}`;
  }
  return cleanText(rest);
}

/** Two payers equally near: both are offered. */
export function tied(
  reading: Reading,
  replan: PlanClause,
): ((text: string, context: PlanContext) => Plan) | null {
  const marks = reading.marks.filter(({ tag }) => tag.startsWith('tie:'));
  const first = marks[0];
  if (!first) return null;
  const members = marks.filter(({ at }) => at === first.at).map(({ tag }) => tag.slice(4));
  return (text, context) => {
    const from = reading.tokens[first.at]!.at;
    const last = reading.tokens[first.end - 1]!;
    const to = last.at + last.raw.length;
    const options = members.flatMap((member) => {
      const value = `${text.slice(0, from)}${member}${text.slice(to)}`;
      const planned = replan(value, null, context);
      if (planned.kind === 'run')
        return planned.calls.slice(0, 1).map((call) => ({ label: member, value: questionFor(call) }));
      if (!(context.members['payer'] ?? []).includes(member)) return [];
      const call = { template: 'payer_scorecard', params: { ...usual(context), payers: [member] } };
      return [{ label: member, value: questionFor(call) }];
    });
    const shown =
      options.length > 0 ? options : usualOptions(context, ['provider_ranking', 'payer_scorecard']);
    return clarify(`“${text.slice(from, to)}” could be ${members.join(' or ')}. Which one?`, shown);
  };
}
