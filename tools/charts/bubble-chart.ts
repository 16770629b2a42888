import { formatProse } from '../format-value.ts';
import { UNINSURED } from '../uninsured.ts';
import { altText } from './alt-text.ts';
import { chartFrame, type Plot } from './chart-frame.ts';
import type { DrawChart } from './chart-request.ts';
import { shownValue } from './chart-table.ts';
import {
  inWords,
  measureWithUnit,
  subtitleOf,
  toldValue,
  WITHHELD_LABEL,
  WITHHELD_NOTE,
} from './chart-words.ts';
import { immatureNotes } from './immature.ts';
import {
  type Layer,
  layer,
  measured,
  ownColor,
  pixel,
  pixels,
  textMark,
  textOf,
  tickText,
  WITHHELD_STYLE,
} from './layers.ts';
import { niceScale, pixelOf } from './nice-scale.ts';
import { payerTone } from './palette.ts';
import { placeLabels } from './place-labels.ts';
import { isVariance, nameInTitle, ofThoseShown } from './ranking-finding.ts';
import { fitText, textWidth } from './text-width.ts';
import { SIZE, THEME } from './theme.ts';

const LARGEST = 22;
const SMALLEST = 4;
/** The size of every bubble where nothing is told by size, or where it is withheld. */
const EVEN = 8;
const NAME = 130;
const LEGEND = 84;
const STRIP = 22;
const FAR_FROM_ZERO = 0.4;

/** Two measures of each member against each other, a third by area; whoever lacks one is named beneath. */
export const bubbleChart: DrawChart = (request) => {
  const { view, category, values, manifest } = request;
  const [xName, yName, sizeName] = values;
  if (category === null || xName === undefined || yName === undefined) return null;
  const [across, up] = [view.column(xName), view.column(yName)];
  const area = sizeName === undefined ? null : view.column(sizeName);
  const members = view.rows.map((row) => {
    const key = view.key(row, category);
    const [x, y] = [view.value(row, xName), view.value(row, yName)];
    const size = area === null ? null : view.value(row, area.name);
    return {
      key,
      label: view.label(row, category),
      fill: category === 'payer' ? payerTone(key, manifest).fill : THEME.accent,
      x: shownValue(x),
      y: shownValue(y),
      size: size === null ? null : shownValue(size),
      hidden: x.state === 'withheld' || y.state === 'withheld',
      sizeHidden: size?.state === 'withheld',
      told: [x, y, ...(size === null ? [] : [size])]
        .map((value, at) => toldValue(value, [across, up, area][at]!.unit))
        .join(', '),
    };
  });
  const shown = members.flatMap(({ x, y, ...member }) =>
    x === null || y === null ? [] : [{ ...member, x, y }],
  );
  const hidden = members.filter((member) => member.hidden);
  if (shown.length === 0 || shown.length + hidden.length < 2) return null;
  const most = Math.max(1, ...shown.map(({ size }) => size ?? 0));
  const radiusOf = (size: number | null): number =>
    size === null ? EVEN : Math.max(SMALLEST, LARGEST * Math.sqrt(Math.max(0, size) / most));
  const xScale = scaleOf(shown.map(({ x }) => x));
  const yScale = scaleOf(shown.map(({ y }) => y));
  // Claims nobody insures have no payer to talk to.
  const insured = shown.filter(({ key }) => key !== UNINSURED);
  const lowest = (insured.length > 0 ? insured : [...shown]).sort((a, b) => a.y - b.y);
  const [first, second] = lowest;
  const last = lowest.at(-1);
  const measure = inWords(up);
  const plain = `${measure.charAt(0).toUpperCase()}${measure.slice(1)} against ${inWords(across)}`;
  const among = ofThoseShown(hidden.length > 0);
  const title =
    first === undefined
      ? `${plain}: withheld to protect patients`
      : first.y === second?.y
        ? plain
        : first.y < 0 && isVariance(up.name)
          ? `${nameInTitle(first.label)} is furthest below its charges${among}: ${formatProse(first.y, up.unit)} on ${formatProse(first.x, across.unit)}`
          : `${nameInTitle(last!.label)} has the highest ${measure}${among}: ${formatProse(last!.y, up.unit)}`;
  const subtitle = subtitleOf(
    `${measureWithUnit(up)} against ${inWords(across)}${area === null ? '' : `; bubble area = ${inWords(area)}`}`,
    request,
  );
  const left = Math.max(...yScale.ticks.map((tick) => textWidth(tickText(tick, up.unit), SIZE.label))) + 30;
  const spec = chartFrame({
    ...request,
    title,
    subtitle,
    alt: altText(
      'Bubble chart',
      title,
      subtitle,
      members.map(({ label, told }) => `${label} ${told}`),
    ),
    notes: [
      ...immatureNotes(request.template, view.table, request.manifest),
      ...(members.some((member) => member.hidden || member.sizeHidden) ? [WITHHELD_NOTE] : []),
    ],
    margin: {
      left,
      right: area === null ? 8 : LEGEND,
      bottom: 40 + (hidden.length > 0 ? STRIP : 0),
    },
    draw: (plot) => {
      const at = shown.map((member) => ({
        x: pixelOf(member.x, xScale, plot.width),
        y: plot.height - pixelOf(member.y, yScale, plot.height),
        radius: radiusOf(member.size),
        name: fitText(member.label, NAME, SIZE.label),
      }));
      const labels = placeLabels(
        at.map(({ name, ...place }) => ({ ...place, width: textWidth(name, SIZE.label) })),
        plot,
      );
      const bubbles = shown.map((member, index) => ({
        label: member.label,
        x: member.x,
        y: member.y,
        ...(area === null ? {} : { size: member.size }),
        area: Math.PI * at[index]!.radius ** 2,
        color: member.fill,
        sizeHidden: member.sizeHidden,
      }));
      const position = {
        x: measured('x', xScale, across.unit, { title: measureWithUnit(across) }),
        y: measured('y', yScale, up.unit, { title: measureWithUnit(up) }),
      };
      const areas = { field: 'area', type: 'quantitative', scale: null, legend: null };
      const sized = bubbles.filter(({ sizeHidden }) => !sizeHidden);
      const unsized = bubbles.filter(({ sizeHidden }) => sizeHidden);
      const names = (align: string): Layer[] => {
        const data = labels.flatMap((place, index) =>
          place.align === align ? [{ text: at[index]!.name, x: place.x, y: place.y }] : [],
        );
        return data.length === 0
          ? []
          : [layer(textMark({ align }), data, { x: pixels('x'), y: pixels('y'), text: textOf('text') })];
      };
      // The zero line, or the floor where zero is not on the scale.
      const zero = Math.min(plot.height, plot.height - pixelOf(0, yScale, plot.height));
      return [
        layer({ type: 'circle', opacity: 0.78, stroke: '#fff', strokeWidth: 1 }, sized, {
          ...position,
          size: areas,
          color: ownColor(),
        }),
        ...(unsized.length === 0
          ? []
          : [
              layer(
                { type: 'point', filled: false, strokeDash: [3, 2], strokeWidth: 1.5, opacity: 1 },
                unsized,
                {
                  ...position,
                  size: areas,
                  color: ownColor(),
                },
              ),
            ]),
        layer({ type: 'rule', color: THEME.axis }, [{}], {
          y: pixel(zero),
          x: pixel(0),
          x2: pixel(plot.width),
        }),
        ...['left', 'right', 'center'].flatMap(names),
        ...(area === null ? [] : sizeLegend(plot, inWords(area), area.unit, most, radiusOf)),
        ...hiddenStrip(
          hidden.map(({ label }) => label),
          plot,
        ),
      ];
    },
  });
  return { title, spec };
};

/** Zero is left off where values stay far from it: a bubble's place is no length. */
function scaleOf(values: readonly number[]) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return niceScale(values, 5, !(low > 0 && low / high > FAR_FROM_ZERO));
}

function sizeLegend(
  plot: Plot,
  words: string,
  unit: Parameters<typeof formatProse>[1],
  most: number,
  radiusOf: (size: number) => number,
): Layer[] {
  const power = 10 ** Math.floor(Math.log10(most));
  const top = Math.floor(most / power) * power;
  const sizes = [top / 10, top / 2.5, top].map((size) => Math.max(1, Math.round(size)));
  const x = plot.width + 30;
  let y = 22;
  const samples = sizes.map((size) => {
    const radius = radiusOf(size);
    y += radius + 3;
    const sample = {
      x,
      y,
      area: Math.PI * radius ** 2,
      text: formatProse(size, unit),
      textX: x + LARGEST + 5,
    };
    y += radius + 3;
    return sample;
  });
  const heading = fitText(words.replace(/^number of /, ''), LEGEND - 6, SIZE.note);
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

/** Who has a withheld measure, in a line under the axis: no place in the plot could be theirs. */
function hiddenStrip(labels: readonly string[], plot: Plot): Layer[] {
  if (labels.length === 0) return [];
  const y = plot.height + 52;
  let x = textWidth(WITHHELD_LABEL, SIZE.label) + 12;
  const marks = labels.flatMap((label) => {
    const text = fitText(label, NAME, SIZE.label);
    const mark = { withheld: true, text, x: x + 6, y, textX: x + 16 };
    x += textWidth(text, SIZE.label) + 32;
    return x < plot.width + LEGEND ? [mark] : [];
  });
  return [
    layer(textMark({ align: 'left', color: THEME.quiet }), [{ text: WITHHELD_LABEL, x: 0, y }], {
      x: pixels('x'),
      y: pixels('y'),
      text: textOf('text'),
    }),
    layer({ type: 'point', shape: 'circle', size: 90, opacity: 1, ...WITHHELD_STYLE }, marks, {
      x: pixels('x'),
      y: pixels('y'),
    }),
    layer(textMark({ align: 'left' }), marks, { x: pixels('textX'), y: pixels('y'), text: textOf('text') }),
  ];
}
