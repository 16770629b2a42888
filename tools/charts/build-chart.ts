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
import { resolveHint } from './resolve-hint.ts';
import type { Seeks } from './seeks.ts';
import { shareChart } from './share-chart.ts';
import { slopeChart } from './slope-chart.ts';
import { stackedBars } from './stacked-bars.ts';

export interface ChartOptions {
  /** Another way to see the result than its template names. */
  readonly hint?: ChartHint;
  readonly manifest: ReleaseManifest;
  /** Columns that were asked for by name. */
  readonly focus?: readonly string[];
  /** Which way a change was asked for: the title names who moved furthest that way. */
  readonly seeks?: Seeks | undefined;
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
  share: shareChart,
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
 * @returns null where there is nothing to draw: no row, one mark alone, or withheld values only, which have no scale
 */
export function buildChart(table: Disclosed<ResultTable>, options: ChartOptions): Chart | null {
  const template = templateNamed(table.template);
  const named = options.hint ?? template?.chart;
  const asked = options.focus ?? [];
  const focus =
    asked.length > 0 || options.hint !== undefined || named === undefined ? asked : rankedBy(table, named);
  const hint = named === undefined ? undefined : focused(named, table, focus);
  if (template === undefined || hint === undefined || hint.kind === 'none') return null;
  const view = chartTable(table);
  const request: ChartRequest = {
    view,
    template,
    manifest: options.manifest,
    ...resolveHint(hint, view, template),
    size: options.size ?? CHART_SIZE,
    titled: options.titled ?? true,
    seeks: options.seeks ?? null,
  };
  return DRAW[hint.kind](request);
}

/** What a table is ranked by, where its usual chart shows something else; a variance is the gap that chart shows. */
function rankedBy({ params }: ResultTable, { values = [] }: ChartHint): readonly string[] {
  const { metric } = params;
  return typeof metric !== 'string' ||
    values.length === 0 ||
    values.includes(metric) ||
    metric === 'net_variance'
    ? []
    : [metric];
}

/** What was asked for by name is what is drawn, where the template would draw something else. */
function focused(hint: ChartHint, table: ResultTable, focus: readonly string[]): ChartHint {
  const [asked] = focus.filter((name) => table.columns.some((column) => column.name === name));
  const drawsOne = hint.kind === 'bar' || hint.kind === 'grouped-bar' || hint.kind === 'stacked-bar';
  if (asked === undefined || !drawsOne) return hint;
  const { category } = hint;
  return { kind: 'bar', ...(category === undefined ? {} : { category }), values: [asked] };
}
