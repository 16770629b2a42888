import { z } from 'zod';
import type { Clock } from '../../../tools/ports.ts';
import type { SlackPolicy } from '../settings.ts';
import type { SlackApi } from '../slack-api.ts';
import { createCache } from './bounded-cache.ts';
import type { Person, Place } from './people.ts';

const ASIDE = { size: 2_000, seconds: 300 } as const;

const userAnswer = z.object({
  user: z.object({
    id: z.string(),
    team_id: z.string(),
    is_bot: z.boolean().default(false),
    is_restricted: z.boolean().default(false),
    is_ultra_restricted: z.boolean().default(false),
    is_stranger: z.boolean().default(false),
    deleted: z.boolean().default(false),
    is_workflow_bot: z.boolean().default(false),
  }),
});

const channelAnswer = z.object({
  channel: z.object({
    is_im: z.boolean().default(false),
    is_mpim: z.boolean().default(false),
    is_shared: z.boolean().default(false),
    is_ext_shared: z.boolean().default(false),
    is_pending_ext_shared: z.boolean().default(false),
    is_org_shared: z.boolean().default(false),
  }),
});

const memberAnswer = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().default('') }).prefault({}),
});

const groupAnswer = z.object({ users: z.array(z.string()) });

/** Who people are and who reads a place, asked of Slack and remembered for five minutes. */
export interface Directory {
  person(id: string): Promise<Person>;
  place(id: string): Promise<Place>;
}

/**
 * @param policy whose user groups are looked up, and how large an audience is looked at
 * @param self the bot's own user
 */
export function createDirectory(
  api: SlackApi,
  policy: Pick<SlackPolicy, 'allow' | 'audiences' | 'maxAudience'>,
  self: string,
  clock: Clock,
): Directory {
  const groups = [...new Set([...policy.allow.groups, ...policy.audiences.flatMap(({ groups }) => groups)])];
  const people = createCache<Person>({ ...ASIDE, clock });
  const places = createCache<Place>({ ...ASIDE, clock });
  const members = createCache<ReadonlySet<string>>({ ...ASIDE, clock });

  const membersOf = (group: string) =>
    members(group, async () => {
      const answer = await api.call('usergroups.users.list', { usergroup: group });
      return new Set(groupAnswer.parse(answer).users);
    });

  async function lookUp(id: string): Promise<Person> {
    const [answer, inGroups] = await Promise.all([
      api.call('users.info', { user: id }),
      Promise.all(groups.map(async (group) => ((await membersOf(group)).has(id) ? [group] : []))),
    ]);
    const { user } = userAnswer.parse(answer);
    return {
      id: user.id,
      team: user.team_id,
      guest: user.is_restricted || user.is_ultra_restricted,
      bot: user.is_bot || user.is_workflow_bot,
      deactivated: user.deleted,
      stranger: user.is_stranger,
      groups: inGroups.flat(),
    };
  }

  const person = (id: string): Promise<Person> => people(id, () => lookUp(id));

  async function audienceOf(channel: string): Promise<readonly Person[] | null> {
    const ids: string[] = [];
    let cursor = '';
    do {
      const page = memberAnswer.parse(
        await api.call('conversations.members', {
          channel,
          limit: 200,
          ...(cursor === '' ? {} : { cursor }),
        }),
      );
      ids.push(...page.members);
      if (ids.length > policy.maxAudience) return null;
      cursor = page.response_metadata.next_cursor;
    } while (cursor !== '');
    return Promise.all(ids.filter((id) => id !== self).map(person));
  }

  async function lookUpPlace(id: string): Promise<Place> {
    const { channel } = channelAnswer.parse(await api.call('conversations.info', { channel: id }));
    const kind = channel.is_im ? 'direct' : channel.is_mpim ? 'group' : 'channel';
    const shared = channel.is_ext_shared || channel.is_pending_ext_shared;
    return { id, kind, shared, audience: kind === 'direct' ? [] : await audienceOf(id) };
  }

  return {
    person,
    // The bot's own direct messages say by their id what they are.
    place: (id) =>
      id.startsWith('D')
        ? Promise.resolve({ id, kind: 'direct', shared: false, audience: [] })
        : places(id, () => lookUpPlace(id)),
  };
}
