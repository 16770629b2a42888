import type { Answer } from '../../tools/answer.ts';

/** Everything an answer says in words: what people read around its tables. */
export function answerParts(answer: Answer): readonly string[] {
  const { headline, text, readAs, caveats, suggestions, clarification, declined } = answer;
  return [
    headline,
    text,
    readAs,
    ...caveats,
    ...suggestions,
    ...(clarification === null
      ? []
      : [clarification.question, ...clarification.options.flatMap(({ label, value }) => [label, value])]),
    ...(declined === null ? [] : [declined.reason, ...declined.nearest.map(({ example }) => example)]),
  ];
}

export const answerWords = (answer: Answer): string => answerParts(answer).join('\n');
