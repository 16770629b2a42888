import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { StoredFile } from '../store/stored-file.ts';

/** A file's text as UTF-8, a line feed after each line. */
export interface CleanText {
  readonly path: string;
  /** How it was written, for people. */
  readonly encoding: string;
}

const CHUNK = 4 * 1024 * 1024;
const LF = 10;

const NAMES = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
} as const;

/**
 * The text of an added file for the engine: the file itself where it is UTF-8 with one kind of line end, else a copy
 * that is. A file in two encodings is decoded line by line.
 */
export async function cleanText(file: StoredFile, to: string): Promise<CleanText> {
  const { encoding, hasMixedLineEnds } = file.facts;
  if (encoding === 'utf-8' && !hasMixedLineEnds) return { path: file.original, encoding: NAMES['utf-8'] };
  const copy = await open(to, 'wx');
  try {
    if (encoding === 'utf-16le' || encoding === 'utf-16be') {
      await copyWide(file.original, encoding, copy);
      return { path: to, encoding: NAMES[encoding] };
    }
    const { utf8, western } = await copyByLines(file.original, copy);
    const both = utf8 > 0 && western > 0;
    const mixed = `UTF-8 and Windows-1252 (${utf8} and ${western} lines)`;
    return { path: to, encoding: both ? mixed : NAMES[western > 0 ? 'windows-1252' : 'utf-8'] };
  } finally {
    await copy.close();
  }
}

const unified = (text: string): string => text.replace(/\r\n?/g, '\n');

async function copyWide(from: string, encoding: string, copy: FileHandle): Promise<void> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  for await (const chunk of createReadStream(from, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    const text = rest + decoder.decode(chunk, { stream: true });
    // A carriage return at the end may be half of a line end.
    const cut = text.endsWith('\r') ? text.length - 1 : text.length;
    rest = text.slice(cut);
    await copy.writeFile(unified(text.slice(0, cut)));
  }
  await copy.writeFile(unified(rest + decoder.decode()));
}

async function copyByLines(from: string, copy: FileHandle): Promise<{ utf8: number; western: number }> {
  const western = new TextDecoder('windows-1252');
  const lines = { utf8: 0, western: 0 };
  const decode = (bytes: Buffer): string => {
    if (isUtf8(bytes)) {
      // Only lines with more than ASCII tell one encoding from the other.
      return bytes.toString('utf8');
    }
    return bytes
      .toString('latin1')
      .split('\n')
      .map((line) => {
        const own = Buffer.from(line, 'latin1');
        const isPlain = !/[\x80-\xff]/.test(line);
        if (isPlain) return line;
        if (isUtf8(own)) {
          lines.utf8 += 1;
          return own.toString('utf8');
        }
        lines.western += 1;
        return western.decode(own);
      })
      .join('\n');
  };
  let rest: Buffer[] = [];
  for await (const chunk of createReadStream(from, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(LF) + 1;
    if (end === 0) {
      rest.push(chunk);
      continue;
    }
    await copy.writeFile(unified(decode(Buffer.concat([...rest, chunk.subarray(0, end)]))));
    rest = [chunk.subarray(end)];
  }
  await copy.writeFile(unified(decode(Buffer.concat(rest))));
  return lines;
}
