import type { KnownBlock } from '@slack/types';
import { readMetrics } from '../../../sql/read-metrics.ts';
import type { Answer } from '../../../tools/answer.ts';
import { WITHHELD_MARK } from '../../../tools/format-value.ts';
import { tableTitles } from '../../../tools/table-titles.ts';
import { nextQuestions, notesOf, saysMore } from '../../reading/answer-parts.ts';
import { ACTION, writeAskValue } from '../actions.ts';
import { type ButtonSpec, buttons, context, feedback, sections } from './build.ts';
import { LIMITS } from './limits.ts';
import { escapeMrkdwn, strongLine, toMrkdwn } from './mrkdwn.ts';
import { packMessages, type SlackMessage } from './pack-messages.ts';
import { tableBlocks } from './table-block.ts';

export interface AnswerOptions {
  /** Whom the answer is for, where several ask in one thread. */
  readonly mention?: string;
  /** What was asked by whom, where the answer does not stand under the question. */
  readonly asked?: { readonly by: string; readonly question: string };
}

function tables(answer: Answer): KnownBlock[] {
  const titles = tableTitles(answer.tables);
  const titled = (i: number): KnownBlock[] =>
    answer.tables.length > 1 ? context(`*${escapeMrkdwn(titles[i]!)}*`) : [];
  return answer.tables.flatMap((table, i) => [...titled(i), ...tableBlocks(table)]);
}

function notes(answer: Answer): KnownBlock[] {
  const lines = notesOf(answer).map((note) => {
    const text = toMrkdwn(note);
    return text.startsWith(WITHHELD_MARK) ? text : `• ${text}`;
  });
  return context(lines.join('\n'));
}

/** Buttons that ask, each with its question in full where its label cannot hold it. */
function questions(lead: string, offered: readonly { label: string; value: string }[], thread: string) {
  if (offered.length === 0) return [];
  const long = offered.filter(({ label }) => label.length > LIMITS.buttonText);
  const told = long.map(({ label }) => `\n• ${escapeMrkdwn(label)}`).join('');
  const specs = offered.map(({ label, value }): ButtonSpec => {
    return { action: ACTION.ask, label, value: writeAskValue({ thread, question: value }) };
  });
  return [...context(`${lead}${told}`), ...buttons(specs)];
}

const asIs = (question: string) => ({ label: question, value: question });

function offers(answer: Answer): KnownBlock[] {
  const { thread, clarification, declined } = answer;
  return [
    ...questions('Choose one, or ask in other words:', clarification?.options ?? [], thread),
    ...questions(
      'Questions near it that I can answer:',
      (declined?.nearest ?? []).map(({ example }) => asIs(example)),
      thread,
    ),
    ...questions('Ask next:', nextQuestions(answer).map(asIs), thread),
  ];
}

/** True where the glossary explains a column of the answer. */
export function hasDefinitions({ tables: shown }: Answer): boolean {
  const known = new Set(readMetrics().metrics.map(({ name }) => name));
  return shown.some(({ columns }) => columns.some(({ name }) => known.has(name)));
}

function actions(answer: Answer): KnownBlock[] {
  const { answerId, chart, status, provenance } = answer;
  const about = (action: string, label: string): ButtonSpec => ({ action, label, value: answerId });
  const withTable = answer.tables.length > 0;
  return buttons([
    ...(withTable ? [about(ACTION.brief, 'Two-page brief')] : []),
    ...(chart === null ? [] : [about(ACTION.chart, 'Chart')]),
    ...(withTable ? [about(ACTION.csv, 'CSV')] : []),
    ...(status === 'answered' && provenance.statements.length > 0 ? [about(ACTION.why, 'Why?')] : []),
    ...(hasDefinitions(answer) ? [about(ACTION.define, 'Definitions')] : []),
  ]);
}

function provenance({ provenance: { releaseId, dataThrough }, answerId }: Answer): KnownBlock[] {
  return releaseId === ''
    ? []
    : context(escapeMrkdwn(`Release ${releaseId} · data through ${dataThrough} · ${answerId}`));
}

/**
 * An answer as the messages Slack takes: headline, what was understood, text, tables, notes, what to ask next,
 * buttons, and where it came from. Usually one; more where the limits want it, and nothing is left out.
 */
export function answerMessages(answer: Answer, { mention, asked }: AnswerOptions = {}): SlackMessage[] {
  const { readAs, headline, declined, status, answerId } = answer;
  const reason = declined !== null && declined.reason !== headline ? toMrkdwn(declined.reason) : '';
  const head = strongLine(headline);
  const blocks: KnownBlock[] = [
    ...(asked === undefined ? [] : context(`<@${asked.by}> asked: ${escapeMrkdwn(asked.question)}`)),
    ...sections(mention === undefined ? head : `<@${mention}> ${head}`),
    ...(readAs === '' ? [] : context(`I read this as: ${escapeMrkdwn(readAs)}`)),
    ...sections(toMrkdwn(saysMore(answer))),
    ...sections(reason),
    ...tables(answer),
    ...notes(answer),
    ...offers(answer),
    ...actions(answer),
    ...provenance(answer),
    ...(status === 'answered' && answerId !== '' ? [feedback(ACTION.feedback, answerId)] : []),
  ];
  return packMessages(toMrkdwn(headline), blocks);
}
