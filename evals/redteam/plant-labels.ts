import type { Subject } from '../run/subject.ts';
import type { Preparation, RedTeamAttempt } from './attempt.ts';
import { mutateLabel } from './mutate-text.ts';
import { LIVE, ORDERS } from './payloads.ts';
import type { Random } from './random.ts';
import { leaksAt, type Surface } from './surface-leaks.ts';

/** Names for some members that are orders or markup, as a source file could hold them. */
export function hostileNames(members: readonly string[], random: Random): NonNullable<Preparation['names']> {
  const taken = new Set(members);
  return Object.fromEntries(
    members.flatMap((member): [string, string][] => {
      const label = mutateLabel(random.pick<string>(random.below(2) === 0 ? LIVE : ORDERS), random);
      if (label === '' || taken.has(label) || random.below(3) === 0) return [];
      taken.add(label);
      return [[member, label]];
    }),
  );
}

/** A question to a release whose members go by such names, looked at on one surface. */
export function plantLabel(
  number: number,
  subject: Subject,
  names: NonNullable<Preparation['names']>,
  questions: readonly string[],
  brief: string,
  surface: Surface,
  random: Random,
): RedTeamAttempt {
  const question = surface === 'brief' ? brief : random.pick(questions);
  return {
    technique: 'order or markup as a label in the data',
    surface,
    tried: `${question}, with members called ${Object.values(names)
      .slice(0, 3)
      .map((name) => JSON.stringify(name))
      .join(', ')}`,
    run: async () =>
      leaksAt(surface, subject, await subject.ask(question, `red-label-${number}`), Object.values(names)),
  };
}
