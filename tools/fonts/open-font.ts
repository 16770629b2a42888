import { readGlyphOutline } from './read-glyph-outline.ts';

/** One TrueType face: how wide its characters are and what they look like. */
export interface Font {
  readonly unitsPerEm: number;
  /** Whether the face can draw a character at all. */
  has(codePoint: number): boolean;
  /** Advance of one line of text in font units, kerning aside; a character it lacks counts as its empty box. */
  advance(text: string): number;
  /** SVG path data of one character in font units, y upwards; empty for a space. */
  outline(codePoint: number): string;
}

/** Offsets into the tables of a TrueType file (OpenType specification, `head`, `hhea`, `hmtx`, `cmap`, `loca`). */
const HEAD = { unitsPerEm: 18, longOffsets: 50 } as const;
const HHEA_METRICS = 34;

function tablesOf(data: DataView): ReadonlyMap<string, number> {
  const tables = new Map<string, number>();
  for (let index = 0; index < data.getUint16(4); index += 1) {
    const entry = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => data.getUint8(entry + at)));
    tables.set(tag, data.getUint32(entry + 8));
  }
  return tables;
}

/** Code point → glyph from the `cmap` subtable of format 12, which covers all of Unicode. */
function glyphsByCodePoint(data: DataView, cmap: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let index = 0; index < data.getUint16(cmap + 2); index += 1) {
    const subtable = cmap + data.getUint32(cmap + 4 + index * 8 + 4);
    if (data.getUint16(subtable) !== 12) continue;
    for (let group = 0; group < data.getUint32(subtable + 12); group += 1) {
      const at = subtable + 16 + group * 12;
      const first = data.getUint32(at);
      const glyph = data.getUint32(at + 8);
      for (let code = first; code <= data.getUint32(at + 4); code += 1)
        glyphs.set(code, glyph + code - first);
    }
    return glyphs;
  }
  throw new Error('the font has no cmap table of format 12');
}

/**
 * Opens a TrueType file with what drawing a chart needs of it. A general font library does much more and costs a
 * cold start 100 ms; this reads five tables, and its test compares every character with that library.
 *
 * @throws Error when the bytes are no such font: the vendored files are, so that is a bug
 */
export function openFont(bytes: Uint8Array): Font {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(data);
  const at = (tag: string): number => {
    const offset = tables.get(tag);
    if (offset === undefined) throw new Error(`the font has no ${tag} table`);
    return offset;
  };
  const [head, hhea, hmtx, loca, glyf] = [at('head'), at('hhea'), at('hmtx'), at('loca'), at('glyf')];
  const glyphs = glyphsByCodePoint(data, at('cmap'));
  const metrics = data.getUint16(hhea + HHEA_METRICS);
  const isLong = data.getInt16(head + HEAD.longOffsets) === 1;
  const locate = (glyph: number): number =>
    glyf + (isLong ? data.getUint32(loca + glyph * 4) : data.getUint16(loca + glyph * 2) * 2);
  const outlines = new Map<number, string>();
  return {
    unitsPerEm: data.getUint16(head + HEAD.unitsPerEm),
    has: (codePoint) => (glyphs.get(codePoint) ?? 0) !== 0,
    advance: (text) => {
      let width = 0;
      for (const character of text) {
        const glyph = Math.min(glyphs.get(character.codePointAt(0)!) ?? 0, metrics - 1);
        width += data.getUint16(hmtx + glyph * 4);
      }
      return width;
    },
    outline: (codePoint) => {
      const glyph = glyphs.get(codePoint) ?? 0;
      let path = outlines.get(glyph);
      if (path === undefined) {
        path = readGlyphOutline(data, locate, glyph);
        outlines.set(glyph, path);
      }
      return path;
    },
  };
}
