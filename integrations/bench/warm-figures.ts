import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plan } from '../../agent/offline/plan.ts';
import { measureAnswers } from '../../evals/bench/answer-latency.ts';
import { measureCharts } from '../../evals/bench/chart-latency.ts';
import { median } from '../../evals/bench/measure.ts';
import type { Chapter } from '../../evals/bench/report.ts';
import { readDemoManifest } from '../../evals/questions/demo-manifest.ts';
import { turnsOf } from '../../evals/questions/question-suite.ts';
import { readQuestionSuite } from '../../evals/questions/read-question-suite.ts';
import { packageRoot } from '../../sql/package-root.ts';
import { CHART_SIZE } from '../../tools/charts/build-chart.ts';
import { renderPng } from '../../tools/charts/render-png.ts';
import { createTemplateRunner } from '../../tools/run-template.ts';
import { currentReleaseFile } from '../builder/releases.ts';
import { createWorkspace } from '../compose.ts';
import { readConfig } from '../config.ts';
import { galleryCharts } from '../gallery-charts.ts';
import { planContextOf } from '../plan-context-of.ts';
import { openDuckDbRelease } from '../warehouse/duckdb/duckdb-release-store.ts';
import type { BenchContext } from './bench-context.ts';
import { measureQueryAlone } from './query-alone.ts';

/** Warm answers of one process: the median over all questions. Milliseconds. */
export async function warmAnswer(data: string, rounds: number): Promise<number> {
  const application = await createWorkspace(readConfig({}, { data })).openApplication();
  try {
    const figures = await measureAnswers((question) => application.ask({ question }), rounds);
    return median(figures.map(({ medianMs }) => medianMs));
  } finally {
    await application.close();
  }
}

async function warmBrief(data: string, rounds: number): Promise<number> {
  const application = await createWorkspace(readConfig({}, { data })).openApplication();
  try {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const start = performance.now();
      await application.brief({ kind: 'payers', audience: 'executive', payers: [] });
      if (round > 0) times.push(performance.now() - start);
    }
    return median(times);
  } finally {
    await application.close();
  }
}

/** Every kind of chart of the gallery, from its specification to a PNG. */
async function warmChart(data: string, rounds: number): Promise<number> {
  const store = await openDuckDbRelease(await currentReleaseFile(data));
  try {
    const specs = await galleryCharts(createTemplateRunner({ store }), store.manifest, CHART_SIZE);
    return await measureCharts(renderPng, specs, rounds);
  } finally {
    await store.close();
  }
}

/** Reading a question into a plan, over every question of the written suites. */
function warmPlan(rounds: number): { median: number; p95: number } {
  const manifest = readDemoManifest();
  const context = planContextOf(manifest, null);
  const names = ['questions-written-before', 'questions-written-after'];
  const questions = names.flatMap((name) => {
    const file = `evals/suites/${name}.yaml`;
    return readQuestionSuite(file, readFileSync(join(packageRoot(), file), 'utf8'), manifest).tests.flatMap(
      turnsOf,
    );
  });
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1)
    for (const question of questions) {
      const start = performance.now();
      plan(question, null, context);
      if (round > 0) times.push(performance.now() - start);
    }
  const sorted = times.sort((a, b) => a - b);
  return { median: median(sorted), p95: sorted[Math.floor(sorted.length * 0.95)]! };
}

/** What a running process takes: planning, answering, drawing, writing a brief. */
export async function warmFigures(data: string, { rounds, say }: BenchContext): Promise<Chapter> {
  say('warm figures');
  const planned = warmPlan(rounds);
  const query = await measureQueryAlone(await currentReleaseFile(data), rounds * 10);
  return {
    title: 'In a running process',
    figures: [
      { name: 'reading a question into a plan, median', unit: 'ms', limit: 5, value: planned.median },
      { name: 'the same, 95th percentile', unit: 'ms', value: planned.p95 },
      {
        name: 'a whole answer',
        unit: 'ms',
        limit: 20,
        value: await warmAnswer(data, rounds * 10),
        floor: { name: 'DuckDB alone, one aggregate', value: query },
      },
      {
        name: 'a chart, specification to PNG',
        unit: 'ms',
        limit: 35,
        value: await warmChart(data, rounds * 5),
      },
      { name: 'a brief', unit: 'ms', limit: 250, value: await warmBrief(data, rounds * 5) },
    ],
  };
}
