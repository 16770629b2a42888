import { templateNamed } from '../../sql/templates/index.ts';
import type { Disclosed, ResultTable } from '../answer.ts';
import type { ReleaseManifest } from '../release-manifest.ts';
import type { Chart, ChartRequest } from './chart-request.ts';
import { chartTable } from './chart-table.ts';
import { horizontalBars } from './horizontal-bars.ts';

export interface ChartOptions {
  readonly manifest: ReleaseManifest;
  /** Pixels; a chart of many rows grows in height. */
  readonly size?: { readonly width: number; readonly height: number };
  /** False leaves title and subtitle to whoever places the drawing. */
  readonly titled?: boolean;
}

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
  if (template === undefined || template.chart.kind === 'none') return null;
  const view = chartTable(table);
  const request: ChartRequest = {
    view,
    template,
    manifest: options.manifest,
    category: template.chart.category ?? null,
    series: template.chart.series ?? null,
    values: template.chart.values ?? [template.primaryColumn(table.params)],
    size: options.size ?? CHART_SIZE,
    titled: options.titled ?? true,
  };
  if (view.rows.length < 2) return null;
  return horizontalBars(request);
}
