import { PdfSyntax, type PdfValue } from './pdf-syntax.ts';
import type { PdfDictionary, PdfFile } from './read-pdf.ts';

/** Glyph code → text, from a font's `ToUnicode` map (PDF 32000-1, 9.10.3). */
function toUnicode(map: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  const code = (hex: string): number => Number.parseInt(hex, 16);
  const text = (hex: string): string =>
    Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le');
  for (const [, body = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, from = '', to = ''] of body.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f ]+)>/gi))
      texts.set(code(from), text(to));
  }
  for (const [, body = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', , list = ''] of body.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*\[([\s\S]*?)\]/gi,
    )) {
      [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, to = ''], at) => {
        texts.set(code(first) + at, text(to));
      });
    }
  }
  return texts;
}

const nameOf = (value: PdfValue | undefined): string =>
  typeof value === 'object' && value !== null && 'name' in value ? value.name : '';

/** Page dictionaries in the order of the page tree. */
export function pagesOf(file: PdfFile): PdfDictionary[] {
  const walk = (value: PdfValue | undefined, depth: number): PdfDictionary[] => {
    const node = file.dictionary(value);
    if (node === undefined || depth > 8) return [];
    const kids = file.object(node.get('Kids'))?.value;
    return Array.isArray(kids) ? kids.flatMap((kid: PdfValue) => walk(kid, depth + 1)) : [node];
  };
  return walk(file.dictionary(file.trailer.get('Root'))?.get('Pages'), 0);
}

/** The content stream of a page, its parts joined; null where one cannot be decoded. */
export function contentOf(file: PdfFile, page: PdfDictionary): string | null {
  const contents = page.get('Contents');
  const parts = Array.isArray(contents) ? contents : [contents];
  const streams = parts.map((part: PdfValue | undefined) => file.object(part)?.stream ?? null);
  return streams.includes(null) ? null : streams.join('\n');
}

/**
 * Texts of a page in the order they are drawn, one per text object; a glyph without a known text is `\uFFFD`.
 * @returns null where the page's content cannot be decoded
 */
export function textsOf(file: PdfFile, page: PdfDictionary): string[] | null {
  const content = contentOf(file, page);
  if (content === null) return null;
  const fonts = file.dictionary(file.dictionary(page.get('Resources'))?.get('Font'));
  const maps = new Map<string, ReadonlyMap<number, string>>();
  const mapOf = (name: string): ReadonlyMap<number, string> => {
    const map =
      maps.get(name) ??
      toUnicode(file.object(file.dictionary(fonts?.get(name))?.get('ToUnicode'))?.stream ?? '');
    maps.set(name, map);
    return map;
  };
  const texts: string[] = [];
  const syntax = new PdfSyntax(content);
  let operands: PdfValue[] = [];
  let font = '';
  let text = '';
  for (let value = syntax.next(); value !== undefined; value = syntax.next()) {
    if (typeof value !== 'object' || value === null || !('operator' in value)) {
      operands.push(value);
      continue;
    }
    const { operator } = value;
    if (operator === 'BT') text = '';
    if (operator === 'ET') texts.push(text);
    if (operator === 'Tf') font = nameOf(operands.at(-2));
    if (operator === 'TJ' || operator === 'Tj') {
      const shown = operands.flat() as PdfValue[];
      for (const part of shown) {
        if (typeof part !== 'object' || part === null || !('text' in part)) continue;
        for (let at = 0; at + 1 < part.text.length; at += 2) {
          text += mapOf(font).get(part.text.charCodeAt(at) * 256 + part.text.charCodeAt(at + 1)) ?? '\uFFFD';
        }
      }
    }
    operands = [];
  }
  return texts;
}
