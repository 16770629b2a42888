import type { Plot } from './chart-frame.ts';
import { shownValue } from './chart-table.ts';
import { dodge } from './dodge.ts';
import { type Layer, layer, ownColor, pixels, textMark, textOf } from './layers.ts';
import type { Line, LinePoint } from './line-series.ts';
import { fitText } from './text-width.ts';
import { SIZE } from './theme.ts';

const LABEL_GAP = 14;
const LEADER_FROM = 5;
/** From the plot to the names of lines. */
export const LABEL_OFFSET = 20;

/** What stands at the end of a line. */
export interface LineEnd {
  readonly line: Line;
  readonly last: LinePoint | undefined;
  readonly text: string;
}

/** Names and last values to the right of the plot, where they cover nothing of it. */
export function endLayers(
  ends: readonly LineEnd[],
  x: (time: number) => number,
  plot: Plot,
  y: (value: number) => number,
  room: number,
): Layer[] {
  const labelled = ends.flatMap(({ line, last, text }) => {
    const value = last === undefined ? null : shownValue(last.value);
    return value === null ? [] : [{ line, text, x: x(last!.time), y: y(value) }];
  });
  if (labelled.length === 0) return [];
  const heights = dodge(
    labelled.map((label) => label.y),
    LABEL_GAP,
    plot.height,
  );
  // A label that had to move is led back to where its line ends.
  const leaders = labelled.flatMap(({ line, x: end, y: height }, at) =>
    Math.abs(heights[at]! - height) < LEADER_FROM && end > plot.width - 1
      ? []
      : [
          {
            x: end + 5,
            y: height,
            x2: plot.width + LABEL_OFFSET - 4,
            y2: heights[at]!,
            color: line.tone.fill,
          },
        ],
  );
  return [
    ...(leaders.length === 0
      ? []
      : [
          layer({ type: 'rule', strokeWidth: 0.75, opacity: 0.7 }, leaders, {
            x: pixels('x'),
            y: pixels('y'),
            x2: { field: 'x2' },
            y2: { field: 'y2' },
            color: ownColor(),
          }),
        ]),
    layer(
      textMark({ align: 'left', fontWeight: 600 }),
      labelled.map(({ line, text }, at) => ({
        text: fitText(text, room, SIZE.label, 'semibold'),
        color: line.tone.text,
        x: plot.width + LABEL_OFFSET - 2,
        y: heights[at]!,
      })),
      { x: pixels('x'), y: pixels('y'), text: textOf('text'), color: ownColor() },
    ),
  ];
}
