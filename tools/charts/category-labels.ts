import { type Layer, layer, pixel, pixels, textMark, textOf } from './layers.ts';
import { fitText, textWidth, wrapText } from './text-width.ts';
import { SIZE } from './theme.ts';

const LINE = 12.5;

/**
 * Names to the left of bands of one height, right-aligned at `x`: a long one in two lines where the band has room
 * for them.
 */
export function categoryLabels(
  labels: readonly string[],
  {
    room,
    band,
    x,
    top = 0,
  }: { readonly room: number; readonly band: number; readonly x: number; readonly top?: number },
): Layer {
  const data = labels.flatMap((label, at) => {
    const middle = top + (at + 0.5) * band;
    const isLong = textWidth(label, SIZE.label) > room && band >= 2 * LINE + 2;
    const lines = isLong
      ? wrapText(label, room, SIZE.label, 'regular', 2)
      : [fitText(label, room, SIZE.label)];
    return lines.map((text, line) => ({ label: text, y: middle + (line - (lines.length - 1) / 2) * LINE }));
  });
  return layer(textMark({ align: 'right' }), data, { x: pixel(x), y: pixels('y'), text: textOf('label') });
}
