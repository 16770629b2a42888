import type { Clock } from '../../tools/ports.ts';
import type { Directory } from './access/directory.ts';
import { mayAsk } from './access/may-ask.ts';
import { mayRead } from './access/may-read.ts';
import type { Person } from './access/people.ts';
import { type Scope, scopeOf } from './access/scope.ts';
import type { Log } from './log.ts';
import type { Privately } from './question.ts';
import type { SlackPolicy } from './settings.ts';
import { slackErrorOf } from './slack-api.ts';
import type { OnceStore } from './stores/once-store.ts';

/** What came of asking whether something may be answered. */
export type Admission =
  | { readonly kind: 'admitted'; readonly person: Person; readonly scope: Scope; readonly directly: boolean }
  | { readonly kind: 'refused'; readonly reason: string }
  /** Bots are not talked to, lest two talk forever. */
  | { readonly kind: 'ignored' };

export interface Admitting {
  readonly directory: Directory;
  readonly policy: SlackPolicy;
  readonly once: OnceStore;
  /** The team the bot is installed in. */
  readonly home: string;
  readonly clock: Clock;
  readonly log: Log;
}

const isLinksOnly = ({ linksOnly }: SlackPolicy, channel: string): boolean =>
  !channel.startsWith('D') && (Array.isArray(linksOnly) ? linksOnly.includes(channel) : linksOnly);

function overLimit(
  { policy, once, clock }: Admitting,
  where: { readonly asker: string; readonly channel: string },
): string | null {
  const now = clock.now().getTime();
  const { user, channel } = policy.limits;
  const since = (minutes: number) => now - minutes * 60_000;
  if (once.askedSince({ asker: where.asker }, since(user.minutes)) > user.questions)
    return `You have asked ${user.questions} questions in ${user.minutes} minutes; ask again a little later.`;
  if (
    !where.channel.startsWith('D') &&
    once.askedSince({ channel: where.channel }, since(channel.minutes)) > channel.questions
  )
    return `${channel.questions} questions were asked here in ${channel.minutes} minutes; ask again a little later.`;
  return null;
}

/**
 * Decides on one question: who asks, who reads along, how much was asked already. Whatever cannot be looked up is
 * refused.
 * @returns `directly` where the answer goes to the asker alone
 */
export async function admit(
  asked: { readonly asker: string; readonly channel: string; readonly privately: Privately },
  admitting: Admitting,
): Promise<Admission> {
  const { directory, policy, home } = admitting;
  try {
    const person = await directory.person(asked.asker);
    const asker = mayAsk(person, policy.allow, home);
    if (!asker.allowed) return person.bot ? { kind: 'ignored' } : { kind: 'refused', reason: asker.reason };
    let directly = asked.privately === 'always' || isLinksOnly(policy, asked.channel);
    if (!directly) {
      const place = mayRead(await directory.place(asked.channel), policy.allow, home);
      if (!place.allowed && asked.privately === 'never') return { kind: 'refused', reason: place.reason };
      directly = !place.allowed;
    }
    const reason = overLimit(admitting, asked);
    if (reason !== null) return { kind: 'refused', reason };
    return { kind: 'admitted', person, scope: scopeOf(policy.audiences, person, asked.channel), directly };
  } catch (failure) {
    admitting.log('access-unknown', { channel: asked.channel, error: slackErrorOf(failure) });
    return {
      kind: 'refused',
      reason: 'I could not check who may read my answer, so I gave none; ask again in a minute.',
    };
  }
}
