import type { Unit } from '../../sql/templates/define-template.ts';
import { type BarMark, type BarMarks, drawnBars } from './bar-marks.ts';
import type { Plot } from './chart-frame.ts';
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
import { textWidth, wrapText } from './text-width.ts';
import { SIZE, THEME } from './theme.ts';

const BAR_SHARE = 0.68;
const BAR_MOST = 64;
const LABEL_LINE = 14;
/** How high a withheld bar reaches, whatever it stands for. */
const STUB = 30;
const LINES = 2;

/** The lines of each category's name under its bars, or null where one does not fit whole. */
export function categoryLines(categories: readonly string[], width: number): string[][] | null {
  const room = width / categories.length - 8;
  const lines = categories.map((label) => wrapText(label, room, SIZE.label, 'regular', LINES));
  return lines.every((wrapped, at) => wrapped.join(' ') === categories[at]) ? lines : null;
}

/** Bars from bottom to top beside each other, category names beneath, values at the ends. */
export function verticalBars(marks: BarMarks, unit: Unit, width: number) {
  const { categories, slots, bars } = marks;
  const numbers = bars.flatMap(({ number }) => (number === null ? [] : [number]));
  const scale = niceScale(numbers);
  const left = Math.max(...scale.ticks.map((tick) => textWidth(tickText(tick, unit), SIZE.label))) + 8;
  const room = (width - left) / categories.length - 8;
  const lines = categories.map((label) => wrapText(label, room, SIZE.label, 'regular', LINES));
  const margin = { left, right: 0, bottom: 8 + Math.max(...lines.map(({ length }) => length)) * LABEL_LINE };

  const draw = (plot: Plot): Layer[] => {
    const band = plot.width / categories.length;
    const size = Math.min(BAR_MOST, (band * BAR_SHARE) / slots);
    const zero = plot.height - pixelOf(0, scale, plot.height);
    const top = (value: number): number => plot.height - pixelOf(value, scale, plot.height);
    const middle = ({ at, slot }: BarMark): number => (at + 0.5) * band + (slot + 0.5 - slots / 2) * size;
    const drawn = drawnBars(marks, (bar) => ({ x: middle(bar) }));
    const stubs = bars.filter(({ withheld }) => withheld);
    // Values that would run into their neighbours' are left to the axis.
    const widest = Math.max(0, ...bars.map(({ text }) => textWidth(text, SIZE.label, 'semibold')));
    const told = bars.filter(({ withheld }) => !withheld && (slots === 1 ? widest <= band : widest <= size));
    return [
      layer({ type: 'bar', orient: 'vertical', width: Math.max(1, size - (slots > 1 ? 1 : 0)) }, drawn, {
        x: pixels('x'),
        y: measured('value', scale, unit),
        color: ownColor(),
      }),
      ...(stubs.length === 0
        ? []
        : [
            layer(
              { type: 'bar', orient: 'vertical', width: Math.max(4, size - 1), ...WITHHELD_STYLE },
              stubs.map((bar) => ({ category: categories[bar.at]!, withheld: true, x: middle(bar) })),
              { x: pixels('x'), y: pixel(zero), y2: pixel(zero - STUB) },
            ),
            layer(
              textMark({ align: 'center', color: THEME.quiet }),
              stubs.map((bar) => ({
                text: size > 70 || (band > 70 && slots === 1) ? bar.text : '‡',
                x: middle(bar),
              })),
              { x: pixels('x'), y: pixel(zero - STUB - 8), text: textOf('text') },
            ),
          ]),
      layer({ type: 'rule', color: THEME.axis }, [{}], {
        y: pixel(zero),
        x: pixel(0),
        x2: pixel(plot.width),
      }),
      layer(
        textMark({ align: 'center' }),
        lines.flatMap((wrapped, at) =>
          wrapped.map((label, line) => ({
            label,
            x: (at + 0.5) * band,
            y: plot.height + 12 + line * LABEL_LINE,
          })),
        ),
        { x: pixels('x'), y: pixels('y'), text: textOf('label') },
      ),
      ...(told.length === 0
        ? []
        : [
            layer(
              textMark({ align: 'center', fontWeight: 600 }),
              told.map((bar) => ({
                text: bar.text,
                x: middle(bar),
                y: bar.number === null ? zero - 8 : top(bar.number) + (bar.number < 0 ? 9 : -9),
              })),
              { x: pixels('x'), y: pixels('y'), text: textOf('text') },
            ),
          ]),
    ];
  };
  return { margin, draw };
}
