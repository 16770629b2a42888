import { PayerscopeError } from '../../../tools/errors.ts';
import { mayAsk } from '../access/may-ask.ts';
import { mayRead } from '../access/may-read.ts';
import { scopeOf } from '../access/scope.ts';
import { sections } from '../blocks/build.ts';
import { noticeMessage } from '../blocks/notice-blocks.ts';
import { packMessages, type SlackMessage } from '../blocks/pack-messages.ts';
import type { Command } from '../listeners/read-command.ts';
import { readSchedule } from './read-schedule.ts';
import type { Schedule } from './schedule-store.ts';
import { type SendingDeps, tellingOf } from './send-scheduled.ts';
import { writeTold } from './what-changed.ts';

type ScheduleCommand = Extract<Command, { kind: 'schedule' | 'schedules' | 'unschedule' }>;

/** `/payerscope schedule`, `schedules` and `unschedule`. */
export interface ScheduleDesk {
  /** @throws PayerscopeError USAGE for what cannot be scheduled */
  obey(
    command: ScheduleCommand,
    from: { readonly user: string; readonly channel: string },
  ): Promise<readonly SlackMessage[]>;
}

const refusal = (reason: string): PayerscopeError => new PayerscopeError('USAGE', reason);

const told = ({ id, kind, audience, cadence, channel, creator }: Schedule): string =>
  `*${id}*: ${kind} brief for ${audience}, at most ${cadence}, to <#${channel}>, by <@${creator}>`;

export function createScheduleDesk(deps: SendingDeps): ScheduleDesk {
  const { store, directory, policy, home, application } = deps;

  async function add(words: string, user: string): Promise<readonly SlackMessage[]> {
    const wish = readSchedule(words);
    const person = await directory.person(user);
    const place = mayRead(await directory.place(wish.channel), policy.allow, home);
    if (!place.allowed) throw refusal(place.reason);
    const audience = wish.audience ?? policy.briefAudience;
    const scope = scopeOf(policy.audiences, person, wish.channel);
    const id = await application.use(async (agent, releaseId) => {
      const asking = { id: `new:${user}`, kind: wish.kind, releaseId, scope };
      const figures = writeTold(await tellingOf(agent, asking));
      return store.add({ ...wish, audience, creator: user, release: releaseId, figures });
    });
    return [
      noticeMessage(
        `Scheduled as ${id}: after the next release with something new, and then at most ${wish.cadence}.`,
      ),
    ];
  }

  function list(): readonly SlackMessage[] {
    const schedules = store.list();
    if (schedules.length === 0) return [noticeMessage('Nothing is scheduled.')];
    return packMessages('Scheduled briefs', sections(schedules.map(told).join('\n')));
  }

  return {
    obey: async (command, { user }) => {
      const asker = mayAsk(await directory.person(user), policy.allow, home);
      if (!asker.allowed) throw refusal(asker.reason);
      if (command.kind === 'schedule') return add(command.words, user);
      if (command.kind === 'schedules') return list();
      const removed = command.id !== null && store.remove(command.id);
      return [
        noticeMessage(
          removed
            ? `Schedule ${command.id} is removed.`
            : 'There is no such schedule; /payerscope schedules lists them.',
        ),
      ];
    },
  };
}
