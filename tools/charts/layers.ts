import type { Unit } from '../../sql/templates/define-template.ts';
import type { NiceScale } from './nice-scale.ts';
import { SIZE, THEME } from './theme.ts';

/** One layer of a vega-lite specification. */
export type Layer = Readonly<Record<string, unknown>>;
export type Datum = Readonly<Record<string, string | number | boolean | null>>;
export type Channel = Readonly<Record<string, unknown>>;

/** Marks of one kind with their data. */
export function layer(mark: Channel, values: readonly Datum[], encoding: Record<string, Channel>): Layer {
  return { data: { values }, mark, encoding };
}

/** A position in pixels of the plot, the same for every mark of a layer. */
export const pixel = (value: number): Channel => ({ value });

/** A position in pixels of the plot that each datum brings along. */
export const pixels = (field: string): Channel => ({
  field,
  type: 'quantitative',
  scale: null,
  axis: null,
});

/** Colours come with the data: a member's is its own in every chart. */
export const ownColor = (field = 'color'): Channel => ({ field, type: 'nominal', scale: null, legend: null });

export const textOf = (field: string): Channel => ({ field, type: 'nominal' });

const SCALED = `(abs(datum.value) >= 1e9 ? format(abs(datum.value) / 1e9, ',.4~f') + 'B' : abs(datum.value) >= 1e6 ? format(abs(datum.value) / 1e6, ',.4~f') + 'M' : abs(datum.value) >= 1e3 ? format(abs(datum.value) / 1e3, ',.4~f') + 'K' : format(abs(datum.value), ',.4~f'))`;

/** How ticks read, as constant expressions over the tick's number: any vega-lite renderer knows them. */
const TICK_LABELS: Readonly<Record<Unit, string>> = {
  usd: `(datum.value < 0 ? '−' : '') + '$' + ${SCALED}`,
  count: `(datum.value < 0 ? '−' : '') + ${SCALED}`,
  percent: `format(datum.value, ',.4~f') + '%'`,
  ratio: `format(datum.value, ',.4~f')`,
  days: `format(datum.value, ',.4~f')`,
  score: `format(datum.value, ',.4~f')`,
  text: 'datum.label',
  month: 'datum.label',
};

/** The tick's text as `TICK_LABELS` makes it, for measuring margins. */
export function tickText(value: number, unit: Unit): string {
  const short = (magnitude: number): string => {
    const [divisor, suffix] =
      magnitude >= 1e9 ? [1e9, 'B'] : magnitude >= 1e6 ? [1e6, 'M'] : magnitude >= 1e3 ? [1e3, 'K'] : [1, ''];
    return `${Number((magnitude / divisor).toFixed(4))}${suffix}`;
  };
  const sign = value < 0 ? '−' : '';
  const magnitude = Math.abs(value);
  if (unit === 'usd') return `${sign}$${short(magnitude)}`;
  if (unit === 'count') return `${sign}${short(magnitude)}`;
  return `${sign}${Number(magnitude.toFixed(4))}${unit === 'percent' ? '%' : ''}`;
}

/** A measured axis: grid lines at the ticks, no line of its own. */
export function measured(
  field: string,
  scale: NiceScale,
  unit: Unit,
  options: { readonly reverse?: boolean; readonly title?: string; readonly axis?: boolean } = {},
): Channel {
  return {
    field,
    type: 'quantitative',
    scale: { domain: scale.domain, nice: false, zero: false, ...(options.reverse ? { reverse: true } : {}) },
    axis:
      options.axis === false
        ? null
        : {
            values: scale.ticks,
            labelExpr: TICK_LABELS[unit],
            title: options.title ?? null,
            grid: true,
            gridColor: THEME.grid,
            domain: false,
            ticks: false,
            labelPadding: 6,
            labelColor: THEME.quiet,
            labelFontSize: SIZE.label,
            labelOverlap: false,
            labelFlush: false,
            titleColor: THEME.quiet,
            titleFontSize: SIZE.label,
            titleFontWeight: 'normal',
          },
  };
}

/** How texts are written. */
export function textMark(options: Channel = {}): Channel {
  return { type: 'text', fontSize: SIZE.label, color: THEME.ink, baseline: 'middle', ...options };
}

/** What a withheld value is drawn with: an outline in dashes around almost nothing. */
export const WITHHELD_STYLE: Channel = {
  fill: THEME.withheldFill,
  stroke: THEME.withheldStroke,
  strokeWidth: 1,
  strokeDash: [3, 2],
};
