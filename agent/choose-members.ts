import { editDistance, slipsAllowed } from './offline/edit-distance.ts';
import { BRANDS, FORM_WORDS, GENERAL_WORDS } from './offline/names.ts';
import { cleanText, tokenise } from './offline/tokenise.ts';

/** A member a planner is told of. */
export interface ToldMember {
  readonly id: string;
  readonly label: string;
}

export interface ToldMembers {
  readonly members: readonly ToldMember[];
  /** Dimension → how many of its members are left out; only where some are. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** People: told where a question names them, and not for the sake of completeness. */
const ONLY_WHERE_NAMED = new Set(['provider']);

/** Shorter words are endings and particles, near to too much. */
const SHORTEST_NAME = 3;
/** A beginning this long stands for the word: “lisin”, “commonw”. */
const SHORTEST_BEGINNING = 4;

const wordsOf = (text: string): string[] =>
  tokenise(cleanText(text))
    .filter(({ kind, text: word }) => kind === 'word' && word.length >= SHORTEST_NAME)
    .map(({ text: word }) => word);

const tellingWords = (label: string): string[] =>
  wordsOf(label).filter((word) => !FORM_WORDS.has(word) && !GENERAL_WORDS.has(word));

const isNear = (asked: string, word: string): boolean =>
  asked === word ||
  (asked.length >= SHORTEST_BEGINNING && word.startsWith(asked)) ||
  editDistance(asked, word, slipsAllowed(word.length)) <= slipsAllowed(word.length);

/**
 * The members a question is sent with, under their ids: those whose names are near to its words, and of the others
 * as many as there is room for, the small dimensions first.
 *
 * @param byDimension dimension → id → label
 * @param room characters of ids and labels; near members are told whatever they take
 */
export function chooseMembers(
  question: string,
  byDimension: ReadonlyMap<string, ReadonlyMap<string, string>>,
  room: number,
): ToldMembers {
  const asked = wordsOf(question).flatMap((word) => [word, ...(BRANDS[word] ? [BRANDS[word]] : [])]);
  const near = (label: string): boolean =>
    asked.length > 0 && tellingWords(label).some((word) => asked.some((one) => isNear(one, word)));
  const smallestFirst = [...byDimension].sort(([, a], [, b]) => a.size - b.size);
  const all = smallestFirst.flatMap(([dimension, labels]) =>
    [...labels].map(([id, label]) => ({ dimension, id, label, near: near(label) })),
  );
  const named = all.filter((member) => member.near);
  let left = room - named.reduce((sum, { id, label }) => sum + id.length + label.length, 0);
  const told = new Set(named.map(({ id }) => id));
  for (const { dimension, id, label, near: already } of all) {
    if (already || ONLY_WHERE_NAMED.has(dimension)) continue;
    left -= id.length + label.length;
    if (left < 0) break;
    told.add(id);
  }
  const leftOut = new Map<string, number>();
  for (const { dimension, id } of all) {
    if (!told.has(id)) leftOut.set(dimension, (leftOut.get(dimension) ?? 0) + 1);
  }
  return { members: all.filter(({ id }) => told.has(id)).map(({ id, label }) => ({ id, label })), leftOut };
}
