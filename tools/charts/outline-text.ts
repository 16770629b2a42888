import { faceFor, fontOf } from '../fonts/bundled-fonts.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

const plain = (text: string): string => text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity]!);
const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];

/** Attributes of a text that its outline keeps. */
const KEPT = ['transform', 'fill', 'fill-opacity', 'opacity'] as const;

/** One line of glyphs from `x`, in pixels with y downwards. */
function outlineLine(text: string, attributes: string, x: number, y: number): string {
  const size = Number.parseFloat(attribute(attributes, 'font-size') ?? '11');
  const font = fontOf(faceFor(attribute(attributes, 'font-weight'), attribute(attributes, 'font-style')));
  const scale = size / font.unitsPerEm;
  const width = font.advance(text) * scale;
  const anchor = attribute(attributes, 'text-anchor');
  let at = x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
  const glyphs: string[] = [];
  for (const character of text) {
    const outline = font.outline(character.codePointAt(0)!);
    if (outline !== '')
      glyphs.push(
        `<path transform="translate(${at.toFixed(3)},${y}) scale(${scale},${-scale})" d="${outline}"/>`,
      );
    at += font.advance(character) * scale;
  }
  return glyphs.join('');
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
