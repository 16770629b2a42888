import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../sql/package-root.ts';
import { renderPng } from '../tools/charts/render-png.ts';
import { createTemplateRunner } from '../tools/run-template.ts';
import { currentReleaseFile, isInUse } from './builder/releases.ts';
import { chartSheet } from './chart-sheet.ts';
import { writeOutputFile } from './cli/write-output-file.ts';
import { createWorkspace } from './compose.ts';
import { readConfig } from './config.ts';
import { galleryBriefs } from './gallery-briefs.ts';
import { galleryCharts } from './gallery-charts.ts';
import { openDuckDbRelease } from './warehouse/duckdb/duckdb-release-store.ts';

/**
 * `npm run gallery`: every kind of chart on one sheet, one chart alone for the README, and the pages of every brief,
 * as pictures in `docs/gallery/`, from the default demo's release. `npm run gallery -- DIR` takes the release of that
 * data directory.
 */
const SIZE = { width: 640, height: 420 };
/** The chart that the README shows: the answer to its first question. */
const SHOWN_ALONE = 1;

const given = process.argv[2];
const data = given ?? (await mkdtemp(join(tmpdir(), 'payerscope-gallery-')));
const folder = join(packageRoot(), 'docs', 'gallery');
try {
  const workspace = createWorkspace(readConfig({}, { data }));
  if (!(await isInUse(data))) {
    const progress = { step: (name: string) => process.stderr.write(`${name}\n`) };
    await workspace.demo({ progress });
  }
  await mkdir(folder, { recursive: true });
  const store = await openDuckDbRelease(await currentReleaseFile(data));
  try {
    const specs = await galleryCharts(createTemplateRunner({ store }), store.manifest, SIZE);
    const pictures = await Promise.all(specs.map(renderPng));
    await writeOutputFile(join(folder, 'charts.png'), await chartSheet(pictures));
    await writeOutputFile(join(folder, 'chart.png'), pictures[SHOWN_ALONE]!);
    process.stdout.write(`${pictures.length} charts of release ${store.manifest.id} in ${folder}\n`);
  } finally {
    await store.close();
  }
  const application = await workspace.openApplication();
  try {
    const pages = await galleryBriefs(application);
    for (const { name, png } of pages) await writeOutputFile(join(folder, `${name}.png`), png);
    process.stdout.write(`${pages.length} pages of briefs in ${folder}\n`);
  } finally {
    await application.close();
  }
} finally {
  if (given === undefined) await rm(data, { recursive: true, force: true });
}
