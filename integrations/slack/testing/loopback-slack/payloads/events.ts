import type { Delivery } from '../delivery/delivery.ts';
import type { ChannelKind } from '../directory.ts';
import type { World } from '../world.ts';

export interface Said {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  readonly threadTs?: string;
  /** The message's own timestamp; a new one unless given. */
  readonly ts?: string;
}

type Json = Record<string, unknown>;

const CHANNEL_TYPE: Readonly<Record<ChannelKind, string>> = {
  public: 'channel',
  private: 'group',
  im: 'im',
  mpim: 'mpim',
};

/** Builders of events. They only build: what they describe happens when it is delivered. */
export function createEvents(world: World) {
  const { settings, directory, messages, newId } = world;
  const { teamId, appId, botUserId } = settings;

  const teamOf = (user: string) => directory.users.get(user)?.teamId ?? teamId;

  const envelope = (event: Json, channel: string | undefined, effects?: Delivery['effects']): Delivery => {
    const id = newId('Ev');
    const shared = channel !== undefined && (directory.channels.get(channel)?.sharedWith?.length ?? 0) > 0;
    const user = event['user'];
    const places = [channel, user].filter((place) => typeof place === 'string');
    return {
      type: 'events_api',
      id,
      places,
      ...(effects ? { effects } : {}),
      body: {
        type: 'event_callback',
        token: 'deprecated',
        team_id: teamId,
        context_team_id: teamId,
        context_enterprise_id: null,
        api_app_id: appId,
        event,
        event_id: id,
        event_time: Math.floor(settings.now() / 1_000),
        authorizations: [
          {
            enterprise_id: null,
            team_id: teamId,
            user_id: botUserId,
            is_bot: true,
            is_enterprise_install: false,
          },
        ],
        is_ext_shared_channel: shared,
        event_context: `4-${id}`,
      },
    };
  };

  const said = ({ user, channel, text, threadTs, ts = messages.nextTs() }: Said) => {
    const foreign = teamOf(user) === teamId ? {} : { user_team: teamOf(user), source_team: teamOf(user) };
    const event: Json = {
      user,
      text,
      ts,
      channel,
      event_ts: ts,
      team: teamOf(user),
      ...foreign,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      client_msg_id: newId('client-'),
      blocks: [
        {
          type: 'rich_text',
          block_id: newId('b'),
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
        },
      ],
    };
    return { event, effects: { message: { user, channel, text, ts, threadTs } } };
  };

  const typeOf = (channel: string) => CHANNEL_TYPE[directory.channel(channel).kind];

  /** `message.channels`, `message.groups`, `message.im` or `message.mpim`, by the kind of the channel. */
  const message = (words: Said): Delivery => {
    const { event, effects } = said(words);
    return envelope(
      { type: 'message', ...event, channel_type: typeOf(words.channel) },
      words.channel,
      effects,
    );
  };

  /** A subtype event about a message that is there. */
  const about = (subtype: string, channel: string, more: Json): Delivery => {
    const at = messages.nextTs();
    const event = {
      type: 'message',
      subtype,
      channel,
      channel_type: typeOf(channel),
      ts: at,
      event_ts: at,
      ...more,
    };
    return envelope(event, channel);
  };

  return {
    message,
    /** The two events of one mention: `app_mention`, and the plain message in the channel. */
    mention: (words: Said): readonly [Delivery, Delivery] => {
      const { event, effects } = said(words);
      const twin = { type: 'message', ...event, channel_type: typeOf(words.channel) };
      return [
        envelope({ type: 'app_mention', ...event }, words.channel, effects),
        // The twin is another event of the same message: another event_id, the same timestamp.
        envelope(twin, words.channel, effects),
      ];
    },
    /** A direct message to the bot, in a thread when `threadTs` is given. */
    directMessage: (words: Omit<Said, 'channel'>): Delivery =>
      message({ ...words, channel: directory.directMessage(words.user).id }),
    edited: ({ channel, ts, text }: { channel: string; ts: string; text: string }): Delivery => {
      const before = messages.find(channel, ts);
      const previous = { type: 'message', user: before.user, text: before.text, ts };
      const editedNow = { ...previous, text, edited: { user: before.user, ts: messages.nextTs() } };
      return about('message_changed', channel, {
        hidden: true,
        message: editedNow,
        previous_message: previous,
      });
    },
    deleted: ({ channel, ts }: { channel: string; ts: string }): Delivery => {
      const { user, text } = messages.find(channel, ts);
      const previous = { type: 'message', user, text, ts };
      return about('message_deleted', channel, { hidden: true, deleted_ts: ts, previous_message: previous });
    },
    /** A message by another app, the old way: with a subtype and no user. */
    botMessage: ({ channel, text }: { channel: string; text: string }): Delivery =>
      about('bot_message', channel, { bot_id: 'B0OTHER', username: 'other', text }),
    /** The event Slack sends an app about the app's own message. */
    ownMessage: ({ channel, ts }: { channel: string; ts: string }): Delivery => {
      const own = messages.find(channel, ts);
      const event = {
        type: 'message',
        user: botUserId,
        bot_id: settings.botId,
        app_id: appId,
        text: own.text,
        ts,
      };
      return envelope(
        { ...event, channel, channel_type: typeOf(channel), event_ts: ts, team: teamId },
        channel,
      );
    },
    /** Somebody opened the app, at one of its two tabs. */
    homeOpened: ({ user, tab }: { user: string; tab: 'home' | 'messages' }): Delivery => {
      const channel = directory.directMessage(user).id;
      const event = { type: 'app_home_opened', user, channel, tab, event_ts: messages.nextTs() };
      return envelope(event, channel);
    },
  };
}
