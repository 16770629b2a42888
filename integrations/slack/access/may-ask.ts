import type { AllowLists } from '../settings.ts';
import { ALLOWED, type Person, refused, type Verdict } from './people.ts';

const ASK_ADMIN = 'ask the administrator of Payerscope to add you';

/**
 * Whether somebody may ask at all. What no list names is refused; guests, other organisations' people and bots are,
 * whatever the lists say.
 * @param home the team the bot is installed in
 */
export function mayAsk(person: Person, allow: AllowLists, home: string): Verdict {
  if (person.bot || person.deactivated) return refused('Payerscope answers people only.');
  if (person.stranger || ![home, ...allow.teams].includes(person.team))
    return refused('Payerscope answers members of this organisation only.');
  if (person.guest) return refused('Payerscope does not answer guests.');
  const listed =
    allow.users.includes(person.id) ||
    person.groups.some((group) => allow.groups.includes(group)) ||
    allow.teams.includes(person.team);
  return listed ? ALLOWED : refused(`You are not among those who may ask Payerscope; ${ASK_ADMIN}.`);
}
