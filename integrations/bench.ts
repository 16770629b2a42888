import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BENCH_QUESTIONS, measureAnswers } from '../evals/bench/answer-latency.ts';
import { measureCharts } from '../evals/bench/chart-latency.ts';
import { median, runMeasured } from '../evals/bench/measure.ts';
import { type Figure, formatFigures } from '../evals/bench/report.ts';
import { packageRoot } from '../sql/package-root.ts';
import { CHART_SIZE } from '../tools/charts/build-chart.ts';
import { renderPng } from '../tools/charts/render-png.ts';
import { createTemplateRunner } from '../tools/run-template.ts';
import { currentReleaseFile } from './builder/releases.ts';
import { createWorkspace } from './compose.ts';
import { readConfig } from './config.ts';
import { generateDemo } from './demo/generate-demo.ts';
import { galleryCharts } from './gallery-charts.ts';
import { openDuckDbRelease } from './warehouse/duckdb/duckdb-release-store.ts';

/** Patients of the demo generator that give about this many claims. */
const PATIENTS = { tenThousandClaims: 640, oneMillionClaims: 64_000 } as const;

/**
 * `npm run bench`: builds and asks as people do, through the bundle, and prints medians against the bounds the
 * project set itself. `npm run bench -- 5` runs five rounds (default 3).
 */
const rounds = Number(process.argv[2] ?? 3);
const bundle = join(packageRoot(), 'dist', 'payerscope.js');
const scratch = await mkdtemp(join(tmpdir(), 'payerscope-bench-'));
const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
const cli = (...args: string[]) => runMeasured(process.execPath, [bundle, ...args]);

async function warmAnswers(data: string): Promise<number> {
  const application = await createWorkspace(readConfig({}, { data })).openApplication();
  try {
    const figures = await measureAnswers((question) => application.ask({ question }), rounds * 10);
    for (const { question, medianMs } of figures) say(`  ${medianMs.toFixed(1)} ms  ${question}`);
    return median(figures.map((figure) => figure.medianMs));
  } finally {
    await application.close();
  }
}

/** Every kind of chart of the gallery, from its specification to a PNG. */
async function warmCharts(data: string): Promise<number> {
  const store = await openDuckDbRelease(await currentReleaseFile(data));
  try {
    const specs = await galleryCharts(createTemplateRunner({ store }), store.manifest, CHART_SIZE);
    return await measureCharts(renderPng, specs, rounds * 5);
  } finally {
    await store.close();
  }
}

try {
  const figures: Figure[] = [];
  const demo = join(scratch, 'demo');
  const builds = [];
  for (let round = 0; round < rounds; round += 1) {
    await rm(demo, { recursive: true, force: true });
    say(`default demo, run ${round + 1} of ${rounds}`);
    builds.push(await cli('demo', '--data', demo));
  }
  figures.push(
    {
      name: 'default demo: generate, build, test, mask, publish',
      unit: 's',
      limit: 20,
      value: median(builds.map((one) => one.seconds)),
    },
    {
      name: 'default demo: peak memory',
      unit: 'MiB',
      limit: 1536,
      value: median(builds.map((one) => one.peakMiB ?? 0)),
    },
  );

  const cold = [];
  for (let round = 0; round < rounds * 5 + 1; round += 1) {
    cold.push((await cli('ask', BENCH_QUESTIONS[0], '--data', demo)).seconds * 1000);
  }
  figures.push({
    name: 'cold `payerscope ask` from the bundle',
    unit: 'ms',
    limit: 400,
    value: median(cold.slice(1)),
  });

  const drawn = [];
  const picture = join(scratch, 'chart.png');
  for (let round = 0; round < rounds * 5 + 1; round += 1) {
    drawn.push(await cli('ask', BENCH_QUESTIONS[0], '--chart', picture, '--data', demo));
  }
  const drawnMs = median(drawn.slice(1).map((one) => one.seconds * 1000));
  figures.push(
    { name: 'cold `payerscope ask --chart`, question to PNG', unit: 'ms', value: drawnMs },
    { name: 'of it, for the chart', unit: 'ms', limit: 350, value: drawnMs - median(cold.slice(1)) },
    {
      name: 'cold `payerscope ask --chart`: peak memory',
      unit: 'MiB',
      limit: 250,
      value: median(drawn.slice(1).map((one) => one.peakMiB ?? 0)),
    },
    { name: 'warm chart, specification to PNG', unit: 'ms', limit: 35, value: await warmCharts(demo) },
  );

  say('warm answers over the default demo');
  figures.push({
    name: 'warm answer in process, default demo',
    unit: 'ms',
    limit: 20,
    value: await warmAnswers(demo),
  });

  const warm: number[] = [];
  for (const [name, patients] of Object.entries(PATIENTS)) {
    const data = join(scratch, name);
    const source = join(scratch, `${name}-source`);
    say(`generating ${name}`);
    const { files } = await generateDemo({ directory: source, patients });
    const claims = files.find((file) => file.name === 'claims.csv')?.rows ?? 0;
    say(`building ${claims} claims`);
    const build = await cli('build', '--source', source, '--data', data);
    figures.push({ name: `${name}: claims`, unit: 'rows', value: claims });
    const limits = name === 'oneMillionClaims' ? { seconds: { limit: 60 }, memory: { limit: 1536 } } : null;
    figures.push(
      {
        name: `${name}: import, build, test, mask, publish`,
        unit: 's',
        value: build.seconds,
        ...limits?.seconds,
      },
      { name: `${name}: peak memory`, unit: 'MiB', value: build.peakMiB ?? 0, ...limits?.memory },
    );
    await rm(source, { recursive: true, force: true });
    warm.push(await warmAnswers(data));
    figures.push({ name: `${name}: warm answer`, unit: 'ms', value: warm.at(-1)! });
  }
  figures.push({
    name: 'warm answer at 1 M claims ÷ at 10 k',
    unit: 'x',
    limit: 1.5,
    value: warm[1]! / warm[0]!,
  });
  process.stdout.write(`${formatFigures(figures)}\n`);
  process.exitCode = figures.some(({ value, limit }) => limit !== undefined && value > limit) ? 6 : 0;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
