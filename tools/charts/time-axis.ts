import { formatMonth } from '../format-value.ts';
import { type Layer, layer, pixel, pixels, textMark, textOf } from './layers.ts';
import { textWidth } from './text-width.ts';
import { SIZE, THEME } from './theme.ts';

export interface TimeTick {
  readonly key: string;
  /** Pixels from the left of the plot. */
  readonly x: number;
}

const GAP = 10;
const LINE = 14;

/** `Jan`, `Q1` or `2025`, and the year beneath where there is one. */
function words(key: string): { name: string; year: string } {
  const [name = '', year = ''] = formatMonth(key).split(' ');
  return { name, year };
}

/** Names of periods under a plot, as many as have room; the year beneath wherever it begins. */
export function timeAxis(ticks: readonly TimeTick[], top: number): Layer[] {
  const widest = Math.max(...ticks.map(({ key }) => textWidth(words(key).name, SIZE.label)));
  const spacing =
    ticks.length < 2 ? Number.POSITIVE_INFINITY : (ticks.at(-1)!.x - ticks[0]!.x) / (ticks.length - 1);
  const least = Math.ceil((widest + GAP) / spacing);
  // Whole quarters or years of months read better than every fifth month.
  const every = [1, 2, 3, 4, 6, 12, 24].find((step) => step >= least) ?? least;
  const shown = ticks.filter((_, at) => at % every === 0);
  const names = shown.map(({ key, x }) => ({ text: words(key).name, x, y: top + 12 }));
  let year = '';
  const years = shown.flatMap(({ key, x }) => {
    const { year: own } = words(key);
    if (own === '' || own === year) return [];
    year = own;
    return [{ text: own, x, y: top + 12 + LINE }];
  });
  return [
    layer(textMark({ align: 'center', color: THEME.quiet }), names, {
      x: pixels('x'),
      y: pixels('y'),
      text: textOf('text'),
    }),
    ...(years.length === 0
      ? []
      : [
          layer(textMark({ align: 'center', color: THEME.quiet, fontWeight: 600 }), years, {
            x: pixels('x'),
            y: pixels('y'),
            text: textOf('text'),
          }),
        ]),
    layer({ type: 'rule', color: THEME.axis }, [{}], {
      y: pixel(top),
      x: pixel(0),
      x2: pixel(Math.max(...ticks.map(({ x }) => x))),
    }),
  ];
}
