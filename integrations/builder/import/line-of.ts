/**
 * The line of a staged row in its file: rows keep file order, the header is line 1, and the lines the reader
 * set aside lie in between.
 *
 * @param row position among the staged rows, from 0
 * @param rejectedLines lines set aside, ascending
 */
export function lineOf(row: number, rejectedLines: readonly number[]): number {
  let line = row + 2;
  for (const rejected of rejectedLines) {
    if (rejected > line) break;
    line += 1;
  }
  return line;
}
