import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { median, runMeasured } from '../../evals/bench/measure.ts';
import type { Chapter, Figure } from '../../evals/bench/report.ts';
import { generateDemo } from '../demo/generate-demo.ts';
import { type BenchContext, payerscope, peer } from './bench-context.ts';
import { warmAnswer } from './warm-figures.ts';

/** Sizes by name: patients of the generator that give about as many claims, and the project's own bounds. */
export const SIZES: Readonly<Record<string, { patients: number; seconds?: number; memory?: number }>> = {
  '10k': { patients: 640 },
  '100k': { patients: 6_400 },
  '1m': { patients: 64_000, seconds: 60, memory: 1_536 },
  '10m': { patients: 640_000, seconds: 150, memory: 4_096 },
};

/** The other stack reads all files at once: beyond this many patients it needs more memory than a small machine has. */
const PEER_PATIENTS = 64_000;

/** The parts of a build in the order they are done, each with the builder's own steps. */
const PARTS: readonly { readonly name: string; readonly of: readonly string[] }[] = [
  { name: 'import', of: ['import'] },
  { name: 'models', of: ['models'] },
  { name: 'families', of: ['families', 'read'] },
  { name: 'snapshots', of: ['snapshots'] },
  { name: 'tests', of: ['tests'] },
  { name: 'freezing the rows', of: ['freeze'] },
  { name: 'mask', of: ['mask'] },
  { name: 'attack', of: ['attack'] },
];

/** The source files of a size, made once. */
export async function sourceOf(size: string, { sources, scratch, say }: BenchContext) {
  const directory = join(sources ?? scratch, `source-${size}`);
  const note = join(directory, 'claims.count');
  if (existsSync(note)) return { directory, claims: Number(await readFile(note, 'utf8')) };
  say(`generating ${size} claims`);
  await mkdir(directory, { recursive: true });
  const { files } = await generateDemo({ directory, patients: SIZES[size]!.patients });
  for (const { name } of files) await settle(join(directory, name));
  const claims = files.find(({ name }) => name === 'claims.csv')?.rows ?? 0;
  await writeFile(note, String(claims));
  return { directory, claims };
}

/** Waits until a file is on the disk: else whoever reads it next shares the disk with what wrote it. */
async function settle(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Seconds of a step as the builder prints it, `mask 2.6 s`, its words wrapped anywhere; one taken twice counts twice. */
function secondsOf(step: string, printed: string): number {
  const all = [...printed.matchAll(new RegExp(`(?:^|· |\\n)${step}\\s+(\\d+(?:\\.\\d+)?)\\s+s`, 'g'))];
  return all.reduce((sum, [, seconds]) => sum + Number(seconds), 0);
}

/** One size: from source files to a published, attacked release, and the answers it gives. */
export async function buildFigures(
  size: string,
  context: BenchContext,
): Promise<Chapter & { answer: number }> {
  const { scratch, python, rounds, say } = context;
  const { patients, seconds, memory } = SIZES[size]!;
  const { directory, claims } = await sourceOf(size, context);
  const data = join(scratch, `data-${size}`);
  say(`building ${claims.toLocaleString('en-US')} claims`);
  const build = await payerscope('build', '--source', directory, '--data', data);
  const printed = `${build.stdout}\n${build.stderr}`;
  const steps = (...names: string[]): number =>
    names.reduce((sum, name) => sum + secondsOf(name, printed), 0);
  say('DuckDB alone');
  const file = join(scratch, 'alone.duckdb');
  const alone = await runMeasured(process.execPath, [
    join(import.meta.dirname, 'duckdb-alone.ts'),
    directory,
    file,
  ]);
  const pandas =
    python === null || patients > PEER_PATIENTS
      ? null
      : await peer(python, 'pandas_build.py', directory, join(scratch, 'pandas'));
  await rm(file, { force: true });
  if (context.sources === null) await rm(directory, { recursive: true, force: true });
  const answer = await warmAnswer(data, rounds * 10);
  await rm(data, { recursive: true, force: true });
  const figures: Figure[] = [
    { name: 'claims', unit: 'rows', value: claims },
    {
      name: 'source files to published release, attack included',
      unit: 's',
      value: build.seconds,
      ...(seconds !== undefined && { limit: seconds }),
      floor: { name: 'DuckDB alone: load and aggregate', value: alone.seconds },
      ...(pandas && { peer: { name: 'pandas: load and aggregate', value: pandas.seconds } }),
    },
    ...PARTS.map(({ name, of }) => ({ name: `of it: ${name}`, unit: 's' as const, value: steps(...of) })),
    {
      name: 'peak memory',
      unit: 'MiB',
      value: build.peakMiB ?? 0,
      ...(memory !== undefined && { limit: memory }),
      floor: { name: 'DuckDB alone', value: alone.peakMiB ?? 0 },
      ...(pandas && { peer: { name: 'pandas', value: pandas.peakMiB ?? 0 } }),
    },
    { name: 'a warm answer', unit: 'ms', value: answer },
  ];
  return { title: `${size} claims`, figures, answer };
}

/** The default demo, as a newcomer's first question makes it. */
export async function demoFigures(data: string, { rounds, say }: BenchContext): Promise<Chapter> {
  const builds = [];
  for (let round = 0; round < rounds; round += 1) {
    await rm(data, { recursive: true, force: true });
    say(`default demo, run ${round + 1} of ${rounds}`);
    builds.push(await payerscope('demo', '--data', data));
  }
  return {
    title: 'The default demo',
    figures: [
      {
        name: 'generate, build, test, mask, attack, publish',
        unit: 's',
        limit: 20,
        value: median(builds.map((one) => one.seconds)),
      },
      {
        name: 'peak memory',
        unit: 'MiB',
        limit: 1_536,
        value: median(builds.map((one) => one.peakMiB ?? 0)),
      },
    ],
  };
}
