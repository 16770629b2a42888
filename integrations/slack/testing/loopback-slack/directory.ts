import { SlackRefusal } from './slack-refusal.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  /** Of another team: somebody from the other side of Slack Connect. */
  readonly teamId?: string;
  /** A guest of several channels. */
  readonly isRestricted?: boolean;
  /** A guest of one channel. */
  readonly isUltraRestricted?: boolean;
  readonly isBot?: boolean;
  readonly deleted?: boolean;
}

export interface UserGroup {
  readonly id: string;
  readonly handle: string;
  readonly members: readonly string[];
}

export type ChannelKind = 'public' | 'private' | 'im' | 'mpim';

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly members: readonly string[];
  /** Shared with these other teams through Slack Connect. */
  readonly sharedWith?: readonly string[];
  readonly archived?: boolean;
}

export interface DirectoryEntries {
  readonly users?: readonly Person[];
  readonly groups?: readonly UserGroup[];
  readonly channels?: readonly Channel[];
}

/** Who and what exists in the workspace. Tests may change the maps while an app runs. */
export interface Directory {
  readonly users: Map<string, Person>;
  readonly groups: Map<string, UserGroup>;
  readonly channels: Map<string, Channel>;
  /** The channel, or the refusal `channel_not_found`. */
  channel(id: string): Channel;
  /** The person, or the refusal `user_not_found`. */
  user(id: string): Person;
  /** The direct message channel of the bot with `user`, opened when there is none. */
  directMessage(user: string): Channel;
}

/** The prefix of a scope for a kind of channel: `channels:read`, `groups:history`. */
export const SCOPE_PREFIX: Readonly<Record<ChannelKind, string>> = {
  public: 'channels',
  private: 'groups',
  im: 'im',
  mpim: 'mpim',
};

const byId = <T extends { readonly id: string }>(entries: readonly T[]) =>
  new Map(entries.map((entry) => [entry.id, entry]));

/** @returns the directory of one workspace, with the bot among its users. */
export function createDirectory(entries: DirectoryEntries, bot: Person): Directory {
  const users = byId([bot, ...(entries.users ?? [])]);
  const channels = byId(entries.channels ?? []);
  const user = (id: string) => {
    const found = users.get(id);
    if (!found) throw new SlackRefusal('user_not_found');
    return found;
  };
  return {
    users,
    channels,
    groups: byId(entries.groups ?? []),
    user,
    channel: (id) => {
      const found = channels.get(id);
      if (!found) throw new SlackRefusal('channel_not_found');
      return found;
    },
    directMessage: (id) => {
      const members = [user(id).id, bot.id];
      const open = [...channels.values()].find(
        (channel) => channel.kind === 'im' && channel.members.includes(id),
      );
      if (open) return open;
      const channel: Channel = { id: `D${id.slice(1)}`, name: '', kind: 'im', members };
      channels.set(channel.id, channel);
      return channel;
    },
  };
}
