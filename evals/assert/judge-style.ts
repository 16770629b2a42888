import { answerWords } from './answer-words.ts';
import type { Judge } from './context.ts';

/** Money without a sign of its unit, or a percentage written as a share. */
const BARE =
  /(?<![\p{L}\p{N}$.,−-])\d{1,3}(?:,\d{3}){2,}(?![\p{N}%,.])(?!\s+(?!(?:and|or|is|in|of|with)\b)\p{L})/u;

/** Words that people do not repeat in a meeting. */
const NEVER = /\b(?:undefined|NaN|null|\[object|Infinity|as an ai|i'm sorry|oops|TODO)\b|\{\{|\}\}|\[\[/i;

/** Characters by which the headline of a refusal may be longer. */
const LONGER_REFUSAL = 100;

/** An answer is short, speaks of units, and holds nothing that only a program says. */
export const judgeStyle: Judge<'style'> = ({ headline, text, forbidden }, { turn: { answer } }) => {
  const words = answerWords(answer);
  // A refusal names what there is instead: it is a sentence, and may be longer.
  const finding = answer.tables.length > 0;
  const lower = words.toLowerCase();
  const long = (what: string, found: string, limit: number): string[] =>
    found.length > limit
      ? [`the ${what} has ${found.length} characters, ${limit} are allowed: ${found}`]
      : [];
  const never = NEVER.exec(words)?.[0];
  return [
    ...(answer.headline === '' ? ['there is no headline'] : []),
    ...long('headline', answer.headline, finding ? headline : headline + LONGER_REFUSAL),
    ...long('text', answer.text, text),
    ...(finding && /[.:;,]$/.test(answer.headline)
      ? [`the headline ends like a sentence: ${answer.headline}`]
      : []),
    ...(BARE.test(answer.text) ? [`a large figure without a unit: ${BARE.exec(answer.text)?.[0]}`] : []),
    ...(never === undefined ? [] : [`it says ${never}`]),
    ...forbidden.filter((one) => lower.includes(one.toLowerCase())).map((one) => `it says ${one}`),
  ];
};
