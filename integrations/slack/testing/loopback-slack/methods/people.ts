import { z } from 'zod';
import type { Person } from '../directory.ts';
import { SlackRefusal } from '../slack-refusal.ts';
import type { World } from '../world.ts';
import { defineMethod, TIER, ts } from './define-method.ts';
import { postableChannel } from './postable-channel.ts';

function personJson(person: Person, world: World): Record<string, unknown> {
  const teamId = person.teamId ?? world.settings.teamId;
  return {
    id: person.id,
    team_id: teamId,
    name: person.name,
    deleted: person.deleted ?? false,
    profile: { display_name: person.name, real_name: person.name, team: teamId },
    is_bot: person.isBot ?? false,
    is_restricted: (person.isRestricted ?? false) || (person.isUltraRestricted ?? false),
    is_ultra_restricted: person.isUltraRestricted ?? false,
    is_stranger: teamId !== world.settings.teamId,
    is_app_user: false,
  };
}

export const peopleMethods = {
  'users.info': defineMethod(
    { scopes: ['users:read'], perMinute: TIER.four, args: z.object({ user: z.string().min(1) }) },
    (args, world) => ({ user: personJson(world.directory.user(args.user), world) }),
  ),

  'usergroups.users.list': defineMethod(
    { scopes: ['usergroups:read'], perMinute: TIER.two, args: z.object({ usergroup: z.string().min(1) }) },
    (args, world) => {
      const group = world.directory.groups.get(args.usergroup);
      if (!group) throw new SlackRefusal('no_such_subteam');
      return { users: group.members };
    },
  ),

  'reactions.add': defineMethod(
    {
      scopes: ['reactions:write'],
      perMinute: TIER.three,
      args: z.object({ channel: z.string().min(1), timestamp: ts, name: z.string().min(1) }),
    },
    (args, world) => {
      if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(args.name)) throw new SlackRefusal('invalid_name');
      const message = world.messages.find(postableChannel(args.channel, world).id, args.timestamp);
      if (message.reactions.has(args.name)) throw new SlackRefusal('already_reacted');
      message.reactions.add(args.name);
      return {};
    },
  ),
};
