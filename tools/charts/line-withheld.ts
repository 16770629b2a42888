import type { Plot } from './chart-frame.ts';
import { type Layer, layer, pixels, textMark, textOf, WITHHELD_STYLE } from './layers.ts';
import type { Line } from './line-series.ts';
import { SIZE, THEME } from './theme.ts';

/** A dashed mark on the floor of every period with a withheld value: where it lies says nothing about it. */
export function withheldLayers(lines: readonly Line[], x: (time: number) => number, plot: Plot): Layer[] {
  const times = new Set(
    lines.flatMap(({ points }) =>
      points.filter(({ value }) => value.state === 'withheld').map(({ time }) => time),
    ),
  );
  if (times.size === 0) return [];
  const data = [...times].map((time) => ({ withheld: true, text: '‡', x: x(time), y: plot.height - 9 }));
  return [
    layer({ type: 'point', shape: 'circle', size: 150, opacity: 1, ...WITHHELD_STYLE }, data, {
      x: pixels('x'),
      y: pixels('y'),
    }),
    layer(textMark({ align: 'center', fontSize: SIZE.note, color: THEME.quiet }), data, {
      x: pixels('x'),
      y: pixels('y'),
      text: textOf('text'),
    }),
  ];
}
