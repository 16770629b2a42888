/** What may hold a semicolon without ending a statement, then the end of one. */
const TOKENS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$\$[\s\S]*?\$\$|(;)/g;

/**
 * Splits a text into its statements: the driver sends one at a time. Strings, quoted names, comments and dollar-quoted
 * bodies keep their semicolons.
 *
 * @returns the statements without their semicolons; those of nothing but comments are left out
 */
export function splitStatements(text: string): string[] {
  const ends = [...text.matchAll(TOKENS)].flatMap((match) => (match[1] === undefined ? [] : [match.index]));
  const pieces = [...ends, text.length].map((end, at) => text.slice(at === 0 ? 0 : ends[at - 1]! + 1, end));
  return pieces
    .map((piece) => piece.trim())
    .filter((piece) => piece.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').trim() !== '');
}
