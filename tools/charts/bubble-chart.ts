import { altText } from './alt-text.ts';
import { bubbleFinding } from './bubble-finding.ts';
import { bubbleLayers } from './bubble-layers.ts';
import { bubbleMarks } from './bubble-marks.ts';
import { bubbleRadius, SIZE_LEGEND, sizeLegend } from './bubble-sizes.ts';
import { bubbleStrip, STRIP } from './bubble-strip.ts';
import { chartFrame, type Plot } from './chart-frame.ts';
import type { DrawChart } from './chart-request.ts';
import { inWords, measureWithUnit, subtitleOf, WITHHELD_LABEL, WITHHELD_NOTE } from './chart-words.ts';
import { immatureNotes } from './immature.ts';
import { measured, tickText } from './layers.ts';
import { niceScale, pixelOf } from './nice-scale.ts';
import { placeLabels } from './place-labels.ts';
import { fitText, textWidth } from './text-width.ts';
import { SIZE } from './theme.ts';

const NAME = 130;
/** Under the plot: tick labels and the title of the axis. */
const AXIS = 40;
const UNNAMED_LABEL = 'No room to name:';
const FAR_FROM_ZERO = 0.4;

/** Two measures of each member against each other, a third by area; whoever lacks one is named beneath. */
export const bubbleChart: DrawChart = (request) => {
  const { view, category, values } = request;
  const [xName, yName, sizeName] = values;
  if (category === null || xName === undefined || yName === undefined) return null;
  const [across, up] = [view.column(xName), view.column(yName)];
  const area = sizeName === undefined ? null : view.column(sizeName);
  const marks = bubbleMarks(request);
  const { shown, hidden } = marks;
  if (shown.length === 0 || shown.length + hidden.length < 2) return null;
  const most = Math.max(1, ...shown.map(({ size }) => size ?? 0));
  const xScale = scaleOf(shown.map(({ x }) => x));
  const yScale = scaleOf(shown.map(({ y }) => y));
  const title = bubbleFinding(marks, across, up);
  const subtitle = subtitleOf(
    `${measureWithUnit(up)} against ${inWords(across)}${area === null ? '' : `; bubble area = ${inWords(area)}`}`,
    request,
  );
  const left = Math.max(...yScale.ticks.map((tick) => textWidth(tickText(tick, up.unit), SIZE.label))) + 30;
  const right = area === null ? 8 : SIZE_LEGEND;
  const position = {
    x: measured('x', xScale, across.unit, { title: measureWithUnit(across) }),
    y: measured('y', yScale, up.unit, { title: measureWithUnit(up) }),
  };
  const bubblesIn = (plot: Plot) => {
    const bubbles = shown.map((mark) => ({
      ...mark,
      left: pixelOf(mark.x, xScale, plot.width),
      top: plot.height - pixelOf(mark.y, yScale, plot.height),
      radius: bubbleRadius(mark.size, most),
      name: fitText(mark.label, NAME, SIZE.label),
    }));
    const places = placeLabels(
      bubbles.map((bubble) => ({
        x: bubble.left,
        y: bubble.top,
        radius: bubble.radius,
        width: textWidth(bubble.name, SIZE.label),
      })),
      plot,
    );
    return bubbles.map((bubble, at) => ({ ...bubble, place: places[at] ?? null }));
  };
  // Drawn once to see whether every name finds room; those that do not get a line of their own.
  let crowded = false;
  const frameWith = (unnamedStrip: boolean) =>
    chartFrame({
      ...request,
      title,
      subtitle,
      alt: altText('Bubble chart', title, subtitle, marks.told),
      notes: [
        ...immatureNotes(request.template, view.table, request.manifest),
        ...(hidden.length > 0 || shown.some(({ sizeHidden }) => sizeHidden) ? [WITHHELD_NOTE] : []),
      ],
      margin: {
        left,
        right,
        bottom: AXIS + (hidden.length > 0 ? STRIP : 0) + (unnamedStrip ? STRIP : 0),
      },
      draw: (plot) => {
        const bubbles = bubblesIn(plot);
        // The zero line, or the floor where zero is not on the scale.
        const zero = Math.min(plot.height, plot.height - pixelOf(0, yScale, plot.height));
        const unnamed = bubbles.filter(({ place }) => place === null);
        crowded = unnamed.length > 0;
        const first = { y: plot.height + AXIS + STRIP / 2, width: plot.width + right };
        const second = { ...first, y: first.y + (hidden.length > 0 ? STRIP : 0) };
        return [
          ...bubbleLayers(bubbles, position, { zero, width: plot.width, sized: area !== null }),
          ...(area === null ? [] : sizeLegend(plot, inWords(area), area.unit, most)),
          ...bubbleStrip(
            WITHHELD_LABEL,
            hidden.map((label) => ({ label, color: null })),
            first,
          ),
          ...bubbleStrip(
            UNNAMED_LABEL,
            unnamed.map(({ label, fill }) => ({ label, color: fill })),
            second,
          ),
        ];
      },
    });
  const spec = frameWith(false);
  return { title, spec: crowded ? frameWith(true) : spec };
};

/** Zero is left off where values stay far from it: a bubble's place is no length. */
function scaleOf(values: readonly number[]) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return niceScale(values, 5, !(low > 0 && low / high > FAR_FROM_ZERO));
}
