import { buildChart } from '../charts/build-chart.ts';
import { renderSvg } from '../charts/render-svg.ts';
import type { ReleaseManifest } from '../release-manifest.ts';
import { CHART_EDGE, POINTS_PER_PIXEL } from './pages/chart-scale.ts';
import type { Block, Page, PictureMark } from './pages/page.ts';
import type { Drawing } from './pages/paint-pages.ts';

function picturesIn(block: Block): PictureMark[] {
  const own = (block.marks ?? []).filter((mark) => mark.kind === 'picture');
  return [...own, ...(block.children ?? []).flatMap(picturesIn)];
}

/** Draws every chart that was laid out, each for its place; a chart that needs more room is scaled down to it. */
export async function drawCharts(
  pages: readonly Page[],
  manifest: ReleaseManifest,
): Promise<Map<PictureMark, Drawing>> {
  const drawings = new Map<PictureMark, Drawing>();
  for (const picture of pages.flatMap(({ blocks }) => blocks.flatMap(picturesIn))) {
    const size = {
      width: Math.round((picture.width + 2 * CHART_EDGE) / POINTS_PER_PIXEL),
      height: Math.round((picture.height + 2 * CHART_EDGE) / POINTS_PER_PIXEL),
    };
    const { drawn } = picture.chart;
    const chart =
      drawn === null ? null : buildChart(drawn.table, { ...drawn, manifest, size, titled: false });
    if (chart === null) throw new Error('a chart that cannot be built was laid out');
    drawings.set(picture, {
      svg: await renderSvg({ ...chart.spec, background: null }),
      alt: String(chart.spec['description'] ?? ''),
    });
  }
  return drawings;
}
