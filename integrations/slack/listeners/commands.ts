import type { App } from '@slack/bolt';
import { z } from 'zod';
import { PayerscopeError } from '../../../tools/errors.ts';
import { COMMAND } from '../actions.ts';
import { helpMessages, noticeMessage } from '../blocks/notice-blocks.ts';
import type { SlackMessage } from '../blocks/pack-messages.ts';
import type { CurrentApplication } from '../current-application.ts';
import type { Desk } from '../desk.ts';
import { EXAMPLES } from '../examples.ts';
import type { Lanes } from '../lanes.ts';
import type { Log } from '../log.ts';
import { conversationOf, type Privately, type Question } from '../question.ts';
import type { ScheduleDesk } from '../schedules/schedule-desk.ts';
import { slackErrorOf } from '../slack-api.ts';
import { type Command, readCommand } from './read-command.ts';
import { readText } from './read-text.ts';

export interface CommandDeps {
  readonly desk: Desk;
  readonly application: CurrentApplication;
  readonly schedules: ScheduleDesk;
  readonly log: Log;
  /** What a shutdown waits for. */
  readonly underWay: Lanes;
}

const sent = z.object({
  text: z.string().default(''),
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
});

type Sent = z.infer<typeof sent>;

function questionOf(command: Sent, question: string, privately: Privately): Question {
  const { channel_id: channel, user_id: asker, trigger_id: trigger } = command;
  return {
    keys: [`command ${trigger}`],
    ...{ channel, thread: '', message: '', asker, question, privately },
    conversation: conversationOf(channel, trigger.replace(/[^\w.:-]/g, '').slice(0, 60)),
  };
}

/** In somebody's conversation with somebody else there is nothing to be posted. */
const whereTo = ({ channel_id: channel }: Sent): Privately =>
  channel.startsWith('D') ? 'always' : 'rather-than-refuse';

/** `/payerscope`: acknowledged at once with what happens next. */
export function listenToCommands(
  app: App,
  { desk, application, schedules, log, underWay }: CommandDeps,
): void {
  function ask(command: Sent, question: string, privately: Privately, said: string): SlackMessage[] {
    desk.take(questionOf(command, question, privately));
    return [noticeMessage(said)];
  }

  async function obey(command: Command, from: Sent): Promise<readonly SlackMessage[]> {
    switch (command.kind) {
      case 'help':
        return helpMessages(
          await application.use(async ({ sourceFormat }) => EXAMPLES[sourceFormat].questions),
        );
      case 'ask':
        return ask(from, readText(command.question), whereTo(from), 'I am working on your question.');
      case 'brief':
        return ask(
          from,
          `/brief ${readText(command.wish)}`.trim(),
          'always',
          'I am writing your brief; it comes by direct message.',
        );
      case 'define':
        return command.term === ''
          ? [noticeMessage(`Name a term, as ${COMMAND} define variance.`)]
          : ask(from, `What does ${readText(command.term)} mean?`, whereTo(from), 'I am looking it up.');
      default:
        return schedules.obey(command, { user: from.user_id, channel: from.channel_id });
    }
  }

  app.command(COMMAND, async ({ ack, command, respond }) => {
    const from = sent.parse(command);
    const read = readCommand(from.text);
    const instant = read.kind !== 'schedule' && read.kind !== 'schedules' && read.kind !== 'unschedule';
    // What has to ask Slack first is acknowledged before it does.
    if (!instant) await ack();
    const say = async ({ text, blocks }: SlackMessage): Promise<void> => {
      const message = { response_type: 'ephemeral' as const, text, blocks: [...blocks] };
      await (instant ? ack(message) : respond(message));
    };
    try {
      const [first, ...more] = await underWay.run(`command ${from.trigger_id}`, () => obey(read, from));
      if (first !== undefined) await say(first);
      for (const { text, blocks } of more)
        await respond({ response_type: 'ephemeral', text, blocks: [...blocks] });
    } catch (failure) {
      const expected = failure instanceof PayerscopeError;
      log(expected ? 'failed' : 'bug', {
        command: read.kind,
        error: expected ? failure.code : slackErrorOf(failure),
      });
      await say(noticeMessage(expected ? failure.message : 'That could not be done; try again in a minute.'));
    }
  });
}
