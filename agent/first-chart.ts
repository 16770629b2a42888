import type { Answer, TemplateResult } from '../tools/answer.ts';
import { buildChart } from '../tools/charts/build-chart.ts';
import type { ReleaseManifest } from '../tools/release-manifest.ts';
import type { TemplateCall } from './plan.ts';

/** The chart of an answer: that of its first result which has one. */
export function firstChart(
  results: readonly TemplateResult[],
  calls: readonly TemplateCall[],
  manifest: ReleaseManifest,
): Answer['chart'] {
  for (const [at, { table }] of results.entries()) {
    const { focus = [], seeks } = calls[at] ?? {};
    const chart = buildChart(table, { manifest, focus, seeks });
    if (chart !== null) return chart;
  }
  return null;
}
