import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { buildChart } from '../build-chart.ts';
import { rasterize } from '../render-png.ts';
import { renderSvg } from '../render-svg.ts';
import { chartManifest } from './chart-result.ts';
import { everyKind } from './every-kind.ts';

// A process of its own, so that time zone, locale and fonts are those of its environment: prints the hash of every
// kind of chart as SVG and as PNG, and of one whose texts were left to the fonts of the machine.
const hashOf = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const hashes: Record<string, string> = {};
for (const [kind, { table, hint }] of Object.entries(everyKind('Zażółć Łódź'))) {
  const chart = buildChart(table, { manifest: chartManifest, ...(hint === undefined ? {} : { hint }) })!;
  const svg = await renderSvg(chart.spec);
  hashes[`${kind} svg`] = hashOf(svg);
  hashes[`${kind} png`] = hashOf(await rasterize(svg));
  if (kind !== 'donut') continue;
  const { default: sharp } = await import('sharp');
  hashes['by the fonts of the machine'] = hashOf(
    await sharp(Buffer.from(svg), { density: 144 }).flatten({ background: '#fff' }).png().toBuffer(),
  );
  const bare = svg.replace(/<text\b.*?<\/text>/gs, '');
  hashes['without its texts'] = hashOf(await rasterize(bare));
}
writeSync(1, JSON.stringify(hashes));
