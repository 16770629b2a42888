import type { AssertionOf, Place } from '../suite/assertions.ts';
import { answerWords } from './answer-words.ts';
import type { Failures, JudgeContext } from './context.ts';

/** The words of an answer at one place. */
async function wordsAt(place: Place, { subject, turn: { answer } }: JudgeContext): Promise<string> {
  switch (place) {
    case 'answer':
      return answerWords(answer);
    case 'headline':
    case 'text':
      return answer[place];
    case 'notes':
      return answer.caveats.join('\n');
    case 'terminal':
      return subject.terminal(answer);
    case 'slack':
      return JSON.stringify(subject.slack(answer));
    case 'json':
      return subject.json(answer);
    case 'brief':
      return (await subject.brief(answer))?.pages.flat().join('\n') ?? '';
  }
}

type Wording =
  | AssertionOf<'contains' | 'icontains' | 'not-contains' | 'not-icontains'>
  | AssertionOf<'regex' | 'not-regex'>;

/** Required and forbidden words and patterns. */
export async function judgeWords(asserted: Wording, context: JudgeContext): Promise<Failures> {
  const words = await wordsAt(asserted.in, context);
  const forbidden = asserted.type.startsWith('not-');
  const found = (one: string): boolean => {
    if (asserted.type.endsWith('regex')) return new RegExp(one, 'u').test(words);
    return asserted.type.endsWith('icontains')
      ? words.toLowerCase().includes(one.toLowerCase())
      : words.includes(one);
  };
  return [asserted.value]
    .flat()
    .filter((one) => found(one) === forbidden)
    .map((one) =>
      forbidden
        ? `the ${asserted.in} says ${one}`
        : `the ${asserted.in} does not say ${one}: ${short(words)}`,
    );
}

const SHOWN = 160;
const short = (words: string): string => (words.length <= SHOWN ? words : `${words.slice(0, SHOWN)}…`);
