import type { Unit } from '../../sql/templates/define-template.ts';
import type { Plot } from './chart-frame.ts';
import { type Layer, layer, pixels, textMark, textOf, tickText } from './layers.ts';
import { fitText } from './text-width.ts';
import { SIZE, THEME } from './theme.ts';

const LARGEST = 22;
const SMALLEST = 4;
/** The size of every bubble where nothing is told by size, or where it is withheld. */
const EVEN = 8;

/** Width of the legend to the right of the plot. */
export const SIZE_LEGEND = 92;

/** Radius in pixels, its square in proportion to the size. */
export function bubbleRadius(size: number | null, most: number): number {
  return size === null ? EVEN : Math.max(SMALLEST, LARGEST * Math.sqrt(Math.max(0, size) / most));
}

/** Three round sizes beside the plot. */
export function sizeLegend(plot: Plot, words: string, unit: Unit, most: number): Layer[] {
  const power = 10 ** Math.floor(Math.log10(most));
  const top = Math.floor(most / power) * power;
  const sizes = [top / 10, top / 2.5, top].map((size) => Math.max(1, Math.round(size)));
  const x = plot.width + 30;
  let y = 22;
  const samples = sizes.map((size) => {
    const radius = bubbleRadius(size, most);
    y += radius + 3;
    const sample = {
      x,
      y,
      area: Math.PI * radius ** 2,
      text: fitText(tickText(size, unit), SIZE_LEGEND - 30 - LARGEST - 5, SIZE.note),
      textX: x + LARGEST + 5,
    };
    y += radius + 3;
    return sample;
  });
  const heading = fitText(words.replace(/^number of /, ''), SIZE_LEGEND - 6, SIZE.note);
  return [
    layer({ type: 'point', filled: false, opacity: 1, stroke: THEME.axis }, samples, {
      x: pixels('x'),
      y: pixels('y'),
      size: { field: 'area', type: 'quantitative', scale: null, legend: null },
    }),
    layer(textMark({ align: 'left', fontSize: SIZE.note, color: THEME.quiet }), samples, {
      x: pixels('textX'),
      y: pixels('y'),
      text: textOf('text'),
    }),
    layer(
      textMark({ align: 'left', fontSize: SIZE.note, color: THEME.quiet }),
      [{ text: heading, x: plot.width + 8, y: 8 }],
      { x: pixels('x'), y: pixels('y'), text: textOf('text') },
    ),
  ];
}
