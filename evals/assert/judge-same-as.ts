import type { Answer } from '../../tools/answer.ts';
import { canonicalJson } from '../../tools/canonical-json.ts';
import { answerWords } from './answer-words.ts';
import type { Judge } from './context.ts';

/** An answer as far as two are to be the same. */
function compared(answer: Answer, ignoring: 'nothing' | 'numbers' | 'words'): string {
  const { status, tables } = answer;
  const words = ignoring === 'words' ? '' : answerWords(answer);
  const told = ignoring === 'numbers' ? words.replaceAll(/\p{Nd}+([.,]\p{Nd}+)*/gu, '#') : words;
  return canonicalJson({ status, told, tables });
}

/** Other questions get the same answer: nothing depends on how, by whom or with which number it was asked. */
export const judgeSameAs: Judge<'same-as'> = async ({ value, ignoring }, { turn, askBeside }) => {
  const own = compared(turn.answer, ignoring);
  const failures: string[] = [];
  for (const question of value) {
    const other = await askBeside(question);
    if (compared(other, ignoring) !== own)
      failures.push(`${JSON.stringify(question)} is answered otherwise: ${other.status}, ${other.headline}`);
  }
  return failures;
};
