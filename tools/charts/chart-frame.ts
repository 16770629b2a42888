import type { ChartSpec } from './chart-spec.ts';
import { type Datum, type Layer, layer, ownColor, pixel, pixels, textMark, textOf } from './layers.ts';
import { textWidth, wrapText } from './text-width.ts';
import { SIZE, THEME } from './theme.ts';

/** The room inside a chart's margins, in pixels. */
export interface Plot {
  readonly width: number;
  readonly height: number;
}

export interface LegendEntry {
  readonly label: string;
  readonly color: string;
  readonly shape?: 'square' | 'circle' | 'ring';
}

export interface Frame {
  readonly size: { readonly width: number; readonly height: number };
  readonly title: string;
  /** What is drawn, its unit, period and basis. */
  readonly subtitle: string;
  /** Without them the drawing leaves title and subtitle to whoever places it. */
  readonly titled: boolean;
  /** Alternative text. */
  readonly alt: string;
  readonly notes: readonly string[];
  readonly legend?: readonly LegendEntry[];
  /** Room for labels around the plot. */
  readonly margin: { readonly left: number; readonly right: number; readonly bottom: number };
  draw(plot: Plot): readonly Layer[];
}

const LEGEND_LINE = 20;
const LEGEND_GAP = 8;
const SWATCH = 10;
const SWATCH_GAP = 6;
const ENTRY_GAP = 18;

/** Entries side by side, in as many lines as they need. */
function placeLegend(
  entries: readonly LegendEntry[],
  width: number,
): (LegendEntry & { x: number; line: number })[] {
  let [x, line] = [0, 0];
  return entries.map((entry) => {
    const needed = SWATCH + SWATCH_GAP + textWidth(entry.label, SIZE.label);
    if (x > 0 && x + needed > width) [x, line] = [0, line + 1];
    const placed = { ...entry, x, line };
    x += needed + ENTRY_GAP;
    return placed;
  });
}

function legendLayers(placed: ReturnType<typeof placeLegend>, left: number, top: number): Layer[] {
  const data: Datum[] = placed.map(({ label, color, shape = 'square', x, line }) => ({
    label,
    color,
    shape: shape === 'square' ? 'square' : 'circle',
    filled: shape !== 'ring',
    x: x - left + SWATCH / 2,
    textX: x - left + SWATCH + SWATCH_GAP,
    y: top + line * LEGEND_LINE,
  }));
  const at = { x: pixels('x'), y: pixels('y') };
  const shapes = { ...at, shape: { field: 'shape', type: 'nominal', scale: null, legend: null } };
  const filled = data.filter(({ filled: isFilled }) => isFilled);
  const rings = data.filter(({ filled: isFilled }) => !isFilled);
  return [
    ...(filled.length === 0
      ? []
      : [
          layer({ type: 'point', filled: true, opacity: 1, size: SWATCH ** 2 }, filled, {
            ...shapes,
            color: ownColor(),
          }),
        ]),
    ...(rings.length === 0
      ? []
      : [
          layer({ type: 'point', filled: false, strokeWidth: 2, fill: '#fff', opacity: 1, size: 64 }, rings, {
            ...shapes,
            stroke: ownColor(),
          }),
        ]),
    layer(textMark({ align: 'left' }), data, { x: pixels('textX'), y: pixels('y'), text: textOf('label') }),
  ];
}

/**
 * A complete specification of a fixed size: title, subtitle, legend and notes around what `draw` puts into the
 * plot. Everything has its place in pixels, so that labels can be kept apart before anything is rendered.
 */
export function chartFrame(frame: Frame): ChartSpec {
  const { size } = frame;
  // Whole pixels: a fraction would add up to a drawing of 639.99 pixels.
  const margin = {
    left: Math.ceil(frame.margin.left),
    right: Math.ceil(frame.margin.right),
    bottom: Math.ceil(frame.margin.bottom),
  };
  const inner = size.width - 2 * SIZE.edge;
  const titles = wrapText(frame.title, inner, SIZE.title, 'semibold', 2);
  const subtitles = wrapText(frame.subtitle, inner, SIZE.subtitle, 'regular', 2);
  const notes = frame.notes.flatMap((note) => wrapText(note, inner, SIZE.note, 'regular', 2));
  const legend = placeLegend(frame.legend ?? [], inner);
  const legendLines = legend.length === 0 ? 0 : legend.at(-1)!.line + 1;
  const titleHeight = frame.titled
    ? titles.length * SIZE.titleLine + subtitles.length * SIZE.subtitleLine + 14
    : 0;
  const legendHeight = legendLines === 0 ? 0 : legendLines * LEGEND_LINE + LEGEND_GAP;
  const top = SIZE.edge + titleHeight + legendHeight + (frame.titled || legendLines > 0 ? 0 : 4);
  const noteHeight = notes.length === 0 ? 0 : notes.length * SIZE.noteLine + 6;
  const left = SIZE.edge + margin.left;
  const bottom = SIZE.edge + margin.bottom + noteHeight;
  const plot: Plot = {
    width: size.width - left - SIZE.edge - margin.right,
    height: size.height - top - bottom,
  };
  const subtitleData = subtitles.map((text, at) => ({
    text,
    y: SIZE.edge - top + titles.length * SIZE.titleLine + (at + 0.5) * SIZE.subtitleLine,
  }));
  const noteData = notes.map((text, at) => ({
    text,
    y: plot.height + bottom - SIZE.edge - (notes.length - 1 - at) * SIZE.noteLine - 4,
  }));
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: frame.alt,
    background: '#ffffff',
    width: plot.width,
    height: plot.height,
    padding: { left, top, right: SIZE.edge + margin.right, bottom },
    autosize: { type: 'none' },
    ...(frame.titled
      ? {
          title: {
            text: titles,
            anchor: 'start',
            // With a subtitle of its own vega would place both by the bounds of all marks, which is not exact.
            orient: 'none',
            dx: SIZE.edge - left,
            dy: SIZE.edge - top,
          },
        }
      : {}),
    layer: [
      ...frame.draw(plot),
      ...(legend.length === 0
        ? []
        : legendLayers(legend, margin.left, SIZE.edge + titleHeight + LEGEND_LINE / 2 - 4 - top)),
      ...(frame.titled
        ? [
            layer(textMark({ align: 'left', fontSize: SIZE.subtitle, color: THEME.quiet }), subtitleData, {
              x: pixel(-margin.left),
              y: pixels('y'),
              text: textOf('text'),
            }),
          ]
        : []),
      ...(noteData.length === 0
        ? []
        : [
            layer(textMark({ align: 'left', fontSize: SIZE.note, color: THEME.quiet }), noteData, {
              x: pixel(-margin.left),
              y: pixels('y'),
              text: textOf('text'),
            }),
          ]),
    ],
    config: {
      font: THEME.font,
      view: { stroke: null },
      aria: false,
      title: {
        color: THEME.title,
        fontSize: SIZE.title,
        fontWeight: 600,
        lineHeight: SIZE.titleLine,
      },
    },
  };
}
