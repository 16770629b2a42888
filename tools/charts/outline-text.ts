import { type Face, faceFor, fontOf } from '../fonts/bundled-fonts.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

const plain = (text: string): string => text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity]!);
const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];

/** Attributes of a text that its outline keeps. */
const KEPT = ['transform', 'fill', 'fill-opacity', 'opacity'] as const;

/** Outlines that a drawing uses, each drawn once and then placed. */
type Glyphs = Map<string, string>;

function place(face: Face, character: string, x: number, glyphs: Glyphs): string {
  const codePoint = character.codePointAt(0)!;
  const id = `${face}-${codePoint.toString(16)}`;
  if (!glyphs.has(id)) glyphs.set(id, fontOf(face).outline(codePoint));
  return glyphs.get(id) === '' ? '' : `<use href="#${id}" x="${x}"/>`;
}

/** One line of glyphs anchored at `x`, in font units inside a group that scales and turns them upright. */
function outlineLine(text: string, attributes: string, x: number, y: number, glyphs: Glyphs): string {
  const face = faceFor(attribute(attributes, 'font-weight'), attribute(attributes, 'font-style'));
  const font = fontOf(face);
  const scale = Number.parseFloat(attribute(attributes, 'font-size') ?? '11') / font.unitsPerEm;
  const anchor = attribute(attributes, 'text-anchor');
  const width = font.advance(text);
  let at = anchor === 'middle' ? -Math.round(width / 2) : anchor === 'end' ? -width : 0;
  let placed = '';
  for (const character of text) {
    placed += place(face, character, at, glyphs);
    at += font.advance(character);
  }
  return `<g transform="translate(${x},${y}) scale(${scale},${-scale})">${placed}</g>`;
}

/**
 * The drawing with every text as outlines of the bundled font. What rasterises it then needs no font at all: no
 * machine can turn a label into boxes or draw it wider than it was measured.
 *
 * @param svg as vega writes it: lines of a text are `tspan`s with `x` and `dy`
 */
export function outlineText(svg: string): string {
  const glyphs: Glyphs = new Map();
  const drawn = svg.replace(/<text\b([^>]*)>(.*?)<\/text>/gs, (_, attributes: string, content: string) => {
    const kept = KEPT.flatMap((name) => {
      const value = attribute(attributes, name);
      return value === undefined ? [] : [` ${name}="${value}"`];
    });
    let y = 0;
    const lines = content.includes('<tspan')
      ? [...content.matchAll(/<tspan\b([^>]*)>(.*?)<\/tspan>/gs)].map(([, own = '', text = '']) => {
          y += Number(attribute(own, 'dy') ?? 0);
          return outlineLine(plain(text), attributes, Number(attribute(own, 'x') ?? 0), y, glyphs);
        })
      : [outlineLine(plain(content), attributes, 0, 0, glyphs)];
    return `<g${kept.join('')}>${lines.join('')}</g>`;
  });
  const outlines = [...glyphs].filter(([, path]) => path !== '');
  const definitions = outlines.map(([id, path]) => `<path id="${id}" d="${path}"/>`).join('');
  return drawn.replace(/^<svg[^>]*>/, (open) => `${open}<defs>${definitions}</defs>`);
}
