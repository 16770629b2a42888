import { withheldNote } from '../../agent/compose/withheld-note.ts';
import type { Answer } from '../../tools/answer.ts';
import { WITHHELD_MARK } from '../../tools/format-value.ts';

/** The text beneath the headline; empty where it only says the same again. */
export const saysMore = ({ text, headline }: Answer): string => (text === headline ? '' : text);

/** What is to be said below the tables: the withheld note, unless it is among the caveats, then these. */
export function notesOf({ tables, caveats }: Answer): string[] {
  const note = withheldNote(tables);
  const missing = note !== null && !caveats.some((caveat) => caveat.startsWith(WITHHELD_MARK));
  return missing ? [note, ...caveats] : [...caveats];
}

/** Suggestions that the answer does not already offer as an option or as a nearest question. */
export function nextQuestions({ suggestions, declined, clarification }: Answer): string[] {
  const told = new Set([
    ...(declined?.nearest ?? []).map(({ example }) => example),
    ...(clarification?.options ?? []).map(({ value }) => value),
  ]);
  return suggestions.filter((question) => !told.has(question));
}
