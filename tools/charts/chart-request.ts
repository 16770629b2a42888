import type { ResultColumn, TemplateDefinition } from '../../sql/templates/define-template.ts';
import type { ReleaseManifest } from '../release-manifest.ts';
import type { ChartSpec } from './chart-spec.ts';
import type { ChartTable } from './chart-table.ts';
import type { Seeks } from './seeks.ts';

/** What a chart is drawn from, worked out once from a result and its template's hint. */
export interface ChartRequest {
  readonly view: ChartTable;
  readonly template: TemplateDefinition;
  readonly manifest: ReleaseManifest;
  /** Column whose labels are set side by side; null where the result is one row. */
  readonly category: string | null;
  /** Column whose labels are told apart within a category. */
  readonly series: string | null;
  /** Columns that are drawn, at least one. */
  readonly values: readonly string[];
  readonly size: { readonly width: number; readonly height: number };
  readonly titled: boolean;
  /** Which way a change was asked for. */
  readonly seeks: Seeks;
}

export interface Chart {
  /** The finding. */
  readonly title: string;
  readonly spec: ChartSpec;
}

/** Draws one kind of chart; null where the result has too little to draw. */
export type DrawChart = (request: ChartRequest) => Chart | null;

/** The first drawn column. */
export const firstColumn = ({ view, values }: ChartRequest): ResultColumn => view.column(values[0]!);
