import type { Unit } from '../../sql/templates/define-template.ts';
import { WITHHELD_MARK } from '../format-value.ts';
import { type BarMark, type BarMarks, drawnBars } from './bar-marks.ts';
import { categoryLabels } from './category-labels.ts';
import type { Plot } from './chart-frame.ts';
import {
  type Channel,
  type Layer,
  layer,
  measured,
  ownColor,
  pixel,
  pixels,
  textMark,
  textOf,
  WITHHELD_STYLE,
} from './layers.ts';
import { pixelOf } from './nice-scale.ts';
import { scaleAcross } from './scale-across.ts';
import { textWidth } from './text-width.ts';
import { SIZE, THEME } from './theme.ts';

const GAP = 6;
const BAR_SHARE = 0.7;
const BAR_MOST = 30;
/** How far a withheld bar reaches, whatever it stands for. */
const STUB = 72;
const GROUPED_STUB = 24;
/** Category labels take at most this part of the width. */
const LABEL_SHARE = 0.38;

const widest = (texts: readonly string[], face: 'regular' | 'semibold'): number =>
  Math.max(0, ...texts.map((text) => textWidth(text, SIZE.label, face)));

/** Bars from left to right under each other, category names to the left, values at the ends. */
export function horizontalBars(marks: BarMarks, unit: Unit, width: number) {
  const { categories, slots, bars } = marks;
  const numbers = bars.flatMap(({ number }) => (number === null ? [] : [number]));
  // Where nothing is above zero, bars grow from the names like any others, and the axis says that it counts down.
  const reverse = numbers.every((number) => number <= 0) && numbers.some((number) => number < 0);
  const mixed = !reverse && numbers.some((number) => number < 0);
  const labelRoom = Math.min(widest(categories, 'regular'), width * LABEL_SHARE);
  const valueRoom =
    widest(
      bars.map(({ text }) => text),
      'semibold',
    ) + GAP;
  const scale = scaleAcross(numbers, unit, width - 2 * SIZE.edge - labelRoom - valueRoom * (mixed ? 2 : 1));
  const margin = { left: labelRoom + GAP + (mixed ? valueRoom : 0), right: valueRoom, bottom: 20 };

  const draw = (plot: Plot): Layer[] => {
    const step = (plot.height / categories.length) * BAR_SHARE;
    const height = Math.min(BAR_MOST, step / slots - (slots > 1 ? 1 : 0));
    const group = (height + 1) * slots;
    const stub = slots > 1 ? GROUPED_STUB : STUB;
    const zero = reverse ? 0 : pixelOf(0, scale, plot.width);
    const end = (value: number): number =>
      reverse ? plot.width - pixelOf(value, scale, plot.width) : pixelOf(value, scale, plot.width);
    // The middle of a bar: that of its category's band, moved by its place within the group.
    const middle = ({ at, slot }: BarMark): number =>
      ((at + 0.5) * plot.height) / categories.length + (slot + 0.5) * (group / slots) - group / 2;
    const leftward = (bar: BarMark): boolean => mixed && (bar.number ?? 0) < 0;
    const texts = (align: string, chosen: readonly BarMark[], style: Channel = {}): Layer[] => {
      if (chosen.length === 0) return [];
      const data = chosen.map((bar) => ({
        text: bar.withheld && slots > 1 ? WITHHELD_MARK : bar.text,
        y: middle(bar),
        x:
          bar.number === null
            ? zero + (bar.withheld ? stub / 2 : GAP)
            : end(bar.number) + (leftward(bar) ? -GAP : GAP),
      }));
      return [
        layer(
          textMark({ align, fontWeight: 600, ...(slots > 1 ? { fontSize: SIZE.note } : {}), ...style }),
          data,
          {
            x: pixels('x'),
            y: pixels('y'),
            text: textOf('text'),
          },
        ),
      ];
    };
    const drawn = drawnBars(marks, (bar) => ({ y: middle(bar) }));
    const stubs = bars.filter(({ withheld }) => withheld);
    return [
      layer({ type: 'bar', orient: 'horizontal', height }, drawn, {
        x: measured('value', scale, unit, { reverse }),
        y: pixels('y'),
        color: ownColor(),
      }),
      ...(stubs.length === 0
        ? []
        : [
            layer(
              { type: 'bar', orient: 'horizontal', height: Math.max(height, 4), ...WITHHELD_STYLE },
              stubs.map((bar) => ({ category: categories[bar.at]!, withheld: true, y: middle(bar) })),
              { x: pixel(zero), x2: pixel(zero + stub), y: pixels('y') },
            ),
          ]),
      layer({ type: 'rule', color: THEME.axis }, [{}], {
        x: pixel(zero),
        y: pixel(0),
        y2: pixel(plot.height),
      }),
      categoryLabels(categories, {
        room: labelRoom,
        band: plot.height / categories.length,
        x: -GAP - (mixed ? valueRoom : 0),
      }),
      ...texts(
        'left',
        bars.filter((bar) => !bar.withheld && !leftward(bar)),
      ),
      ...texts('right', bars.filter(leftward)),
      ...texts('center', stubs, { fontWeight: 'normal', color: THEME.quiet }),
    ];
  };
  return { margin, draw };
}
