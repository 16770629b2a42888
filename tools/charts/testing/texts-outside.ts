import { faceFor } from '../../fonts/bundled-fonts.ts';
import { textWidth } from '../text-width.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** Level texts of a drawing that begin before its left edge, end beyond its right or lie above or below it. */
export function textsOutside(svg: string): string[] {
  const [, width, height] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg)!;
  const [, left, top] = /<g fill="none"[^>]*transform="translate\((-?[\d.]+),(-?[\d.]+)\)/.exec(svg)!;
  const outside: string[] = [];
  for (const [, attributes = '', text = ''] of svg.matchAll(/<text\b([^>]*)>([^<]*)<\/text>/g)) {
    const place = /translate\((-?[\d.]+),(-?[\d.]+)\)/.exec(attributes);
    if (place === null || /rotate/.test(attributes)) continue;
    const size = Number(/font-size="([\d.]+)/.exec(attributes)![1]);
    const face = faceFor(/font-weight="(\w+)"/.exec(attributes)?.[1]);
    const plain = text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity]!);
    const length = textWidth(plain, size, face);
    const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1];
    const from =
      Number(left) + Number(place[1]) - (anchor === 'end' ? length : anchor === 'middle' ? length / 2 : 0);
    const baseline = Number(top) + Number(place[2]);
    const isInside =
      from >= -0.5 &&
      from + length <= Number(width) + 0.5 &&
      baseline >= size * 0.6 &&
      baseline <= Number(height);
    if (!isInside) outside.push(`${plain} at ${from}, ${baseline} of ${width} × ${height}`);
  }
  return outside;
}
