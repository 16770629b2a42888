import type { AllowLists } from '../settings.ts';
import { mayAsk } from './may-ask.ts';
import { ALLOWED, type Place, refused, type Verdict } from './people.ts';

const DIRECTLY = 'ask me in a direct message instead.';

/**
 * Whether data may be posted in a place. Everybody who reads there counts, not only who asked: a channel must be
 * listed and free of guests and strangers; in a group message everybody must be somebody who may ask.
 */
export function mayRead(place: Place, allow: AllowLists, home: string): Verdict {
  if (place.kind === 'direct') return ALLOWED;
  if (place.shared) return refused(`This channel is shared with another organisation; ${DIRECTLY}`);
  if (place.kind === 'channel' && !allow.channels.includes(place.id))
    return refused(`This channel is not among those Payerscope answers in; ${DIRECTLY}`);
  if (place.audience === null)
    return refused(`More people read this channel than can be checked; ${DIRECTLY}`);
  // An integration in a listed channel was put there by those who run the workspace.
  const people = place.audience.filter(({ bot, deactivated }) => !bot && !deactivated);
  if (people.some(({ guest, stranger }) => guest || stranger))
    return refused(`Guests or people of other organisations read this channel; ${DIRECTLY}`);
  if (place.kind === 'group' && people.some((person) => !mayAsk(person, allow, home).allowed))
    return refused(`Not everybody in this conversation may ask Payerscope; ${DIRECTLY}`);
  return ALLOWED;
}
