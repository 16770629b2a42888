import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { sourceInvalid } from './source-invalid.ts';

/** Enough for any header and for telling text from something else. */
const HEAD_BYTES = 65_536;

export interface CsvFile {
  readonly path: string;
  /** File name, for messages. */
  readonly name: string;
  /** Column names as written, without a byte-order mark. */
  readonly header: readonly string[];
  /** A comma, or a vertical bar where the header is written with more of those. */
  readonly delimiter: ',' | '|';
  readonly bytes: number;
}

/**
 * Reads the header line of a CSV file.
 *
 * @throws PayerscopeError SOURCE_INVALID for an unreadable or empty file, or one that is not UTF-8 text
 */
export function readHeader(path: string, name: string): CsvFile {
  const { head, bytes } = readHead(path, name);
  if (bytes === 0) throw sourceInvalid(`The source file ${name} is empty; export it again.`);
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (wide) throw sourceInvalid(`The source file ${name} is encoded as UTF-16; export it again as UTF-8.`);
  if (head.includes(0)) {
    throw sourceInvalid(
      `The source file ${name} is not a text file (compressed or binary?); export it as CSV in UTF-8.`,
    );
  }
  const end = head.indexOf(10);
  const line = head.subarray(0, end < 0 ? head.length : end);
  if (!isUtf8(line))
    throw sourceInvalid(`The source file ${name} is not valid UTF-8 (line 1); export it again as UTF-8.`);
  const text = line
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim();
  if (text === '')
    throw sourceInvalid(`The source file ${name} does not begin with a header line; export it again.`);
  const delimiter = text.split('|').length > text.split(',').length ? '|' : ',';
  const field = delimiter === '|' ? /("(?:[^"]|"")*"|[^|]*)(?:\||$)/g : /("(?:[^"]|"")*"|[^,]*)(?:,|$)/g;
  const header = [...text.matchAll(field)]
    .map(([, written = '']) =>
      written
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('""', '"')
        .trim(),
    )
    // The pattern matches once more, emptily, after the last field.
    .slice(0, -1);
  const seen = new Set<string>();
  for (const column of header.map((name) => name.toLowerCase())) {
    if (column !== '' && seen.has(column)) {
      throw sourceInvalid(`The source file ${name} names the column ${column} twice; export it again.`);
    }
    seen.add(column);
  }
  return { path, name, header, delimiter, bytes };
}

function readHead(path: string, name: string): { head: Buffer; bytes: number } {
  try {
    const file = openSync(path, 'r');
    try {
      const head = Buffer.alloc(HEAD_BYTES);
      return { head: head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0)), bytes: fstatSync(file).size };
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw sourceInvalid(`The source file ${name} cannot be read; check its permissions.`, { cause });
  }
}
