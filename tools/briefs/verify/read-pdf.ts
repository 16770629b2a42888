import { inflateSync } from 'node:zlib';
import { PdfSyntax, type PdfValue } from './pdf-syntax.ts';

export type PdfDictionary = ReadonlyMap<string, PdfValue>;

export interface PdfObject {
  readonly value: PdfValue;
  /** Decoded; null for an object without a stream, or with one in a coding briefs do not use. */
  readonly stream: string | null;
}

export interface PdfFile {
  object(value: PdfValue | undefined): PdfObject | undefined;
  dictionary(value: PdfValue | undefined): PdfDictionary | undefined;
  readonly trailer: PdfDictionary;
  readonly objects: ReadonlyMap<number, PdfObject>;
}

const isDictionary = (value: PdfValue | undefined): value is PdfDictionary => value instanceof Map;

function decoded(dictionary: PdfDictionary, raw: string): string | null {
  const filter = dictionary.get('Filter');
  const [only = filter, ...more] = Array.isArray(filter) ? filter : [filter];
  if (only === undefined) return raw;
  const name = typeof only === 'object' && only !== null && 'name' in only ? only.name : '';
  if (name !== 'FlateDecode' || more.length > 0) return null;
  try {
    return inflateSync(Buffer.from(raw, 'latin1')).toString('latin1');
  } catch {
    return null;
  }
}

/** Objects packed into an object stream, as other programs write them. */
function packedObjects({ value, stream }: PdfObject): [number, PdfObject][] {
  if (!isDictionary(value) || stream === null) return [];
  const type = value.get('Type');
  const first = value.get('First');
  if (typeof type !== 'object' || type === null || !('name' in type) || type.name !== 'ObjStm') return [];
  const header = stream.slice(0, Number(first)).trim().split(/\s+/).map(Number);
  const packed: [number, PdfObject][] = [];
  for (let at = 0; at + 1 < header.length; at += 2) {
    const inner = new PdfSyntax(stream, Number(first) + header[at + 1]!).next();
    if (inner !== undefined) packed.push([header[at]!, { value: inner, stream: null }]);
  }
  return packed;
}

/**
 * Reads the objects of a PDF by going through the file, cross-reference tables aside: enough to look at a brief that
 * was made here, or changed elsewhere. The last object of a number counts, as after an incremental update.
 *
 * @returns null where the bytes are no PDF
 */
export function readPdf(bytes: Uint8Array): PdfFile | null {
  const source = Buffer.from(bytes).toString('latin1');
  if (!source.startsWith('%PDF-')) return null;
  const objects = new Map<number, PdfObject>();
  const trailer = new Map<string, PdfValue>();
  const heads = /(?:^|[\r\n ])(?:(\d+) \d+ obj|trailer)\b/g;
  for (let head = heads.exec(source); head !== null; head = heads.exec(source)) {
    const syntax = new PdfSyntax(source, heads.lastIndex);
    const value = syntax.next();
    if (value === undefined) continue;
    if (head[1] === undefined) {
      if (isDictionary(value)) for (const [key, entry] of value) trailer.set(key, entry);
      continue;
    }
    const start = /^\s*stream\r?\n/.exec(source.slice(syntax.at, syntax.at + 32));
    let stream: string | null = null;
    if (start !== null && isDictionary(value)) {
      const from = syntax.at + start[0].length;
      const length = value.get('Length');
      const to = typeof length === 'number' ? from + length : source.indexOf('endstream', from);
      stream = decoded(value, source.slice(from, to < 0 ? undefined : to));
      heads.lastIndex = Math.max(heads.lastIndex, to);
      // A cross-reference stream is a trailer too.
      for (const key of ['Root', 'Info'])
        if (value.has(key) && value.has('W')) trailer.set(key, value.get(key)!);
    }
    const found = { value, stream };
    objects.set(Number(head[1]), found);
    for (const [number, packed] of packedObjects(found)) objects.set(number, packed);
  }
  const object = (value: PdfValue | undefined): PdfObject | undefined =>
    typeof value === 'object' && value !== null && 'ref' in value
      ? objects.get(value.ref)
      : value === undefined
        ? undefined
        : { value, stream: null };
  return {
    objects,
    trailer,
    object,
    dictionary: (value) => {
      const found = object(value)?.value;
      return isDictionary(found) ? found : undefined;
    },
  };
}
