import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../sql/package-root.ts';
import { renderPng } from '../tools/charts/render-png.ts';
import { createTemplateRunner } from '../tools/run-template.ts';
import { currentReleaseFile, isInUse } from './builder/releases.ts';
import { writeOutputFile } from './cli/write-output-file.ts';
import { createWorkspace } from './compose.ts';
import { readConfig } from './config.ts';
import { galleryCharts } from './gallery-charts.ts';
import { openDuckDbRelease } from './warehouse/duckdb/duckdb-release-store.ts';

/**
 * `npm run gallery`: every kind of chart on one sheet, `docs/gallery/charts.png`, from the default demo's release,
 * and the first one alone for the README. `npm run gallery -- DIR` takes the release of that data directory.
 */
const SIZE = { width: 640, height: 420 };
const COLUMNS = 2;
const GAP = 8;
/** Of the charts' own pixels: a sheet is looked at as a whole. */
const SCALE = 0.75;

const given = process.argv[2];
const data = given ?? (await mkdtemp(join(tmpdir(), 'payerscope-gallery-')));
try {
  if (!(await isInUse(data))) {
    const progress = { step: (name: string) => process.stderr.write(`${name}\n`) };
    await createWorkspace(readConfig({}, { data })).demo({ progress });
  }
  const store = await openDuckDbRelease(await currentReleaseFile(data));
  try {
    const specs = await galleryCharts(createTemplateRunner({ store }), store.manifest, SIZE);
    const pictures = await Promise.all(specs.map(renderPng));
    const { default: sharp } = await import('sharp');
    const cell = { width: SIZE.width * 2 + GAP * 2, height: SIZE.height * 2 + GAP * 2 };
    const sheet = sharp({
      create: {
        width: cell.width * COLUMNS,
        height: cell.height * Math.ceil(pictures.length / COLUMNS),
        channels: 3,
        background: '#8c939c',
      },
    }).composite(
      pictures.map((input, at) => ({
        input,
        left: (at % COLUMNS) * cell.width + GAP,
        top: Math.floor(at / COLUMNS) * cell.height + GAP,
      })),
    );
    // Composed first, reduced after: sharp would otherwise reduce the empty sheet.
    const { data: composed, info } = await sheet.png().toBuffer({ resolveWithObject: true });
    const folder = join(packageRoot(), 'docs', 'gallery');
    await mkdir(folder, { recursive: true });
    const file = join(folder, 'charts.png');
    await writeOutputFile(
      file,
      await sharp(composed)
        .resize({ width: Math.round(info.width * SCALE) })
        .png({ compressionLevel: 9, palette: true, quality: 100, dither: 0, effort: 7 })
        .toBuffer(),
    );
    await writeOutputFile(join(folder, 'chart.png'), pictures[1]!);
    process.stdout.write(`${pictures.length} charts of release ${store.manifest.id} in ${file}\n`);
  } finally {
    await store.close();
  }
} finally {
  if (given === undefined) await rm(data, { recursive: true, force: true });
}
