import type { Channel } from '../directory.ts';
import { SlackRefusal } from '../slack-refusal.ts';
import type { World } from '../world.ts';

/** The channel the bot may write to: it is a member, or it may write to public channels; a person means a DM. */
export function postableChannel(id: string, world: World): Channel {
  const { directory, settings } = world;
  if (directory.users.has(id)) return directory.directMessage(id);
  const channel = directory.channel(id);
  if (channel.archived) throw new SlackRefusal('is_archived');
  if (channel.members.includes(settings.botUserId)) return channel;
  // A private channel is not even admitted to exist.
  if (channel.kind !== 'public') throw new SlackRefusal('channel_not_found');
  if (!settings.scopes.includes('chat:write.public')) throw new SlackRefusal('not_in_channel');
  return channel;
}
