/**
 * Words at spaces; double quotes hold a file name with spaces together. Nothing else is special, so that a
 * backslash or an apostrophe in a name is what it is.
 *
 * @example splitWords('coverage -o "my brief.pdf"') // ['coverage', '-o', 'my brief.pdf']
 */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quoted = false;
  for (const character of text) {
    if (character === '"') {
      quoted = !quoted;
      word ??= '';
    } else if (character === ' ' && !quoted) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + character;
  }
  return word === null ? words : [...words, word];
}
