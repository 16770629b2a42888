import { z } from 'zod';
import { type Channel, type ChannelKind, SCOPE_PREFIX } from '../directory.ts';
import { type Message, messageJson } from '../message-log.ts';
import { SlackRefusal } from '../slack-refusal.ts';
import type { World } from '../world.ts';
import { defineMethod, flag, TIER, ts } from './define-method.ts';
import { page, pageArgs } from './page.ts';

const KIND_OF_TYPE: Readonly<Record<string, ChannelKind>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

/** Which scope is needed depends on what kind of channel it is. */
const scopeFor = (what: 'read' | 'history') => (args: { channel: string }, world: World) => [
  `${SCOPE_PREFIX[world.directory.channel(args.channel).kind]}:${what}`,
];

/** The channel, unless it is closed to the bot. */
function visible(id: string, world: World): Channel {
  const channel = world.directory.channel(id);
  const inside = channel.members.includes(world.settings.botUserId);
  if (!inside && channel.kind !== 'public') throw new SlackRefusal('channel_not_found');
  return channel;
}

function readable(id: string, world: World): Channel {
  const channel = visible(id, world);
  if (!channel.members.includes(world.settings.botUserId)) throw new SlackRefusal('not_in_channel');
  return channel;
}

function channelJson(channel: Channel, world: World): Record<string, unknown> {
  const { botUserId, teamId } = world.settings;
  const sharedWith = channel.sharedWith ?? [];
  return {
    id: channel.id,
    ...(channel.kind === 'im'
      ? { user: channel.members.find((member) => member !== botUserId) }
      : { name: channel.name }),
    is_channel: channel.kind === 'public' || channel.kind === 'private',
    is_group: false,
    is_im: channel.kind === 'im',
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_archived: channel.archived ?? false,
    is_member: channel.members.includes(botUserId),
    is_shared: sharedWith.length > 0,
    is_ext_shared: sharedWith.length > 0,
    is_org_shared: false,
    context_team_id: teamId,
    shared_team_ids: [teamId, ...sharedWith],
    connected_team_ids: sharedWith,
    num_members: channel.members.length,
  };
}

const window = { oldest: z.string().optional(), latest: z.string().optional(), inclusive: flag.optional() };

function within(args: {
  oldest?: string | undefined;
  latest?: string | undefined;
  inclusive?: boolean | undefined;
}) {
  return ({ ts: at }: Message) => {
    const [time, from, to] = [Number(at), Number(args.oldest ?? 0), Number(args.latest ?? Infinity)];
    return (
      (time > from && time < to) || (args.inclusive === true && (at === args.oldest || at === args.latest))
    );
  };
}

/** Metadata is told only to those who ask for it. */
const shownAs =
  (withMetadata: boolean | undefined, world: World) =>
  (message: Message): Record<string, unknown> => {
    const { metadata, ...shown } = messageJson(message, world.settings.teamId);
    return withMetadata === true && metadata !== undefined ? { ...shown, metadata } : shown;
  };

const channelArgs = z.object({ channel: z.string().min(1) });

export const conversationMethods = {
  'conversations.info': defineMethod(
    { scopes: scopeFor('read'), perMinute: TIER.three, args: channelArgs },
    (args, world) => ({ channel: channelJson(visible(args.channel, world), world) }),
  ),

  'conversations.members': defineMethod(
    { scopes: scopeFor('read'), perMinute: TIER.four, args: channelArgs.extend(pageArgs) },
    (args, world) => {
      const { items, next } = page(visible(args.channel, world).members, args);
      return { members: items, ...next };
    },
  ),

  'conversations.open': defineMethod(
    { scopes: ['im:write'], perMinute: TIER.three, args: z.object({ users: z.string().min(1) }) },
    (args, world) => {
      const [user, ...others] = args.users.split(',');
      // Group conversations are opened by people; the app only needs direct messages.
      if (user === undefined || others.length > 0)
        throw new SlackRefusal('method_not_supported_for_channel_type');
      return { channel: { id: world.directory.directMessage(user).id } };
    },
  ),

  'conversations.history': defineMethod(
    {
      scopes: scopeFor('history'),
      perMinute: TIER.three,
      args: channelArgs.extend({ ...window, ...pageArgs, include_all_metadata: flag.optional() }),
    },
    (args, world) => {
      const channel = readable(args.channel, world);
      const shown = world.messages.all
        .filter((message) => message.channel === channel.id)
        .filter((message) => message.threadTs === undefined || message.threadTs === message.ts)
        .filter(within(args))
        .reverse();
      const { items, next } = page(shown, args);
      const messages = items.map(shownAs(args.include_all_metadata, world));
      return { messages, has_more: next.response_metadata.next_cursor !== '', ...next };
    },
  ),

  'conversations.replies': defineMethod(
    {
      scopes: scopeFor('history'),
      perMinute: TIER.three,
      args: channelArgs.extend({ ts, ...window, ...pageArgs, include_all_metadata: flag.optional() }),
    },
    (args, world) => {
      const channel = readable(args.channel, world);
      const thread = world.messages.all.filter(
        (message) =>
          message.channel === channel.id && (message.ts === args.ts || message.threadTs === args.ts),
      );
      if (thread.length === 0) throw new SlackRefusal('thread_not_found');
      const { items, next } = page(thread.filter(within(args)), args);
      const messages = items.map(shownAs(args.include_all_metadata, world));
      return { messages, has_more: next.response_metadata.next_cursor !== '', ...next };
    },
  ),

  'users.conversations': defineMethod(
    {
      scopes: (args) => args.types.map((kind) => `${SCOPE_PREFIX[kind]}:read`),
      perMinute: TIER.three,
      args: z.object({
        user: z.string().optional(),
        types: z
          .string()
          .default('public_channel')
          .transform((types, context) =>
            types.split(',').map((type) => {
              const kind = KIND_OF_TYPE[type.trim()];
              if (!kind) context.addIssue({ code: 'custom', message: `unknown type: ${type}` });
              return kind ?? 'public';
            }),
          ),
        exclude_archived: flag.optional(),
        ...pageArgs,
      }),
    },
    (args, world) => {
      const { botUserId } = world.settings;
      const user = world.directory.user(args.user ?? botUserId).id;
      const open = [...world.directory.channels.values()].filter(
        ({ members, kind, archived }) =>
          members.includes(user) &&
          (kind === 'public' || members.includes(botUserId)) &&
          args.types.includes(kind) &&
          !(args.exclude_archived && archived),
      );
      const { items, next } = page(open, args);
      return { channels: items.map((channel) => channelJson(channel, world)), ...next };
    },
  ),
};
