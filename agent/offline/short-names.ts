import { GENERAL_WORDS } from './names.ts';
import { cleanText, stemOf, tokenise } from './tokenise.ts';

const DIRECTIONS = new Set([
  'north',
  'south',
  'east',
  'west',
  'bay',
  'new',
  'saint',
  'general',
  'regional',
  'memorial',
]);

const wordsOf = (label: string): string[] =>
  tokenise(cleanText(label.replace(/\(.*?\)/g, ' ')))
    .filter(({ kind }) => kind !== 'mark')
    .map(({ text }) => text);

/** The names people use for one of several: how it begins, or a word of its own. */
function namesIn(words: readonly string[]): string[] {
  const beginnings = words.map((_, i) => words.slice(0, i + 1).join(' '));
  return [...new Set([...beginnings, ...words])].filter((name) => {
    const telling = name.split(' ').filter((word) => !GENERAL_WORDS.has(word) && !DIRECTIONS.has(word));
    return (
      telling.some((word) => word.length > 2) ||
      name.split(' ').length > 2 ||
      /^(?:north|south|east|west) /.test(name)
    );
  });
}

/**
 * Short names of members and whom they can mean: “Harborview”, “South Shore”, “Dr. Abbott”. A name of several
 * members means all of them, so that the agent asks which.
 *
 * @param known whether the lexicon reads the word by itself already
 */
export function shortNames(
  members: readonly string[],
  known: (stem: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const member of members) {
    if (member.startsWith('Other ')) continue;
    for (const name of namesIn(wordsOf(member))) owners.set(name, [...(owners.get(name) ?? []), member]);
  }
  for (const name of owners.keys()) if (!name.includes(' ') && known(stemOf(name))) owners.delete(name);
  return owners;
}
