import { formatMonth } from '../format-value.ts';
import { barColor } from './bar-color.ts';
import { type ChartRequest, firstColumn } from './chart-request.ts';
import { labelsIn, shownValue } from './chart-table.ts';
import { drawnValue } from './chart-words.ts';
import { drawableText } from './drawable-text.ts';
import type { Datum } from './layers.ts';
import { seriesOf } from './series.ts';

/** One bar, or the place of one that may not be drawn. */
export interface BarMark {
  /** Place of its category, and of its series within the category. */
  readonly at: number;
  readonly slot: number;
  readonly number: number | null;
  readonly withheld: boolean;
  readonly text: string;
  readonly color: string;
}

export interface BarMarks {
  /** Bars side by side in a category. */
  readonly slots: number;
  readonly categories: readonly string[];
  readonly series: readonly { readonly label: string; readonly color: string }[];
  readonly bars: readonly BarMark[];
}

/**
 * The bars that have a length, as data of a layer.
 *
 * @param placeOf where the middle of a bar is, in pixels on the axis across it
 */
export function drawnBars(
  { slots, categories, series, bars }: BarMarks,
  placeOf: (bar: BarMark) => Datum,
): Datum[] {
  return bars.flatMap((bar) =>
    bar.number === null
      ? []
      : [
          {
            category: categories[bar.at]!,
            ...(slots > 1 ? { series: series[bar.slot]!.label } : {}),
            value: bar.number,
            color: bar.color,
            ...placeOf(bar),
          },
        ],
  );
}

/** Categories before the rest is only counted. */
export const MOST_CATEGORIES = 15;

/**
 * The bars of a result: categories in its order, beside each other what `seriesOf` tells apart.
 *
 * @param leader the row a title is about, which stands out where there is one bar per category
 */
export function barMarks(request: ChartRequest, leader: number | null): BarMarks {
  const { view, category } = request;
  const { unit, label } = firstColumn(request);
  const series = seriesOf(request);
  const keys = category === null ? [''] : labelsIn(view, category).slice(0, MOST_CATEGORIES);
  const places = new Map(keys.map((key, at) => [key, at]));
  const isMonth = category !== null && view.column(category).unit === 'month';
  const bars = view.rows.flatMap((row) => {
    const at = places.get(category === null ? '' : view.key(row, category));
    if (at === undefined) return [];
    return series.flatMap(({ value, tone }, slot): BarMark[] => {
      const found = value(row);
      if (found === null) return [];
      return [
        {
          at,
          slot,
          number: shownValue(found),
          withheld: found.state === 'withheld',
          text: drawnValue(found, unit),
          color: series.length > 1 ? tone.fill : barColor(request, row, at, leader),
        },
      ];
    });
  });
  return {
    slots: series.length,
    categories:
      category === null ? [label] : keys.map((key) => drawableText(isMonth ? formatMonth(key) : key)),
    series: series.map((one) => ({ label: one.label, color: one.tone.fill })),
    bars,
  };
}

/** `Medicaid $1.2M`, as alternative text tells a bar. */
export function tellBar(
  { categories, series, slots }: BarMarks,
  { at, slot, text, withheld }: BarMark,
): string {
  return [categories[at], ...(slots > 1 ? [series[slot]!.label] : []), withheld ? 'withheld' : text].join(
    ' ',
  );
}
