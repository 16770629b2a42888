import { isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'binary';

/** What the bytes of a file say before anybody reads a row. */
export interface ByteFacts {
  readonly encoding: Encoding;
  /** Whether lines end in more than one way, or in a lone carriage return: then they are rewritten first. */
  readonly hasMixedLineEnds: boolean;
  /** Bytes of the longest line and its number, from 1. */
  readonly longestLine: number;
  readonly longestLineAt: number;
  /** What a file that is no text is, for people; empty for text. */
  readonly kind: string;
}

const LF = 10;
const CR = 13;

/** First bytes of files people take for exports. */
const KINDS: readonly (readonly [string, readonly number[]])[] = [
  ['an Excel workbook or a ZIP archive', [0x50, 0x4b, 3, 4]],
  ['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a compressed file', [0x1f, 0x8b]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
];

const startsWith = (bytes: Uint8Array, wanted: readonly number[]): boolean =>
  wanted.every((byte, i) => bytes[i] === byte);

/** By the mark at its start, or by the zeros that every second byte of western text is. */
function wideEncoding(head: Uint8Array): Encoding | null {
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be';
  const sample = head.subarray(0, 2000);
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2]! += 1;
  });
  const most = sample.length / 2 / 2;
  if (sample.length < 4) return null;
  if (zeros[1]! > most && zeros[0]! * 20 < zeros[1]!) return 'utf-16le';
  if (zeros[0]! > most && zeros[1]! * 20 < zeros[0]!) return 'utf-16be';
  return null;
}

/** Length of a chunk without the UTF-8 sequence that its end cuts. */
function wholeSequences(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Looks at a file chunk by chunk, in memory that does not grow with it. */
export function createByteExaminer(): { take(chunk: Buffer): void; facts(): ByteFacts } {
  let head = Buffer.alloc(0);
  let rest = Buffer.alloc(0);
  let isText = true;
  let hasNul = false;
  let [lineStart, offset, line, longest, longestAt] = [0, 0, 1, 0, 1];
  const ends = { lf: 0, crlf: 0, cr: 0 };
  let lastWasCr = false;

  const measure = (end: number): void => {
    if (end - lineStart > longest) [longest, longestAt] = [end - lineStart, line];
  };
  const countLines = (chunk: Buffer): void => {
    if (lastWasCr && chunk[0] !== LF) ends.cr += 1;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) {
      if (at === 0 ? lastWasCr : chunk[at - 1] === CR) ends.crlf += 1;
      else ends.lf += 1;
      measure(offset + at);
      lineStart = offset + at + 1;
      line += 1;
    }
    for (let at = chunk.indexOf(CR); at >= 0; at = chunk.indexOf(CR, at + 1)) {
      if (at === chunk.length - 1 || chunk[at + 1] === LF) continue;
      ends.cr += 1;
      measure(offset + at);
      lineStart = offset + at + 1;
    }
    lastWasCr = chunk.at(-1) === CR;
    offset += chunk.length;
  };
  return {
    take(chunk) {
      if (head.length < 4096) head = Buffer.concat([head, chunk.subarray(0, 4096 - head.length)]);
      hasNul ||= chunk.includes(0);
      if (isText) {
        const joined = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
        const whole = wholeSequences(joined);
        isText = isUtf8(joined.subarray(0, whole));
        rest = Buffer.from(joined.subarray(whole));
      }
      countLines(chunk);
    },
    facts() {
      measure(offset);
      const wide = wideEncoding(head);
      const kind = KINDS.find(([, bytes]) => startsWith(head, bytes))?.[0] ?? '';
      const named = kind !== '' || (hasNul && wide === null) ? 'binary' : wide;
      const encoding = named ?? (isText && rest.length === 0 ? 'utf-8' : 'windows-1252');
      return {
        encoding,
        hasMixedLineEnds: ends.cr > 0 || (ends.lf > 0 && ends.crlf > 0),
        longestLine: longest,
        longestLineAt: longestAt,
        kind: kind === '' && encoding === 'binary' ? 'a file of bytes that are no text' : kind,
      };
    },
  };
}
