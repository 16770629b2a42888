import { z } from 'zod';
import { type Message, messageJson } from '../message-log.ts';
import { SlackRefusal } from '../slack-refusal.ts';
import type { World } from '../world.ts';
import { endStatus } from './assistant.ts';
import { blocks, defineMethod, json, TIER, ts } from './define-method.ts';
import { contentArgs, MOST_MARKDOWN, refuseBadBlocks } from './message-content.ts';
import { postableChannel } from './postable-channel.ts';

const scopes = ['chat:write'];

const chunk = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('markdown_text'), text: z.string().max(MOST_MARKDOWN) }),
  z.looseObject({
    type: z.literal('task_update'),
    id: z.string(),
    title: z.string(),
    status: z.enum(['pending', 'in_progress', 'complete', 'error']).optional(),
  }),
  z.looseObject({ type: z.literal('plan_update'), title: z.string() }),
  z.looseObject({ type: z.literal('blocks'), blocks: z.array(z.unknown()) }),
]);

const written = {
  channel: z.string().min(1),
  markdown_text: z.string().optional(),
  chunks: json(z.array(chunk)).optional(),
};

type Written = z.infer<z.ZodObject<typeof written>>;

/** The bot's message while it still takes text. Silence closes a stream as well as stopping does. */
function openStream(args: { channel: string; ts: string }, world: World): Message {
  const message = world.messages.find(postableChannel(args.channel, world).id, args.ts);
  if (message.user !== world.settings.botUserId) throw new SlackRefusal('message_not_owned_by_app');
  const { stream } = message;
  const silentMs = world.settings.now() - (stream?.lastWriteAt ?? 0);
  if (stream && silentMs >= world.settings.streamLifeMs) stream.stopped = true;
  if (!stream || stream.stopped) throw new SlackRefusal('message_not_in_streaming_state');
  return message;
}

function write(message: Message, { markdown_text: text, chunks = [] }: Written, world: World): void {
  if ((text?.length ?? 0) > MOST_MARKDOWN) throw new SlackRefusal('msg_too_long');
  const shown = chunks.flatMap((part) => (part.type === 'blocks' ? part.blocks : []));
  refuseBadBlocks(shown, '/chunks');
  const added = chunks.map((part) => (part.type === 'markdown_text' ? part.text : '')).join('');
  message.text += (text ?? '') + added;
  message.blocks = [...message.blocks, ...shown];
  if (message.stream) message.stream.lastWriteAt = world.settings.now();
}

export const streamMethods = {
  'chat.startStream': defineMethod(
    {
      scopes,
      perMinute: TIER.two,
      args: z.object({
        ...written,
        thread_ts: ts,
        recipient_team_id: z.string().optional(),
        recipient_user_id: z.string().optional(),
        task_display_mode: z.enum(['timeline', 'plan']).optional(),
      }),
    },
    (args, world) => {
      const channel = postableChannel(args.channel, world);
      if (channel.kind !== 'im') {
        if (!args.recipient_team_id) throw new SlackRefusal('missing_recipient_team_id');
        if (!args.recipient_user_id) throw new SlackRefusal('missing_recipient_user_id');
      }
      const { botUserId: user, botId } = world.settings;
      const message = world.messages.add({
        channel: channel.id,
        user,
        botId,
        text: '',
        threadTs: args.thread_ts,
      });
      message.stream = { lastWriteAt: world.settings.now(), stopped: false };
      try {
        write(message, args, world);
      } catch (refusal) {
        world.messages.remove(message);
        throw refusal;
      }
      endStatus(world, channel.id, args.thread_ts);
      return { channel: channel.id, ts: message.ts };
    },
  ),

  'chat.appendStream': defineMethod(
    { scopes, perMinute: TIER.four, args: z.object({ ...written, ts }) },
    (args, world) => {
      const message = openStream(args, world);
      if (!args.markdown_text && !args.chunks?.length) throw new SlackRefusal('no_text');
      write(message, args, world);
      return { channel: message.channel, ts: message.ts };
    },
  ),

  'chat.stopStream': defineMethod(
    {
      scopes,
      perMinute: TIER.two,
      args: z.object({ ...written, ts, blocks: blocks.optional(), metadata: contentArgs.metadata }),
    },
    (args, world) => {
      const message = openStream(args, world);
      // These blocks have their own limit, apart from those that came in chunks.
      refuseBadBlocks(args.blocks);
      write(message, args, world);
      message.blocks = [...message.blocks, ...(args.blocks ?? [])];
      if (args.metadata !== undefined) message.metadata = args.metadata;
      if (message.stream) message.stream.stopped = true;
      return {
        channel: message.channel,
        ts: message.ts,
        message: messageJson(message, world.settings.teamId),
      };
    },
  ),
};
