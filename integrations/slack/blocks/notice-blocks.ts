import type { KnownBlock } from '@slack/types';
import { ACTION, COMMAND, writeAskValue } from '../actions.ts';
import { buttons, sections } from './build.ts';
import { escapeMrkdwn } from './mrkdwn.ts';
import { packMessages, type SlackMessage } from './pack-messages.ts';

/** One sentence of ours, for whoever it concerns. */
export function noticeMessage(sentence: string, more: readonly KnownBlock[] = []): SlackMessage {
  const text = escapeMrkdwn(sentence);
  return { text, blocks: [...sections(text), ...more] };
}

/** Told after a restart in mid-answer. The question is offered again, since it is not asked again by itself. */
export function interruptedMessage(asker: string, question: string, thread: string): SlackMessage {
  const sentence = 'I was stopped while I worked on your question, and it has no answer yet.';
  const again = { action: ACTION.ask, label: 'Ask again', primary: true };
  return {
    text: sentence,
    blocks: [
      ...sections(`<@${asker}> ${sentence}`),
      ...(question === '' ? [] : buttons([{ ...again, value: writeAskValue({ thread, question }) }])),
    ],
  };
}

/** Where the answer is that may not stand in the channel. The address is made here, of ids alone. */
export function elsewhereMessage(
  asker: string,
  workspaceUrl: string,
  channel: string,
  ts: string,
): SlackMessage {
  const address = new URL(`archives/${channel}/p${ts.replace('.', '')}`, workspaceUrl).href;
  return {
    text: 'The answer is in our direct message.',
    blocks: sections(`<@${asker}> The answer is in <${address}|our direct message>.`),
  };
}

/** `/payerscope help`. */
export function helpMessages(examples: readonly string[]): SlackMessage[] {
  const lines = [
    `*${COMMAND} ask* _question_: an answer with its table and chart`,
    `*${COMMAND} brief* coverage, payers or receivables: two pages as a PDF, by direct message`,
    `*${COMMAND} define* _term_: what a word means and how it is computed`,
    `*${COMMAND} schedule* coverage monthly #channel: the brief after each new release with something new`,
    `*${COMMAND} schedules*, *${COMMAND} unschedule* _number_: list and remove them`,
    '',
    'Mention me in a channel, or write to me directly. A thread is a conversation: “and for Medicaid?” goes on.',
  ];
  const asks = examples.map((question) => {
    return { action: ACTION.ask, label: question, value: writeAskValue({ question }) };
  });
  return packMessages('What Payerscope can do', [...sections(lines.join('\n')), ...buttons(asks)]);
}
