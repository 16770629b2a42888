/** A point of a TrueType contour; those off the curve steer quadratic arcs. */
interface Point {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

/** Flags of the `glyf` table (OpenType specification). */
const POINT = { onCurve: 1, xShort: 2, yShort: 4, repeat: 8, xSame: 16, ySame: 32 } as const;
const PART = { words: 1, isOffset: 2, scale: 8, more: 32, twoScales: 64, matrix: 128 } as const;
/** Fixed-point numbers of 2 integer and 14 fraction bits. */
const F2DOT14 = 16_384;

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true });

function contourPath(points: readonly Point[]): string {
  const start = points.findIndex(({ on }) => on);
  const ring =
    start >= 0
      ? [...points.slice(start), ...points.slice(0, start)]
      : [between(points.at(-1)!, points[0]!), ...points];
  const [first] = ring;
  let path = `M${first!.x} ${first!.y}`;
  for (let index = 1; index <= ring.length; index += 1) {
    const point = ring[index % ring.length]!;
    if (point.on) {
      if (index < ring.length) path += `L${point.x} ${point.y}`;
      continue;
    }
    const next = ring[(index + 1) % ring.length]!;
    const end = next.on ? next : between(point, next);
    path += `Q${point.x} ${point.y} ${end.x} ${end.y}`;
    if (next.on) index += 1;
  }
  return `${path}Z`;
}

function simpleContours(data: DataView, glyph: number, contours: number): Point[][] {
  const ends = Array.from({ length: contours }, (_, at) => data.getUint16(glyph + 10 + at * 2));
  const count = (ends.at(-1) ?? -1) + 1;
  let at = glyph + 10 + contours * 2;
  at += 2 + data.getUint16(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = data.getUint8(at++);
    flags.push(flag);
    if (flag & POINT.repeat) for (let times = data.getUint8(at++); times > 0; times -= 1) flags.push(flag);
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? data.getUint8(at++) : -data.getUint8(at++);
      else if (!(flag & same)) {
        value += data.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(POINT.xShort, POINT.xSame);
  const ys = coordinates(POINT.yShort, POINT.ySame);
  return ends.map((end, index) =>
    Array.from({ length: end - (ends[index - 1] ?? -1) }, (_, offset) => {
      const point = (ends[index - 1] ?? -1) + 1 + offset;
      return { x: xs[point]!, y: ys[point]!, on: (flags[point]! & POINT.onCurve) !== 0 };
    }),
  );
}

/** Accented letters are made of parts: a letter and its marks, each shifted and perhaps scaled. */
function composedContours(data: DataView, locate: (glyph: number) => number, glyph: number): Point[][] {
  const contours: Point[][] = [];
  let at = glyph + 10;
  let flags: number = PART.more;
  while (flags & PART.more) {
    flags = data.getUint16(at);
    const part = data.getUint16(at + 2);
    at += 4;
    if (!(flags & PART.isOffset)) throw new Error('a glyph places its parts by points');
    const [dx, dy] =
      flags & PART.words
        ? [data.getInt16(at), data.getInt16(at + 2)]
        : [data.getInt8(at), data.getInt8(at + 1)];
    at += flags & PART.words ? 4 : 2;
    const fraction = (offset: number): number => data.getInt16(at + offset) / F2DOT14;
    let [a, b, c, d] = [1, 0, 0, 1];
    if (flags & PART.scale) [a, d, at] = [fraction(0), fraction(0), at + 2];
    else if (flags & PART.twoScales) [a, d, at] = [fraction(0), fraction(2), at + 4];
    else if (flags & PART.matrix)
      [a, b, c, d, at] = [fraction(0), fraction(2), fraction(4), fraction(6), at + 8];
    for (const contour of contoursOf(data, locate, part)) {
      contours.push(contour.map(({ x, y, on }) => ({ x: a * x + c * y + dx, y: b * x + d * y + dy, on })));
    }
  }
  return contours;
}

function contoursOf(data: DataView, locate: (glyph: number) => number, glyph: number): Point[][] {
  const start = locate(glyph);
  if (locate(glyph + 1) === start) return [];
  const contours = data.getInt16(start);
  return contours >= 0 ? simpleContours(data, start, contours) : composedContours(data, locate, start);
}

/**
 * SVG path data of one glyph of a `glyf` table, in font units with y upwards.
 *
 * @param locate where a glyph's data begins; it ends where the next one's begins
 */
export function readGlyphOutline(data: DataView, locate: (glyph: number) => number, glyph: number): string {
  return contoursOf(data, locate, glyph).map(contourPath).join('');
}
