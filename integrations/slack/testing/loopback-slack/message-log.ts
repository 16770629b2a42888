import { SlackRefusal } from './slack-refusal.ts';

/** A message as it stands now, after edits and appended text. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly user: string;
  readonly botId?: string;
  readonly subtype?: string;
  text: string;
  blocks: readonly unknown[];
  files: readonly string[];
  metadata?: unknown;
  edited?: string;
  /** The stream's state; absent on messages that were never streamed. */
  stream?: { lastWriteAt: number; stopped: boolean };
  readonly reactions: Set<string>;
}

export interface NewMessage {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly ts?: string;
  readonly threadTs?: string | undefined;
  readonly botId?: string;
  readonly subtype?: string;
  readonly blocks?: readonly unknown[];
  readonly files?: readonly string[];
  readonly metadata?: unknown;
}

export interface MessageLog {
  readonly all: readonly Message[];
  /** A timestamp that no message has yet; later ones compare greater. */
  nextTs(): string;
  add(message: NewMessage): Message;
  /** The message, or the refusal `message_not_found`. */
  find(channel: string, ts: string): Message;
  remove(message: Message): void;
}

/** The messages of a workspace in the order they appeared. */
export function createMessageLog(now: () => number): MessageLog {
  const all: Message[] = [];
  let last = 0;
  const nextTs = () => {
    last = Math.max(last + 1, Math.floor(now()) * 1_000);
    return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`;
  };
  return {
    all,
    nextTs,
    add: ({ ts, threadTs, ...rest }) => {
      const message: Message = {
        blocks: [],
        files: [],
        ...rest,
        ts: ts ?? nextTs(),
        reactions: new Set(),
        ...(threadTs === undefined ? {} : { threadTs }),
      };
      all.push(message);
      return message;
    },
    find: (channel, ts) => {
      const found = all.find((message) => message.channel === channel && message.ts === ts);
      if (!found) throw new SlackRefusal('message_not_found');
      return found;
    },
    remove: (message) => {
      all.splice(all.indexOf(message), 1);
    },
  };
}

/** A message as the Web API and payloads show it. */
export function messageJson(message: Message, teamId: string): Record<string, unknown> {
  return {
    type: 'message',
    ...(message.subtype ? { subtype: message.subtype } : {}),
    user: message.user,
    ...(message.botId ? { bot_id: message.botId } : {}),
    team: teamId,
    text: message.text,
    ts: message.ts,
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.blocks.length ? { blocks: message.blocks } : {}),
    ...(message.files.length ? { files: message.files.map((id) => ({ id })) } : {}),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
    ...(message.edited ? { edited: { user: message.user, ts: message.edited } } : {}),
  };
}
