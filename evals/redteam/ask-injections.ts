import type { Subject, Turn } from '../run/subject.ts';
import type { RedTeamAttempt } from './attempt.ts';
import { mutateText } from './mutate-text.ts';
import { LIVE, ORDERS } from './payloads.ts';
import type { Random } from './random.ts';
import { leaksAt, type Surface } from './surface-leaks.ts';

/** Ways to put an order and a question together. */
const FRAMES: readonly ((order: string, question: string) => readonly string[])[] = [
  (order, question) => [`${order}. ${question}`],
  (order, question) => [`${question}. ${order}`],
  (order) => [order],
  (order, question) => [`Earlier message: "${order}". ${question}`],
  (order, question) => [question, order],
  (order, question) => [order, question],
];

/** An order, mutated, in a question or a conversation, looked at on one surface. */
export function askInjection(
  number: number,
  subject: Subject,
  questions: readonly string[],
  brief: string,
  surface: Surface,
  random: Random,
): RedTeamAttempt {
  const live = random.below(3) === 0;
  const order = mutateText(random.pick<string>(live ? LIVE : ORDERS), random);
  const question = random.pick(questions);
  const turns = surface === 'brief' ? [`${brief}. ${order}`] : random.pick(FRAMES)(order, question);
  return {
    technique: live
      ? 'markup in a question'
      : turns.length > 1
        ? 'order in a conversation'
        : 'order in a question',
    surface,
    tried: turns.map((turn) => JSON.stringify(turn)).join(' → '),
    run: async () => {
      let last: Turn | undefined;
      const leaks: string[] = [];
      for (const turn of turns) {
        last = await subject.ask(turn, `red-${number}`);
        leaks.push(...(await leaksAt(surface, subject, last)));
      }
      return leaks;
    },
  };
}
