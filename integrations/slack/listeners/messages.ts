import type { App } from '@slack/bolt';
import type { Desk } from '../desk.ts';
import { conversationOf, type Question } from '../question.ts';
import type { OnceStore } from '../stores/once-store.ts';
import { type MessageEvent, readMessage, type Said } from './read-message.ts';
import { isCourtesy, mentioned, readText } from './read-text.ts';

export interface MessageDeps {
  readonly desk: Desk;
  readonly once: OnceStore;
  /** The bot's own user. */
  readonly self: string;
}

const isDirect = (channel: string): boolean => channel.startsWith('D');

/**
 * Whether words are for us: all in a direct message; elsewhere a mention, or what somebody who asked in a thread says
 * on in it, unless it is said to somebody else.
 */
function isForUs({ channel, user, text, thread }: Said, { once, self }: MessageDeps): boolean {
  if (isDirect(channel)) return true;
  const people = mentioned(text);
  if (people.includes(self)) return true;
  if (thread === null || people.length > 0 || isCourtesy(readText(text))) return false;
  return once.tookPart(channel, thread, user);
}

function questionOf(said: Said, keys: readonly string[], once: OnceStore): Question {
  const { channel, user, ts } = said;
  const thread = said.thread ?? ts;
  return {
    ...{ keys, channel, thread, message: ts, asker: user, question: readText(said.text) },
    conversation: once.conversationIn(channel, thread) ?? conversationOf(channel, thread),
  };
}

/** A message's own key, under which its mention and its message event are one. */
const messageKey = (channel: string, ts: string): string => `message ${channel} ${ts}`;

async function edited(event: MessageEvent & { kind: 'edited' }, deps: MessageDeps): Promise<void> {
  const { desk, once, self } = deps;
  const { channel, ts, text, before, edit } = event;
  const key = `edit ${channel} ${ts} ${edit}`;
  if (once.askedIn(channel, ts) !== null) {
    if (!once.first([key])) return;
    await desk.withdraw(channel, ts);
    if (isForUs(event, deps)) desk.take(questionOf(event, [`${key} asked`], once));
    return;
  }
  // The mention that was forgotten at first.
  if (mentioned(text).includes(self) && !mentioned(before).includes(self))
    desk.take(questionOf(event, [messageKey(channel, ts)], once));
}

/** Mentions, direct messages, follow-ups in threads, edits and deletions. */
export function listenToMessages(app: App, deps: MessageDeps): void {
  const { desk, once } = deps;
  async function hear(event: unknown, eventId: string | undefined): Promise<void> {
    const read = readMessage(event);
    if (read === null) return;
    if (read.kind === 'deleted') await desk.withdraw(read.channel, read.ts);
    else if (read.kind === 'edited') await edited(read, deps);
    else if (read.user !== deps.self && isForUs(read, deps)) {
      const keys = [
        messageKey(read.channel, read.ts),
        ...(eventId === undefined ? [] : [`event ${eventId}`]),
      ];
      desk.take(questionOf(read, keys, once));
    }
  }
  app.event('app_mention', ({ event, body }) => hear(event, body.event_id));
  app.event('message', ({ event, body }) => hear(event, body.event_id));
}
