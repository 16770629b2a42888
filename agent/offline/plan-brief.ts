import { templateNamed } from '../../sql/templates/index.ts';
import type { BriefAudience, BriefKind } from '../../tools/briefs/brief-kinds.ts';
import { periodParamOf } from '../../tools/period-keys.ts';
import type { Plan, TemplateCall } from '../plan.ts';
import { toPeriod, unite } from './months.ts';
import { clarify } from './offer-calls.ts';
import type { PlanContext } from './plan-context.ts';
import { publishedMonths, windowText } from './published-months.ts';
import { readPeriodWords } from './read-period-words.ts';
import { readQuestion } from './read-question.ts';
import { cleanText, tokenise } from './tokenise.ts';

type BriefPlan = Extract<Plan, { kind: 'brief' }>;

const ASKS = /(?:^\/|\b)brief(?:ing)?\b|\b(?:one|two|2)[- ]?page(?:s|r)?\b|\bpdf\b/i;
/** Words around the wish that say nothing more. */
const AROUND =
  /^\/?brief\b|\b(?:please|can you|could you|give me|write|make|turn|put|create|build|i (?:want|need)|that|this|it|into|as|an?|the|two|2|page|pages|one|pager|pager|generate|produce|prepare|draft|export|save|send|show|get|let us have|have|for us|us|turned|made|version|edition|style|audience|two-page|brief|briefing|pdf|document|report|me|my|our|of|on|about|with)\b|[-/]/gi;

const AUDIENCE: readonly (readonly [BriefAudience, RegExp])[] = [
  ['operations', /\b(?:for )?(?:operations?|ops|operational|ops team|billing team|analysts?)\b/gi],
  [
    'executive',
    /\b(?:for )?(?:executives?|exec|execs|the board|board|cfo|leadership|management|managers?)\b/gi,
  ],
];

const ABOUT: readonly (readonly [BriefKind, RegExp])[] = [
  ['receivables', /\b(?:receivables?|aging|a\/r|ar|open balances?|hotspots?)\b/gi],
  ['coverage', /\b(?:coverage|medications?|drugs?|prescriptions?|pharmacy|out[- ]of[- ]pocket)\b/gi],
  [
    'payers',
    /\b(?:payers?|insurers?|performance|payments?|contracts?|variance|underpayments?|exceptions?)\b/gi,
  ],
];

const EVERYONE = /\b(?:for |of )?(?:all|every|everyone|everybody)\b/gi;

/** Takes the first of the meanings that is said out of the text. */
function take<T>(
  text: string,
  meanings: readonly (readonly [T, RegExp])[],
): { found: T | null; rest: string } {
  let rest = text;
  let found: T | null = null;
  for (const [meaning, pattern] of meanings) {
    const without = rest.replace(pattern, ' ');
    if (without !== rest && found === null) found = meaning;
    rest = without;
  }
  return { found, rest };
}

/** What the turn before was about, where a brief can be. */
function aboutBefore(previous: TemplateCall[] | null): BriefKind | null {
  const subject = templateNamed(previous?.[0]?.template ?? '')?.subject;
  return subject === 'payers' || subject === 'coverage' || subject === 'receivables' ? subject : null;
}

/**
 * A wish for a two-page brief: what it does not say of subject, period and payers is kept from the turn before. Null
 * where the question is about something else.
 *
 * @example planBrief('make that a two-page brief for Medicaid', calls, context)
 */
export function planBrief(text: string, previous: TemplateCall[] | null, context: PlanContext): Plan | null {
  if (!ASKS.test(text)) return null;
  const audience = take(text, AUDIENCE);
  const everyone = EVERYONE.test(audience.rest);
  const about = take(audience.rest.replace(EVERYONE, ' '), ABOUT);
  const reading = readQuestion(tokenise(cleanText(about.rest.replace(AROUND, ' '))), context);
  const tags = reading.marks.map(({ tag }) => tag);
  const of = (prefix: string): string[] => [
    ...new Set(tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length))),
  ];
  const kind = about.found ?? aboutBefore(previous) ?? 'payers';
  const ties = of('tie:');
  if (ties.length > 0) {
    const options = ties.map((payer) => ({ label: payer, value: `Brief on ${kind} for ${payer}` }));
    return clarify(`The brief could be for ${ties.join(' or ')}. Which one?`, options);
  }
  const unread = reading.unread.map(({ raw }) => `“${raw.slice(0, 40)}”`);
  if (unread.length > 0 || tags.includes('payer?')) {
    const what = unread.length > 0 ? unread.slice(0, 5).join(', ') : 'the payer';
    return clarify(`I did not understand ${what}. I can write a two-page brief on:`, [
      ...(['payers', 'coverage', 'receivables'] as const).map((name) => ({
        label: name,
        value: `Two-page brief on ${name}`,
      })),
    ]);
  }
  return briefOf(
    kind,
    audience.found ?? 'executive',
    reading.periods.flatMap(({ ranges }) => ranges),
    {
      payers: of('payer:'),
      everyone,
      previous,
      context,
    },
  );
}

function briefOf(
  about: BriefKind,
  audience: BriefAudience,
  said: readonly { from: number; to: number }[],
  asked: { payers: string[]; everyone: boolean; previous: TemplateCall[] | null; context: PlanContext },
): Plan {
  const { payers, everyone, previous, context } = asked;
  const before = previous?.[0]?.params ?? {};
  const kept = everyone ? [] : ((before['payers'] as string[] | undefined) ?? []);
  const published = publishedMonths(context);
  if (said.some(({ from, to }) => from < published.from || to > published.through)) {
    return clarify(`The data cover ${windowText(published)}; name a period inside them.`, [
      { label: 'the last complete quarter', value: `Brief on ${about} for last quarter` },
    ]);
  }
  const period =
    said.length > 0
      ? periodParamOf(unite(said).map(toPeriod))
      : (before['period'] ?? readPeriodWords(undefined, context).period);
  return {
    kind: 'brief',
    about,
    audience,
    period: about === 'receivables' ? null : (period as BriefPlan['period']),
    payers: payers.length > 0 ? payers : kept,
  };
}
