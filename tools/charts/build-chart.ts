import type { ChartHint } from '../../sql/templates/define-template.ts';
import { templateNamed } from '../../sql/templates/index.ts';
import type { Disclosed, ResultTable } from '../answer.ts';
import type { ReleaseManifest } from '../release-manifest.ts';
import { barChart } from './bar-chart.ts';
import { bubbleChart } from './bubble-chart.ts';
import type { Chart, ChartRequest, DrawChart } from './chart-request.ts';
import { chartTable } from './chart-table.ts';
import { donutChart } from './donut-chart.ts';
import { heatMap } from './heat-map.ts';
import { lineChart } from './line-chart.ts';
import { slopeChart } from './slope-chart.ts';
import { stackedBars } from './stacked-bars.ts';

export interface ChartOptions {
  /** Another way to see the result than its template names. */
  readonly hint?: ChartHint;
  readonly manifest: ReleaseManifest;
  /** Pixels; a chart of many rows grows in height. */
  readonly size?: { readonly width: number; readonly height: number };
  /** False leaves title and subtitle to whoever places the drawing. */
  readonly titled?: boolean;
}

const DRAW: Readonly<Record<Exclude<ChartHint['kind'], 'none'>, DrawChart>> = {
  bar: barChart,
  'grouped-bar': barChart,
  'stacked-bar': stackedBars,
  line: lineChart,
  donut: donutChart,
  bubble: bubbleChart,
  heatmap: heatMap,
  slope: slopeChart,
};

/** What an answer on a screen has room for. */
export const CHART_SIZE = { width: 640, height: 360 } as const;

/**
 * The natural chart of a result, as its template names it: a vega-lite specification whose title states the
 * finding. Pure: the same result is the same specification.
 *
 * @returns null where there is nothing to draw: no row, no measure, or one mark alone
 */
export function buildChart(table: Disclosed<ResultTable>, options: ChartOptions): Chart | null {
  const template = templateNamed(table.template);
  const hint = options.hint ?? template?.chart;
  if (template === undefined || hint === undefined || hint.kind === 'none') return null;
  const view = chartTable(table);
  const request: ChartRequest = {
    view,
    template,
    manifest: options.manifest,
    category: hint.category !== undefined && view.has(hint.category) ? hint.category : null,
    series: hint.series !== undefined && view.has(hint.series) ? hint.series : null,
    values: hint.values ?? [template.primaryColumn(table.params)],
    size: options.size ?? CHART_SIZE,
    titled: options.titled ?? true,
  };
  return DRAW[hint.kind](request);
}
