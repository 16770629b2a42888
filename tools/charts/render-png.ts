import type { ChartSpec } from './chart-spec.ts';
import { outlineText } from './outline-text.ts';
import { renderSvg } from './render-svg.ts';

/** Twice the 72 dots per inch that a pixel of the drawing stands for. */
const DENSITY = 144;
/** Files somewhat larger than the smallest ones, a tenth faster. */
const COMPRESSION = 2;

/** The drawing as a PNG at twice its size; sharp is loaded on first use. */
export async function rasterize(svg: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return (
    // Whole and with the channel that the drawing comes with (its background covers all of it): line by line, and
    // without, the same picture takes a tenth longer.
    sharp(Buffer.from(outlineText(svg)), { density: DENSITY, sequentialRead: false })
      .png({ compressionLevel: COMPRESSION })
      .toBuffer()
  );
}

/**
 * Draws a vega-lite specification as a PNG at twice its size. No browser and no system font takes part.
 *
 * @throws Error as `renderSvg`
 */
export async function renderPng(spec: ChartSpec): Promise<Buffer> {
  return rasterize(await renderSvg(spec));
}
