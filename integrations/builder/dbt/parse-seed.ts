/**
 * Reads a small CSV text: quoted fields, doubled quotes, either line ending. Unquoted empty fields are null.
 *
 * @returns the header and the rows, each row as long as the header
 * @throws Error naming the line whose number of fields differs from the header's
 */
export function parseSeed(text: string): {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
} {
  const lines: (string | null)[][] = [];
  let line: (string | null)[] = [];
  for (const [, quoted, plain, end] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    line.push(quoted !== undefined ? quoted.replaceAll('""', '"') : plain === '' ? null : (plain ?? null));
    if (end === ',') continue;
    if (line.length > 1 || line[0] !== null) lines.push(line);
    line = [];
  }
  const [header = [], ...rows] = lines;
  const uneven = rows.findIndex((row) => row.length !== header.length);
  if (uneven >= 0)
    throw new Error(`row ${uneven + 1} has ${rows[uneven]?.length} fields instead of ${header.length}`);
  return { columns: header.map(String), rows };
}
