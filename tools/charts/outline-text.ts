import { faceFor, fontOf } from '../fonts/bundled-fonts.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

const plain = (text: string): string => text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity]!);
const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];

/** Attributes of a text that its outline keeps. */
const KEPT = ['transform', 'fill', 'fill-opacity', 'opacity'] as const;

/** Outlines are drawn on a grid of this many font units: a 20th of a dot in a title, and half the path data. */
const GRID = 2;

/** Outlines with each point given from the one before, so that a letter can be drawn wherever the pen stands. */
const movable = new Map<string, string>();

/** Numbers as path data: a minus separates as well as a space does. */
const numbers = (values: readonly number[]): string => values.join(' ').replaceAll(' -', '-');

/** Path data of absolute `M`, `L`, `Q` and `Z` on the grid, as relative commands from an origin of 0, 0. */
function relative(path: string): string {
  const known = movable.get(path);
  if (known !== undefined) return known;
  let [x, y, startX, startY, before] = [0, 0, 0, 0, ''];
  const moved = path.replace(/([MLQ])([^MLQZ]*)|Z/g, (_, command: string | undefined, points: string) => {
    if (command === undefined) {
      [x, y, before] = [startX, startY, ''];
      return 'z';
    }
    const places = points.split(' ').map((value) => Math.round(Number(value) / GRID));
    const steps = numbers(places.map((value, at) => value - (at % 2 === 0 ? x : y)));
    [x, y] = [places.at(-2)!, places.at(-1)!];
    if (command === 'M') [startX, startY] = [x, y];
    // A command that is repeated need not be said again.
    const said = command === before ? (steps.startsWith('-') ? '' : ' ') : command.toLowerCase();
    before = command;
    return `${said}${steps}`;
  });
  movable.set(path, moved);
  return moved;
}

/**
 * One line of glyphs anchored at `x` as one path, in font units that a transformation scales and turns upright. A
 * path a line is drawn faster than a reference a letter.
 */
function outlineLine(text: string, attributes: string, x: number, y: number): string {
  const face = faceFor(attribute(attributes, 'font-weight'), attribute(attributes, 'font-style'));
  const font = fontOf(face);
  const size = Number.parseFloat(attribute(attributes, 'font-size') ?? '11');
  const scale = (size / font.unitsPerEm) * GRID;
  const anchor = attribute(attributes, 'text-anchor');
  const width = font.advance(text);
  let at = anchor === 'middle' ? -Math.round(width / 2) : anchor === 'end' ? -width : 0;
  let path = '';
  for (const character of text) {
    const outline = font.outline(character.codePointAt(0)!);
    if (outline !== '') path += `M${Math.round(at / GRID)} 0${relative(outline)}`;
    at += font.advance(character);
  }
  return path === '' ? '' : `<path transform="translate(${x},${y}) scale(${scale},${-scale})" d="${path}"/>`;
}

/**
 * The drawing with every text as outlines of the bundled font. What rasterises it then needs no font at all: no
 * machine can turn a label into boxes or draw it wider than it was measured.
 *
 * @param svg as vega writes it: lines of a text are `tspan`s with `x` and `dy`
 */
export function outlineText(svg: string): string {
  return svg.replace(/<text\b([^>]*)>(.*?)<\/text>/gs, (_, attributes: string, content: string) => {
    const kept = KEPT.flatMap((name) => {
      const value = attribute(attributes, name);
      return value === undefined ? [] : [` ${name}="${value}"`];
    });
    let y = 0;
    const lines = content.includes('<tspan')
      ? [...content.matchAll(/<tspan\b([^>]*)>(.*?)<\/tspan>/gs)].map(([, own = '', text = '']) => {
          y += Number(attribute(own, 'dy') ?? 0);
          return outlineLine(plain(text), attributes, Number(attribute(own, 'x') ?? 0), y);
        })
      : [outlineLine(plain(content), attributes, 0, 0)];
    return `<g${kept.join('')}>${lines.join('')}</g>`;
  });
}
