import { z } from 'zod';
import { type Message, messageJson } from '../message-log.ts';
import { SlackRefusal } from '../slack-refusal.ts';
import type { World } from '../world.ts';
import { endStatus } from './assistant.ts';
import { defineMethod, flag, TIER, ts } from './define-method.ts';
import { contentArgs, messageContent, SOFT_TEXT } from './message-content.ts';
import { postableChannel } from './postable-channel.ts';

const scopes = ['chat:write'];
const place = { channel: z.string().min(1), ts };

function ownMessage(args: { channel: string; ts: string }, world: World, refusal: string): Message {
  const message = world.messages.find(postableChannel(args.channel, world).id, args.ts);
  if (message.user !== world.settings.botUserId) throw new SlackRefusal(refusal);
  return message;
}

export const chatMethods = {
  'chat.postMessage': defineMethod(
    {
      scopes,
      // Limited by channel, not by a tier.
      perMinute: 600,
      args: z.object({
        channel: z.string().min(1),
        thread_ts: ts.optional(),
        reply_broadcast: flag.optional(),
        unfurl_links: flag.optional(),
        unfurl_media: flag.optional(),
        ...contentArgs,
      }),
    },
    (args, world) => {
      const channel = postableChannel(args.channel, world);
      const message = world.messages.add({
        channel: channel.id,
        user: world.settings.botUserId,
        botId: world.settings.botId,
        threadTs: args.thread_ts,
        ...messageContent(args),
      });
      endStatus(world, channel.id, args.thread_ts);
      return { channel: channel.id, ts: message.ts, message: messageJson(message, world.settings.teamId) };
    },
  ),

  'chat.postEphemeral': defineMethod(
    {
      scopes,
      perMinute: TIER.four,
      args: z.object({
        channel: z.string().min(1),
        user: z.string().min(1),
        thread_ts: ts.optional(),
        ...contentArgs,
      }),
    },
    (args, world) => {
      const channel = postableChannel(args.channel, world);
      const { text } = messageContent(args);
      if (!channel.members.includes(args.user)) throw new SlackRefusal('user_not_in_channel');
      world.ephemerals.push({ channel: channel.id, user: args.user, text });
      return { message_ts: world.messages.nextTs() };
    },
  ),

  'chat.update': defineMethod(
    { scopes, perMinute: TIER.three, args: z.object({ ...place, ...contentArgs }) },
    (args, world) => {
      const message = ownMessage(args, world, 'cant_update_message');
      if (message.stream && !message.stream.stopped) throw new SlackRefusal('streaming_state_conflict');
      // An edit takes less text than a new message.
      const { text, blocks, metadata } = messageContent(args, SOFT_TEXT);
      message.text = text;
      message.blocks = blocks;
      if (metadata !== undefined) message.metadata = metadata;
      message.edited = world.messages.nextTs();
      return {
        channel: message.channel,
        ts: message.ts,
        text,
        message: messageJson(message, world.settings.teamId),
      };
    },
  ),

  'chat.delete': defineMethod({ scopes, perMinute: TIER.three, args: z.object(place) }, (args, world) => {
    const message = ownMessage(args, world, 'cant_delete_message');
    world.messages.remove(message);
    return { channel: message.channel, ts: message.ts };
  }),
};
