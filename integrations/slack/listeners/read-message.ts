import { z } from 'zod';

/** What is read of an event; Slack sends more, and may send more still. */
const plainMessage = z.object({
  subtype: z.enum(['file_share', 'thread_broadcast', 'me_message']).optional(),
  user: z.string(),
  text: z.string().default(''),
  ts: z.string(),
  channel: z.string(),
  channel_type: z.string().optional(),
  thread_ts: z.string().optional(),
  bot_id: z.undefined().optional(),
});

const changed = z.object({
  subtype: z.literal('message_changed'),
  channel: z.string(),
  channel_type: z.string().optional(),
  event_ts: z.string().optional(),
  ts: z.string(),
  message: z.object({
    subtype: z.string().optional(),
    user: z.string().optional(),
    bot_id: z.string().optional(),
    text: z.string().default(''),
    ts: z.string(),
    thread_ts: z.string().optional(),
    edited: z.object({ ts: z.string() }).optional(),
  }),
  previous_message: z.object({ text: z.string().default('') }).optional(),
});

const deleted = z.object({
  subtype: z.literal('message_deleted'),
  channel: z.string(),
  deleted_ts: z.string(),
});

/** A person's words. */
export interface Said {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly ts: string;
  readonly thread: string | null;
}

/** What happened to a message; null where it concerns nobody here. */
export type MessageEvent =
  | ({ readonly kind: 'said' } & Said)
  | ({ readonly kind: 'edited'; readonly edit: string; readonly before: string } & Said)
  | { readonly kind: 'deleted'; readonly channel: string; readonly ts: string };

function readChanged(event: unknown): MessageEvent | null {
  const parsed = changed.safeParse(event);
  if (!parsed.success) return null;
  const { channel, message, previous_message: before, ts: at } = parsed.data;
  // A message with replies is not taken away when it is deleted: a tombstone stands in its place.
  if (message.subtype === 'tombstone') return { kind: 'deleted', channel, ts: message.ts };
  const { user, bot_id: bot, text, ts, thread_ts: thread = null, edited } = message;
  // Unfolded links and the like change a message, not its words.
  if (user === undefined || bot !== undefined || before?.text === text) return null;
  const edit = edited?.ts ?? at;
  return { kind: 'edited', channel, user, text, ts, thread, edit, before: before?.text ?? '' };
}

/** Reads `message` and `app_mention` events. Bots' messages, joins, topics and the like are nobody's question. */
export function readMessage(event: unknown): MessageEvent | null {
  const subtype = (event as { subtype?: unknown }).subtype;
  if (subtype === 'message_changed') return readChanged(event);
  if (subtype === 'message_deleted') {
    const parsed = deleted.safeParse(event);
    return parsed.success
      ? { kind: 'deleted', channel: parsed.data.channel, ts: parsed.data.deleted_ts }
      : null;
  }
  const parsed = plainMessage.safeParse(event);
  if (!parsed.success) return null;
  const { channel, user, text, ts, thread_ts: thread = null } = parsed.data;
  return { kind: 'said', channel, user, text, ts, thread };
}
