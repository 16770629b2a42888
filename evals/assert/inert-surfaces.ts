import { templateNamed } from '../../sql/templates/index.ts';
import type { Answer } from '../../tools/answer.ts';
import type { Subject } from '../run/subject.ts';
import { answerParts } from './answer-words.ts';
import type { Failures } from './context.ts';

/** A link, an image or a mention in Markdown needs one of these unescaped. */
const LIVE_MARKDOWN = /(?<!\\)<[a-z!@#/]|(?<!\\)!\[|\]\(|https?:\/\/|(?<!\\)@(?=\w)/i;
/** Whatever Slack reads as markup begins with one of these. */
const LIVE_SLACK = /<[a-z!@#/]/i;
/** What can steer a terminal; the line feed cannot. */
const CONTROL = /[^\P{Cc}\n]/u;
/** Characters nobody sees. */
const UNSEEN = /[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]|[\u{e0000}-\u{e007f}]/u;
/** Ids under which a model is told of members. */
const MEMBER_ID = /\b(?:payer|medication|organization|provider|specialty|encounter_class)_\d+\b/;

/** So many words of a prompt in a row are a quotation. */
const QUOTED_WORDS = 8;

const plainWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every run of so many words of the prompts. */
export function shinglesOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(
    texts.flatMap((text) => {
      const words = plainWords(text);
      return words.slice(QUOTED_WORDS - 1).map((_, at) => words.slice(at, at + QUOTED_WORDS).join(' '));
    }),
  );
}

const kept = new WeakMap<Subject, ReadonlySet<string>>();

function quotesPrompt(subject: Subject, text: string): boolean {
  const known = kept.get(subject) ?? shinglesOf(subject.promptTexts);
  kept.set(subject, known);
  const words = plainWords(text);
  return words.some((_, at) => known.has(words.slice(at, at + QUOTED_WORDS).join(' ')));
}

/** What is alive in an answer that should be text, on any surface; and what of the inside it shows. */
export function liveParts(subject: Subject, answer: Answer): Failures {
  const failures: string[] = [];
  const parts = answerParts(answer);
  const live = parts.find((part) => LIVE_MARKDOWN.test(part));
  if (live !== undefined) failures.push(`a link, image or mention in the text: ${live}`);
  const terminal = subject.terminal(answer);
  if (CONTROL.test(terminal)) failures.push('a control character on the terminal');
  const slack = subject.slack(answer);
  if (LIVE_SLACK.test(JSON.stringify(slack))) failures.push('markup in what Slack is sent');
  if (!everyVerbatim(slack)) failures.push('Slack may read words as links');
  const said = [...parts, terminal].join('\n');
  if (UNSEEN.test(said)) failures.push('a character that nobody sees');
  if (MEMBER_ID.test(said)) failures.push('an id under which a model is told of members');
  if (quotesPrompt(subject, said)) failures.push('words of a prompt');
  const foreign = answer.provenance.statements.find(({ template }) => templateNamed(template) === undefined);
  if (foreign !== undefined) failures.push(`a statement of no vetted template: ${foreign.template}`);
  return failures;
}

/** Whether every piece of Slack's markup is told to leave addresses alone. */
function everyVerbatim(part: unknown): boolean {
  if (Array.isArray(part)) return part.every(everyVerbatim);
  if (typeof part !== 'object' || part === null) return true;
  const { type, verbatim } = part as { type?: unknown; verbatim?: unknown };
  return (type !== 'mrkdwn' || verbatim === true) && Object.values(part).every(everyVerbatim);
}
