import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BENCH_QUESTIONS } from '../../evals/bench/answer-latency.ts';
import { median, type ProcessFigures, runMeasured } from '../../evals/bench/measure.ts';
import type { Chapter } from '../../evals/bench/report.ts';
import { type BenchContext, payerscope, peer } from './bench-context.ts';

const millisecondsOf = (runs: readonly ProcessFigures[]): number =>
  median(runs.map(({ seconds }) => seconds * 1_000));
const peakOf = (runs: readonly ProcessFigures[]): number => median(runs.map(({ peakMiB }) => peakMiB ?? 0));

/** Rounds of several commands in turn, so that none has the quiet minute for itself; the first round is not counted. */
async function inTurn<K extends string>(
  rounds: number,
  commands: Readonly<Record<K, () => Promise<ProcessFigures>>>,
): Promise<Record<K, ProcessFigures[]>> {
  const runs = Object.fromEntries(Object.keys(commands).map((name) => [name, []])) as unknown as Record<
    K,
    ProcessFigures[]
  >;
  for (let round = 0; round <= rounds; round += 1)
    for (const name of Object.keys(commands) as K[]) {
      const figures = await commands[name]();
      if (round > 0) runs[name].push(figures);
    }
  return runs;
}

/** Commands from a cold start, beside Node alone and the other stack. */
export async function startFigures(data: string, context: BenchContext): Promise<Chapter> {
  const { rounds, scratch, python, say } = context;
  say('cold starts');
  const [pdf, png] = [join(scratch, 'brief.pdf'), join(scratch, 'chart.png')];
  const [question] = BENCH_QUESTIONS;
  const own = await inTurn(rounds * 5, {
    node: () => runMeasured(process.execPath, ['-e', '0']),
    ask: () => payerscope('ask', question, '--data', data),
    chart: () => payerscope('ask', question, '--chart', png, '--data', data),
    brief: () => payerscope('brief', 'payers', '-o', pdf, '--data', data),
  });
  const theirs =
    python === null
      ? null
      : await inTurn(rounds, {
          chart: () => peer(python, 'plotly_chart.py', join(scratch, 'peer.png')),
          brief: () => peer(python, 'reportlab_brief.py', join(scratch, 'peer.pdf')),
        });
  const floor = { name: 'Node alone', value: millisecondsOf(own.node) };
  const [ask, chart, brief] = [own.ask, own.chart, own.brief].map(millisecondsOf) as [number, number, number];
  return {
    title: 'From a cold start',
    figures: [
      { name: '`payerscope ask`', unit: 'ms', limit: 400, value: ask, floor },
      {
        name: '`payerscope ask --chart`, question to PNG',
        unit: 'ms',
        value: chart,
        floor,
        ...(theirs && { peer: { name: 'plotly, kaleido', value: millisecondsOf(theirs.chart) } }),
      },
      { name: 'of it, for the chart', unit: 'ms', limit: 350, value: chart - ask },
      { name: '`ask --chart`: peak memory', unit: 'MiB', limit: 250, value: peakOf(own.chart) },
      {
        name: '`payerscope brief`, two pages',
        unit: 'ms',
        limit: 900,
        value: brief,
        floor,
        ...(theirs && { peer: { name: 'ReportLab, matplotlib', value: millisecondsOf(theirs.brief) } }),
      },
      { name: '`brief`: peak memory', unit: 'MiB', limit: 250, value: peakOf(own.brief) },
      { name: 'the brief’s size', unit: 'KiB', limit: 150, value: (await stat(pdf)).size / 1024 },
    ],
  };
}
